#include "io/text_encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "io/json_utf8.hpp"
#include "io/line_finder.hpp"
#include "s2ss/error.hpp"

namespace s2ss {
namespace {

struct Utf8Check {
  std::size_t valid_bytes = 0;  ///< Length of the longest valid beginning.
  bool any_sequence = false;    ///< It holds characters beyond ASCII.
  bool ends_inside = false;     ///< What follows it is the beginning of one more sequence and nothing else.
};

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

void refuse_other_encodings(std::string_view bytes, const std::string& source);
Utf8Check check_utf8(std::string_view text);
bool begins_sequence(std::string_view text);
std::size_t ascii_length(std::string_view text) noexcept;
[[noreturn]] void refuse(std::string_view bytes, std::size_t offset, const std::string& source, std::string expected,
                         std::string mend);

}  // namespace

DetectedText detect_text(std::string_view bytes, const std::string& source) {
  refuse_other_encodings(bytes, source);
  const bool announced = bytes.starts_with(byte_order_mark);
  const std::string_view text = announced ? bytes.substr(byte_order_mark.size()) : bytes;
  const Utf8Check check = check_utf8(text);
  if (check.valid_bytes == text.size()) return {text, TextEncoding::utf8};
  const bool several_bytes = text.size() - check.valid_bytes > 1;
  if (check.ends_inside && (announced || check.any_sequence || several_bytes)) {
    refuse(text, check.valid_bytes, source, "text that ends with a whole character",
           "the file was cut off: download or save it again");
  }
  if (announced) {
    refuse(text, check.valid_bytes, source, "UTF-8, as the mark at its beginning says",
           "save it again as CSV UTF-8, or download it again");
  }
  return {text, TextEncoding::windows_1252};
}

bool to_utf8(std::string_view bytes, TextEncoding encoding, std::string& result) {
  // Code points of the bytes 80 to 9F (Unicode's table CP1252); 0 where there is none.
  static constexpr std::array<std::uint16_t, 32> special = {
      0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  result.clear();
  if (encoding == TextEncoding::utf8) {
    result = bytes;
    return true;
  }
  for (const char character : bytes) {
    const auto byte = static_cast<unsigned char>(character);
    const unsigned point = byte >= 0x80 && byte < 0xA0 ? special[byte - 0x80] : byte;
    if (point == 0 && byte != 0) return false;
    if (point < 0x80) {
      result += character;
    } else if (point < 0x800) {
      result += static_cast<char>(0xC0 | (point >> 6));
      result += static_cast<char>(0x80 | (point & 0x3F));
    } else {
      result += static_cast<char>(0xE0 | (point >> 12));
      result += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
      result += static_cast<char>(0x80 | (point & 0x3F));
    }
  }
  return true;
}

namespace {

void refuse_other_encodings(std::string_view bytes, const std::string& source) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    refuse(bytes, 0, source, "UTF-8 or Windows-1252, not UTF-16", "save it again as CSV UTF-8");
  }
  const std::size_t nul = bytes.find('\0');
  if (nul == std::string_view::npos) return;
  refuse(bytes, nul, source, "text without NUL bytes",
         "it is UTF-16, no text file, or damaged: save it again as CSV UTF-8 or download it again");
}

Utf8Check check_utf8(std::string_view text) {
  Utf8Check check;
  for (;;) {
    check.valid_bytes += ascii_length(text.substr(check.valid_bytes));
    const std::string_view rest = text.substr(check.valid_bytes);
    const std::size_t length = utf8_length(rest);
    if (length == 0) {
      check.ends_inside = begins_sequence(rest);
      return check;
    }
    check.any_sequence = true;
    check.valid_bytes += length;
  }
}

// True when some continuation would make the whole text one character. Every beginning of a sequence can be followed by
// 80 or A0.
bool begins_sequence(std::string_view text) {
  constexpr std::size_t longest_beginning = 3;
  if (text.empty() || text.size() > longest_beginning) return false;
  return utf8_length(std::string(text) + "\x80\x80\x80") > text.size() ||
         utf8_length(std::string(text) + "\xA0\x80\x80") > text.size();
}

std::size_t ascii_length(std::string_view text) noexcept {
  constexpr std::size_t step = 64;
  std::size_t length = 0;
  for (; length + step <= text.size(); length += step) {
    unsigned char together = 0;
    for (std::size_t i = 0; i < step; ++i) together |= static_cast<unsigned char>(text[length + i]);
    if (together >= 0x80) break;
  }
  while (length < text.size() && static_cast<unsigned char>(text[length]) < 0x80) ++length;
  return length;
}

void refuse(std::string_view bytes, std::size_t offset, const std::string& source, std::string expected,
            std::string mend) {
  Fault fault;
  fault.source = source;
  fault.line = LineFinder(bytes).line_at(offset);
  fault.expected = std::move(expected);
  fault.mend = std::move(mend);
  throw InputError(std::move(fault));
}

}  // namespace
}  // namespace s2ss
