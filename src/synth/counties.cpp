#include "synth/counties.hpp"

#include <algorithm>

#include "synth/names.hpp"

namespace s2ss::synth {

namespace {

constexpr int county_size = 66'000;
constexpr std::size_t district_columns = 4;
constexpr int district_width = county_size / 4;
constexpr int district_height = county_size / 3;
constexpr std::size_t county_columns = 10;
constexpr std::size_t county_rows = 10;
constexpr int most_western = 20'000;
constexpr int most_southern = 100'000;

struct TownSize {
  std::uint32_t share;  ///< Percent of the county's schools.
  int radius;           ///< Metres.
};
// Radii such that the nearest school inside a town is about a kilometre away.
constexpr std::array<TownSize, districts_per_county> town_sizes{{{20, 5'200},
                                                                 {16, 4'800},
                                                                 {12, 4'200},
                                                                 {10, 3'800},
                                                                 {8, 3'300},
                                                                 {7, 3'100},
                                                                 {6, 2'800},
                                                                 {6, 2'800},
                                                                 {5, 2'500},
                                                                 {4, 2'200},
                                                                 {3, 2'000},
                                                                 {3, 2'000}}};

Position county_corner(std::size_t number);
District invent_district(std::size_t number, Position county, TownSize size, Random& random);

}  // namespace

std::vector<County> invent_counties(std::size_t schools, std::uint64_t seed) {
  Random random(seed, Stream::counties);
  const std::vector<std::uint32_t> names = shuffled_positions(town_name_count(), random);
  std::vector<County> counties(std::clamp<std::size_t>((schools + 50) / 100, 1, most_counties));
  for (std::size_t number = 0; number < counties.size(); ++number) {
    County& county = counties[number];
    county.local_authority = std::to_string(900 + number);
    const std::vector<std::uint32_t> sizes = shuffled_positions(districts_per_county, random);
    for (std::size_t d = 0; d < districts_per_county; ++d) {
      county.districts[d] = invent_district(d, county_corner(number), town_sizes[sizes[d]], random);
      county.districts[d].name = town_name(names[number * districts_per_county + d]);
    }
  }
  return counties;
}

Position place_school(const District& district, Random& random) {
  Position position;
  if (random.chance(80)) {
    // The mean of two even draws is denser in the middle.
    const int radius = district.town_radius;
    position.easting = district.town.easting + (random.between(-radius, radius) + random.between(-radius, radius)) / 2;
    position.northing =
        district.town.northing + (random.between(-radius, radius) + random.between(-radius, radius)) / 2;
  } else {
    position.easting = district.corner.easting + random.between(0, district_width - 1);
    position.northing = district.corner.northing + random.between(0, district_height - 1);
  }
  return position;
}

namespace {

// The first county stands in the middle of the range, further ones to its east and then in rows.
Position county_corner(std::size_t number) {
  const std::size_t column = (number + county_columns / 2) % county_columns;
  const std::size_t row = (number / county_columns + county_rows / 2) % county_rows;
  return {most_western + static_cast<int>(column) * county_size, most_southern + static_cast<int>(row) * county_size};
}

District invent_district(std::size_t number, Position county, TownSize size, Random& random) {
  District district;
  district.corner.easting = county.easting + static_cast<int>(number % district_columns) * district_width;
  district.corner.northing = county.northing + static_cast<int>(number / district_columns) * district_height;
  // Towns keep their whole radius inside the district.
  district.town.easting = district.corner.easting + random.between(size.radius, district_width - size.radius);
  district.town.northing = district.corner.northing + random.between(size.radius, district_height - size.radius);
  district.town_radius = size.radius;
  district.share = size.share;
  return district;
}

}  // namespace

}  // namespace s2ss::synth
