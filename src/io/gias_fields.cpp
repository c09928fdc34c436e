#include "io/gias_fields.hpp"

#include <algorithm>
#include <charconv>

namespace s2ss::gias {
namespace {

bool all_digits(std::string_view cell) noexcept {
  return !cell.empty() && std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool is_absent(std::string_view cell) noexcept {
  return cell.empty() || same_word(cell, "Not applicable") || same_word(cell, "Does not apply") ||
         same_word(cell, "None");
}

std::optional<int> whole_number(std::string_view cell) noexcept {
  constexpr std::size_t most_digits = 9;
  if (!all_digits(cell) || cell.size() > most_digits) return std::nullopt;
  int value = 0;
  for (const char digit : cell) value = value * 10 + (digit - '0');
  return value;
}

std::optional<std::uint32_t> urn(std::string_view cell) noexcept {
  constexpr std::size_t most_digits = 7;
  const auto value = cell.size() <= most_digits ? whole_number(cell) : std::nullopt;
  if (!value) return std::nullopt;
  return static_cast<std::uint32_t>(*value);
}

std::optional<double> percentage(std::string_view cell) noexcept {
  // from_chars would also take exponents, infinity and NaN.
  const std::size_t point = std::min(cell.find('.'), cell.size());
  if (!all_digits(cell.substr(0, point))) return std::nullopt;
  if (point < cell.size() && !all_digits(cell.substr(point + 1))) return std::nullopt;
  double value = 0;
  const auto result = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (result.ec != std::errc{} || value > 100) return std::nullopt;
  return value;
}

std::optional<int> coordinate(std::string_view cell) noexcept {
  const bool negative = cell.starts_with('-');
  const auto value = whole_number(negative ? cell.substr(1) : cell);
  if (!value || *value >= 10'000'000) return std::nullopt;
  return negative ? -*value : *value;
}

std::optional<Phase> phase(std::string_view code, std::string_view name) noexcept {
  if (!code.empty()) {
    const auto number = whole_number(code);
    if (!number || *number >= static_cast<int>(enumerator_words<Phase>.size())) return std::nullopt;
    return static_cast<Phase>(*number);
  }
  if (name.empty()) return Phase::not_applicable;
  if (same_word(name, "All through")) return Phase::all_through;
  return from_word<Phase>(name);
}

std::optional<SchoolStatus> status(std::string_view code, std::string_view name) noexcept {
  if (code.empty()) return from_word<SchoolStatus>(name);
  const auto number = whole_number(code);
  if (!number || *number < 1 || *number > static_cast<int>(enumerator_words<SchoolStatus>.size())) return std::nullopt;
  return static_cast<SchoolStatus>(*number - 1);
}

}  // namespace s2ss::gias
