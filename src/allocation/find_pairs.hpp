#pragma once

#include <cstddef>
#include <limits>
#include <optional>
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
  /// Whether every pair that stands before this one is there.
  [[nodiscard]] bool has_all_before(std::size_t row, const Scored& pair) const noexcept {
    return !last_[row] || !stands_before(*last_[row], pair);
  }
  [[nodiscard]] bool has_all(std::size_t row) const noexcept { return !last_[row]; }
  /// Every pair of the request, best first, where all of them were looked at.
  [[nodiscard]] const std::vector<Scored>* all(std::size_t row) const noexcept;

  /// Adds each pair left out so far that counts more than the prices ask for it; returns whether there was one. When
  /// there is none, the prices prove that the plan is best over all pairs (column generation).
  bool add_improving(const Solved& solved, const Solving& solving, const ParallelWatch& watch);

 private:
  void add_improving(std::size_t row, std::int64_t beyond, const Solved& solved, const Solving& solving);
  void look_further(std::size_t row, Total least);

  const Round& round_;
  Pairs pairs_;
  std::vector<std::optional<Scored>> last_;  ///< Of each request: what was left out stands behind it.
  std::vector<FirstPairs> further_;          ///< Of each request: what was looked at beyond that, if anything.
  std::vector<std::size_t> looked_at_;       ///< Of each request: how many were asked for.
};

}  // namespace s2ss::allocation
