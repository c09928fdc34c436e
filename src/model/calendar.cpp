#include "s2ss/calendar.hpp"

#include <algorithm>

namespace s2ss {

namespace {

constexpr int september = 9;

Date first_of_september(int year) { return *Date::from_ymd(year, september, 1); }

/// The latest 1 September that is not after the date.
Date start_of_school_year(Date date) {
  const Date start = first_of_september(date.year());
  return start <= date ? start : first_of_september(date.year() - 1);
}

Date monday_of(Date date) { return date - static_cast<int>(date.weekday()); }

bool in_any(const std::vector<DateRange>& ranges, Date date) {
  return std::any_of(ranges.begin(), ranges.end(), [date](const DateRange& range) { return range.contains(date); });
}

bool is_term_time(const Calendar& calendar, Date date) {
  return !date.is_weekend() && in_any(calendar.terms, date) && !in_any(calendar.holidays, date);
}

bool is_lost(const Calendar& calendar, Date date) {
  return in_any(calendar.blackouts, date) ||
         std::find(calendar.inset_days.begin(), calendar.inset_days.end(), date) != calendar.inset_days.end();
}

Week nth_week(Week first, int count) { return count % 2 == 0 ? first : (first == Week::a ? Week::b : Week::a); }

Date day(int year, int month, int day_of_month) { return *Date::from_ymd(year, month, day_of_month); }

}  // namespace

Calendar overlay(const Calendar& authority, const Calendar& school) {
  Calendar merged = school;
  if (merged.terms.empty()) merged.terms = authority.terms;
  if (merged.holidays.empty()) merged.holidays = authority.holidays;
  if (merged.inset_days.empty()) merged.inset_days = authority.inset_days;
  if (merged.blackouts.empty()) merged.blackouts = authority.blackouts;
  return merged;
}

std::vector<std::optional<Week>> school_days(const Calendar& calendar, DateRange window) {
  std::vector<std::optional<Week>> letters;
  int school_weeks = 0;      // of this school year, before the current week
  bool week_counts = false;  // the current week has had a term-time day
  for (Date date = start_of_school_year(window.from); date <= window.to; date = date + 1) {
    if (date.month() == september && date.day() == 1) {
      school_weeks = 0;
      week_counts = false;
    } else if (date.weekday() == Weekday::monday) {
      school_weeks += week_counts ? 1 : 0;
      week_counts = false;
    }
    const bool term_time = is_term_time(calendar, date);
    week_counts = week_counts || term_time;
    if (date < window.from) continue;
    const bool school_day = term_time && !is_lost(calendar, date);
    letters.push_back(school_day ? std::optional(nth_week(calendar.first_week, school_weeks)) : std::nullopt);
  }
  return letters;
}

std::vector<std::optional<Week>> weekdays(DateRange window) {
  std::vector<std::optional<Week>> letters;
  letters.reserve(static_cast<std::size_t>(std::max(window.to - window.from + 1, 0)));
  Week week = Week::a;
  for (Date date = window.from; date <= window.to; date = date + 1) {
    if (date == window.from || date.weekday() == Weekday::monday) {
      // The days of the week in which 1 September falls belong to the new school year, also those before it.
      const Date monday = monday_of(date);
      week = nth_week(Week::a, (monday - monday_of(start_of_school_year(monday + 6))) / 7);
    }
    letters.push_back(date.is_weekend() ? std::nullopt : std::optional(week));
  }
  return letters;
}

Calendar lancashire_calendar() {
  Calendar calendar;
  calendar.local_authority = "888";
  calendar.terms = {{day(2025, 9, 1), day(2025, 12, 19)}, {day(2026, 1, 5), day(2026, 3, 27)},
                    {day(2026, 4, 13), day(2026, 7, 20)}, {day(2026, 9, 1), day(2026, 12, 18)},
                    {day(2027, 1, 4), day(2027, 3, 25)},  {day(2027, 4, 12), day(2027, 7, 21)}};
  calendar.holidays = {{day(2025, 10, 27), day(2025, 10, 31)}, {day(2026, 2, 16), day(2026, 2, 20)},
                       {day(2026, 5, 4), day(2026, 5, 4)},     {day(2026, 5, 25), day(2026, 5, 29)},
                       {day(2026, 10, 26), day(2026, 10, 30)}, {day(2027, 2, 15), day(2027, 2, 19)},
                       {day(2027, 5, 3), day(2027, 5, 3)},     {day(2027, 5, 31), day(2027, 6, 4)}};
  return calendar;
}

}  // namespace s2ss
