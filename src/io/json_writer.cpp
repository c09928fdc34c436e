#include "io/json_writer.hpp"

#include <array>
#include <charconv>
#include <utility>

#include "core/utf8.hpp"

namespace s2ss {

void JsonWriter::begin_object() {
  before_value();
  out_ += '{';
  levels_.push_back({.on_lines = levels_.empty(), .is_list = false});
}

void JsonWriter::begin_list(bool of_records) {
  before_value();
  out_ += '[';
  levels_.push_back({.on_lines = of_records && levels_.size() <= 1, .is_list = true});
}

void JsonWriter::key(std::string_view name) {
  separate(levels_.back());
  quoted(name);
  out_ += ": ";
}

void JsonWriter::text(std::string_view text) {
  before_value();
  quoted(text);
}

void JsonWriter::flag(bool value) {
  before_value();
  out_ += value ? "true" : "false";
}

void JsonWriter::whole(std::int64_t value) {
  before_value();
  std::array<char, 24> digits;
  out_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

void JsonWriter::real(double value) {
  before_value();
  std::array<char, 32> digits;
  const std::string_view shortest(digits.data(),
                                  std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
  out_ += shortest;
  // A real stays one for readers that tell 1 and 1.0 apart.
  if (shortest.find_first_of(".e") == std::string_view::npos) out_ += ".0";
}

void JsonWriter::decimal(std::int64_t units, int digits) {
  if (units < 0) out_ += '-';
  units = units < 0 ? -units : units;
  std::string fraction;
  for (int i = 0; i < digits; ++i, units /= 10) {
    const char digit = static_cast<char>('0' + units % 10);
    if (digit != '0' || !fraction.empty() || i == digits - 1) fraction.insert(fraction.begin(), digit);
  }
  whole(units);
  out_ += '.';
  out_ += fraction;
}

std::string JsonWriter::finish() {
  out_ += '\n';
  levels_.clear();
  return std::exchange(out_, {});
}

void JsonWriter::before_value() {
  if (!levels_.empty() && levels_.back().is_list) separate(levels_.back());
}

void JsonWriter::separate(Level& level) {
  if (!level.is_empty) out_ += level.on_lines ? "," : ", ";
  if (level.on_lines) new_line();
  level.is_empty = false;
}

void JsonWriter::new_line() {
  out_ += '\n';
  out_.append(2 * levels_.size(), ' ');
}

void JsonWriter::end(char bracket) {
  const Level level = levels_.back();
  levels_.pop_back();
  if (level.on_lines && !level.is_empty) new_line();
  out_ += bracket;
}

void JsonWriter::quoted(std::string_view text) {
  const auto is_plain = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
  };
  out_ += '"';
  for (std::size_t i = 0; i < text.size();) {
    std::size_t run = i;
    while (run < text.size() && is_plain(text[run])) ++run;
    out_.append(text, i, run - i);
    if ((i = run) == text.size()) break;
    const char c = text[i];
    if (static_cast<unsigned char>(c) >= 0x80) {
      const std::size_t length = utf8_length(text.substr(i));
      out_ += length == 0 ? "\xEF\xBF\xBD" : text.substr(i, length);
      i += length == 0 ? 1 : length;
      continue;
    }
    escaped(c);
    ++i;
  }
  out_ += '"';
}

/// Quotes, backslashes and control characters.
void JsonWriter::escaped(char c) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  constexpr std::string_view letters = "\"\"\\\\\nn\rr\tt";  // What has a letter of its own, and the letter.
  for (std::size_t i = 0; i < letters.size(); i += 2) {
    if (letters[i] != c) continue;
    out_ += {'\\', letters[i + 1]};
    return;
  }
  out_ += "\\u00";
  out_ += hexadecimal[static_cast<unsigned char>(c) >> 4];
  out_ += hexadecimal[static_cast<unsigned char>(c) & 15];
}

}  // namespace s2ss
