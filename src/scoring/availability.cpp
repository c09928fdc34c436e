#include "scoring/availability.hpp"

#include <algorithm>
#include <bit>

#include "s2ss/calendar.hpp"

namespace s2ss {

CommonSessions::CommonSessions(const Directory& directory, const Request& request)
    : directory_(directory),
      schools_(directory_.school_records()),
      window_{request.from, request.to},
      sessions_asked_(request.sessions),
      weekdays_(window_.from, weekdays(window_)) {
  const SchoolIndex requesting = *directory.find_school(request.school);
  const std::uint32_t calendar = directory.school_records()[requesting.value].calendar;
  const SchoolDays& days = calendar == absent_index ? weekdays_ : directory.school_days()[calendar];
  for (Date date = window_.from; date <= window_.to; date = date + 1) {
    const auto letter = days.letter(date);
    const Weekday weekday = date.weekday();
    const auto periods = static_cast<std::uint8_t>(letter ? request.slots.day_bits(*letter, weekday) : 0);
    requester_.push_back(periods);
    if (periods != 0) open_days_.push_back({date, weekday, periods});
  }
  dates_by_slot_.reserve(directory.school_days().size() + 1);
  for (const SchoolDays& supporting : directory.school_days()) dates_by_slot_.push_back(count_dates(supporting));
  dates_by_slot_.push_back(count_dates(weekdays_));
}

int CommonSessions::sessions(const NomineeRecord& nominee) const {
  const DatesBySlot& dates = dates_by_slot_[calendar_of(nominee)];
  int count = 0;
  for (std::uint32_t bits = nominee.slots.bits(); bits != 0; bits &= bits - 1) {
    count += dates[static_cast<std::size_t>(std::countr_zero(bits))];
  }
  return count == 0 ? 0 : count - sessions_lost(nominee);
}

Millionths CommonSessions::part(int sessions) const noexcept {
  return sessions >= sessions_asked_ ? one : ratio(sessions, sessions_asked_);
}

std::size_t CommonSessions::calendar_of(const NomineeRecord& nominee) const noexcept {
  const std::uint32_t calendar = schools_[nominee.school.value].calendar;
  return calendar == absent_index ? dates_by_slot_.size() - 1 : calendar;
}

const SchoolDays& CommonSessions::days_of(std::size_t calendar) const noexcept {
  return calendar == dates_by_slot_.size() - 1 ? weekdays_ : directory_.school_days()[calendar];
}

CommonSessions::DatesBySlot CommonSessions::count_dates(const SchoolDays& supporting) const {
  DatesBySlot dates{};
  for (const OpenDay& day : open_days_) {
    const auto letter = supporting.letter(day.date);
    if (!letter) continue;
    // One bit at a time without branches: this runs for every calendar of the directory.
    std::uint16_t* const am = &dates[static_cast<std::size_t>(Slots::bit(*letter, day.weekday, Period::am))];
    am[0] = static_cast<std::uint16_t>(am[0] + (day.periods & 1));
    am[1] = static_cast<std::uint16_t>(am[1] + (day.periods >> 1 & 1));
    am[2] = static_cast<std::uint16_t>(am[2] + (day.periods >> 2));
  }
  return dates;
}

int CommonSessions::sessions_lost(const NomineeRecord& nominee) const {
  if (nominee.away.size() == 0) return 0;
  const SchoolDays& days = days_of(calendar_of(nominee));
  int lost = 0;
  // The ranges are sorted and may overlap: a day already counted is not counted again.
  Date next = window_.from;
  for (const DateRange& away : directory_.away_pool().subspan(nominee.away.begin, nominee.away.size())) {
    const Date last = std::min(away.to, window_.to);
    for (Date date = std::max(away.from, next); date <= last; date = date + 1) {
      next = date + 1;
      const auto letter = days.letter(date);
      if (!letter) continue;
      const auto day = static_cast<std::size_t>(date - window_.from);
      lost += std::popcount(requester_[day] & nominee.slots.day_bits(*letter, date.weekday()));
    }
  }
  return lost;
}

}  // namespace s2ss
