#pragma once

#include "allocation/round.hpp"
#include "allocation/round_solver.hpp"
#include "s2ss/plan.hpp"

namespace s2ss::allocation {

/// Fills in what one more link from a nominee, school or trust is worth, from the prices of the plan's own bound, and
/// which requests compete for it. O(pairs + prices log prices).
void explain_prices(const Round& round, const Pairs& pairs, const Solved& solved, const Solving& solving, Plan& plan);

}  // namespace s2ss::allocation
