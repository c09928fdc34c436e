#pragma once

#include <cstddef>
#include <string_view>

namespace s2ss {

/// Bytes of the UTF-8 sequence a text begins with, 1 to 4; 0 when it begins with none (RFC 3629: nothing overlong, no
/// surrogates, nothing above U+10FFFF, nothing cut short).
[[nodiscard]] std::size_t utf8_length(std::string_view text) noexcept;

/// Offset of the first byte that belongs to no UTF-8 sequence, or npos. O(bytes).
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text) noexcept;

}  // namespace s2ss
