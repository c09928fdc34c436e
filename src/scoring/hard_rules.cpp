#include "scoring/hard_rules.hpp"

#include <algorithm>
#include <limits>

#include "core/with_key.hpp"
#include "model/directory_state.hpp"

namespace s2ss {

namespace {

template <typename Value>
bool contains(const std::vector<Value>& sorted, Value value) noexcept {
  return !sorted.empty() && std::binary_search(sorted.begin(), sorted.end(), value);
}

/// What the ids name in the directory, ascending; ids it does not know avoid nobody.
template <typename Found, typename Find>
std::vector<Found> known(const std::vector<std::string>& ids, const Find& find) {
  std::vector<Found> found;
  for (const std::string& id : ids) {
    if (const auto index = find(id)) found.push_back(*index);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

HardRules::HardRules(const Directory& directory, SchoolIndex requesting, const Request& request, const Policy& policy)
    : state_(directory.state()),
      schools_(directory.school_records()),
      requesting_(requesting),
      today_(directory.as_of().days()),
      school_limit_(policy.max_links_per_school.value_or(std::numeric_limits<std::int32_t>::max())) {
  if (policy.exclude_same_trust) excluded_trust_ = schools_[requesting_.value].trust;
  avoided_schools_ =
      known<SchoolIndex>(request.avoid_schools, [&](const auto& id) { return directory.find_school(id); });
  avoided_trusts_ =
      known<std::uint32_t>(request.avoid_trusts, [&](const auto& id) { return directory.find_trust(id); });
  avoided_nominees_ =
      known<NomineeIndex>(request.avoid_nominees, [&](const auto& id) { return directory.find_nominee(id); });
  const auto declared_here = with_key(state_.conflicts_by_school, requesting_, [&](auto position) {
    return state_.conflict_records[position].requesting_school;
  });
  for (const std::uint32_t position : declared_here) {
    const ConflictRecord& declared = state_.conflict_records[position];
    if (declared.expires != absent_number && declared.expires < today_) continue;
    if (declared.nominee == absent_index) {
      conflicting_schools_.push_back(declared.supporting_school);
    } else {
      conflicting_nominees_.push_back(NomineeIndex{declared.nominee});
    }
  }
  std::sort(conflicting_schools_.begin(), conflicting_schools_.end());
  std::sort(conflicting_nominees_.begin(), conflicting_nominees_.end());
}

std::vector<NomineeIndex> HardRules::concerned() const {
  std::vector<NomineeIndex> all = avoided_nominees_;
  const auto append = [&](SchoolIndex school) {
    const auto nominees = state_.nominees_by_school.of(school.value);
    all.insert(all.end(), nominees.begin(), nominees.end());
  };
  append(requesting_);
  for (const SchoolIndex school : avoided_schools_) append(school);
  if (avoided_trusts_.empty() && excluded_trust_ == absent_index) return all;
  for (std::uint32_t i = 0; i < schools_.size(); ++i) {
    const bool in_trust = schools_[i].trust != absent_index &&
                          (schools_[i].trust == excluded_trust_ || contains(avoided_trusts_, schools_[i].trust));
    if (in_trust) append(SchoolIndex{i});
  }
  return all;
}

bool HardRules::avoided(NomineeIndex index, const NomineeRecord& nominee) const noexcept {
  // The school is looked up only for requests that avoid trusts: few do, and every nominee passes here.
  return contains(avoided_schools_, nominee.school) || contains(avoided_nominees_, index) ||
         (!avoided_trusts_.empty() && contains(avoided_trusts_, school_of(nominee).trust));
}

bool HardRules::school_full(const NomineeRecord& nominee) const noexcept {
  const SchoolRecord& school = school_of(nominee);
  return school.current_links >= (school.release_limit == absent_number ? school_limit_ : school.release_limit);
}

bool HardRules::conflict(NomineeIndex index, const NomineeRecord& nominee) const noexcept {
  return contains(conflicting_schools_, nominee.school) || contains(conflicting_nominees_, index);
}

}  // namespace s2ss
