#pragma once

#include "allocation/flow.hpp"
#include "s2ss/solve_assignment.hpp"

namespace s2ss::allocation {

/// The plan, prices and objective of a flow, with the pinned arcs.
[[nodiscard]] AssignmentResult make_result(const AssignmentProblem& problem, const Network& network, const Flow& flow,
                                           const ArcRule& rule);

}  // namespace s2ss::allocation
