#pragma once

#include <cstddef>
#include <optional>

#include "core/tokens.hpp"
#include "s2ss/slots.hpp"

namespace s2ss::wording {

/// Weeks named by letter or number.
struct WeeksRead {
  Slots slots;
  bool heads_list = false;  ///< A colon and a blank follow, or they stand alone on their line.
  std::size_t last = 0;     ///< The token after them.
};

/// "Week A", "wk B", "weeks 1 and 2", "A week", "A:" and, after a day or its part, "(A)". Nothing when no such thing
/// begins at `first`. `follows_unknown` says that a word of another matter stands directly before, as in "once A WEEK".
/// O(tokens read).
[[nodiscard]] std::optional<WeeksRead> read_weeks(const text::Tokens& tokens, std::size_t first, bool follows_unknown);

}  // namespace s2ss::wording
