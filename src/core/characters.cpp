#include "core/characters.hpp"

#include <algorithm>

#include "core/utf8.hpp"

namespace s2ss::text {

namespace {

struct CodePointRange {
  std::uint32_t first, last;
};

// What the letters U+00C0 to U+017F fold to: the base letter of each, in the order of the code points. A dot is no
// letter (the signs of multiplication and division).
constexpr std::string_view latin_bases =
    "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr std::uint32_t first_latin = 0xC0, last_latin = 0x17F;
static_assert(latin_bases.size() == last_latin - first_latin + 1);

Character beyond_ascii(std::string_view text, std::uint8_t length) noexcept;
std::uint32_t code_point(std::string_view text, std::uint8_t length) noexcept;
char symbol_of(std::uint32_t point) noexcept;
bool is_mark(std::uint32_t point) noexcept;
bool is_blank(std::uint32_t point) noexcept;
bool is_other_symbol(std::uint32_t point) noexcept;
bool is_upper_latin(std::uint32_t point) noexcept;

}  // namespace

Character beyond_ascii_at(std::string_view text) noexcept {
  return beyond_ascii(text, static_cast<std::uint8_t>(utf8_length(text)));
}

namespace {

Character beyond_ascii(std::string_view text, std::uint8_t length) noexcept {
  Character result;
  result.length = length;
  const std::uint32_t point = code_point(text, length);
  if (is_mark(point)) {
    result.kind = CharacterKind::mark;
  } else if (is_blank(point)) {
    result.kind = CharacterKind::blank;
  } else if (const char symbol = symbol_of(point); symbol != 0) {
    result.kind = CharacterKind::symbol;
    result.folded[0] = symbol;
    result.folded_length = 1;
  } else {
    result.kind = CharacterKind::letter;
    if (point >= first_latin && point <= last_latin) {
      result.folded[0] = latin_bases[point - first_latin];
      result.folded_length = 1;
      result.upper = is_upper_latin(point);
    } else {
      std::copy_n(text.begin(), length, result.folded.begin());
      result.folded_length = length;
    }
  }
  return result;
}

std::uint32_t code_point(std::string_view text, std::uint8_t length) noexcept {
  const auto bits = [text](std::size_t i) { return static_cast<std::uint32_t>(text[i]) & 0x3Fu; };
  const auto head = static_cast<std::uint32_t>(static_cast<unsigned char>(text[0]));
  if (length == 2) return ((head & 0x1Fu) << 6) | bits(1);
  if (length == 3) return ((head & 0x0Fu) << 12) | (bits(1) << 6) | bits(2);
  return ((head & 0x07u) << 18) | (bits(1) << 12) | (bits(2) << 6) | bits(3);
}

// The ASCII character that stands for a symbol; 0 for what is none.
char symbol_of(std::uint32_t point) noexcept {
  switch (point) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0x00B4:
    case 0x2032:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x00AB:
    case 0x00BB:
      return '"';
    case 0x2212:
      return '-';
    case 0x2022:
    case 0x00B7:
    case 0x2043:
    case 0x25CF:
    case 0x25E6:
    case 0x25AA:
      return '*';
    case 0x2026:
      return '.';
    case 0x2044:
      return '/';
    case 0x2028:
    case 0x2029:
    case 0x0085:
      return '\n';
    case 0xFF06:
      return '&';
    case 0xFF1F:
      return '?';
    default:
      break;
  }
  if (point >= 0x2010 && point <= 0x2015) return '-';
  return is_other_symbol(point) ? other_symbol : 0;
}

bool is_mark(std::uint32_t point) noexcept {
  static constexpr std::array<CodePointRange, 8> marks{{{0xAD, 0xAD},
                                                        {0x300, 0x36F},
                                                        {0x200B, 0x200F},
                                                        {0x202A, 0x202E},
                                                        {0x2060, 0x2064},
                                                        {0x20D0, 0x20FF},
                                                        {0xFE00, 0xFE0F},
                                                        {0xFEFF, 0xFEFF}}};
  return std::any_of(marks.begin(), marks.end(),
                     [point](const CodePointRange& range) { return point >= range.first && point <= range.last; });
}

bool is_blank(std::uint32_t point) noexcept {
  return point == 0xA0 || (point >= 0x2000 && point <= 0x200A) || point == 0x202F || point == 0x205F ||
         point == 0x3000 || (point >= 0x80 && point < 0xA0 && point != 0x85);
}

bool is_other_symbol(std::uint32_t point) noexcept {
  static constexpr std::array<CodePointRange, 7> symbols{{{0xA1, 0xBF},
                                                          {0xD7, 0xD7},
                                                          {0xF7, 0xF7},
                                                          {0x2010, 0x2BFF},
                                                          {0x3001, 0x303F},
                                                          {0xE000, 0xF8FF},
                                                          {0x1F000, 0x1FAFF}}};
  return std::any_of(symbols.begin(), symbols.end(),
                     [point](const CodePointRange& range) { return point >= range.first && point <= range.last; });
}

// Up to U+00DE all are upper case; from U+0100 they alternate, beginning anew where three code points break the rule.
bool is_upper_latin(std::uint32_t point) noexcept {
  if (point <= 0xDE) return true;
  if (point < 0x100) return false;
  if (point == 0x138 || point == 0x149 || point == 0x17F) return false;
  if (point == 0x178) return true;
  const bool odd_is_upper = (point >= 0x139 && point <= 0x148) || point >= 0x179;
  return (point % 2 == 1) == odd_is_upper;
}

}  // namespace
}  // namespace s2ss::text
