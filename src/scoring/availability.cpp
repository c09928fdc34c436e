#include "scoring/availability.hpp"

#include <algorithm>
#include <bit>

#include "s2ss/calendar.hpp"

namespace s2ss {

Availability::Availability(const Directory& directory, const Request& request)
    : directory_(directory), window_{request.from, request.to}, sessions_asked_(request.sessions) {
  const Calendar* calendar = directory.calendar_of(*directory.find_school(request.school));
  const auto letters = calendar ? school_days(*calendar, window_) : weekdays(window_);
  for (std::size_t day = 0; day < letters.size(); ++day) {
    const Weekday weekday = (window_.from + static_cast<int>(day)).weekday();
    const std::uint32_t periods = letters[day] ? request.slots.day_bits(*letters[day], weekday) : 0;
    requester_.push_back(static_cast<std::uint8_t>(periods));
  }
  for (const Calendar& supporting : directory.effective_calendars()) {
    views_.push_back(view_of(school_days(supporting, window_)));
  }
  views_.push_back(view_of(weekdays(window_)));
}

int Availability::sessions(const NomineeRecord& nominee) const {
  const CalendarView& view = view_of(nominee);
  int count = 0;
  for (std::uint32_t bits = nominee.slots.bits(); bits != 0; bits &= bits - 1) {
    count += view.dates_by_slot[static_cast<std::size_t>(std::countr_zero(bits))];
  }
  return count == 0 ? 0 : count - sessions_lost(nominee, view);
}

Millionths Availability::part(int sessions) const noexcept {
  return sessions >= sessions_asked_ ? one : ratio(sessions, sessions_asked_);
}

Availability::CalendarView Availability::view_of(std::vector<std::optional<Week>> letters) const {
  CalendarView view;
  for (std::size_t day = 0; day < letters.size(); ++day) {
    if (!letters[day]) continue;
    const Weekday weekday = (window_.from + static_cast<int>(day)).weekday();
    for (std::uint32_t periods = requester_[day]; periods != 0; periods &= periods - 1) {
      const auto period = static_cast<Period>(std::countr_zero(periods));
      ++view.dates_by_slot[static_cast<std::size_t>(Slots::bit(*letters[day], weekday, period))];
    }
  }
  view.letters = std::move(letters);
  return view;
}

const Availability::CalendarView& Availability::view_of(const NomineeRecord& nominee) const {
  const std::uint32_t calendar = directory_.school_records()[nominee.school.value].calendar;
  return calendar == absent_index ? views_.back() : views_[calendar];
}

int Availability::sessions_on(std::int32_t day, const CalendarView& view, Slots slots) const {
  const auto position = static_cast<std::size_t>(day);
  if (!view.letters[position]) return 0;
  const Weekday weekday = (window_.from + day).weekday();
  return std::popcount(requester_[position] & slots.day_bits(*view.letters[position], weekday));
}

int Availability::sessions_lost(const NomineeRecord& nominee, const CalendarView& view) const {
  int lost = 0;
  // The ranges are sorted and may overlap: a day already counted is not counted again.
  Date next = window_.from;
  for (const DateRange& away : directory_.away_pool().subspan(nominee.away.begin, nominee.away.size())) {
    const Date last = std::min(away.to, window_.to);
    for (Date date = std::max(away.from, next); date <= last; date = date + 1) {
      lost += sessions_on(date - window_.from, view, nominee.slots);
      next = date + 1;
    }
  }
  return lost;
}

}  // namespace s2ss
