#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Small text work, in one place and without regard to the locale.
namespace s2ss::text {

/// Without white space (ASCII) at either end.
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

/// ASCII letters in lower case; other bytes stay.
[[nodiscard]] std::string to_lower(std::string_view text);

/// The pieces between separators; empty ones too.
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);

[[nodiscard]] std::string join(const std::vector<std::string>& pieces, std::string_view separator);

/// Keeps the first of each, in their order. O(n log n) comparisons.
void drop_repeats(std::vector<std::string>& texts);

/// Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other (optimal string
/// alignment). O(left x right).
[[nodiscard]] std::size_t edit_distance(std::string_view left, std::string_view right);

}  // namespace s2ss::text
