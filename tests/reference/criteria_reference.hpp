#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "reference/rank_reference.hpp"
#include "s2ss/policy.hpp"

namespace s2ss::reference {

/// What a criterion gives, said of one pair: a score in millionths for its plain row.
using ScoreOfPair = std::function<Millionths(const PairReference&)>;

struct JudgedReference {
  PairReference pair;  ///< With the whole total and every rule.
  std::vector<CriterionValue> values;
};

struct JudgedShortlistReference {
  std::vector<JudgedReference> eligible;  ///< Best first.
  std::vector<JudgedReference> removed;
  RuleCounts excluded{};
};

/// The slow twin of ranking with criteria: everybody is scored by everything, then sorted. `scores` stand in the order
/// of the policy's criteria.
inline JudgedShortlistReference rank_with_criteria(RankReference& twin, const Request& request, const Policy& policy,
                                                   const std::vector<ScoreOfPair>& scores) {
  Policy built_in = policy;
  built_in.min_score = 0;
  const ShortlistReference by_parts = twin.rank(request, built_in);
  JudgedShortlistReference shortlist;
  for (const auto* const pairs : {&by_parts.eligible, &by_parts.removed}) {
    for (const PairReference& pair : *pairs) {
      JudgedReference judged{pair, {}};
      for (std::size_t i = 0; i < scores.size(); ++i) {
        const CriterionValue& weight = policy.criterion_weights[i];
        judged.values.push_back({weight.name, scores[i](pair)});
        judged.pair.total += std::int64_t{weight.value} * judged.values.back().value;
      }
      if (judged.pair.total < std::int64_t{policy.min_score} * 1'000'000) {
        judged.pair.rules.push_back(Rule::below_min_score);
      }
      if (judged.pair.rules.empty()) {
        shortlist.eligible.push_back(judged);
      } else {
        ++shortlist.excluded[static_cast<std::size_t>(judged.pair.rules.front())];
        shortlist.removed.push_back(judged);
      }
    }
  }
  std::sort(
      shortlist.eligible.begin(), shortlist.eligible.end(),
      [](const JudgedReference& left, const JudgedReference& right) { return stands_before(left.pair, right.pair); });
  return shortlist;
}

}  // namespace s2ss::reference
