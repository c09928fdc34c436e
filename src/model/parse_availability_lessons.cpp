#include "model/parse_availability_lessons.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "model/parse_availability_clock.hpp"
#include "model/parse_availability_words.hpp"

namespace s2ss::wording {

namespace {

using text::TokenKind;
using text::Tokens;

constexpr int most_lessons = 7, last_of_the_morning = 3, last_of_the_day = 5;

std::optional<int> lesson_at(const Tokens& tokens, std::size_t& token, bool named);
bool is_list_sign(const text::Token& token);
Slots lessons_between(int first, int last);

}  // namespace

std::optional<TimeRead> read_lessons(const Tokens& tokens, const Opened& opened) {
  std::size_t token = opened.last;
  const std::optional<int> head = lesson_at(tokens, token, false);
  if (!head) return std::nullopt;
  switch (opened.opening) {
    case Opening::from:
      return TimeRead{lessons_between(*head + (opened.excludes ? 1 : 0), most_lessons - 1), token};
    case Opening::until:
      return TimeRead{lessons_between(1, std::max(1, *head - (opened.excludes ? 1 : 0))), token};
    default:
      break;
  }
  TimeRead read{lessons_between(*head, *head), token};
  int previous = *head;
  while (token < tokens.size()) {
    const bool range = after_range_sign(tokens, token, opened.opening).has_value();
    if (!range && !is_list_sign(tokens[token])) break;
    ++token;
    const std::optional<int> next = lesson_at(tokens, token, true);
    if (!next) break;
    read.slots =
        read.slots | (range && *next > previous ? lessons_between(previous, *next) : lessons_between(*next, *next));
    read.last = token;
    previous = *next;
  }
  return read;
}

namespace {

// "P4", "period 4", and inside a list (`named`) "4" alone; moves behind it.
std::optional<int> lesson_at(const Tokens& tokens, std::size_t& token, bool named) {
  if (token >= tokens.size()) return std::nullopt;
  std::size_t place = token;
  std::string_view word = tokens[place].folded;
  if (word.size() == 2 && word.front() == 'p' && word[1] >= '1' && word[1] <= '0' + most_lessons) {
    token = place + 1;
    return word[1] - '0';
  }
  const bool names = tokens[place].kind == TokenKind::word && word_at(tokens, place).meaning == Meaning::lesson;
  if (names) ++place;
  if ((!names && !named) || place >= tokens.size()) return std::nullopt;
  const Digits digits = digits_of(tokens[place]);
  if (digits.length != 1 || !digits.rest.empty() || digits.value < 1 || digits.value > most_lessons) {
    return std::nullopt;
  }
  // "P4, 5pm": the number belongs to what follows it.
  if (!names) {
    const std::optional<Clock> clock = read_clock(tokens, place);
    if ((clock && clock->certain) || is_amount(tokens, place + 1)) return std::nullopt;
  }
  token = place + 1;
  return digits.value;
}

bool is_list_sign(const text::Token& token) {
  return token.is_symbol('/') || token.is_symbol('&') || token.is_symbol(',') || token.is_symbol('+') ||
         token.is("and") || token.is("or");
}

Slots lessons_between(int first, int last) {
  Slots slots;
  if (first <= last_of_the_morning && last >= 1) slots = slots | *Slots::from_text("*-am");
  if (first <= last_of_the_day && last > last_of_the_morning) slots = slots | *Slots::from_text("*-pm");
  if (last > last_of_the_day) slots = slots | *Slots::from_text("*-twilight");
  return slots;
}

}  // namespace
}  // namespace s2ss::wording
