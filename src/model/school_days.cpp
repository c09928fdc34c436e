#include "s2ss/school_days.hpp"

#include <algorithm>

namespace s2ss {

namespace {

/// From the beginning of the first term to the end of the last.
DateRange span_of(const std::vector<DateRange>& terms) {
  DateRange span = terms.front();
  for (const DateRange& term : terms) {
    span.from = std::min(span.from, term.from);
    span.to = std::max(span.to, term.to);
  }
  return span;
}

}  // namespace

SchoolDays::SchoolDays(const Calendar& calendar) {
  if (calendar.terms.empty()) return;
  const DateRange span = span_of(calendar.terms);
  *this = SchoolDays(span.from, school_days(calendar, span));
}

SchoolDays::SchoolDays(Date first, const std::vector<std::optional<Week>>& letters)
    : first_(first), bits_((letters.size() + 63) / 64 * 2, 0) {
  for (std::size_t day = 0; day < letters.size(); ++day) {
    if (!letters[day]) continue;
    bits_[day / 64 * 2 + static_cast<std::size_t>(*letters[day])] |= std::uint64_t{1} << day % 64;
  }
}

}  // namespace s2ss
