#pragma once

#include <cstddef>
#include <cstdint>

#include "allocation/network.hpp"
#include "s2ss/solve_assignment.hpp"

namespace s2ss::allocation {

/// Whether a problem is the plain case: one place per row, no lower bounds, spread, groups or pins.
[[nodiscard]] bool is_plain(const AssignmentProblem& problem);

/// From so many arcs on, they no longer lie close by, and rows keep short lists of their best.
inline constexpr std::size_t many_arcs = std::size_t{1} << 20;

/// The best plan of a plain problem whose scores reach up to `greatest_score`, or the best so far when asked to stop.
[[nodiscard]] AssignmentResult solve_plain(const AssignmentProblem& problem, const ArcRule& rule,
                                           std::int64_t greatest_score, const AssignmentOptions& options,
                                           std::size_t lists_from = many_arcs);

}  // namespace s2ss::allocation
