#include "model/schools_along_curve.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace s2ss {

namespace {

/// How far along the curve a school stands.
std::uint64_t place_on_curve(const SchoolRecord& school) noexcept {
  if (school.easting == absent_number) return std::numeric_limits<std::uint64_t>::max();
  constexpr std::int32_t origin = 10'000'000;  // No coordinate lies beyond it.
  auto x = static_cast<std::uint32_t>(school.easting + origin) / 64;
  auto y = static_cast<std::uint32_t>(school.northing + origin) / 64;
  std::uint64_t place = 0;
  for (int level = 18; level >= 0; --level) {
    const std::uint32_t right = x >> level & 1;
    const std::uint32_t upper = y >> level & 1;
    place = place << 2 | ((3 * right) ^ upper);
    // Each quarter is gone through in its own direction.
    if (upper == 0) {
      if (right == 1) {
        x = ~x;
        y = ~y;
      }
      std::swap(x, y);
    }
  }
  return place;
}

}  // namespace

std::vector<std::uint32_t> schools_along_curve(std::span<const SchoolRecord> schools) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> places;
  places.reserve(schools.size());
  for (std::uint32_t i = 0; i < schools.size(); ++i) {
    if (schools[i].nominees > 0) places.emplace_back(place_on_curve(schools[i]), i);
  }
  std::sort(places.begin(), places.end());
  std::vector<std::uint32_t> order;
  order.reserve(places.size());
  for (const auto& [place, school] : places) order.push_back(school);
  return order;
}

}  // namespace s2ss
