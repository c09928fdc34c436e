#include "s2ss/calendar.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace s2ss {
namespace {

Date day(const char* text) { return *Date::from_text(text); }

std::optional<Week> letter_on(const Calendar& calendar, const char* date) {
  return school_days(calendar, {day(date), day(date)}).at(0);
}

std::ptrdiff_t openings(const Calendar& calendar, const char* from, const char* to) {
  const auto days = school_days(calendar, {day(from), day(to)});
  return std::count_if(days.begin(), days.end(), [](const auto& letter) { return letter.has_value(); });
}

TEST(Calendar, LancashireHas195OpeningsInEachYear) {
  EXPECT_EQ(openings(lancashire_calendar(), "2025-09-01", "2026-08-31"), 195);
  EXPECT_EQ(openings(lancashire_calendar(), "2026-09-01", "2027-08-31"), 195);
}

TEST(Calendar, BeginsEachSchoolYearWithWeekA) {
  EXPECT_EQ(letter_on(lancashire_calendar(), "2025-09-01"), Week::a);
  EXPECT_EQ(letter_on(lancashire_calendar(), "2025-09-08"), Week::b);
  EXPECT_EQ(letter_on(lancashire_calendar(), "2026-09-01"), Week::a);
  EXPECT_EQ(letter_on(lancashire_calendar(), "2026-09-07"), Week::b);
}

TEST(Calendar, HolidayWeeksDoNotAdvanceTheWeekCount) {
  // 20 to 24 October 2025 is the eighth school week; the half-term follows.
  EXPECT_EQ(letter_on(lancashire_calendar(), "2025-10-24"), Week::b);
  EXPECT_EQ(letter_on(lancashire_calendar(), "2025-10-29"), std::nullopt);
  EXPECT_EQ(letter_on(lancashire_calendar(), "2025-11-03"), Week::a);
}

TEST(Calendar, TheSameLetterHoldsWhereverTheWindowBegins) {
  const auto whole_year = school_days(lancashire_calendar(), {day("2025-09-01"), day("2026-08-31")});
  for (int i = 0; i < 365; i += 17) {
    const Date date = day("2025-09-01") + i;
    EXPECT_EQ(school_days(lancashire_calendar(), {date, date}).at(0), whole_year[static_cast<std::size_t>(i)])
        << to_string(date);
  }
}

TEST(Calendar, InsetDaysAndBlackoutsAreLostButDoNotStopTheWeeks) {
  Calendar calendar;
  calendar.terms = {{day("2025-09-01"), day("2025-09-19")}};
  calendar.inset_days = {day("2025-09-01")};
  calendar.blackouts = {{day("2025-09-08"), day("2025-09-12")}};
  EXPECT_EQ(letter_on(calendar, "2025-09-01"), std::nullopt);
  EXPECT_EQ(letter_on(calendar, "2025-09-02"), Week::a);
  EXPECT_EQ(letter_on(calendar, "2025-09-10"), std::nullopt);
  EXPECT_EQ(letter_on(calendar, "2025-09-15"), Week::a);
}

TEST(Calendar, ASchoolMayBeginWithWeekB) {
  Calendar calendar = lancashire_calendar();
  calendar.first_week = Week::b;
  EXPECT_EQ(letter_on(calendar, "2025-09-01"), Week::b);
  EXPECT_EQ(letter_on(calendar, "2025-09-08"), Week::a);
}

TEST(Calendar, ASchoolTakesOverTheListsItDoesNotGive) {
  Calendar own;
  own.school = "100001";
  own.inset_days = {day("2025-09-01")};
  const Calendar merged = overlay(lancashire_calendar(), own);
  EXPECT_EQ(merged.terms, lancashire_calendar().terms);
  EXPECT_EQ(merged.inset_days, own.inset_days);
  EXPECT_EQ(merged.school, "100001");
}

TEST(Calendar, WithoutOneEveryWeekdayCountsAndWeeksAlternate) {
  // 1 September 2025 is a Monday, 1 September 2026 a Tuesday.
  const auto letters = weekdays({day("2025-08-31"), day("2025-09-14")});
  EXPECT_EQ(letters[0], std::nullopt);
  EXPECT_EQ(letters[1], Week::a);
  EXPECT_EQ(letters[6], std::nullopt);
  EXPECT_EQ(letters[8], Week::b);
  EXPECT_EQ(weekdays({day("2026-08-31"), day("2026-08-31")}).at(0), Week::a);
  EXPECT_EQ(weekdays({day("2026-12-25"), day("2026-12-25")}).at(0).has_value(), true);
}

}  // namespace
}  // namespace s2ss
