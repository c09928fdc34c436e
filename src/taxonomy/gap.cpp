#include "taxonomy/gap.hpp"

#include <algorithm>
#include <array>

namespace s2ss {

namespace {

constexpr std::size_t longest_gap = 40;

constexpr std::array<std::string_view, 13> explaining{"especially",   "particularly", "mainly", "mostly", "primarily",
                                                      "eg",           "ie",           "namely", "such",   "including",
                                                      "specifically", "notably",      "like"};
constexpr std::array<std::string_view, 10> placing{"in", "for",  "of",     "within", "across",
                                                   "at", "with", "around", "on",     "to"};

void read_symbol(const text::Token& token, Gap& gap);
void read_word(const Message& message, std::size_t position, Gap& gap);

}  // namespace

Gap gap_between(const Message& message, const Found& left, const Found& right) {
  Gap gap;
  if (right.first <= left.last) {
    gap.crosses_sentence = message.sentence[left.first] != message.sentence[right.first];
    return gap;
  }
  gap.crosses_sentence = message.sentence[left.first] != message.sentence[right.first];
  gap.has_content = right.first - left.last > longest_gap;
  for (std::size_t i = left.last; i < std::min<std::size_t>(right.first, left.last + longest_gap); ++i) {
    if (message.tokens[i].kind == text::TokenKind::symbol) {
      read_symbol(message.tokens[i], gap);
    } else {
      read_word(message, i, gap);
    }
  }
  return gap;
}

namespace {

void read_symbol(const text::Token& token, Gap& gap) {
  switch (token.folded.front()) {
    case ',':
    case '/':
    case '&':
    case '+':
    case '\n':
    case '*':
      gap.coordinates = true;
      break;
    case '(':
    case ')':
    case ':':
      gap.explains = true;
      break;
    case '-':
      gap.explains |= token.after_blank;
      break;
    default:
      break;
  }
}

void read_word(const Message& message, std::size_t position, Gap& gap) {
  const text::Token& token = message.tokens[position];
  const auto is_one_of = [&](const auto& words) { return std::ranges::find(words, token.folded) != words.end(); };
  if (token.is("and") || token.is("or") || token.is("plus") || token.is("also")) {
    gap.coordinates = true;
  } else if (is_one_of(explaining)) {
    gap.explains = true;
  } else if (is_one_of(placing)) {
    gap.places = true;
  } else {
    const WordClasses classes = message.classes[position];
    gap.has_content |= !classes.is(WordClass::determiner) && !classes.is(WordClass::filler) &&
                       !classes.is(WordClass::school_life) && !classes.is(WordClass::asking) &&
                       !classes.is(WordClass::growing) && !token.is("as");
  }
}

}  // namespace
}  // namespace s2ss
