#pragma once

#include <string>
#include <utility>
#include <vector>

#include "reference/world.hpp"
#include "s2ss/evidence.hpp"
#include "s2ss/parts.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"
#include "s2ss/rule.hpp"
#include "s2ss/scorer.hpp"

namespace s2ss::reference {

/// A scheme small enough to keep in the head:
///
///     subjects > humanities > history > medieval-history > crusades        politics is related to history
///                           > geography > rivers > deltas
///              > languages > french
///     aspects > subject-leadership, assessment > marking      exam-boards > aqa, ocr
///     stages > key-stage-3, key-stage-4 > gcse, key-stage-5 > a-level, vocational
inline Taxonomy small_scheme() {
  TaxonomyBuilder builder("small");
  const auto add = [&](const char* id, std::vector<std::string> broader, Facet facet = Facet::none,
                       std::vector<std::string> related = {}) {
    Concept each;
    each.id = id;
    each.pref_label = id;
    each.broader = std::move(broader);
    each.related = std::move(related);
    each.facet = facet;
    builder.add(each);
  };
  add("subjects", {});
  add("humanities", {"subjects"});
  add("history", {"humanities"}, Facet::none, {"politics"});
  add("medieval-history", {"history"});
  add("crusades", {"medieval-history"});
  add("geography", {"humanities"});
  add("rivers", {"geography"});
  add("deltas", {"rivers"});
  add("languages", {"subjects"});
  add("french", {"languages"});
  add("society", {});
  add("politics", {"society"});
  add("elections", {"politics"});
  add("aspects", {});
  add("subject-leadership", {"aspects"}, Facet::aspect);
  add("assessment", {"aspects"}, Facet::aspect);
  add("marking", {"assessment"}, Facet::aspect);
  add("stages", {});
  add("key-stage-3", {"stages"}, Facet::stage);
  add("key-stage-4", {"stages"}, Facet::stage);
  add("gcse", {"key-stage-4"}, Facet::stage);
  add("key-stage-5", {"stages"}, Facet::stage);
  add("a-level", {"key-stage-5"}, Facet::stage);
  add("vocational", {"stages"}, Facet::stage);
  add("exam-boards", {});
  add("aqa", {"exam-boards"}, Facet::board);
  add("ocr", {"exam-boards"}, Facet::board);
  return builder.build();
}

inline Date day(const char* text) { return Date::from_text(text).value(); }

inline School small_school(const std::string& urn, const std::string& trust = "", const std::string& district = "") {
  School school;
  school.urn = urn;
  school.name = "School " + urn;
  school.local_authority = "888";
  school.trust = trust;
  school.district = district;
  school.easting = 380'000;
  school.northing = 430'000;
  return school;
}

inline Expertise small_expertise(const std::string& topic, Strength strength = Strength::main) {
  Expertise expertise;
  expertise.topic = topic;
  expertise.strength = strength;
  return expertise;
}

inline Nominee small_nominee(const std::string& id, const std::string& school, std::vector<Expertise> expertise) {
  Nominee nominee;
  nominee.id = id;
  nominee.school = school;
  nominee.expertise = std::move(expertise);
  nominee.max_links = 1'000;
  return nominee;
}

inline Need small_need(const std::string& topic) {
  Need need;
  need.topic = topic;
  return need;
}

inline Link small_link(const std::string& nominee, const std::string& supporting, const std::string& requesting,
                       Date date, LinkState state = LinkState::completed) {
  return {nominee, supporting, requesting, date, state, ""};
}

/// One school that asks, one nominee at another school who fits in every way, and no calendar. Tests change what they
/// are about.
struct Situation {
  World world;
  Request request;
  Policy policy;

  Nominee& nominee() { return world.nominees.front(); }
  Expertise& expertise() { return world.nominees.front().expertise.front(); }
  Need& need() { return request.needs.front(); }
  School& asking() { return world.schools[0]; }
  School& supporting() { return world.schools[1]; }

  /// The scorer and the nominee "n1".
  [[nodiscard]] std::pair<Scorer, NomineeIndex> scorer() const {
    const Directory directory = build(world);
    return {Scorer(directory, request, policy), directory.find_nominee("n1").value()};
  }
  [[nodiscard]] Parts parts() const {
    const auto [each, nominee] = scorer();
    return each.parts(nominee);
  }
  [[nodiscard]] Evidence evidence() const {
    const auto [each, nominee] = scorer();
    return each.evidence(nominee);
  }
  [[nodiscard]] std::vector<Rule> rules() const {
    const auto [each, nominee] = scorer();
    return each.rules(nominee);
  }
};

inline Situation small_situation() {
  Situation situation;
  situation.world.taxonomy = small_scheme();
  situation.world.as_of = day("2026-09-01");
  situation.world.schools = {small_school("100001"), small_school("100002")};
  situation.world.nominees = {small_nominee("n1", "100002", {small_expertise("history")})};
  situation.request.id = "r1";
  situation.request.school = "100001";
  situation.request.needs = {small_need("history")};
  situation.request.from = day("2026-09-07");
  situation.request.to = day("2026-09-11");
  return situation;
}

}  // namespace s2ss::reference
