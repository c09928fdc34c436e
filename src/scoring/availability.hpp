#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "s2ss/directory.hpp"
#include "s2ss/fixed_point.hpp"
#include "s2ss/request.hpp"
#include "s2ss/school_days.hpp"
#include "s2ss/slots.hpp"

namespace s2ss {

/// The sessions that a request's school and a nominee can hold inside the request's window.
class CommonSessions {
 public:
  CommonSessions(const Directory& directory, const Request& request);

  /// Counted date by date. O(slots + days away inside the window).
  [[nodiscard]] int sessions(const NomineeRecord& nominee) const;
  [[nodiscard]] Millionths part(int sessions) const noexcept;

 private:
  /// A day of the window on which the requester can meet.
  struct OpenDay {
    Date date;
    Weekday weekday = Weekday::monday;
    std::uint8_t periods = 0;  ///< As Slots::day_bits.
  };

  /// By slot: the dates of the window on which both schools are open and the requester can use the slot.
  using DatesBySlot = std::array<std::uint16_t, Slots::count>;

  [[nodiscard]] std::size_t calendar_of(const NomineeRecord& nominee) const noexcept;
  [[nodiscard]] const SchoolDays& days_of(std::size_t calendar) const noexcept;
  [[nodiscard]] DatesBySlot count_dates(const SchoolDays& supporting) const;
  [[nodiscard]] int sessions_lost(const NomineeRecord& nominee) const;

  Directory directory_;
  std::span<const SchoolRecord> schools_;
  DateRange window_;
  int sessions_asked_;
  std::vector<OpenDay> open_days_;          ///< Ascending.
  std::vector<std::uint8_t> requester_;     ///< By day of the window: the periods the requester can use, as three bits.
  SchoolDays weekdays_;                     ///< For schools without a calendar.
  std::vector<DatesBySlot> dates_by_slot_;  ///< By SchoolRecord::calendar; the last for schools without.
};

}  // namespace s2ss
