#include "model/parse_availability_weeks.hpp"

#include <string_view>

#include "model/parse_availability_words.hpp"

namespace s2ss::wording {

namespace {

using text::Token;
using text::TokenKind;
using text::Tokens;

std::optional<WeeksRead> after_the_word(const Tokens& tokens, std::size_t first);
std::optional<WeeksRead> before_the_word(const Tokens& tokens, std::size_t first, bool follows_unknown);
std::optional<WeeksRead> letter_alone(const Tokens& tokens, std::size_t first);
WeeksRead read_letters(const Tokens& tokens, std::size_t first, bool digits);
Slots week_of(std::string_view name);
std::size_t after_list_sign(const Tokens& tokens, std::size_t place);
bool is_capital_letter(const Token& token);
bool is_week_word(const Tokens& tokens, std::size_t place);
bool heads_list(const Tokens& tokens, std::size_t first, std::size_t last);

}  // namespace

std::optional<WeeksRead> read_weeks(const Tokens& tokens, std::size_t first, bool follows_unknown) {
  if (tokens[first].kind == TokenKind::symbol) return std::nullopt;
  std::optional<WeeksRead> weeks = after_the_word(tokens, first);
  if (!weeks) weeks = before_the_word(tokens, first, follows_unknown);
  if (!weeks) weeks = letter_alone(tokens, first);
  if (weeks) weeks->heads_list = heads_list(tokens, first, weeks->last);
  return weeks;
}

namespace {

// "Week A", "wk. 1", "weeks A and B", "WkB".
std::optional<WeeksRead> after_the_word(const Tokens& tokens, std::size_t first) {
  const std::string_view word = tokens[first].folded;
  if ((word.starts_with("wk") && word.size() == 3) || (word.starts_with("week") && word.size() == 5)) {
    const Slots week = week_of(word.substr(word.size() - 1));
    if (!week.empty()) return WeeksRead{week, false, first + 1};
  }
  if (!is_week_word(tokens, first)) return std::nullopt;
  std::size_t place = first + 1;
  const bool shortened = place < tokens.size() && tokens[place].is_symbol('.');
  if (shortened) ++place;
  const WeeksRead read = read_letters(tokens, place, true);
  if (read.slots.empty()) return std::nullopt;
  return read;
}

// "A week", "B wk", "A/B weeks"; but not "a week" after an amount, as in "once a week".
std::optional<WeeksRead> before_the_word(const Tokens& tokens, std::size_t first, bool follows_unknown) {
  if (!is_capital_letter(tokens[first]) || (follows_unknown && tokens[first].is("a"))) return std::nullopt;
  WeeksRead read = read_letters(tokens, first, false);
  std::size_t place = read.last;
  if (place < tokens.size() && tokens[place].is_symbol('-')) ++place;
  if (read.slots.empty() || place >= tokens.size() || !is_week_word(tokens, place)) return std::nullopt;
  read.last = place + 1;
  return read;
}

// "A: Tue pm", "Tue pm (A)", "Tue pm A/B".
std::optional<WeeksRead> letter_alone(const Tokens& tokens, std::size_t first) {
  if (!is_capital_letter(tokens[first])) return std::nullopt;
  const WeeksRead read = read_letters(tokens, first, false);
  if (read.slots.empty()) return std::nullopt;
  const bool at_end = read.last == tokens.size();
  if (!at_end && tokens[read.last].kind != TokenKind::symbol) return std::nullopt;
  const bool colon = !at_end && tokens[read.last].is_symbol(':');
  std::size_t before = first;
  if (before > 0 && tokens[before - 1].is_symbol('(')) --before;
  const bool follows_slot = before > 0 && [&] {
    const Token& previous = tokens[before - 1];
    const Meaning meaning = word_at(tokens, before - 1).meaning;
    return meaning == Meaning::day || meaning == Meaning::part || meaning == Meaning::part_in_letters ||
           (previous.folded.size() == 2 && previous.folded.front() == 'p');
  }();
  if (!colon && !follows_slot) return std::nullopt;
  return read;
}

// Letters (or numbers) with list signs between them; no slots when there is none.
WeeksRead read_letters(const Tokens& tokens, std::size_t first, bool digits) {
  WeeksRead read{{}, false, first};
  std::size_t place = first;
  // There are two weeks; a longer list is none of theirs.
  for (int letters = 0; letters < 2 && place < tokens.size(); ++letters) {
    // "Week B and a Friday": a small "a" goes on with the list only when it ends it.
    const bool article = place > first && tokens[place].is("a") && place + 1 < tokens.size() &&
                         tokens[place + 1].kind != TokenKind::symbol;
    const bool readable = is_capital_letter(tokens[place]) || (digits && !article);
    const Slots week = readable ? week_of(tokens[place].folded) : Slots();
    if (week.empty()) break;
    read.slots = read.slots | week;
    read.last = place + 1;
    place = after_list_sign(tokens, read.last);
    if (place == read.last) break;
  }
  return read;
}

Slots week_of(std::string_view name) {
  static const Slots a = *Slots::from_text("A:*-*"), b = *Slots::from_text("B:*-*");
  if (name == "a" || name == "1") return a;
  if (name == "b" || name == "2") return b;
  return {};
}

// Behind "/", "&", "and" and the like; `place` itself when none stands there.
std::size_t after_list_sign(const Tokens& tokens, std::size_t place) {
  if (place >= tokens.size()) return place;
  const Token& token = tokens[place];
  const bool sign = token.is_symbol('/') || token.is_symbol('&') || token.is_symbol('+') || token.is_symbol('-') ||
                    token.is("and") || token.is("or");
  return sign ? place + 1 : place;
}

bool is_capital_letter(const Token& token) {
  return token.kind == TokenKind::word && token.folded.size() == 1 && token.capitalised;
}

bool is_week_word(const Tokens& tokens, std::size_t place) {
  const Word word = word_at(tokens, place);
  return word.meaning == Meaning::week && word.last == place + 1;
}

bool heads_list(const Tokens& tokens, std::size_t first, std::size_t last) {
  if (last >= tokens.size()) return false;
  if (tokens[last].is_symbol(':')) {
    return last + 1 < tokens.size() && (tokens[last + 1].after_blank || tokens[last + 1].is_symbol('\n'));
  }
  return tokens[last].is_symbol('\n') && (first == 0 || tokens[first - 1].is_symbol('\n'));
}

}  // namespace
}  // namespace s2ss::wording
