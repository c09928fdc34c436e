#pragma once

#include <string>
#include <string_view>

#include "core/word_table.hpp"

namespace s2ss {

/// What every way of writing "year" is spelt as; years are read as numbered labels.
inline constexpr std::string_view year_word = "year";

/// One spelling for words that have several: British -ise and -isation, "yr7" and "years" as "y7" and "year". Takes
/// and gives folded words.
[[nodiscard]] std::string canonical_spelling(std::string_view folded);
/// The same without a copy of what is canonical already: the result is `folded` itself, or stands in `spelt`.
[[nodiscard]] std::string_view canonical_spelling(const text::HashedWord& folded, std::string& spelt);

/// Without a plural ending: "policies" and "policy", "classes" and "class" agree. It is no dictionary: what it gives is
/// good for comparing only.
[[nodiscard]] std::string without_plural(std::string_view word);

}  // namespace s2ss
