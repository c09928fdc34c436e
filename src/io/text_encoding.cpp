#include "io/text_encoding.hpp"

#include <array>
#include <cstdint>
#include <utility>

#include "core/utf8.hpp"

namespace s2ss {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr EncodingProblem is_utf16 = {0, "UTF-8 or Windows-1252, not UTF-16", "save it again as CSV UTF-8"};
constexpr EncodingProblem has_nul = {
    0, "text without NUL bytes",
    "it is UTF-16, no text file, or damaged: save it again as CSV UTF-8 or download it again"};
constexpr EncodingProblem belies_mark = {0, "UTF-8, as the mark at its beginning says",
                                         "save it again as CSV UTF-8, or download it again"};
constexpr EncodingProblem is_cut = {0, "text that ends with a whole character",
                                    "the file was cut off: download or save it again"};

EncodingProblem at(std::size_t place, EncodingProblem problem) noexcept;
std::size_t ascii_length(std::string_view text) noexcept;
bool begins_sequence(std::string_view text);

}  // namespace

std::optional<EncodingProblem> EncodingDetector::add(std::string_view piece) {
  std::string_view text = piece;
  if (std::exchange(first_piece_, false)) {
    if (piece.starts_with("\xFF\xFE") || piece.starts_with("\xFE\xFF")) return is_utf16;
    announced_ = piece.starts_with(byte_order_mark);
    text.remove_prefix(mark_bytes());
  }
  const std::size_t nul = piece.find('\0');
  if (nul != std::string_view::npos) return at(nul, has_nul);
  if (!valid_utf8_) return std::nullopt;
  const auto invalid = find_invalid(text);
  if (!invalid) return std::nullopt;
  valid_utf8_ = false;
  if (announced_) return at(piece.size() - text.size() + *invalid, belies_mark);
  return std::nullopt;
}

std::optional<EncodingProblem> EncodingDetector::finish() {
  if (!valid_utf8_ || beginning_.empty()) return std::nullopt;
  valid_utf8_ = false;
  if (announced_ || any_sequence_ || beginning_.size() > 1) return is_cut;
  return std::nullopt;
}

std::size_t EncodingDetector::mark_bytes() const noexcept { return announced_ ? byte_order_mark.size() : 0; }

std::optional<std::size_t> EncodingDetector::find_invalid(std::string_view piece) {
  std::string_view rest = piece;
  if (!complete_beginning(rest)) return 0;
  for (;;) {
    rest.remove_prefix(ascii_length(rest));
    if (rest.empty()) return std::nullopt;
    const std::size_t length = utf8_length(rest);
    if (length == 0) break;
    any_sequence_ = true;
    rest.remove_prefix(length);
  }
  if (!begins_sequence(rest)) return piece.size() - rest.size();
  beginning_ = rest;
  return std::nullopt;
}

// Joins what the last piece ended with to this one; false when they make no character.
bool EncodingDetector::complete_beginning(std::string_view& piece) {
  while (!beginning_.empty() && !piece.empty()) {
    beginning_ += piece.front();
    piece.remove_prefix(1);
    if (utf8_length(beginning_) == beginning_.size()) {
      any_sequence_ = true;
      beginning_.clear();
    } else if (!begins_sequence(beginning_)) {
      return false;
    }
  }
  return true;
}

bool is_ascii(std::string_view text) noexcept { return ascii_length(text) == text.size(); }

bool windows_1252_to_utf8(std::string_view bytes, std::string& result) {
  // Code points of the bytes 80 to 9F (Unicode's table CP1252); 0 where there is none.
  static constexpr std::array<std::uint16_t, 32> special = {
      0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  result.clear();
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

EncodingProblem at(std::size_t place, EncodingProblem problem) noexcept {
  problem.place = place;
  return problem;
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

// True when some continuation would make the whole text one character. Every beginning of a sequence can be followed by
// 80 or A0.
bool begins_sequence(std::string_view text) {
  constexpr std::size_t longest_beginning = 3;
  if (text.empty() || text.size() > longest_beginning) return false;
  return utf8_length(std::string(text) + "\x80\x80\x80") > text.size() ||
         utf8_length(std::string(text) + "\xA0\x80\x80") > text.size();
}

}  // namespace
}  // namespace s2ss
