#pragma once

#include <cstdint>

#include "allocation/network.hpp"
#include "allocation/score_range.hpp"

namespace s2ss::allocation {

/// What each arc counts beyond its score, so that one more place filled outweighs any change of scores. 0 for best_fit.
/// Throws LimitError where a sum of what arcs count could pass 2^62.
[[nodiscard]] std::int64_t served_bonus(const AssignmentProblem& problem, const ScoreRange& range, Goal goal);

}  // namespace s2ss::allocation
