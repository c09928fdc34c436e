#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "allocation/parallel.hpp"
#include "allocation/round.hpp"
#include "allocation/round_solver.hpp"

namespace s2ss::allocation {

/// How many pairs of each request to begin with. The prices tell who needs more.
inline constexpr std::size_t first_pairs = 16;
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
  [[nodiscard]] const std::vector<Scored>* all(std::size_t row) const noexcept {
    return has_all(row) ? &pairs_[row] : nullptr;
  }

  /// Adds pairs left out so far that count more than the prices ask for them, of each request the few that do most;
  /// returns whether there was one. When there is none, the prices prove that the plan is best over all pairs (column
  /// generation with partial pricing). Nobody is scored whose bounds say that the prices ask for more.
  bool add_improving(const Solved& solved, const Solving& solving, const ParallelWatch& watch);
  /// How much more than the prices say a plan could reach at most, with pairs that were left out so far.
  [[nodiscard]] std::int64_t most_left_out(const Solved& solved) const;

 private:
  /// Returns how many of these gained a pair.
  std::size_t look_at(const std::vector<std::size_t>& rows, const Solved& solved, const Solving& solving,
                      const ParallelWatch& watch);
  bool add_improving(std::size_t row, const Solved& solved, const Solving& solving);
  bool add_best(std::size_t row, const std::vector<Scored>& further, const Solved& solved, const Solving& solving);
  void list_prices(const Solved& solved);

  const Round& round_;
  std::vector<std::uint32_t> order_;  ///< In which requests are looked at.
  Pairs pairs_;
  std::vector<std::optional<Scored>> last_;  ///< Of each request: what was left out stands behind it.
  std::vector<std::int64_t> price_;          ///< Of each nominee: what it and its limits ask for together.
  // Requests that gained pairs or whose price fell are looked at first: while they find some, nobody else is.
  std::vector<std::int64_t> looked_at_price_;
  std::vector<std::uint8_t> has_gained_;
};

}  // namespace s2ss::allocation
