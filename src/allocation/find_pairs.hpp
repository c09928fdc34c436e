#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "allocation/parallel.hpp"
#include "allocation/round.hpp"
#include "allocation/round_solver.hpp"

namespace s2ss::allocation {

/// How many pairs of each request to begin with: enough that few requests need more.
inline constexpr std::size_t first_pairs = 64;
inline constexpr std::size_t every_pair = std::numeric_limits<std::size_t>::max();

/// The pairs of a round that were looked at so far: the best of each request, pinned ones, and those prices asked for.
class FoundPairs {
 public:
  FoundPairs(const Round& round, std::size_t first, const ParallelWatch& watch);

  [[nodiscard]] const Pairs& pairs() const noexcept { return pairs_; }

  /// Adds each pair left out so far that counts more than the prices ask for it; returns whether there was one. When
  /// there is none, the prices prove that the plan is best over all pairs (column generation).
  bool add_improving(const Solved& solved, const Solving& solving, const ParallelWatch& watch);

 private:
  void add_improving(std::size_t row, const Solved& solved, const Solving& solving);

  const Round& round_;
  Pairs pairs_;
  std::vector<char> is_complete_;     ///< Of each request: nothing was left out.
  std::vector<Total> most_left_out_;  ///< Of each request: the highest total left out, at most.
};

}  // namespace s2ss::allocation
