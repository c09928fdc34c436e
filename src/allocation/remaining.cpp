#include "allocation/remaining.hpp"

namespace s2ss::allocation {

Remaining::Remaining(const Round& round, const std::vector<std::vector<NomineeIndex>>& assigned)
    : round_(round), nominees_(round.nominees_left()), schools_(round.schools_left()), trusts_(round.trusts_left()) {
  for (const auto& nominees : assigned) {
    for (const NomineeIndex nominee : nominees) {
      --nominees_[nominee.value];
      const SchoolIndex school = round.school_of(nominee);
      --schools_[school.value];
      if (round.trust_of(school) != absent_index) --trusts_[round.trust_of(school)];
    }
  }
}

bool Remaining::has_one(NomineeIndex nominee) const noexcept {
  const SchoolIndex school = round_.school_of(nominee);
  const std::uint32_t trust = round_.trust_of(school);
  const bool trust_has = trust == absent_index || round_.trust_left(trust) == unlimited || trusts_[trust] > 0;
  return nominee_has(nominee) && school_has(school) && trust_has;
}

}  // namespace s2ss::allocation
