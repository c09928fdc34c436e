#include "model/parse_availability_clock.hpp"

#include <array>

#include "model/parse_availability_words.hpp"

namespace s2ss::wording {

namespace {

using text::Token;
using text::TokenKind;
using text::Tokens;

std::optional<Clock> read_spoken(const Tokens& tokens, std::size_t first);
int hour_of(const Token& token);
void read_half(const Tokens& tokens, std::string_view rest, Clock& clock);
bool settle_half(Clock& clock, int hour);

}  // namespace

std::optional<Clock> read_clock(const Tokens& tokens, std::size_t first) {
  if (first == tokens.size()) return std::nullopt;
  if (const Word word = word_at(tokens, first); word.meaning == Meaning::noon) {
    return Clock{12 * 60, true, true, true, word.last};
  }
  if (const auto spoken = read_spoken(tokens, first)) return spoken;
  const Digits head = digits_of(tokens[first]);
  if (head.length == 0) return std::nullopt;
  Clock clock;
  clock.last = first + 1;
  int hour = head.value;
  std::string_view rest = head.rest;
  if (head.length == 4 && rest.empty()) {
    hour = head.value / 100;
    clock.minutes = head.value % 100;
    // Later ones are years.
    if (hour > 18 || clock.minutes % 5 != 0) return std::nullopt;
    clock.certain = true;
  } else if (head.length > 2) {
    return std::nullopt;
  } else if (rest.empty() && first + 2 < tokens.size() && touches(tokens, first + 1) && touches(tokens, first + 2) &&
             (tokens[first + 1].is_symbol(':') || tokens[first + 1].is_symbol('.'))) {
    const Digits minutes = digits_of(tokens[first + 2]);
    if (minutes.length == 2) {
      clock.minutes = minutes.value;
      clock.certain = true;
      clock.last = first + 3;
      rest = minutes.rest;
    }
  }
  if (rest == "ish") {
    clock.certain = true;
    rest = {};
  }
  read_half(tokens, rest, clock);
  if (!rest.empty() && !clock.names_half) return std::nullopt;
  if (clock.minutes > 59 || !settle_half(clock, hour)) return std::nullopt;
  return clock;
}

Digits digits_of(const text::Token& token) {
  Digits digits;
  if (token.kind == TokenKind::symbol) return digits;
  while (digits.length < token.folded.size() && token.folded[digits.length] >= '0' &&
         token.folded[digits.length] <= '9') {
    if (digits.length == 4) return {};
    digits.value = digits.value * 10 + (token.folded[digits.length++] - '0');
  }
  digits.rest = token.folded.substr(digits.length);
  return digits;
}

bool touches(const Tokens& tokens, std::size_t place) { return !tokens[place].after_blank; }

namespace {

// "Half past 3", "half three", "quarter to four".
std::optional<Clock> read_spoken(const Tokens& tokens, std::size_t first) {
  const bool half = tokens[first].is("half");
  if ((!half && !tokens[first].is("quarter")) || first + 1 >= tokens.size()) return std::nullopt;
  const bool past = tokens[first + 1].is("past") || tokens[first + 1].is("after");
  const bool to = !half && tokens[first + 1].is("to");
  if (!past && !to && !half) return std::nullopt;
  const std::size_t place = first + (past || to ? 2 : 1);
  const int hour = place < tokens.size() ? hour_of(tokens[place]) : 0;
  if (hour == 0) return std::nullopt;
  Clock clock{.certain = true, .last = place + 1};
  read_half(tokens, {}, clock);
  if (!settle_half(clock, hour)) return std::nullopt;
  clock.minutes += half ? 30 : past ? 15 : -15;
  return clock;
}

// In digits or in a word; 0 when it is none.
int hour_of(const Token& token) {
  static constexpr std::array<std::string_view, 12> words{"one",   "two",   "three", "four", "five",   "six",
                                                          "seven", "eight", "nine",  "ten",  "eleven", "twelve"};
  for (std::size_t hour = 0; hour < words.size(); ++hour) {
    if (token.is(words[hour])) return static_cast<int>(hour) + 1;
  }
  const Digits digits = digits_of(token);
  return digits.length <= 2 && (digits.rest.empty() || digits.rest == "ish") && digits.value <= 12 ? digits.value : 0;
}

// "pm" in one word with the number (`rest`) or as the next tokens; "o'clock" only makes the time certain.
void read_half(const Tokens& tokens, std::string_view rest, Clock& clock) {
  std::size_t next = clock.last;
  if (rest.empty() && next < tokens.size() && tokens[next].kind == TokenKind::word) rest = tokens[next++].folded;
  if (rest == "o'clock" || rest == "oclock" || rest == "hrs") {
    clock.certain = true;
    clock.last = next;
    return;
  }
  const bool dotted = (rest == "a" || rest == "p") && next + 1 < tokens.size() && tokens[next].is_symbol('.') &&
                      tokens[next + 1].is("m") && touches(tokens, next + 1);
  if (rest != "am" && rest != "pm" && !dotted) return;
  clock.names_half = clock.certain = true;
  clock.afternoon = rest.front() == 'p';
  clock.last = dotted ? next + 2 : next;
  const bool closing_dot = dotted && clock.last < tokens.size() && tokens[clock.last].is_symbol('.');
  if (closing_dot) ++clock.last;
}

// Adds the hour; false when there is no such one.
bool settle_half(Clock& clock, int hour) {
  if (hour > 23 || (clock.names_half && !clock.afternoon && hour > 12)) return false;
  if (clock.names_half) {
    if (hour <= 12) hour = hour % 12 + (clock.afternoon ? 12 : 0);
  } else if (hour >= 1 && hour <= 6) {
    hour += 12;
  }
  if (hour == 0) return false;
  clock.minutes += hour * 60;
  return true;
}

}  // namespace
}  // namespace s2ss::wording
