#pragma once

#include "allocation/network.hpp"
#include "s2ss/solve_assignment.hpp"

namespace s2ss::allocation {

/// Whether a problem is the plain case: one place per row, no lower bounds, groups or pins.
[[nodiscard]] bool is_plain(const AssignmentProblem& problem);

/// The best plan of a plain problem whose scores reach up to `greatest_score`, or the best so far when asked to stop.
[[nodiscard]] AssignmentResult solve_plain(const AssignmentProblem& problem, const ArcRule& rule,
                                           std::int64_t greatest_score, const AssignmentOptions& options);

}  // namespace s2ss::allocation
