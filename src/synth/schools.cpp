#include "synth/schools.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "synth/names.hpp"
#include "synth/random.hpp"

namespace s2ss::synth {

namespace {

constexpr std::size_t first_urn = 900'000;

const District& choose_district(const County& county, std::size_t position_in_county, Random& random);
void describe(School& school, Random& random);
void choose_ages(School& school, Random& random);
void count_pupils(School& school, Random& random);
std::string name_school(const School& school, const std::string& neighbourhood, Random& random);

}  // namespace

std::vector<School> invent_schools(std::size_t count, const std::vector<County>& counties, std::uint64_t seed) {
  Random order(seed, Stream::schools);
  const std::vector<std::uint32_t> neighbourhoods = shuffled_positions(neighbourhood_name_count(), order);
  std::vector<School> schools;
  schools.reserve(count);
  for (std::size_t c = 0; c < counties.size(); ++c) {
    const std::size_t begin = count * c / counties.size();
    const std::size_t end = count * (c + 1) / counties.size();
    for (std::size_t i = begin; i < end; ++i) {
      Random random(seed, Stream::schools, i + 1);
      School school;
      school.urn = std::to_string(first_urn + i);
      school.local_authority = counties[c].local_authority;
      const District& district = choose_district(counties[c], i - begin, random);
      school.district = district.name;
      const Position position = place_school(district, random);
      school.easting = position.easting;
      school.northing = position.northing;
      describe(school, random);
      school.name = name_school(school, neighbourhood_name(neighbourhoods[i % neighbourhoods.size()]), random);
      if (i == 0) school.status = SchoolStatus::open;
      schools.push_back(std::move(school));
    }
  }
  return schools;
}

bool is_academy(const School& school) noexcept {
  return school.type == "Academy converter" || school.type == "Academy sponsor led" || school.type == "Free schools";
}

namespace {

const District& choose_district(const County& county, std::size_t position_in_county, Random& random) {
  // One school in each district first: a county of twelve schools has schools in twelve districts.
  if (position_in_county < districts_per_county) return county.districts[position_in_county];
  std::array<std::uint32_t, districts_per_county> shares{};
  for (std::size_t d = 0; d < districts_per_county; ++d) shares[d] = county.districts[d].share;
  return county.districts[random.pick(shares)];
}

void describe(School& school, Random& random) {
  static constexpr std::array<std::string_view, 7> types{
      "Academy converter",      "Academy sponsor led",        "Free schools", "Community school", "Foundation school",
      "Voluntary aided school", "Voluntary controlled school"};
  static constexpr std::array<std::uint32_t, 7> type_weights{42, 18, 4, 18, 7, 9, 2};
  static constexpr std::array<SchoolStatus, 3> statuses{SchoolStatus::open, SchoolStatus::closed,
                                                        SchoolStatus::proposed_to_close};
  static constexpr std::array<std::uint32_t, 3> status_weights{97, 2, 1};
  static constexpr std::array<std::string_view, 3> genders{"Mixed", "Girls", "Boys"};
  static constexpr std::array<std::uint32_t, 3> gender_weights{90, 6, 4};
  static constexpr std::array<std::string_view, 3> characters{"Does not apply", "Roman Catholic", "Church of England"};
  static constexpr std::array<std::uint32_t, 3> maintained{96, 1, 3};
  static constexpr std::array<std::uint32_t, 3> voluntary{2, 58, 40};
  static constexpr std::array<std::uint32_t, 3> academy{84, 9, 7};

  school.type = types[random.pick(type_weights)];
  school.status = statuses[random.pick(status_weights)];
  school.gender = genders[random.pick(gender_weights)];
  const bool is_voluntary = school.type.starts_with("Voluntary");
  school.religious_character = characters[random.pick(is_academy(school) ? academy
                                                      : is_voluntary     ? voluntary
                                                                         : maintained)];
  if (random.chance(25)) school.groups = {"SISG"};
  choose_ages(school, random);
  count_pupils(school, random);
  if (random.chance(10)) school.release_limit = random.between(2, 6);
}

void choose_ages(School& school, Random& random) {
  school.phase = random.chance(5) ? Phase::all_through : Phase::secondary;
  school.low_age = school.phase == Phase::all_through ? 4 : 11;
  school.high_age = random.chance(45) ? 18 : 16;
}

void count_pupils(School& school, Random& random) {
  const int small = random.between(0, 800);
  const int large = random.between(0, 800);
  school.pupils = 350 + small + large + (school.phase == Phase::all_through ? 300 : 0);
  // The product of two even draws leans towards little disadvantage and has a long tail; in tenths of a percent.
  const int left = random.between(0, 700);
  const int right = random.between(0, 700);
  school.disadvantage = (40 + left * right / 700) / 10.0;
}

std::string name_school(const School& school, const std::string& neighbourhood, Random& random) {
  static constexpr std::array<std::string_view, 4> academies{" Academy", " High School", " School",
                                                             " Community Academy"};
  static constexpr std::array<std::string_view, 4> maintained{" High School", " Community College", " School",
                                                              " Community High School"};
  static constexpr std::array<std::string_view, 6> saints{"Aidan's", "Bede's",   "Cuthbert's",
                                                          "Hilda's", "Oswald's", "Wilfrid's"};
  const std::string_view saint = random.one_of(saints);
  const std::string_view form = is_academy(school) ? random.one_of(academies) : random.one_of(maintained);
  if (school.religious_character == "Roman Catholic") {
    return std::string("St ").append(saint).append(" Catholic High School, ").append(neighbourhood);
  }
  if (school.religious_character == "Church of England") return neighbourhood + " Church of England High School";
  if (school.gender != "Mixed") return neighbourhood + " " + school.gender + "' High School";
  return neighbourhood + std::string(form);
}

}  // namespace

}  // namespace s2ss::synth
