#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace s2ss {

/// Monday to Friday are the days of a school week.
enum class Weekday : std::uint8_t { monday, tuesday, wednesday, thursday, friday, saturday, sunday };

/// A day of the Gregorian calendar between the years 1900 and 2200. Nothing here reads the clock.
class Date {
 public:
  /// 1970-01-01; dates that matter are always given.
  constexpr Date() = default;

  /// Days since 1970-01-01.
  [[nodiscard]] static constexpr Date from_days(std::int32_t days) noexcept { return Date(days); }

  /// Nothing when there is no such day (2026-02-30) or the year is outside 1900 to 2200.
  [[nodiscard]] static std::optional<Date> from_ymd(int year, int month, int day) noexcept;

  /// Reads `YYYY-MM-DD` and nothing else; nothing when the text is no such date.
  [[nodiscard]] static std::optional<Date> from_text(std::string_view text) noexcept;

  /// Reads `YYYY-MM-DD`. Throws InputError, naming `field`, when the text is no such date.
  [[nodiscard]] static Date parse(std::string_view text, std::string_view field = "date");

  [[nodiscard]] constexpr std::int32_t days() const noexcept { return days_; }
  [[nodiscard]] int year() const noexcept;
  [[nodiscard]] int month() const noexcept;  ///< 1 to 12.
  [[nodiscard]] int day() const noexcept;    ///< 1 to 31.
  [[nodiscard]] constexpr Weekday weekday() const noexcept {
    // 1970-01-01 was a Thursday.
    return static_cast<Weekday>(((days_ + 3) % 7 + 7) % 7);
  }
  [[nodiscard]] constexpr bool is_weekend() const noexcept { return weekday() >= Weekday::saturday; }

  friend constexpr Date operator+(Date date, std::int32_t days) noexcept { return Date(date.days_ + days); }
  friend constexpr Date operator-(Date date, std::int32_t days) noexcept { return Date(date.days_ - days); }
  friend constexpr std::int32_t operator-(Date left, Date right) noexcept { return left.days_ - right.days_; }
  friend constexpr auto operator<=>(Date, Date) = default;

 private:
  explicit constexpr Date(std::int32_t days) noexcept : days_(days) {}

  std::int32_t days_ = 0;
};

/// `YYYY-MM-DD`.
[[nodiscard]] std::string to_string(Date date);

/// Both ends belong to the range; a range whose `from` lies after `to` is a fault wherever it is read.
struct DateRange {
  Date from;
  Date to;

  [[nodiscard]] constexpr bool contains(Date date) const noexcept { return from <= date && date <= to; }
  friend constexpr auto operator<=>(const DateRange&, const DateRange&) = default;
};

}  // namespace s2ss
