#include "s2ss/date.hpp"

#include <algorithm>

#include "s2ss/error.hpp"

namespace s2ss {

namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2200;

std::chrono::year_month_day ymd(Date date) noexcept {
  return std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(date.days())));
}

/// The number written by exactly `text.size()` digits, or -1.
int digits(std::string_view text) noexcept {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> Date::from_ymd(int year, int month, int day) noexcept {
  if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return from_days(static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count()));
}

std::optional<Date> Date::from_text(std::string_view text) noexcept {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return from_ymd(digits(text.substr(0, 4)), digits(text.substr(5, 2)), digits(text.substr(8, 2)));
}

Date Date::parse(std::string_view text, std::string_view field) {
  if (const auto date = from_text(text)) return *date;
  throw InputError(Fault{.field = std::string(field),
                         .expected = "a date that exists, written YYYY-MM-DD",
                         .mend = "write it like 2026-09-01, between 1900 and 2200"});
}

int Date::year() const noexcept { return static_cast<int>(ymd(*this).year()); }
int Date::month() const noexcept { return static_cast<int>(static_cast<unsigned>(ymd(*this).month())); }
int Date::day() const noexcept { return static_cast<int>(static_cast<unsigned>(ymd(*this).day())); }

std::string to_string(Date date) {
  const auto padded = [](int value, std::size_t width) {
    std::string text = std::to_string(value);
    return std::string(width - std::min(width, text.size()), '0') + text;
  };
  return padded(date.year(), 4) + "-" + padded(date.month(), 2) + "-" + padded(date.day(), 2);
}

}  // namespace s2ss
