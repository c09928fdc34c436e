#pragma once

#include <optional>
#include <string>
#include <vector>

#include "s2ss/date.hpp"
#include "s2ss/slots.hpp"

namespace s2ss {

/// The school days of an authority, or of one school where it differs.
///
/// A day is a school day when it is a weekday inside a term and not in a holiday, an INSET day or a blackout. Weeks
/// alternate A, B, A ...; a week without a single term-time weekday outside the holidays does not advance the count
/// (INSET days and blackouts do not stop it), and the count starts afresh each 1 September.
struct Calendar {
  std::string local_authority;       ///< Code of the authority it holds for.
  std::string school;                ///< URN when it holds for one school only; then empty lists are taken over
                                     ///< from the authority's calendar.
  std::vector<DateRange> terms;      ///< First and last day of each term.
  std::vector<DateRange> holidays;   ///< Half-terms and bank holidays inside the terms.
  std::vector<Date> inset_days;      ///< In-service training days.
  std::vector<DateRange> blackouts;  ///< Days on which no support takes place, such as the exam season.
  Week first_week = Week::a;         ///< The letter of the first school week after 1 September.

  friend bool operator==(const Calendar&, const Calendar&) = default;
};

/// The calendar as it holds for a school: each list of `school` that is empty is taken from `authority`.
[[nodiscard]] Calendar overlay(const Calendar& authority, const Calendar& school);

/// The week letter of each school day of a window, position 0 for `window.from`; nothing for a day that is no school
/// day. O(days + ranges), where days also counts back to the 1 September before the window.
[[nodiscard]] std::vector<std::optional<Week>> school_days(const Calendar& calendar, DateRange window);

/// The same where no calendar is known: every weekday counts, and weeks alternate from the Monday on or before
/// 1 September, which begins a week A.
[[nodiscard]] std::vector<std::optional<Week>> weekdays(DateRange window);

/// Lancashire's pattern for 2025/26 and 2026/27: 195 openings each, INSET days left to the schools. A shipped example;
/// the authority's own list is what counts. Sources: published term dates for 2025/26; for 2026/27 the dates published
/// by community schools, with the end of the summer term set by the 195 openings.
[[nodiscard]] Calendar lancashire_calendar();

}  // namespace s2ss
