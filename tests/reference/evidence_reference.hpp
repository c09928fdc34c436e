#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "reference/diversity_reference.hpp"
#include "reference/proximity_reference.hpp"
#include "reference/rank_reference.hpp"
#include "s2ss/evidence.hpp"
#include "s2ss/parts.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss::reference {

inline bool holds(const Taxonomy& taxonomy, ConceptIndex from, const StepEvidence& step) {
  const ConceptIndex to = topic_of(taxonomy, step.to.id);
  const auto arrows = step.step == Step::narrower  ? taxonomy.narrower(from)
                      : step.step == Step::broader ? taxonomy.broader(from)
                                                   : taxonomy.related(from);
  return std::find(arrows.begin(), arrows.end(), to) != arrows.end() && taxonomy.at(to).pref_label == step.to.label;
}

/// The product of the factors along a path that is shown as evidence; -1 when a step of it is none of the scheme's.
inline Millionths along_path(const NeedEvidence& need, const SimilarityFactors& factors, const Taxonomy& taxonomy) {
  Millionths value = one;
  ConceptIndex at = topic_of(taxonomy, need.need.id);
  for (std::size_t i = 0; i < need.path.size(); ++i) {
    const StepEvidence& step = need.path[i];
    if (!holds(taxonomy, at, step)) return -1;
    const bool turns = i > 0 && need.path[i - 1].step == Step::broader && step.step == Step::narrower;
    if (turns) value = multiply(value, factors.turn);
    value = multiply(value, step.step == Step::narrower  ? factors.narrower
                            : step.step == Step::broader ? factors.broader
                                                         : factors.related);
    at = topic_of(taxonomy, step.to.id);
  }
  return value;
}

/// The fit of a need from the numbers its evidence shows; -1 when they do not belong together.
inline Millionths fit_from(const NeedEvidence& need, const Policy& policy, const Taxonomy& taxonomy) {
  if (!need.expertise) return 0;
  if (need.similarity > 0 && along_path(need, policy.similarity, taxonomy) != need.similarity) return -1;
  Millionths facets = one;
  for (const FacetEvidence& facet : need.facets) facets = multiply(facets, facet.factor);
  return multiply(multiply(multiply(need.similarity, need.strength_factor), facets), need.role_factor);
}

/// The parts worked out again from nothing but what the evidence shows.
inline Parts parts_from(const Evidence& evidence, const Policy& policy, const Taxonomy& taxonomy) {
  std::vector<Millionths> shares;
  std::vector<Millionths> fits;
  for (const NeedEvidence& need : evidence.needs) {
    shares.push_back(need.weight);
    fits.push_back(fit_from(need, policy, taxonomy));
  }
  const SharedFacts shared{evidence.past_links, evidence.two_steps, evidence.same_trust, evidence.same_district,
                           evidence.used_more_than_average};
  return {.subject_fit = weighted_mean(shares, fits),
          .availability = availability(evidence.sessions, evidence.sessions_asked),
          .diversity = diversity(shared, policy.diversity),
          .proximity = proximity(evidence.no_travel_needed, evidence.distance, evidence.distance_limit, policy)};
}

inline bool same_facets(const std::vector<FacetEvidence>& shown, const std::vector<FacetFit>& expected,
                        const Taxonomy& taxonomy) {
  if (shown.size() != expected.size()) return false;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const std::string& label = taxonomy.at(topic_of(taxonomy, expected[i].asked)).pref_label;
    if (shown[i] !=
        FacetEvidence{expected[i].facet, {expected[i].asked, label}, expected[i].outcome, expected[i].factor}) {
      return false;
    }
  }
  return true;
}

/// Empty when the evidence of one need is the twin's; else what differs.
inline std::string difference(const NeedEvidence& shown, const Need& need, const std::optional<Fit>& expected,
                              Millionths share, const Taxonomy& taxonomy) {
  const std::string& label = taxonomy.at(topic_of(taxonomy, need.topic)).pref_label;
  if (shown.need != ConceptReference{need.topic, label}) return "need";
  if (shown.words != need.words) return "words";
  if (shown.required != need.required) return "required";
  if (shown.weight != share) return "share";
  if (shown.fit != (expected ? expected->fit : 0)) return "fit";
  if (shown.fit == 0) return "";
  if (!shown.expertise || shown.expertise->id != expected->expertise) return "expertise";
  if (shown.expertise->label != taxonomy.at(topic_of(taxonomy, expected->expertise)).pref_label) return "label";
  if (shown.similarity != expected->similarity) return "similarity";
  std::vector<std::string> path;
  for (const StepEvidence& step : shown.path) path.push_back(step.to.id);
  if (path != expected->path) return "path";
  if (shown.strength != expected->strength || shown.strength_factor != expected->strength_factor) return "strength";
  if (shown.role_factor != expected->role_factor) return "role";
  return same_facets(shown.facets, expected->facets, taxonomy) ? "" : "facets";
}

/// Empty when the evidence of a pair is the twin's; else what differs.
inline std::string difference(const Evidence& shown, const Request& request, const PairReference& expected,
                              const Taxonomy& taxonomy) {
  if (shown.needs.size() != request.needs.size()) return "number of needs";
  for (std::size_t i = 0; i < shown.needs.size(); ++i) {
    const std::string found =
        difference(shown.needs[i], request.needs[i], expected.fits[i], expected.shares[i], taxonomy);
    if (!found.empty()) return "need " + std::to_string(i) + ": " + found;
  }
  if (shown.sessions != expected.sessions || shown.sessions_asked != request.sessions) return "sessions";
  if (shown.modes != (request.modes & expected.nominee->modes)) return "modes";
  if (shown.distance != expected.distance) return "distance";
  if (shown.distance_limit != expected.distance_limit) return "distance_limit";
  if (shown.no_travel_needed != expected.no_travel_needed) return "no_travel_needed";
  if (shown.two_steps != expected.shared.two_steps) return "two_steps";
  if (shown.same_trust != expected.shared.same_trust) return "same_trust";
  if (shown.same_district != expected.shared.same_district) return "same_district";
  if (shown.used_more_than_average != expected.shared.used_more_than_average) return "used_more_than_average";

  // Links of one day may stand in any order.
  const auto less = [](const LinkEvidence& left, const LinkEvidence& right) {
    return std::tie(left.date, left.state, left.direction) < std::tie(right.date, right.state, right.direction);
  };
  if (!std::is_sorted(shown.past_links.begin(), shown.past_links.end(),
                      [](const LinkEvidence& left, const LinkEvidence& right) { return left.date < right.date; })) {
    return "order of past links";
  }
  std::vector<LinkEvidence> links = shown.past_links;
  std::vector<LinkEvidence> expected_links = expected.shared.past_links;
  std::sort(links.begin(), links.end(), less);
  std::sort(expected_links.begin(), expected_links.end(), less);
  return links == expected_links ? "" : "past links";
}

}  // namespace s2ss::reference
