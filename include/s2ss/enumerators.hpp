#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace s2ss {

/// The words of an enumeration, in the order of its values; each enumeration specialises it beside its
/// declaration. The same words stand in JSON, Python, the command line and explanations.
template <typename Enum>
inline constexpr std::array<std::string_view, 0> enumerator_words{};

template <typename Enum>
[[nodiscard]] constexpr std::string_view to_string(Enum value) noexcept requires(!enumerator_words<Enum>.empty()) {
  return enumerator_words<Enum>[static_cast<std::size_t>(value)];
}

/// Compares ASCII letters without regard to case, so that "open" finds the register's "Open".
[[nodiscard]] constexpr bool same_word(std::string_view left, std::string_view right) noexcept {
  constexpr auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (lower(left[i]) != lower(right[i])) return false;
  }
  return true;
}

/// The value with this word, or nothing. O(number of values).
template <typename Enum>
[[nodiscard]] constexpr std::optional<Enum> from_word(std::string_view word) noexcept {
  for (std::size_t i = 0; i < enumerator_words<Enum>.size(); ++i) {
    if (same_word(enumerator_words<Enum>[i], word)) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace s2ss
