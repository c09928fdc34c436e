#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace s2ss {

/// The words of a label or an input, folded.
using SearchWords = std::vector<std::string>;

/// The words of a text without regard to case, diacritics, apostrophes and possessive endings; "&" is the word "and",
/// and other marks only part words. First with the pieces of compounds apart: "Post-16" and "post16" are both "post",
/// "16". Then, where that makes a difference, with each compound as one word, so that "esafety" finds "E-safety" and
/// "p.e." finds "PE". Never empty; without a word in the text its one reading is empty. Throws InputError when the
/// text is not UTF-8. O(bytes).
[[nodiscard]] std::vector<SearchWords> readings_of(std::string_view text);

}  // namespace s2ss
