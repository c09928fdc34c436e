#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "s2ss/synthetic_directory.hpp"

namespace s2ss {
namespace {

Directory with_schools(std::size_t schools) {
  SyntheticOptions options;
  options.nominees = 10;
  options.invented_schools = schools;
  return synthetic_directory(options);
}

std::int64_t squared_distance(const School& left, const School& right) {
  const std::int64_t east = *left.easting - *right.easting;
  const std::int64_t north = *left.northing - *right.northing;
  return east * east + north * north;
}

TEST(SyntheticSchools, StandInTownsAndCountryside) {
  const Directory directory = with_schools(1000);
  std::vector<std::int64_t> nearest;
  std::vector<int> within_15_km;
  for (const School& school : directory.schools()) {
    std::int64_t least = INT64_MAX;
    int near = 0;
    for (const School& other : directory.schools()) {
      if (other.urn == school.urn) continue;
      least = std::min(least, squared_distance(school, other));
      if (squared_distance(school, other) <= std::int64_t{15'000} * 15'000) ++near;
    }
    nearest.push_back(least);
    within_15_km.push_back(near);
  }
  std::sort(nearest.begin(), nearest.end());
  std::sort(within_15_km.begin(), within_15_km.end());
  EXPECT_GT(nearest[500], 700 * 700) << "the median nearest school is about a kilometre away";
  EXPECT_LT(nearest[500], 1'500 * 1'500);
  EXPECT_GT(nearest[950], 3'000 * 3'000) << "some stand alone";
  EXPECT_GT(within_15_km[800], 20) << "in urban parts more than twenty are near";
  EXPECT_LT(within_15_km[100], 12);
}

TEST(SyntheticSchools, EveryCountyHasTwelveDistricts) {
  for (const std::size_t schools : {60u, 730u, 12'000u}) {
    std::map<std::string, std::set<std::string>> districts;
    std::set<std::string> all;
    std::size_t closed = 0;
    const Directory directory = with_schools(schools);
    for (const School& school : directory.schools()) {
      districts[school.local_authority].insert(school.district);
      all.insert(school.district);
      closed += is_open(school.status) ? 0 : 1;
    }
    for (const auto& [authority, names] : districts) EXPECT_EQ(names.size(), 12u) << authority;
    EXPECT_EQ(all.size(), 12 * districts.size()) << "a district belongs to one county";
    EXPECT_EQ(districts.size(), std::clamp<std::size_t>((schools + 50) / 100, 1, 100));
    EXPECT_LT(closed * 100, schools * 6);
  }
}

TEST(SyntheticSchools, TrustsAreMostlySmallAndAFewLarge) {
  const Directory directory = with_schools(5000);
  std::map<std::string, int> sizes;
  int in_trusts = 0;
  for (const School& school : directory.schools()) {
    const bool is_maintained = school.type.ends_with("school");
    EXPECT_EQ(school.trust.empty(), is_maintained) << school.type;
    if (school.trust.empty()) continue;
    ++sizes[school.trust];
    ++in_trusts;
  }
  const auto of_size = [&](int low, int high) {
    return std::count_if(sizes.begin(), sizes.end(),
                         [&](const auto& trust) { return trust.second >= low && trust.second <= high; });
  };
  EXPECT_NEAR(in_trusts, 3000, 400);
  EXPECT_GT(of_size(1, 3) * 2, static_cast<std::ptrdiff_t>(sizes.size())) << "most have one to three schools";
  EXPECT_GT(of_size(15, 40), 5);
  EXPECT_EQ(of_size(41, 5000), 0);
}

TEST(SyntheticSchools, MostSchoolsOfATrustAreNearEachOther) {
  const Directory directory = with_schools(3000);
  const auto schools = directory.schools();
  std::map<std::string, std::vector<const School*>> trusts;
  for (const School& school : schools) {
    if (!school.trust.empty()) trusts[school.trust].push_back(&school);
  }
  std::vector<std::int64_t> apart;
  for (const auto& [trust, members] : trusts) {
    for (std::size_t i = 1; i < members.size(); ++i) apart.push_back(squared_distance(*members[i], *members[i - 1]));
  }
  std::sort(apart.begin(), apart.end());
  ASSERT_GT(apart.size(), 500u);
  EXPECT_LT(apart[apart.size() / 2], std::int64_t{40'000} * 40'000);
  EXPECT_GT(apart.back(), std::int64_t{60'000} * 60'000) << "a large trust reaches beyond its county";
}

TEST(SyntheticSchools, LieInsideTheNationalGridAndHoldPlausibleNumbers) {
  const Directory directory = with_schools(12'000);
  std::set<std::string> urns;
  for (const School& school : directory.schools()) {
    urns.insert(school.urn);
    ASSERT_TRUE(*school.easting >= 0 && *school.easting <= 700'000);
    ASSERT_TRUE(*school.northing >= 0 && *school.northing <= 1'300'000);
    ASSERT_GE(std::stoi(school.urn), 900'000);
    ASSERT_TRUE(*school.pupils >= 300 && *school.pupils <= 2'500);
    ASSERT_TRUE(*school.disadvantage >= 0 && *school.disadvantage <= 100);
    ASSERT_LT(*school.low_age, *school.high_age);
    ASSERT_EQ(school.local_authority.size(), 3u);
  }
  EXPECT_EQ(urns.size(), 12'000u);
}

}  // namespace
}  // namespace s2ss
