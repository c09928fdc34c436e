#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "s2ss/error.hpp"
#include "s2ss/synthetic_directory.hpp"
#include "schemes.hpp"

namespace s2ss {
namespace {

std::vector<std::string> refused_fields(const SyntheticOptions& options) {
  try {
    static_cast<void>(synthetic_directory(options));
  } catch (const InputError& error) {
    std::vector<std::string> fields;
    for (const Fault& fault : error.faults()) fields.push_back(fault.field);
    return fields;
  }
  return {};
}

School given(std::string urn, std::string authority = "888") {
  School school;
  school.urn = std::move(urn);
  school.name = "A school";
  school.local_authority = std::move(authority);
  return school;
}

TEST(SyntheticOptions, OutOfRangeAreRefusedTogether) {
  SyntheticOptions options;
  options.nominees = 0;
  options.invented_schools = 3'000'000;
  options.past_links_per_nominee = std::numeric_limits<double>::quiet_NaN();
  options.as_of = Date::from_days(-30'000);
  EXPECT_EQ(refused_fields(options),
            (std::vector<std::string>{"nominees", "invented_schools", "as_of", "past_links_per_nominee"}));
}

TEST(SyntheticOptions, TooManyNomineesOrLinksAreRefused) {
  SyntheticOptions options;
  options.nominees = 10'000'001;
  EXPECT_EQ(refused_fields(options), std::vector<std::string>{"nominees"});
  options.nominees = 10'000'000;
  options.past_links_per_nominee = 5.1;
  EXPECT_EQ(refused_fields(options), std::vector<std::string>{"past_links_per_nominee"});
  for (const double links : {-0.1, 100.1, std::numeric_limits<double>::infinity()}) {
    options.nominees = 10;
    options.past_links_per_nominee = links;
    EXPECT_EQ(refused_fields(options), std::vector<std::string>{"past_links_per_nominee"}) << links;
  }
}

TEST(SyntheticOptions, GivenSchoolsMustHoldAnOpenOne) {
  SyntheticOptions options;
  options.schools = {given("100001")};
  options.schools.front().status = SchoolStatus::closed;
  EXPECT_EQ(refused_fields(options), std::vector<std::string>{"schools"});
}

TEST(SyntheticOptions, GivenSchoolsAreCheckedLikeAnyOthers) {
  SyntheticOptions options;
  options.schools = {given("100001"), given("100001")};
  EXPECT_EQ(refused_fields(options), std::vector<std::string>{"urn"});
}

TEST(SyntheticOptions, GivenSchoolsStayAsTheyAre) {
  SyntheticOptions options;
  options.schools = {given("100003"), given("100001"), given("100002", "889")};
  options.schools[0].easting = 350'000;
  options.schools[0].northing = 430'000;
  options.nominees = 200;
  const Directory directory = synthetic_directory(options);
  ASSERT_EQ(directory.schools().size(), 3u);
  EXPECT_EQ(directory.schools()[0], options.schools[1]);
  EXPECT_EQ(directory.schools()[1], options.schools[2]);
  EXPECT_EQ(directory.schools()[2], options.schools[0]);
  EXPECT_GT(directory.link_count(), 50u) << "schools without a place or trust are linked as well";
}

TEST(SyntheticOptions, LancashireSchoolsFollowTheShippedCalendarAndOthersNone) {
  SyntheticOptions options;
  options.schools = {given("100001"), given("100002", "889")};
  const Directory directory = synthetic_directory(options);
  ASSERT_EQ(directory.calendars().size(), 1u);
  const Calendar& calendar = directory.calendars().front();
  std::set<DateRange> terms(calendar.terms.begin(), calendar.terms.end());
  std::size_t shipped = 0;
  for (const DateRange& term : lancashire_calendar().terms) {
    if (term.to < directory.as_of()) continue;
    ++shipped;
    EXPECT_TRUE(terms.contains(term));
  }
  EXPECT_GE(shipped, 3u);
  EXPECT_NE(directory.calendar_of(*directory.find_school("100001")), nullptr);
  EXPECT_EQ(directory.calendar_of(*directory.find_school("100002")), nullptr);
}

TEST(SyntheticOptions, CalendarsReachIntoTheYearAfterAnyDay) {
  for (const int year : {1912, 1999, 2024, 2025, 2027, 2041, 2188}) {
    SyntheticOptions options;
    options.nominees = 20;
    options.as_of = *Date::from_ymd(year, 3, 1);
    const Directory directory = synthetic_directory(options);
    const Calendar& calendar = *directory.calendar_of(SchoolIndex{0});
    const auto days = school_days(calendar, {options.as_of, options.as_of + 364});
    const auto open = std::count_if(days.begin(), days.end(), [](const auto& day) { return day.has_value(); });
    EXPECT_NEAR(static_cast<double>(open), 180, 25) << year;
  }
}

TEST(SyntheticOptions, EveryScaleBuildsWithoutFaults) {
  for (const std::size_t nominees : {1u, 100u, 1'000u, 10'000u, 100'000u}) {
    SyntheticOptions options;
    options.nominees = nominees;
    const Directory directory = synthetic_directory(options);
    EXPECT_EQ(directory.nominee_count(), nominees);
    EXPECT_TRUE(directory.faults().empty());
    EXPECT_EQ(directory.schools().size(), std::max<std::size_t>(12, nominees / 4));
  }
}

TEST(SyntheticOptions, AnySchemeWillDo) {
  const Taxonomy only_facets = scheme_of({{"a-level", "", Facet::stage}, {"aqa", "", Facet::board}});
  const Taxonomy only_operations =
      scheme_of({{"operations-and-support-services"}, {"site-management", "operations-and-support-services"}});
  for (const Taxonomy& taxonomy : {two_concepts(), only_facets, only_operations, scheme_of({{"alone"}})}) {
    SyntheticOptions options;
    options.taxonomy = taxonomy;
    options.nominees = 500;
    const Directory directory = synthetic_directory(options);
    EXPECT_EQ(directory.nominee_count(), 500u);
    EXPECT_GE(directory.expertise_records().size(), 500u);
  }
}

}  // namespace
}  // namespace s2ss
