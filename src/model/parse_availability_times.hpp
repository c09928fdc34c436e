#pragma once

#include <cstddef>
#include <optional>

#include "core/tokens.hpp"
#include "model/parse_availability_ranges.hpp"

namespace s2ss::wording {

/// Clock times and lessons: "9-11am", "after 3", "13:30", "P4/5", "from lesson 3". Nothing when no such thing begins at
/// `first`; numbers that may be something else (years, minutes, dates) are left alone. `follows_unknown` says that
/// a word of another matter stands directly before, as in "Years 9-11". O(tokens read), which are at most the numbers
/// of one list.
///
/// A day has five lessons: 1 to 3 before noon, 4 and 5 after it, 6 and 7 after school. The morning ends at 12:00, the
/// afternoon at 15:00. A stretch of time offers each part of which it holds three quarters of an hour, or the one it
/// holds most of.
[[nodiscard]] std::optional<TimeRead> read_time(const text::Tokens& tokens, std::size_t first, bool follows_unknown);

}  // namespace s2ss::wording
