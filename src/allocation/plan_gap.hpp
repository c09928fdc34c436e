#pragma once

#include <cstdint>
#include <span>

#include "s2ss/solve_assignment.hpp"

namespace s2ss::allocation {

/// What these arcs cost together beside their scores, by the spread of their columns and groups.
[[nodiscard]] std::int64_t spread_cost(const AssignmentProblem& problem, std::span<const std::int64_t> arcs);

/// What no plan can pass at the result's prices, less what its plan is worth, as far as 64 bits hold it.
[[nodiscard]] std::int64_t gap_of(const AssignmentProblem& problem, const AssignmentResult& result);

}  // namespace s2ss::allocation
