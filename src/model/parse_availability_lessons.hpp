#pragma once

#include <optional>

#include "core/tokens.hpp"
#include "model/parse_availability_ranges.hpp"

namespace s2ss::wording {

/// "P4/5", "lessons 1 and 2", "after period 3"; nothing when the text after `opened` names no lesson. Lessons 1 to 3
/// are the morning, 4 and 5 the afternoon, 6 and 7 twilight. O(tokens read).
[[nodiscard]] std::optional<TimeRead> read_lessons(const text::Tokens& tokens, const Opened& opened);

}  // namespace s2ss::wording
