#include "model/parse_availability_days.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "model/parse_availability_times.hpp"
#include "model/parse_availability_words.hpp"

namespace s2ss::wording {

namespace {

using text::Token;
using text::TokenKind;
using text::Tokens;

std::optional<Word> end_of_range(const Tokens& tokens, std::size_t sign);
Slots days_from_to(Slots first, Slots last);
bool is_day_of_month(const Tokens& tokens, std::size_t place);
bool is_ordinal(std::string_view word);

}  // namespace

DaysRead days_at(const Tokens& tokens, std::size_t first) {
  const Word word = word_at(tokens, first);
  if (is_day_of_month(tokens, word.last)) return {word.slots, true, word.last + 1};
  const bool shortened = word.last < tokens.size() && tokens[word.last].is_symbol('.');
  const std::optional<Word> end = end_of_range(tokens, word.last + (shortened ? 1 : 0));
  if (!end) return {word.slots, false, word.last};
  return {days_from_to(word.slots, end->slots), false, end->last};
}

namespace {

std::optional<Word> end_of_range(const Tokens& tokens, std::size_t sign) {
  if (sign >= tokens.size()) return std::nullopt;
  const std::optional<std::size_t> second = after_range_sign(tokens, sign, Opening::none);
  if (!second || *second >= tokens.size()) return std::nullopt;
  const Word end = word_at(tokens, *second);
  if (end.meaning != Meaning::day) return std::nullopt;
  return end;
}

// Round the weekend when the last comes before the first.
Slots days_from_to(Slots first, Slots last) {
  constexpr std::uint32_t both_mondays = 7u | 7u << 15;
  Slots all;
  bool inside = false;
  for (int turn = 0; turn < 10; ++turn) {
    const Slots day = Slots::from_bits(both_mondays << (turn % 5 * 3));
    inside = inside || (first & day) == day;
    if (!inside) continue;
    all = all | day;
    if ((last & day) == day) break;
  }
  return all;
}

bool is_day_of_month(const Tokens& tokens, std::size_t place) {
  if (place >= tokens.size()) return false;
  const Token& token = tokens[place];
  const bool number = token.kind == TokenKind::number && !read_time(tokens, place, false);
  return number || is_ordinal(token.folded);
}

bool is_ordinal(std::string_view word) {
  const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
  const std::string_view ending = word.substr(digits);
  return digits > 0 && (ending == "st" || ending == "nd" || ending == "rd" || ending == "th");
}

}  // namespace
}  // namespace s2ss::wording
