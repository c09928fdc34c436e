#pragma once

#include <cstdint>
#include <vector>

#include "allocation/round.hpp"

namespace s2ss::allocation {

/// How many links are left to give once a plan is made.
class Remaining {
 public:
  Remaining(const Round& round, const std::vector<std::vector<NomineeIndex>>& assigned);

  /// The nominee, their school and their trust could each give one more.
  [[nodiscard]] bool has_one(NomineeIndex nominee) const noexcept { return has_one_[nominee.value] != 0; }
  [[nodiscard]] bool nominee_has(NomineeIndex nominee) const noexcept { return nominees_[nominee.value] > 0; }
  [[nodiscard]] bool school_has(SchoolIndex school) const noexcept {
    return round_.school_left(school) == unlimited || schools_[school.value] > 0;
  }

 private:
  const Round& round_;
  std::vector<std::int64_t> nominees_, schools_, trusts_;
  std::vector<std::uint8_t> has_one_;  ///< Of each nominee.
};

}  // namespace s2ss::allocation
