#include "model/parse_availability_ranges.hpp"

#include <array>
#include <string_view>

#include "model/parse_availability_clock.hpp"
#include "model/parse_availability_words.hpp"

namespace s2ss::wording {

using text::Token;
using text::TokenKind;
using text::Tokens;

Opened read_opening(const Tokens& tokens, std::size_t first) {
  struct OpeningWord {
    std::string_view text;
    Opening opening;
    bool excludes;
  };
  static constexpr std::array<OpeningWord, 12> words{{{"at", Opening::at, false},
                                                      {"around", Opening::at, false},
                                                      {"about", Opening::at, false},
                                                      {"by", Opening::until, false},
                                                      {"from", Opening::from, false},
                                                      {"since", Opening::from, false},
                                                      {"after", Opening::from, true},
                                                      {"between", Opening::between, false},
                                                      {"until", Opening::until, false},
                                                      {"till", Opening::until, false},
                                                      {"til", Opening::until, false},
                                                      {"before", Opening::until, true}}};
  for (const OpeningWord& word : words) {
    if (tokens[first].is(word.text)) return {word.opening, word.excludes, first + 1};
  }
  return {.last = first};
}

std::optional<std::size_t> after_range_sign(const Tokens& tokens, std::size_t first, Opening opening) {
  if (first >= tokens.size()) return std::nullopt;
  if (tokens[first].is_symbol('-')) return first + 1;
  if (opening == Opening::between && tokens[first].is("and")) return first + 1;
  const Word word = word_at(tokens, first);
  if (word.meaning == Meaning::range) return word.last;
  return std::nullopt;
}

bool is_amount(const Tokens& tokens, std::size_t next) {
  if (next >= tokens.size()) return false;
  const Token& token = tokens[next];
  if (token.kind == TokenKind::symbol) {
    const bool binds = token.is_symbol('/') || token.is_symbol('%') || token.is_symbol(':');
    return binds && touches(tokens, next) && next + 1 < tokens.size() && digits_of(tokens[next + 1]).length > 0;
  }
  const Meaning meaning = word_at(tokens, next).meaning;
  const bool unit = token.is("day") || token.is("days") || token.is("session") || token.is("sessions") ||
                    token.is("times") || token.is("slots") || token.is("meetings");
  return meaning == Meaning::none || meaning == Meaning::week || meaning == Meaning::lesson || unit;
}

}  // namespace s2ss::wording
