#include "scoring/availability.hpp"

#include <algorithm>
#include <bit>

#include "model/directory_state.hpp"
#include "s2ss/calendar.hpp"

namespace s2ss {

namespace {

constexpr std::size_t periods = 3;
constexpr std::size_t days_a_week = 5;
constexpr std::uint64_t every_week = 0x8102040810204081;  // every seventh day

/// Of 64 days the first of which is `first`: those that are this weekday.
constexpr std::uint64_t on_weekday(std::size_t weekday, Date first) noexcept {
  return every_week << (weekday + 7 - static_cast<std::size_t>(first.weekday())) % 7;
}

/// The same for every weekday on which some slot of one week's has the period.
std::uint64_t days_of_slots(std::uint32_t week, std::size_t period, const std::array<std::uint64_t, 5>& weekdays) {
  std::uint64_t days = 0;
  for (std::size_t weekday = 0; weekday < days_a_week; ++weekday) {
    const std::uint64_t has = week >> (weekday * periods + period) & 1U;
    days |= weekdays[weekday] & (0 - has);
  }
  return days;
}

std::array<std::uint64_t, 5> weekdays_from(Date first) noexcept {
  std::array<std::uint64_t, 5> weekdays{};
  for (std::size_t weekday = 0; weekday < days_a_week; ++weekday) weekdays[weekday] = on_weekday(weekday, first);
  return weekdays;
}

/// The days `from` to `to`, counted from the first of 64, as bits.
constexpr std::uint64_t bits_between(std::int32_t from, std::int32_t to) noexcept {
  if (from > 63 || to < 0 || to < from) return 0;
  const std::uint64_t not_before = ~std::uint64_t{0} << std::max(from, 0);
  const std::uint64_t not_after = ~std::uint64_t{0} >> (63 - std::min(to, 63));
  return not_before & not_after;
}

}  // namespace

static_assert(Slots::bit(Week::b, Weekday::monday, Period::am) == Slots::count / 2);

CommonSessions::CommonSessions(const Directory& directory, SchoolIndex requesting, const Request& request)
    : schools_(directory.school_records()),
      school_days_(directory.school_days()),
      away_pool_(directory.away_pool()),
      sessions_asked_(request.sessions) {
  if (directory.state().has_schools_without_calendar) {
    weekdays_ = SchoolDays(request.from, weekdays({request.from, request.to}));
  }
  const SchoolDays& days = days_of(requesting);
  window_.reserve(static_cast<std::size_t>((request.to - request.from) / 64 + 1));
  for (Date first = request.from; first <= request.to; first = first + 64) {
    const std::uint64_t inside = bits_between(0, request.to - first);
    Days block{.first = first, .weekdays = weekdays_from(first)};
    block.wanted = open_days(request.slots, days, block);
    for (std::uint64_t& wanted : block.wanted) wanted &= inside;
    window_.push_back(block);
  }
}

int CommonSessions::sessions(const NomineeRecord& nominee) const {
  const SchoolDays& days = days_of(nominee.school);
  int count = 0;
  for (const Days& block : window_) {
    const std::array<std::uint64_t, 3> open = open_days(nominee.slots, days, block);
    const std::uint64_t here = nominee.away.size() == 0 ? ~std::uint64_t{0} : ~days_away(nominee, block.first);
    for (std::size_t period = 0; period < periods; ++period) {
      count += std::popcount(block.wanted[period] & open[period] & here);
    }
  }
  return count;
}

CommonSessions::Dates CommonSessions::dates() const noexcept {
  Dates dates{};
  for (const Days& block : window_) {
    for (std::size_t weekday = 0; weekday < days_a_week; ++weekday) {
      for (std::size_t period = 0; period < periods; ++period) {
        std::uint16_t& count = dates[weekday * periods + period];
        count = static_cast<std::uint16_t>(count + std::popcount(block.wanted[period] & block.weekdays[weekday]));
      }
    }
  }
  return dates;
}

/// When someone with these slots can meet, by period: where the week letters and the slots agree.
std::array<std::uint64_t, 3> CommonSessions::open_days(Slots slots, const SchoolDays& days, const Days& block) {
  constexpr std::uint32_t one_week = (1U << Slots::count / 2) - 1;
  const std::uint64_t in_a = days.days(Week::a, block.first);
  const std::uint64_t in_b = days.days(Week::b, block.first);
  std::array<std::uint64_t, 3> open{};
  for (std::size_t period = 0; period < periods; ++period) {
    open[period] = (in_a & days_of_slots(slots.bits() & one_week, period, block.weekdays)) |
                   (in_b & days_of_slots(slots.bits() >> Slots::count / 2, period, block.weekdays));
  }
  return open;
}

const SchoolDays& CommonSessions::days_of(SchoolIndex school) const noexcept {
  const std::uint32_t calendar = schools_[school.value].calendar;
  return calendar == absent_index ? weekdays_ : school_days_[calendar];
}

std::uint64_t CommonSessions::days_away(const NomineeRecord& nominee, Date first) const noexcept {
  std::uint64_t away = 0;
  for (const DateRange& range : away_pool_.subspan(nominee.away.begin, nominee.away.size())) {
    away |= bits_between(range.from - first, range.to - first);
  }
  return away;
}

}  // namespace s2ss
