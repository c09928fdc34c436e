#pragma once

#include <string>
#include <string_view>

namespace s2ss::text {

/// The stem of an English word in lower-case ASCII: what is left when its endings are taken away, the same for
/// "appraise" and "appraisals". Other words come back as they are. Snowball's English stemmer (Porter 2001).
/// O(length).
[[nodiscard]] std::string stem(std::string_view word);

}  // namespace s2ss::text
