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
  has_one_.reserve(nominees_.size());
  for (std::uint32_t n = 0; n < nominees_.size(); ++n) {
    const SchoolIndex school = round.school_of(NomineeIndex{n});
    const std::uint32_t trust = round.trust_of(school);
    const bool trust_has = trust == absent_index || round.trust_left(trust) == unlimited || trusts_[trust] > 0;
    has_one_.push_back(nominees_[n] > 0 && school_has(school) && trust_has ? 1 : 0);
  }
}

}  // namespace s2ss::allocation
