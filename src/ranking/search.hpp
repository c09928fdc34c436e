#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ranking/top.hpp"
#include "s2ss/rule.hpp"
#include "s2ss/scorer.hpp"
#include "s2ss/shortlist.hpp"

namespace s2ss {

/// How many nominees no rule removed, and how many each rule removed.
struct SearchCounts {
  std::size_t eligible = 0;
  RuleCounts excluded{};
};

/// What scoring every nominee comes to.
struct SearchResult : SearchCounts {
  std::vector<Scored> first;  ///< The first `limit`, in order.
};

/// Scores every nominee of the scope and keeps the first `limit`; the others are counted without being looked at.
/// The same as scoring everybody. O(nominees / 64 + scope x (needs x expertise + log limit)).
[[nodiscard]] SearchResult search(const Scorer& scorer, std::size_t limit);

/// The counts alone. O(nominees / 64 + scope x (needs x expertise)).
[[nodiscard]] SearchCounts count(const Scorer& scorer);

/// A candidate with its evidence.
[[nodiscard]] Candidate candidate_of(const Scorer& scorer, const Scored& scored);

/// Throws InputError unless 1 <= limit.
void check_limit(std::size_t limit);

}  // namespace s2ss
