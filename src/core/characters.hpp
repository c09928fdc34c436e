#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace s2ss::text {

enum class CharacterKind : std::uint8_t {
  letter,
  digit,
  mark,  ///< Shapes the letter before it, or shows nothing.
  blank,
  symbol,  ///< Punctuation, line ends, pictures.
};

/// What a symbol folds to that is no punctuation: a currency, an arrow, a picture.
inline constexpr char other_symbol = '\x1A';

/// One character, and what it folds to: letters lower case without diacritics, symbols one ASCII character.
struct Character {
  std::array<char, 4> folded{};
  std::uint8_t folded_length = 0;  ///< Never above `length`.
  std::uint8_t length = 0;         ///< Bytes in the text.
  CharacterKind kind = CharacterKind::blank;
  bool upper = false;
};

/// The first character of a valid UTF-8 text; a blank of length 0 when the text is empty. Latin letters are folded;
/// letters of other scripts stay as they are. O(1), and the same in every locale.
[[nodiscard]] Character character_at(std::string_view text) noexcept;

}  // namespace s2ss::text
