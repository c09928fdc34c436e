#include "model/parse_availability_letters.hpp"

#include <array>
#include <cstdint>
#include <string_view>

#include "model/parse_availability_words.hpp"

namespace s2ss::wording {

namespace {

using text::Token;
using text::TokenKind;
using text::Tokens;

constexpr int no_day = -1;
constexpr int tuesday = 1, wednesday = 2, thursday = 3;

int day_of(std::string_view letters, int before);
std::optional<DaysRead> written_together(const Tokens& tokens, std::size_t first);
bool joins(const Tokens& tokens, std::size_t place);
bool names_part(const Tokens& tokens, std::size_t place);
Slots slots_of(int day);

}  // namespace

std::optional<DaysRead> day_letters_at(const Tokens& tokens, std::size_t first, bool follows_day) {
  if (tokens[first].kind != TokenKind::word || tokens[first].folded.size() > 7) return std::nullopt;
  int day = day_of(tokens[first].folded, no_day);
  if (day == no_day) return written_together(tokens, first);
  DaysRead read{slots_of(day), false, first + 1};
  int members = 1;
  while (joins(tokens, read.last) && read.last + 1 < tokens.size()) {
    const bool range = tokens[read.last].is_symbol('-') || tokens[read.last].is("to");
    const int next = day_of(tokens[read.last + 1].folded, day);
    if (next <= day) break;
    for (int between = range ? day + 1 : next; between <= next; ++between) read.slots = read.slots | slots_of(between);
    day = next;
    ++members;
    read.last += 2;
  }
  const bool capital = tokens[first].capitalised;
  if (members > 1 || (follows_day && capital) || (capital && names_part(tokens, read.last))) return read;
  return std::nullopt;
}

namespace {

// "T" after Tuesday or Wednesday is Thursday.
int day_of(std::string_view letters, int before) {
  static constexpr std::array<std::array<std::string_view, 3>, 5> names{
      {{"m", "mo", "m"}, {"t", "tu", "tu"}, {"w", "we", "w"}, {"th", "thu", "r"}, {"f", "fr", "f"}}};
  if (letters == "t" && (before == tuesday || before == wednesday)) return thursday;
  for (std::size_t day = 0; day < names.size(); ++day) {
    for (const std::string_view name : names[day]) {
      if (letters == name) return static_cast<int>(day);
    }
  }
  return no_day;
}

// "MWF", "TTh"; "mth" is a month.
std::optional<DaysRead> written_together(const Tokens& tokens, std::size_t first) {
  std::string_view rest = tokens[first].folded;
  if (!tokens[first].capitalised || rest == "mth" || rest == "mths") return std::nullopt;
  DaysRead read{{}, false, first + 1};
  int day = no_day, members = 0;
  while (!rest.empty()) {
    const std::size_t length = rest.starts_with("th") || rest.starts_with("tu") ? 2 : 1;
    const int next = day_of(rest.substr(0, length), day);
    if (next <= day) return std::nullopt;
    read.slots = read.slots | slots_of(next);
    day = next;
    ++members;
    rest.remove_prefix(length);
  }
  if (members < 2) return std::nullopt;
  return read;
}

bool joins(const Tokens& tokens, std::size_t place) {
  if (place + 1 >= tokens.size()) return false;
  const Token& token = tokens[place];
  if (token.is("and") || token.is("to")) return tokens[place + 1].capitalised;
  return token.is_symbol('/') || token.is_symbol('&') || token.is_symbol('+') || token.is_symbol(',') ||
         token.is_symbol('-');
}

bool names_part(const Tokens& tokens, std::size_t place) {
  if (place >= tokens.size()) return false;
  const Meaning meaning = word_at(tokens, place).meaning;
  return meaning == Meaning::part_in_letters || meaning == Meaning::part;
}

Slots slots_of(int day) {
  constexpr std::uint32_t both_mondays = 7u | 7u << 15;
  return Slots::from_bits(both_mondays << (day * 3));
}

}  // namespace
}  // namespace s2ss::wording
