#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/tokens.hpp"

namespace s2ss::wording {

/// The number a token begins with.
struct Digits {
  int value = 0;
  std::size_t length = 0;  ///< 0 for a token without, or with more than four digits.
  std::string_view rest;   ///< What stands behind it in the same token.
};

[[nodiscard]] Digits digits_of(const text::Token& token);

/// No blank stands before the token.
[[nodiscard]] bool touches(const text::Tokens& tokens, std::size_t place);

/// A time of day in minutes.
struct Clock {
  int minutes = 0;
  bool certain = false;     ///< Written so that it can be nothing else; an hour alone is not.
  bool names_half = false;  ///< "am" or "pm" stands there.
  bool afternoon = false;   ///< It is "pm".
  std::size_t last = 0;     ///< The token after it.
};

/// "3", "3.30", "13:30", "3pm", "3.30 p.m.", "1530", "3ish", "half past 3", "half three", "quarter to four", "noon".
/// Without "am" or "pm", 1 to 6 are in the afternoon.
[[nodiscard]] std::optional<Clock> read_clock(const text::Tokens& tokens, std::size_t first);

}  // namespace s2ss::wording
