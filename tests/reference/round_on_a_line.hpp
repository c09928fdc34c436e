#pragma once

#include <string>
#include <vector>

#include "reference/small_world.hpp"
#include "s2ss/allocate.hpp"

namespace s2ss::reference {

/// A round whose scores can be read off a road: schools stand along it, everybody fits, and a score is 1 less the
/// distance over how far the nominee goes.
struct RoundOnALine {
  World world;
  std::vector<Request> requests;
  Policy policy;
  RoundRules rules;

  RoundOnALine() {
    world.taxonomy = small_scheme();
    world.as_of = day("2026-09-01");
    policy.weights = {.subject_fit = 0, .availability = 0, .diversity = 0, .proximity = 1'000'000};
    policy.max_distance = 1'000'000;
  }

  std::string add_school(int kilometre, const std::string& trust = "") {
    School school = small_school(std::to_string(100'000 + world.schools.size()), trust);
    school.easting = 200'000 + kilometre * 1'000;
    world.schools.push_back(school);
    return school.urn;
  }

  Nominee& add_nominee(const std::string& id, int kilometre, int goes_so_far = 100, int max_links = 1) {
    return add_nominee_at(add_school(kilometre), id, goes_so_far, max_links);
  }

  Nominee& add_nominee_at(const std::string& school, const std::string& id, int goes_so_far = 100, int max_links = 1) {
    Nominee nominee = small_nominee(id, school, {small_expertise("history")});
    nominee.max_links = max_links;
    nominee.max_distance = goes_so_far * 1'000;
    world.nominees.push_back(nominee);
    return world.nominees.back();
  }

  Request& add_request(const std::string& id, int kilometre, int places = 1) {
    Request request;
    request.id = id;
    request.school = add_school(kilometre);
    request.needs = {small_need("history")};
    request.from = day("2026-09-07");
    request.to = day("2026-09-11");
    request.places = places;
    requests.push_back(request);
    return requests.back();
  }

  [[nodiscard]] Directory directory() const { return build(world); }
  [[nodiscard]] Plan allocate(AllocateOptions options = {}) const {
    options.rules = rules;
    return s2ss::allocate(directory(), requests, policy, options);
  }
};

/// The links as "r1-n1 r2-n3".
inline std::string links_text(const Plan& plan) {
  std::string text;
  for (const AssignedLink& link : plan.assigned) {
    text += (text.empty() ? "" : " ") + link.request + "-" + link.nominee;
  }
  return text;
}

}  // namespace s2ss::reference
