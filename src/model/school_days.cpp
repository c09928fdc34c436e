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

SchoolDays::SchoolDays(Date first, const std::vector<std::optional<Week>>& letters) : first_(first) {
  letters_.reserve(letters.size());
  for (const auto& letter : letters) letters_.push_back(letter ? static_cast<std::uint8_t>(*letter) : none);
}

}  // namespace s2ss
