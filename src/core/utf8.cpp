#include "core/utf8.hpp"

#include <array>

namespace s2ss {

std::size_t utf8_length(std::string_view text) noexcept {
  // One row for each way a sequence may begin: its first byte, the second byte, and its length. Every later byte
  // lies in 80..BF.
  struct Beginning {
    unsigned char first, last, second_first, second_last;
    std::size_t length;
  };
  static constexpr std::array<Beginning, 9> beginnings{{{0x00, 0x7f, 0, 0, 1},
                                                        {0xc2, 0xdf, 0x80, 0xbf, 2},
                                                        {0xe0, 0xe0, 0xa0, 0xbf, 3},
                                                        {0xe1, 0xec, 0x80, 0xbf, 3},
                                                        {0xed, 0xed, 0x80, 0x9f, 3},
                                                        {0xee, 0xef, 0x80, 0xbf, 3},
                                                        {0xf0, 0xf0, 0x90, 0xbf, 4},
                                                        {0xf1, 0xf3, 0x80, 0xbf, 4},
                                                        {0xf4, 0xf4, 0x80, 0x8f, 4}}};
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (text.empty()) return 0;
  for (const Beginning& row : beginnings) {
    if (byte(0) < row.first || byte(0) > row.last) continue;
    if (row.length == 1) return 1;
    if (text.size() < row.length || byte(1) < row.second_first || byte(1) > row.second_last) return 0;
    for (std::size_t i = 2; i < row.length; ++i) {
      if ((byte(i) & 0xc0) != 0x80) return 0;
    }
    return row.length;
  }
  return 0;
}

std::size_t find_invalid_utf8(std::string_view text) noexcept {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = utf8_length(text.substr(i));
    if (length == 0) return i;
    i += length;
  }
  return std::string_view::npos;
}

}  // namespace s2ss
