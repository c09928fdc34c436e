#include "scoring/proximity.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace s2ss {

namespace {

/// The square root, rounded to the nearest whole number. The floating-point estimate is only a place to start from:
/// integers settle the result.
int rounded_root(std::int64_t square) {
  auto root = static_cast<std::int64_t>(std::sqrt(static_cast<double>(square)));
  while (root * root > square) --root;
  while ((root + 1) * (root + 1) <= square) ++root;
  return static_cast<int>(square - root * root > root ? root + 1 : root);
}

}  // namespace

Proximity::Proximity(const Directory& directory, SchoolIndex requesting, const Request& request, const Policy& policy)
    : schools_(directory.school_records()),
      requesting_(schools_[requesting.value]),
      limit_(std::min(request.max_distance.value_or(policy.max_distance), policy.max_distance)),
      unknown_(policy.unknown_proximity),
      no_travel_needed_(request.modes.is_subset_of(Modes::remote())) {}

std::optional<int> Proximity::distance(const NomineeRecord& nominee) const {
  const SchoolRecord& supporting = schools_[nominee.school.value];
  // Coordinates come in pairs: one of the two tells.
  if (supporting.easting == absent_number || requesting_.easting == absent_number) return std::nullopt;
  return distance(supporting.easting, supporting.northing);
}

int Proximity::distance(std::int32_t easting, std::int32_t northing) const noexcept {
  const std::int64_t east = std::int64_t{easting} - requesting_.easting;
  const std::int64_t north = std::int64_t{northing} - requesting_.northing;
  return rounded_root(east * east + north * north);
}

int Proximity::limit(const NomineeRecord& nominee) const noexcept {
  return nominee.max_distance == absent_number ? limit_ : std::min(limit_, nominee.max_distance);
}

Millionths Proximity::part(const std::optional<int>& distance, int limit) const noexcept {
  if (no_travel_needed_) return one;
  if (!distance) return unknown_;
  if (*distance == 0) return one;
  return *distance >= limit ? 0 : ratio(limit - *distance, limit);
}

}  // namespace s2ss
