#pragma once

#include <cstddef>
#include <optional>

#include "core/tokens.hpp"
#include "model/parse_availability_days.hpp"

namespace s2ss::wording {

/// Days by their first letters: "M/W/F", "T/Th", "Tu & Th", "M-F", "MWF", "TTh"; one alone beside a day ("Mon/W") or a
/// part of it
/// ("F pm"). Letters that do not ascend through the week are none: "F/T" is full time. O(1) for each letter.
[[nodiscard]] std::optional<DaysRead> day_letters_at(const text::Tokens& tokens, std::size_t first, bool follows_day);

}  // namespace s2ss::wording
