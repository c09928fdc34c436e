#include <gtest/gtest.h>

#include "reference/small_world.hpp"

namespace s2ss::reference {
namespace {

Slots slots(std::vector<std::string> items) { return Slots::parse(items); }

int sessions_of(const Situation& situation) { return situation.evidence().sessions; }

/// One term that holds the autumn of 2026; 1 September 2026 is a Tuesday.
Calendar autumn() {
  Calendar calendar;
  calendar.local_authority = "888";
  calendar.terms = {{day("2026-09-01"), day("2026-12-18")}};
  return calendar;
}

TEST(Availability, CountsThreeSessionsOnEveryWeekdayWithoutACalendar) {
  Situation situation = small_situation();
  EXPECT_EQ(sessions_of(situation), 15);
  situation.request.to = day("2026-09-13");
  EXPECT_EQ(sessions_of(situation), 15) << "Saturday and Sunday do not count";
  situation.request.to = day("2026-09-14");
  EXPECT_EQ(sessions_of(situation), 18);
}

TEST(Availability, CountsOnlySlotsThatBothSidesHave) {
  Situation situation = small_situation();
  situation.request.slots = slots({"Mon-am", "Tue-pm", "Wed-twilight"});
  situation.nominee().slots = slots({"Mon-am", "Tue-am", "Wed-twilight", "Fri-pm"});
  EXPECT_EQ(sessions_of(situation), 2);
}

TEST(Availability, IsTheShareOfTheSessionsAskedAndAtMostOne) {
  Situation situation = small_situation();
  situation.nominee().slots = slots({"Mon-am", "Tue-pm"});
  const auto with_sessions = [&](int sessions) {
    situation.request.sessions = sessions;
    return situation.parts().availability;
  };
  EXPECT_EQ(with_sessions(1), 1'000'000);
  EXPECT_EQ(with_sessions(2), 1'000'000);
  EXPECT_EQ(with_sessions(3), 666'667);
  EXPECT_EQ(with_sessions(4), 500'000);
  EXPECT_EQ(with_sessions(7), 285'714);
}

TEST(Availability, LeavesOutTheDaysTheNomineeIsAway) {
  Situation situation = small_situation();
  situation.nominee().away = {{day("2026-09-08"), day("2026-09-09")}, {day("2026-09-09"), day("2026-09-09")}};
  EXPECT_EQ(sessions_of(situation), 9);
}

TEST(Availability, FollowsTheWeekLetters) {
  Situation situation = small_situation();
  // Without a calendar Monday 31 August 2026 begins a week A, so 7 September is in week B.
  situation.nominee().slots = slots({"A:Mon-am"});
  EXPECT_EQ(sessions_of(situation), 0);
  situation.nominee().slots = slots({"B:Mon-am"});
  EXPECT_EQ(sessions_of(situation), 1);
  situation.request.to = day("2026-10-05");  // Mondays: 7 B, 14 A, 21 B, 28 A, 5 B.
  EXPECT_EQ(sessions_of(situation), 3);
}

TEST(Availability, ReadsEachSidesSlotsInItsOwnWeekLetter) {
  Situation situation = small_situation();
  Calendar own = autumn();
  own.school = "100002";
  own.first_week = Week::b;  // The week of 7 September is then A there, and B at the school that asks.
  situation.world.calendars = {own};
  situation.request.slots = slots({"B:Mon-am"});
  situation.nominee().slots = slots({"A:Mon-am"});
  EXPECT_EQ(sessions_of(situation), 1);
  situation.nominee().slots = slots({"B:Mon-am"});
  EXPECT_EQ(sessions_of(situation), 0);
}

TEST(Availability, CountsADayOnlyWhenItIsASchoolDayForBoth) {
  Situation situation = small_situation();
  Calendar own = autumn();
  own.school = "100002";
  own.inset_days = {day("2026-09-07")};
  own.holidays = {{day("2026-09-08"), day("2026-09-08")}};
  own.blackouts = {{day("2026-09-09"), day("2026-09-10")}};
  situation.world.calendars = {own};
  EXPECT_EQ(sessions_of(situation), 3);
}

TEST(Availability, DoesNotAdvanceTheWeekLetterInAHolidayWeek) {
  Situation situation = small_situation();
  Calendar calendar = autumn();
  calendar.holidays = {{day("2026-09-14"), day("2026-09-18")}};
  situation.world.calendars = {calendar};
  // Weeks: 1 September A, 7 B, 14 holiday, 21 A.
  situation.request.from = day("2026-09-21");
  situation.request.to = day("2026-09-25");
  situation.request.slots = slots({"A:Mon-am"});
  EXPECT_EQ(sessions_of(situation), 1);
  situation.world.calendars.front().holidays.clear();
  EXPECT_EQ(sessions_of(situation), 0);
}

TEST(Availability, LeavesASchoolsEmptyListsToItsAuthority) {
  Situation situation = small_situation();
  Calendar authority = autumn();
  authority.holidays = {{day("2026-09-07"), day("2026-09-07")}};
  Calendar own;
  own.local_authority = "888";
  own.school = "100002";
  own.inset_days = {day("2026-09-08")};
  situation.world.calendars = {authority, own};
  EXPECT_EQ(sessions_of(situation), 9);
}

}  // namespace
}  // namespace s2ss::reference
