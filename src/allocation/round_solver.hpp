#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

#include "allocation/round.hpp"
#include "s2ss/solve_assignment.hpp"

namespace s2ss::allocation {

/// Of each request the pairs looked at so far, best first.
using Pairs = std::vector<std::vector<Scored>>;

struct Solving {
  bool counts_places = false;  ///< Each pair counts 1; otherwise its total, what it is worth beyond it, less spread.
  bool fills_places = false;   ///< One more link outweighs any totals.
  /// Only links up to minima count, 1 each: minima are then aimed at and not asked for.
  bool counts_minima = false;
  std::optional<Total> lowest;  ///< Pairs below it, pinned ones apart, are left out.
};

/// What solve_assignment found, in the round's own terms.
struct Solved {
  AssignmentStatus status = AssignmentStatus::optimal;
  std::vector<std::vector<NomineeIndex>> assigned;  ///< Of each request, ascending.
  std::int64_t links = 0;
  std::int64_t served_bonus = 0;
  std::int64_t gap = 0;
  std::int64_t value = 0;  ///< What the links count together, the bonus apart.
  std::vector<std::int64_t> request_price, nominee_price, school_price, trust_price;  ///< By index.
  PlanConflict conflict;
};

struct SolveWatch {
  std::size_t threads = 0;
  std::stop_token stop;
};

/// The best plan among these pairs, with prices. One of a similar round, or of fewer pairs, saves time: the search
/// begins from its links and prices, and moves what it has to.
[[nodiscard]] Solved solve_round(const Round& round, const Pairs& pairs, const Solving& solving,
                                 const SolveWatch& watch, const Solved* earlier = nullptr);

/// What a pair counts beyond the prices asked for it, its request's apart: what the solver's prices do not yet explain.
[[nodiscard]] std::int64_t pair_value(const Round& round, std::size_t row, const Scored& pair, const Solving& solving);

}  // namespace s2ss::allocation
