#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "s2ss/nominee.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"
#include "s2ss/school.hpp"

namespace s2ss::reference {

/// The straight line in whole metres, rounded to nearest, by bisection over whole numbers: the root of a whole number
/// never lies halfway between two metres.
inline std::optional<int> distance(const School& left, const School& right) {
  if (!left.easting || !left.northing || !right.easting || !right.northing) return std::nullopt;
  const std::int64_t east = std::int64_t{*left.easting} - *right.easting;
  const std::int64_t north = std::int64_t{*left.northing} - *right.northing;
  const std::int64_t square = east * east + north * north;
  std::int64_t low = 0;
  std::int64_t high = std::int64_t{1} << 31;
  while (low < high) {
    // The greatest whole number whose half-metre below is still within: (2 middle - 1)^2 <= 4 square.
    const std::int64_t middle = (low + high + 1) / 2;
    if ((2 * middle - 1) * (2 * middle - 1) <= 4 * square) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return static_cast<int>(low);
}

inline int distance_limit(const Request& request, const Nominee& nominee, const Policy& policy) {
  int limit = policy.max_distance;
  if (request.max_distance) limit = std::min(limit, *request.max_distance);
  if (nominee.max_distance) limit = std::min(limit, *nominee.max_distance);
  return limit;
}

inline bool needs_no_travel(const Request& request) {
  return !request.modes.contains(Mode::visit) && !request.modes.contains(Mode::host);
}

inline Millionths proximity(bool no_travel, std::optional<int> metres, int limit, const Policy& policy) {
  if (no_travel) return one;
  if (!metres) return policy.unknown_proximity;
  if (*metres == 0) return one;
  if (*metres >= limit) return 0;
  return ratio(limit - *metres, limit);
}

}  // namespace s2ss::reference
