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
    const auto day = static_cast<std::size_t>(static_cast<std::int64_t>(date.days()) - first_.days());
    if (day >= letters_.size() || letters_[day] == none) return std::nullopt;
    return static_cast<Week>(letters_[day]);
  }

  [[nodiscard]] std::size_t memory_bytes() const noexcept { return sizeof(*this) + letters_.capacity(); }

 private:
  static constexpr std::uint8_t none = 2;

  Date first_;
  std::vector<std::uint8_t> letters_;
};

}  // namespace s2ss
