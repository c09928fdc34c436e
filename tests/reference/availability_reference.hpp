#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "reference/world.hpp"
#include "s2ss/fixed_point.hpp"

namespace s2ss::reference {

inline bool in_any(const std::vector<DateRange>& ranges, Date date) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const DateRange& range) { return range.from <= date && date <= range.to; });
}

inline Date first_of_september(int year) { return Date::from_ymd(year, 9, 1).value(); }

/// The last 1 September that is not after the date.
inline Date school_year_begin(Date date) {
  const Date same_year = first_of_september(date.year());
  return same_year <= date ? same_year : first_of_september(date.year() - 1);
}

/// The calendar of one school: its own one, where a list is empty the authority's; nothing when there is neither.
inline std::optional<Calendar> calendar_for(const World& world, const School& school) {
  std::optional<Calendar> own;
  std::optional<Calendar> authority;
  for (const Calendar& calendar : world.calendars) {
    if (calendar.school == school.urn) own = calendar;
    if (calendar.school.empty() && calendar.local_authority == school.local_authority) authority = calendar;
  }
  if (!own) return authority;
  if (!authority) return own;
  if (own->terms.empty()) own->terms = authority->terms;
  if (own->holidays.empty()) own->holidays = authority->holidays;
  if (own->inset_days.empty()) own->inset_days = authority->inset_days;
  if (own->blackouts.empty()) own->blackouts = authority->blackouts;
  return own;
}

/// The week letters of the school days from 1 September to `to`, found by walking day by day. A week that had a
/// term-time weekday outside the holidays is followed by one of the other letter.
inline std::map<Date, Week> walk_school_year(const Calendar& calendar, Date to) {
  std::map<Date, Week> letters;
  Week letter = calendar.first_week;
  bool week_counts = false;
  for (Date day = school_year_begin(to); day <= to; day = day + 1) {
    if (day.weekday() == Weekday::monday && week_counts) {
      letter = letter == Week::a ? Week::b : Week::a;
      week_counts = false;
    }
    if (day.is_weekend() || !in_any(calendar.terms, day) || in_any(calendar.holidays, day)) continue;
    week_counts = true;
    const bool inset =
        std::find(calendar.inset_days.begin(), calendar.inset_days.end(), day) != calendar.inset_days.end();
    if (!inset && !in_any(calendar.blackouts, day)) letters.emplace(day, letter);
  }
  return letters;
}

/// Without a calendar: week A begins on the Monday on or before 1 September, then the letters alternate.
inline std::optional<Week> letter_without_calendar(Date day) {
  if (day.is_weekend()) return std::nullopt;
  Date monday = day;
  while (monday.weekday() != Weekday::monday) monday = monday - 1;
  // Back to the week, counted from its Monday, that holds a 1 September.
  Week letter = Week::a;
  for (;; monday = monday - 7) {
    const DateRange week{monday, monday + 6};
    if (week.contains(first_of_september(monday.year()))) return letter;
    letter = letter == Week::a ? Week::b : Week::a;
  }
}

using Letters = std::vector<std::optional<Week>>;

/// The week letter of each day of a window; nothing where it is no school day.
inline Letters week_letters(const std::optional<Calendar>& calendar, DateRange window) {
  Letters letters;
  std::map<Date, Week> walked;
  Date walked_to = window.from - 1;
  for (Date day = window.from; day <= window.to; day = day + 1) {
    if (!calendar) {
      letters.push_back(letter_without_calendar(day));
      continue;
    }
    if (day > walked_to) {
      // The next stretch: to the end of the window or of the school year, whichever is sooner.
      walked_to = std::min(window.to, first_of_september(school_year_begin(day).year() + 1) - 1);
      walked = walk_school_year(*calendar, walked_to);
    }
    const auto found = walked.find(day);
    letters.push_back(found == walked.end() ? std::nullopt : std::optional(found->second));
  }
  return letters;
}

/// The letters of every school, each school's walked once over the years that requests are likely to ask for.
class SchoolDays {
 public:
  explicit SchoolDays(const World& world) : usual_{world.as_of - 200, world.as_of + 1'000} {}

  Letters of(const World& world, const School& school, DateRange window) {
    const std::optional<Calendar> calendar = calendar_for(world, school);
    if (window.from < usual_.from || usual_.to < window.to) return week_letters(calendar, window);
    const std::string key = calendar ? school.urn : "";
    auto found = kept_.find(key);
    if (found == kept_.end()) found = kept_.emplace(key, week_letters(calendar, usual_)).first;
    const auto begin = found->second.begin() + (window.from - usual_.from);
    return {begin, begin + (window.to - window.from) + 1};
  }

 private:
  DateRange usual_;
  std::map<std::string, Letters> kept_;
};

/// Sessions both sides can hold, counted date by date and period by period.
inline int possible_sessions(const Request& request, const Nominee& nominee, const Letters& requesting,
                             const Letters& supporting) {
  int sessions = 0;
  for (Date day = request.from; day <= request.to; day = day + 1) {
    const auto position = static_cast<std::size_t>(day - request.from);
    if (!requesting[position] || !supporting[position] || in_any(nominee.away, day)) continue;
    for (const Period period : {Period::am, Period::pm, Period::twilight}) {
      if (request.slots.contains(*requesting[position], day.weekday(), period) &&
          nominee.slots.contains(*supporting[position], day.weekday(), period)) {
        ++sessions;
      }
    }
  }
  return sessions;
}

inline Millionths availability(int sessions, int asked) { return sessions >= asked ? one : ratio(sessions, asked); }

}  // namespace s2ss::reference
