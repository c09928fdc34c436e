#include "synth/calendars.hpp"

#include <cstddef>
#include <utility>

#include "synth/random.hpp"

namespace s2ss::synth {

namespace {

constexpr int first_shipped_year = 2025;
constexpr int last_shipped_year = 2026;

int academic_year(Date date);
Date first_of_september(int year);
std::vector<DateRange> moved_to_year(const std::vector<DateRange>& ranges, int year);
Calendar own_calendar(const School& school, const Calendar& authority, Random& random);

}  // namespace

Calendar calendar_around(Date as_of) {
  const Calendar shipped = lancashire_calendar();
  Calendar calendar = shipped;
  calendar.terms.clear();
  calendar.holidays.clear();
  for (const int year : {academic_year(as_of), academic_year(as_of) + 1}) {
    for (const DateRange& term : moved_to_year(shipped.terms, year)) calendar.terms.push_back(term);
    for (const DateRange& holiday : moved_to_year(shipped.holidays, year)) calendar.holidays.push_back(holiday);
  }
  return calendar;
}

std::vector<Calendar> invent_calendars(std::span<const School> schools, Date as_of, std::uint64_t seed) {
  std::vector<Calendar> calendars;
  Calendar authority = calendar_around(as_of);
  for (std::size_t i = 0; i < schools.size(); ++i) {
    if (i == 0 || schools[i].local_authority != schools[i - 1].local_authority) {
      Random random(seed, Stream::calendars, i);
      authority.local_authority = schools[i].local_authority;
      authority.first_week = random.chance(50) ? Week::a : Week::b;
      calendars.push_back(authority);
    }
    Random random(seed, Stream::calendars, schools.size() + i);
    if (random.chance(5)) calendars.push_back(own_calendar(schools[i], authority, random));
  }
  return calendars;
}

namespace {

int academic_year(Date date) { return date.month() >= 9 ? date.year() : date.year() - 1; }

Date first_of_september(int year) { return Date::from_ymd(year, 9, 1).value_or(Date()); }

// The ranges of one shipped academic year, moved to `year`: the nearest whole number of weeks keeps the weekdays.
std::vector<DateRange> moved_to_year(const std::vector<DateRange>& ranges, int year) {
  const bool is_shipped = year >= first_shipped_year && year <= last_shipped_year;
  const int pattern = is_shipped ? year : first_shipped_year;
  const int days = first_of_september(year) - first_of_september(pattern);
  const int weeks = (days >= 0 ? days + 3 : days - 3) / 7;
  std::vector<DateRange> moved;
  for (const DateRange& range : ranges) {
    if (academic_year(range.from) == pattern) moved.push_back({range.from + 7 * weeks, range.to + 7 * weeks});
  }
  return moved;
}

Calendar own_calendar(const School& school, const Calendar& authority, Random& random) {
  Calendar own;
  own.local_authority = school.local_authority;
  own.school = school.urn;
  own.first_week = authority.first_week;
  // The first days of five terms, as schools like to take them; the sixth is left out.
  for (std::size_t i = 0; i < authority.terms.size() && i < 5; ++i) {
    own.inset_days.push_back(authority.terms[i].from);
  }
  if (random.chance(50)) {
    const int year = authority.terms.front().from.year() + 1;
    const Date from = Date::from_ymd(year, 5, 11).value_or(Date());
    own.blackouts = {{from, from + random.between(28, 46)}};
  }
  return own;
}

}  // namespace

}  // namespace s2ss::synth
