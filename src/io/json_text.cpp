#include "io/json_text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/utf8.hpp"

namespace s2ss {

namespace {

using namespace std::string_view_literals;

/// Encodings other than UTF-8 show themselves by a byte order mark, or by the NUL bytes beside the first bracket.
bool is_wide(std::string_view text) {
  constexpr std::array beginnings{"\xFF\xFE"sv, "\xFE\xFF"sv, "\0\0\xFE\xFF"sv};
  for (const std::string_view beginning : beginnings) {
    if (text.starts_with(beginning)) return true;
  }
  return text.size() >= 2 && ((text[0] == '\0') != (text[1] == '\0') || text.substr(0, 3) == "\0\0\0"sv);
}

constexpr bool is_word_byte(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '+' || c == '-' || c == '.';
}

/// The word that `offset` lies in or ends: what the reader could not make sense of.
std::string_view word_at(std::string_view text, std::size_t offset) {
  std::size_t begin = std::min(offset, text.size());
  while (begin > 0 && is_word_byte(text[begin - 1])) --begin;
  std::size_t end = begin;
  while (end < text.size() && is_word_byte(text[end])) ++end;
  return text.substr(begin, end - begin);
}

bool names_no_number(std::string_view word) {
  if (word.starts_with('-') || word.starts_with('+')) word.remove_prefix(1);
  constexpr std::array words{"NaN"sv, "nan"sv, "NAN"sv, "Infinity"sv, "infinity"sv, "inf"sv, "Inf"sv};
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

JsonText::JsonText(std::string_view text, const std::string& source) : text_(text), source_(source) {
  const auto refuse = [this](std::size_t offset, std::string expected, std::string mend) {
    Fault fault;
    fault.expected = std::move(expected);
    fault.mend = std::move(mend);
    locate(fault, offset);
    throw InputError(std::move(fault));
  };
  if (is_wide(text_)) refuse(0, "text in UTF-8, not in UTF-16 or UTF-32", "save as UTF-8");
  if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  if (text_.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    refuse(0, "a JSON document; there is none", "check that the right file was named and saved");
  }
  if (const auto nul = text_.find('\0'); nul != std::string_view::npos) {
    refuse(nul, "text without NUL bytes", "the file is damaged or no text: write it again");
  }
}

void JsonText::locate(Fault& fault, std::size_t offset) {
  const auto breaks = [this](std::size_t from, std::size_t to) {
    return static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(from),
                                               text_.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
  };
  offset = std::min(offset, text_.size());
  line_ = offset >= counted_to_ ? line_ + breaks(counted_to_, offset) : line_ - breaks(offset, counted_to_);
  counted_to_ = offset;
  const auto line_break = offset == 0 ? std::string_view::npos : text_.rfind('\n', offset - 1);
  fault.source = source_;
  fault.line = line_;
  fault.column = line_break == std::string_view::npos ? offset + 1 : offset - line_break;
}

std::size_t JsonText::token_start(std::size_t offset) const noexcept {
  if (offset == 0) return 0;
  std::size_t start = offset - 1;
  switch (text_[start]) {
    case '{':
    case '[':
      return start;
    case '"':
      // The opening quote is the nearest one that is not escaped, that is, after an even number of backslashes.
      while (start > 0) {
        start = text_.rfind('"', start - 1);
        if (start == std::string_view::npos) return 0;
        std::size_t backslashes = 0;
        while (backslashes < start && text_[start - 1 - backslashes] == '\\') ++backslashes;
        if (backslashes % 2 == 0) break;
      }
      return start;
    default:
      // A number shows its end only by the byte after it.
      if (!is_word_byte(text_[start])) --offset;
      while (offset > 0 && is_word_byte(text_[offset - 1])) --offset;
      return offset;
  }
}

Fault JsonText::syntax_fault(std::size_t offset, StuckAt stuck_at) {
  Fault fault;
  const auto say = [&](std::size_t place, std::string expected, std::string mend) {
    locate(fault, place);
    fault.expected = std::move(expected);
    fault.mend = std::move(mend);
    return fault;
  };
  // The reader stops one byte into what it cannot read; a sequence of UTF-8 may go on for three more.
  const std::size_t place = offset == 0 ? 0 : offset - 1;
  if (const auto invalid = find_invalid_utf8(text_.substr(0, offset + 3)); invalid < offset) {
    return say(invalid, "text in UTF-8", "save as UTF-8; if it is, the file was cut short or damaged here");
  }
  if (stuck_at == StuckAt::the_end_of_text) {
    return say(text_.size(), "the rest of the document; the text ends too early",
               "the file was cut short: fetch or write it again");
  }
  if (stuck_at == StuckAt::a_second_document) {
    return say(place, "nothing after the end of the document",
               "remove what follows, or put several values in one list");
  }
  if (stuck_at == StuckAt::a_number_too_large) {
    return say(token_start(offset), "a number of a size that computers hold", "correct it");
  }
  if (names_no_number(word_at(text_, place))) {
    return say(place, "a finite number", "JSON has neither NaN nor Infinity: leave the member out or write null");
  }
  if (static_cast<unsigned char>(text_[place]) < 0x20) {
    return say(place, "no control characters or line ends inside a text",
               "write \\n, \\t or \\u00XX, or close the quote");
  }
  return say(place, "valid JSON",
             "look for a missing or surplus comma, quote, colon or bracket at this place or just before it");
}

}  // namespace s2ss
