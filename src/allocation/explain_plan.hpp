#pragma once

#include <vector>

#include "allocation/find_pairs.hpp"
#include "allocation/parallel.hpp"
#include "allocation/round.hpp"
#include "allocation/round_solver.hpp"
#include "s2ss/plan.hpp"

namespace s2ss::allocation {

/// Fills in unmet places with their reasons, and the shortage witnesses. Throws Cancelled when asked to stop.
void explain_unmet(const Round& round, const FoundPairs& found, const std::vector<std::vector<NomineeIndex>>& assigned,
                   const ParallelWatch& watch, Plan& plan);

/// Fills in who could step in.
void find_alternates(const Round& round, const FoundPairs& pairs,
                     const std::vector<std::vector<NomineeIndex>>& assigned, std::size_t most,
                     const ParallelWatch& watch, Plan& plan);

[[nodiscard]] AssignedLink link_of(const Round& round, std::size_t row, const Scored& pair);

}  // namespace s2ss::allocation
