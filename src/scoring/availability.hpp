#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "s2ss/directory.hpp"
#include "s2ss/fixed_point.hpp"
#include "s2ss/request.hpp"
#include "s2ss/slots.hpp"

namespace s2ss {

/// The sessions that a request's school and a nominee can hold inside the request's window.
class Availability {
 public:
  Availability(const Directory& directory, const Request& request);

  /// Counted date by date. O(slots + days away inside the window).
  [[nodiscard]] int sessions(const NomineeRecord& nominee) const;
  [[nodiscard]] Millionths part(int sessions) const noexcept;

 private:
  /// The window as one supporting calendar sees it.
  struct CalendarView {
    std::vector<std::optional<Week>> letters;                ///< By day of the window.
    std::array<std::int32_t, Slots::count> dates_by_slot{};  ///< Dates on which the requester can use the slot.
  };

  [[nodiscard]] CalendarView view_of(std::vector<std::optional<Week>> letters) const;
  [[nodiscard]] const CalendarView& view_of(const NomineeRecord& nominee) const;
  /// The sessions of one day of the window.
  [[nodiscard]] int sessions_on(std::int32_t day, const CalendarView& view, Slots slots) const;
  [[nodiscard]] int sessions_lost(const NomineeRecord& nominee, const CalendarView& view) const;

  Directory directory_;
  DateRange window_;
  int sessions_asked_;
  std::vector<std::uint8_t> requester_;  ///< By day of the window: the periods the requester can use, as three bits.
  std::vector<CalendarView> views_;      ///< By SchoolRecord::calendar; the last one for schools without.
};

}  // namespace s2ss
