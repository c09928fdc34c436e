#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "reference/shares_reference.hpp"
#include "reference/similarity_reference.hpp"
#include "s2ss/evidence.hpp"
#include "s2ss/nominee.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss::reference {

inline ConceptIndex topic_of(const Taxonomy& taxonomy, const std::string& id) { return taxonomy.find(id).value(); }

/// The similarity twin's answers, kept: it walks every path, and tests ask for the same topics again and again.
class Nearness {
 public:
  using Ways = std::map<std::string, BestWay>;

  explicit Nearness(Taxonomy taxonomy) : taxonomy_(std::move(taxonomy)) {}

  const Ways& from(const std::string& need, const SimilarityFactors& factors) {
    if (kept_.size() > 2'000) kept_.clear();
    const Key key{factors.narrower, factors.broader, factors.turn, factors.related, factors.minimum, need};
    auto found = kept_.find(key);
    if (found == kept_.end()) {
      found = kept_.emplace(key, SimilarityReference(taxonomy_.concepts(), factors).from(need)).first;
    }
    return found->second;
  }

 private:
  using Key = std::tuple<Millionths, Millionths, Millionths, Millionths, Millionths, std::string>;

  Taxonomy taxonomy_;
  std::map<Key, Ways> kept_;
};

/// True when `wide` is reached from `narrow` by one or more broader steps.
inline bool is_wider(const Taxonomy& taxonomy, ConceptIndex wide, ConceptIndex narrow) {
  for (const ConceptIndex next : taxonomy.broader(narrow)) {
    if (next == wide || is_wider(taxonomy, wide, next)) return true;
  }
  return false;
}

/// The rungs of the ladder a stage stands on: 3, 4, 5; none for a stage outside it.
inline std::set<int> rungs(const Taxonomy& taxonomy, ConceptIndex stage) {
  std::set<int> found;
  for (const int rung : {3, 4, 5}) {
    const std::optional<ConceptIndex> key_stage = taxonomy.find("key-stage-" + std::to_string(rung));
    if (!key_stage) continue;
    if (stage == *key_stage || is_wider(taxonomy, *key_stage, stage)) found.insert(rung);
  }
  return found;
}

inline bool one_rung_apart(const Taxonomy& taxonomy, ConceptIndex left, ConceptIndex right) {
  for (const int from : rungs(taxonomy, left)) {
    for (const int to : rungs(taxonomy, right)) {
      if (from - to == 1 || to - from == 1) return true;
    }
  }
  return false;
}

inline FacetOutcome facet_outcome(const Taxonomy& taxonomy, Facet facet, const std::string& asked_id,
                                  const std::vector<std::string>& offered_ids) {
  if (offered_ids.empty()) return FacetOutcome::blank;
  const ConceptIndex asked = topic_of(taxonomy, asked_id);
  for (const std::string& id : offered_ids) {
    const ConceptIndex offered = topic_of(taxonomy, id);
    if (offered == asked || is_wider(taxonomy, offered, asked) || is_wider(taxonomy, asked, offered)) {
      return FacetOutcome::met;
    }
  }
  if (facet != Facet::stage) return FacetOutcome::other;
  for (const std::string& id : offered_ids) {
    if (one_rung_apart(taxonomy, asked, topic_of(taxonomy, id))) return FacetOutcome::adjacent;
  }
  return FacetOutcome::other;
}

inline Millionths facet_factor(const FacetFactors& factors, Facet facet, FacetOutcome outcome) {
  if (outcome == FacetOutcome::met) return factors.met;
  if (outcome == FacetOutcome::blank) return factors.blank;
  if (outcome == FacetOutcome::adjacent) return factors.adjacent_stage;
  if (facet == Facet::aspect) return factors.other_aspect;
  return facet == Facet::stage ? factors.other_stage : factors.other_board;
}

struct FacetFit {
  Facet facet = Facet::aspect;
  std::string asked;
  FacetOutcome outcome = FacetOutcome::blank;
  Millionths factor = one;
};

/// How one expertise fits one need, with every factor.
struct Fit {
  std::string expertise;
  std::vector<std::string> path;
  Millionths similarity = 0;
  Strength strength = Strength::main;
  Millionths strength_factor = one;
  std::vector<FacetFit> facets;
  Millionths role_factor = one;
  Millionths fit = 0;
};

inline bool has_too_many_main_topics(const Nominee& nominee, const StrengthFactors& factors) {
  std::set<std::string> topics;
  for (const Expertise& expertise : nominee.expertise) {
    if (expertise.strength == Strength::main) topics.insert(expertise.topic);
  }
  return static_cast<int>(topics.size()) > factors.max_main_topics;
}

inline Fit pair_fit(const Taxonomy& taxonomy, const Policy& policy, const Nominee& nominee, const Expertise& expertise,
                    const Need& need, const Nearness::Ways& ways) {
  Fit fit;
  fit.expertise = expertise.topic;
  if (const auto way = ways.find(expertise.topic); way != ways.end()) {
    fit.similarity = static_cast<Millionths>(way->second.millionths);
    fit.path = way->second.concepts;
  }

  fit.strength = has_too_many_main_topics(nominee, policy.strength) ? Strength::also : expertise.strength;
  fit.strength_factor = fit.strength == Strength::main ? policy.strength.main : policy.strength.also;

  Millionths facets = one;
  const auto take = [&](Facet facet, const std::vector<std::string>& asked, const std::vector<std::string>& offered) {
    for (const std::string& id : asked) {
      const FacetOutcome outcome = facet_outcome(taxonomy, facet, id, offered);
      const Millionths factor = facet_factor(policy.facets, facet, outcome);
      fit.facets.push_back({facet, id, outcome, factor});
      facets = multiply(facets, factor);
    }
  };
  take(Facet::aspect, need.aspects, expertise.aspects);
  take(Facet::stage, need.stages, expertise.stages);
  take(Facet::board, need.boards, expertise.boards);

  const bool asks_for_a_leader =
      std::find(need.aspects.begin(), need.aspects.end(), "subject-leadership") != need.aspects.end();
  const bool leads = nominee.role == Role::curriculum_leader || nominee.role == Role::senior_leader;
  fit.role_factor = asks_for_a_leader && !leads ? policy.not_a_leader : one;

  fit.fit = multiply(multiply(multiply(fit.similarity, fit.strength_factor), facets), fit.role_factor);
  return fit;
}

/// The best fit of one need; of several that fit alike the first in the directory's order. Nothing without expertise.
inline std::optional<Fit> best_fit(const Taxonomy& taxonomy, const Policy& policy, const Nominee& nominee,
                                   const Need& need, const Nearness::Ways& ways) {
  const auto place = [](const Expertise& e) { return std::tie(e.strength, e.topic, e.aspects, e.stages, e.boards); };
  std::vector<Expertise> ordered = nominee.expertise;
  std::sort(ordered.begin(), ordered.end(),
            [&](const auto& left, const auto& right) { return place(left) < place(right); });

  std::optional<Fit> best;
  for (const Expertise& expertise : ordered) {
    Fit fit = pair_fit(taxonomy, policy, nominee, expertise, need, ways);
    if (!best || fit.fit > best->fit) best = std::move(fit);
  }
  return best;
}

inline std::vector<Millionths> need_shares(const Request& request) {
  std::vector<double> weights;
  for (const Need& need : request.needs) weights.push_back(need.weight);
  return exact_shares(weights);
}

inline Millionths weighted_mean(const std::vector<Millionths>& shares, const std::vector<Millionths>& fits) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) sum += std::int64_t{shares[i]} * fits[i];
  return static_cast<Millionths>((sum + 500'000) / 1'000'000);
}

}  // namespace s2ss::reference
