#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "s2ss/calendar.hpp"
#include "s2ss/date.hpp"
#include "s2ss/slots.hpp"

namespace s2ss {

/// A calendar worked out once: the week letter of every school day, for looking up.
class SchoolDays {
 public:
  SchoolDays() = default;
  /// From the first day of the first term to the last day of the last. O(days x ranges).
  explicit SchoolDays(const Calendar& calendar);
  /// Letters by day from `first` on.
  SchoolDays(Date first, const std::vector<std::optional<Week>>& letters);

  /// Nothing for a day that is no school day. O(1).
  [[nodiscard]] std::optional<Week> letter(Date date) const noexcept {
    if ((days(Week::a, date) & 1U) != 0) return Week::a;
    if ((days(Week::b, date) & 1U) != 0) return Week::b;
    return std::nullopt;
  }

  /// The school days of weeks with this letter among the 64 days from `from` on: a bit each, `from` the lowest. O(1).
  [[nodiscard]] std::uint64_t days(Week week, Date from) const noexcept {
    const std::int64_t day = static_cast<std::int64_t>(from.days()) - first_.days();
    const std::int64_t word = day >> 6;  // Rounded down, also before the first day.
    const auto shift = static_cast<unsigned>(day & 63);
    const std::uint64_t low = word_at(week, word) >> shift;
    return shift == 0 ? low : low | word_at(week, word + 1) << (64 - shift);
  }

  [[nodiscard]] std::size_t memory_bytes() const noexcept {
    return sizeof(*this) + bits_.capacity() * sizeof(std::uint64_t);
  }

 private:
  [[nodiscard]] std::uint64_t word_at(Week week, std::int64_t word) const noexcept {
    const std::size_t position = 2 * static_cast<std::size_t>(word) + static_cast<std::size_t>(week);
    return position < bits_.size() ? bits_[position] : 0;
  }

  Date first_;
  std::vector<std::uint64_t> bits_;  ///< For every 64 days the days of weeks A, then those of weeks B.
};

}  // namespace s2ss
