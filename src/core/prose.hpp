#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// What sentences for people are made of.
namespace s2ss::text {

/// "3 sessions", "1 session".
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

/// "history, music and art"; `last` stands before the last one.
[[nodiscard]] std::string listed(const std::vector<std::string>& items, std::string_view last = "and");

/// Somebody's own words in quotation marks and on one line: control characters and runs of blanks become one blank.
[[nodiscard]] std::string quoted(std::string_view words);

}  // namespace s2ss::text
