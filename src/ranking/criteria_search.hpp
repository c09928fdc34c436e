#pragma once

#include <cstddef>
#include <vector>

#include "ranking/search.hpp"
#include "scoring/criteria.hpp"

namespace s2ss {

/// A scored nominee with what the user's criteria gave; the total holds that too.
struct Judged {
  Scored scored;
  std::vector<Millionths> values;
};

/// What scoring every nominee by the built-in parts and the user's criteria comes to.
struct JudgedResult {
  std::vector<Judged> first;  ///< The first `limit`, in order.
  std::size_t eligible = 0;
  RuleCounts excluded{};
};

/// The same as `search`, with criteria. The scorer is of the built-in parts.
///
/// Nominees are judged in the order of what the built-in parts give them. Criteria that all have a bound are asked only
/// until nobody left can reach the first `limit`; one without a bound, or a least score, takes every eligible nominee.
/// O(that of search + judged x criteria).
[[nodiscard]] JudgedResult search(const Scorer& scorer, const Criteria& criteria, Millionths min_score,
                                  std::size_t limit);

/// Nominees whom no rule removed, with their built-in parts, become judged ones. In the same order.
[[nodiscard]] std::vector<Judged> judge(const Criteria& criteria, std::span<const Scored> eligible);

/// A candidate with its evidence.
[[nodiscard]] Candidate candidate_of(const Scorer& scorer, const Criteria& criteria, const Judged& judged);

}  // namespace s2ss
