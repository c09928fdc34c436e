#include "s2ss/date.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "s2ss/error.hpp"

namespace s2ss {
namespace {

TEST(Date, ReadsADayThatExists) {
  const auto date = Date::from_text("2026-09-01");
  ASSERT_TRUE(date);
  EXPECT_EQ(date->year(), 2026);
  EXPECT_EQ(date->month(), 9);
  EXPECT_EQ(date->day(), 1);
  EXPECT_EQ(date->weekday(), Weekday::tuesday);
}

TEST(Date, RefusesDaysThatDoNotExist) {
  for (const auto* text : {"2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00"}) {
    EXPECT_FALSE(Date::from_text(text)) << text;
  }
  EXPECT_TRUE(Date::from_text("2024-02-29"));
}

TEST(Date, RefusesEveryOtherWayOfWriting) {
  for (const auto* text : {"", "2026-9-1", "01-09-2026", "2026/09/01", "2026-09-01 ", " 2026-09-01", "2026-09-0x",
                           "1899-12-31", "2201-01-01", "20260901", "2026-09-01T00:00"}) {
    EXPECT_FALSE(Date::from_text(text)) << text;
  }
}

TEST(Date, NamesTheFieldButNeverTheValueWhenItRefuses) {
  try {
    (void)Date::parse("alice@example.org", "review_by");
    FAIL() << "should have refused";
  } catch (const InputError& error) {
    EXPECT_EQ(error.faults().at(0).field, "review_by");
    EXPECT_THAT(error.what(), testing::Not(testing::HasSubstr("alice")));
  }
}

RC_GTEST_PROP(Date, TextAndDaysGoBothWays, ()) {
  const auto days = *rc::gen::inRange(-25'567, 84'370);  // 1900-01-01 to 2200-12-31
  const Date date = Date::from_days(days);
  RC_ASSERT(Date::from_text(to_string(date)) == date);
  RC_ASSERT(Date::from_ymd(date.year(), date.month(), date.day()) == date);
  RC_ASSERT((date + 7).weekday() == date.weekday());
  RC_ASSERT((date + 1).weekday() != date.weekday());
}

}  // namespace
}  // namespace s2ss
