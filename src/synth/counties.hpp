#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "synth/random.hpp"

namespace s2ss::synth {

/// A point in metres, EPSG:27700.
struct Position {
  int easting = 0;
  int northing = 0;
};

/// A district: a rectangle of the county around one town, after which it is named.
struct District {
  std::string name;
  Position corner;          ///< South-west corner of the rectangle.
  Position town;            ///< The middle of the town.
  int town_radius = 0;      ///< Metres.
  std::uint32_t share = 0;  ///< Percent of the county's schools.
};

inline constexpr std::size_t districts_per_county = 12;
inline constexpr std::size_t most_counties = 100;

/// An invented authority, some 66 km across.
struct County {
  std::string local_authority;  ///< "900" to "999".
  std::array<District, districts_per_county> districts;
};

/// One county for every hundred schools, at least one and at most a hundred: from 10,000 schools on, counties grow
/// denser, because the grid of EPSG:27700 and the three-digit codes end.
[[nodiscard]] std::vector<County> invent_counties(std::size_t schools, std::uint64_t seed);

/// Where a school of the district stands: four of five in the town, denser towards its middle; the others anywhere.
[[nodiscard]] Position place_school(const District& district, Random& random);

}  // namespace s2ss::synth
