#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/tokens.hpp"
#include "s2ss/slots.hpp"

namespace s2ss::wording {

/// What a time is to what is said: its beginning, its end ...
enum class Opening : std::uint8_t { none, at, from, between, until };

/// The word before a time.
struct Opened {
  Opening opening = Opening::none;
  bool excludes = false;  ///< "After" and "before": without the lesson itself.
  std::size_t last = 0;   ///< The token after it.
};

/// Parts of a day told by numbers, and the token after them.
struct TimeRead {
  Slots slots;
  std::size_t last = 0;
};

[[nodiscard]] Opened read_opening(const text::Tokens& tokens, std::size_t first);

/// The token behind "-", "to" and the like; nothing when none of these stands there.
[[nodiscard]] std::optional<std::size_t> after_range_sign(const text::Tokens& tokens, std::size_t first,
                                                          Opening opening);

/// Whether a number that ends before `next` counts something or goes on as a date: "20 minutes", "2-3 sessions",
/// "5/10".
[[nodiscard]] bool is_amount(const text::Tokens& tokens, std::size_t next);

}  // namespace s2ss::wording
