#pragma once

#include <stop_token>
#include <vector>

#include "allocation/find_pairs.hpp"
#include "allocation/parallel.hpp"
#include "allocation/round.hpp"
#include "allocation/round_solver.hpp"
#include "s2ss/plan.hpp"

namespace s2ss::allocation {

/// How many links are left to give once a plan is made.
class Remaining {
 public:
  Remaining(const Round& round, const std::vector<std::vector<NomineeIndex>>& assigned);

  /// The nominee, their school and their trust could each give one more.
  [[nodiscard]] bool has_one(NomineeIndex nominee) const noexcept;
  [[nodiscard]] bool nominee_has(NomineeIndex nominee) const noexcept { return nominees_[nominee.value] > 0; }
  [[nodiscard]] bool school_has(SchoolIndex school) const noexcept {
    return round_.school_left(school) == unlimited || schools_[school.value] > 0;
  }

 private:
  const Round& round_;
  std::vector<std::int64_t> nominees_, schools_, trusts_;
};

/// Fills in unmet places with their reasons, and the shortage witnesses. Throws Cancelled when asked to stop.
void explain_unmet(const Round& round, const std::vector<std::vector<NomineeIndex>>& assigned,
                   const std::stop_token& stop, Plan& plan);

/// Fills in who could step in.
void find_alternates(const Round& round, const FoundPairs& pairs,
                     const std::vector<std::vector<NomineeIndex>>& assigned, std::size_t most,
                     const ParallelWatch& watch, Plan& plan);

[[nodiscard]] AssignedLink link_of(const Round& round, std::size_t row, const Scored& pair);

}  // namespace s2ss::allocation
