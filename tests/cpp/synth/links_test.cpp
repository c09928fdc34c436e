#include <cstdint>

#include <gtest/gtest.h>

#include "s2ss/synthetic_directory.hpp"

namespace s2ss {
namespace {

Directory with_links(double per_nominee, std::size_t nominees = 8'000) {
  SyntheticOptions options;
  options.nominees = nominees;
  options.past_links_per_nominee = per_nominee;
  return synthetic_directory(options);
}

TEST(SyntheticLinks, AreAsManyAsAskedForOnAverage) {
  EXPECT_EQ(with_links(0).link_count(), 0u);
  EXPECT_NEAR(static_cast<double>(with_links(0.8).link_count()), 6'400, 540);  // Five standard deviations.
  EXPECT_NEAR(static_cast<double>(with_links(5).link_count()), 40'000, 2'450);
}

TEST(SyntheticLinks, FavourNearSchoolsAndTheSameTrust) {
  const Directory directory = with_links(1);
  std::size_t near = 0, same_trust = 0, current = 0;
  for (const LinkRecord& link : directory.link_records()) {
    const School& left = directory.school(link.supporting_school);
    const School& right = directory.school(link.requesting_school);
    const std::int64_t east = *left.easting - *right.easting;
    const std::int64_t north = *left.northing - *right.northing;
    near += east * east + north * north < std::int64_t{15'000} * 15'000 ? 1u : 0u;
    same_trust += !left.trust.empty() && left.trust == right.trust ? 1u : 0u;
    current += is_current(link.state) ? 1u : 0u;
  }
  EXPECT_GT(near * 100, directory.link_count() * 60);
  EXPECT_GT(same_trust * 100, directory.link_count() * 8);
  EXPECT_GT(current, 0u);
  EXPECT_LT(current * 100, directory.link_count() * 12);
}

TEST(SyntheticLinks, AreAtMostFourYearsOld) {
  const Directory directory = with_links(2);
  for (const LinkRecord& link : directory.link_records()) {
    ASSERT_LE(link.date, directory.as_of());
    ASSERT_LE(directory.as_of() - link.date, 4 * 365);
  }
}

TEST(SyntheticLinks, AreNoneWhereThereIsOneSchool) {
  SyntheticOptions options;
  options.nominees = 50;
  options.invented_schools = 1;
  const Directory directory = synthetic_directory(options);
  EXPECT_EQ(directory.link_count(), 0u);
  EXPECT_EQ(directory.nominee_count(), 50u);
}

}  // namespace
}  // namespace s2ss
