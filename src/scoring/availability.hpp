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
  CommonSessions(const Directory& directory, SchoolIndex requesting, const Request& request);

  /// Counted date by date, 64 dates at a time. O(days of the window / 64 x (slots + ranges away)).
  [[nodiscard]] int sessions(const NomineeRecord& nominee) const;
  [[nodiscard]] Millionths part(int sessions) const noexcept {
    return sessions >= sessions_asked_ ? one : ratio(sessions, sessions_asked_);
  }

  /// By weekday and period, in the order of a week's slots: the dates on which the requester can meet. A nominee can't
  /// hold more sessions than the sum over the places that one of the two weeks offers.
  using Dates = std::array<std::uint16_t, Slots::count / 2>;
  [[nodiscard]] Dates dates() const noexcept;

 private:
  /// 64 days of the window, a bit each: when the requester can meet, by period.
  struct Days {
    Date first;
    std::array<std::uint64_t, 5> weekdays{};  ///< Which of them are Mondays, Tuesdays ...
    std::array<std::uint64_t, 3> wanted{};
  };

  [[nodiscard]] static std::array<std::uint64_t, 3> open_days(Slots slots, const SchoolDays& days, const Days& block);

  [[nodiscard]] const SchoolDays& days_of(SchoolIndex school) const noexcept;
  [[nodiscard]] std::uint64_t days_away(const NomineeRecord& nominee, Date first) const noexcept;

  std::span<const SchoolRecord> schools_;
  std::span<const SchoolDays> school_days_;
  std::span<const DateRange> away_pool_;
  int sessions_asked_;
  SchoolDays weekdays_;  ///< For schools without a calendar.
  std::vector<Days> window_;
};

}  // namespace s2ss
