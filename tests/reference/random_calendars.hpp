#pragma once

#include <string>
#include <vector>

#include "reference/random.hpp"
#include "s2ss/calendar.hpp"

namespace s2ss::reference {

inline DateRange random_range(Random& random, Date from, int days_ahead, int longest) {
  const Date begin = from + random.between(0, days_ahead);
  return {begin, begin + random.between(0, longest - 1)};
}

/// Terms of the school years around `around`, with holidays, INSET days and blackouts; most are like real ones, some
/// odd: terms that overlap, begin in August or leave out an autumn.
inline Calendar random_calendar(Random& random, Date around) {
  Calendar calendar;
  const int first_year = around.year() - 1;
  for (int year = first_year; year <= first_year + 3; ++year) {
    const Date september = Date::from_ymd(year, 9, 1).value();
    if (random.chance(92))
      calendar.terms.push_back({september + random.between(-9, 9), september + random.between(105, 115)});
    if (random.chance(95))
      calendar.terms.push_back({september + random.between(120, 126), september + random.between(205, 215)});
    if (random.chance(95))
      calendar.terms.push_back({september + random.between(220, 230), september + random.between(315, 326)});
    if (random.chance(5)) calendar.terms.push_back(random_range(random, september, 360, 200));
    for (const int half_term : {55, 165, 265}) {
      const Date begin = september + half_term + random.between(-4, 4);
      calendar.holidays.push_back({begin, begin + random.between(0, 15)});
    }
    const int inset_days = random.between(0, 6);
    for (int i = 0; i < inset_days; ++i) calendar.inset_days.push_back(september + random.between(0, 330));
    if (random.chance(40)) calendar.blackouts.push_back(random_range(random, september, 330, 40));
  }
  if (calendar.terms.empty()) calendar.terms.push_back(random_range(random, around, 10, 300));
  if (random.chance(20)) calendar.holidays.clear();
  if (random.chance(30)) calendar.blackouts.clear();
  calendar.first_week = random.one_of({Week::a, Week::b});
  random.shuffle(calendar.terms);
  random.shuffle(calendar.holidays);
  random.shuffle(calendar.inset_days);
  random.shuffle(calendar.blackouts);
  return calendar;
}

/// One school's own calendar: any list may be left to the authority.
inline Calendar random_override(Random& random, Date around) {
  Calendar calendar = random_calendar(random, around);
  if (random.chance(60)) calendar.terms.clear();
  if (random.chance(60)) calendar.holidays.clear();
  if (random.chance(40)) calendar.inset_days.clear();
  if (random.chance(60)) calendar.blackouts.clear();
  return calendar;
}

}  // namespace s2ss::reference
