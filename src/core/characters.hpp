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

/// The characters of one byte.
inline constexpr std::array<Character, 0x80> ascii_characters = [] {
  std::array<Character, 0x80> characters;
  for (unsigned byte = 0; byte < characters.size(); ++byte) {
    Character& character = characters[byte];
    character.length = 1;
    character.folded_length = 1;
    character.folded[0] = static_cast<char>(byte);
    if (byte >= 'a' && byte <= 'z') {
      character.kind = CharacterKind::letter;
    } else if (byte >= 'A' && byte <= 'Z') {
      character.kind = CharacterKind::letter;
      character.folded[0] = static_cast<char>(byte - 'A' + 'a');
      character.upper = true;
    } else if (byte >= '0' && byte <= '9') {
      character.kind = CharacterKind::digit;
    } else if (byte == '\n' || (byte > ' ' && byte < 0x7F)) {
      character.kind = CharacterKind::symbol;
      if (byte == '`') character.folded[0] = '\'';
    }
  }
  return characters;
}();

/// The first character of a valid UTF-8 text whose first byte is beyond ASCII.
[[nodiscard]] Character beyond_ascii_at(std::string_view text) noexcept;

/// The first character of a valid UTF-8 text; a blank of length 0 when the text is empty. Latin letters are folded;
/// letters of other scripts stay as they are. O(1), and the same in every locale.
[[nodiscard]] inline Character character_at(std::string_view text) noexcept {
  if (text.empty()) return {};
  const auto byte = static_cast<unsigned char>(text.front());
  return byte < ascii_characters.size() ? ascii_characters[byte] : beyond_ascii_at(text);
}

}  // namespace s2ss::text
