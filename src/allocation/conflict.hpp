#pragma once

#include "allocation/flow.hpp"
#include "s2ss/solve_assignment.hpp"

namespace s2ss::allocation {

/// Which lower bounds stand against what, from a problem whose lower bounds cannot all be met. Smallest in the sense
/// that no column can be left out. O(columns of the conflict x log columns) plans without scores.
[[nodiscard]] AssignmentConflict find_conflict(const AssignmentProblem& problem, const Network& network,
                                               const std::vector<std::int32_t>& stuck_heads, const FlowWatch& watch);

}  // namespace s2ss::allocation
