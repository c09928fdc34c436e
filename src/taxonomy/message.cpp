#include "taxonomy/message.hpp"

#include <algorithm>
#include <array>

#include "taxonomy/noise.hpp"
#include "taxonomy/word_forms.hpp"

namespace s2ss {

namespace {

constexpr std::array<std::string_view, 15> clause_openers{"but",     "however", "although", "though", "whereas",
                                                          "because", "which",   "who",      "while",  "whilst",
                                                          "yet",     "unless",  "who's",    "whose",  "instead"};
constexpr std::array<std::string_view, 12> shortened{"mr",  "mrs",  "ms", "dr", "st",     "yr",
                                                     "yrs", "dept", "eg", "ie", "approx", "no"};

void find_lines(Message& message);
void find_sentences(Message& message);
bool ends_sentence(const Message& message, std::size_t position);
bool ends_line_only(const Message& message, std::size_t position);
void judge_capitals(Message& message);

}  // namespace

Message::Message(std::string_view given) : text(given), tokens(given) {
  canonical.reserve(size());
  classes.reserve(size());
  std::string spelt;
  for (const text::Token& token : tokens) {
    const bool is_canonical = canonical_spelling(token.word(), spelt).data() == token.folded.data();
    canonical.push_back(is_canonical ? token.word() : text::HashedWord(spelt_.emplace_back(spelt)));
    classes.push_back(token.kind == text::TokenKind::symbol ? WordClasses{} : classes_of(token.word()));
  }
  judge_capitals(*this);
  find_lines(*this);
  find_sentences(*this);
  noise.assign(size(), 0);
  mark_noise(*this);
}

bool Message::reads(std::size_t position, std::string_view words) const noexcept {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (position >= size() || !tokens[position].is(words.substr(0, end))) return false;
    ++position;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return true;
}

std::size_t Message::sentence_end(std::size_t position) const noexcept { return sentence_limits[sentence[position]]; }

namespace {

void judge_capitals(Message& message) {
  std::size_t small = 0, capitals = 0;
  bool any_capital = false;
  for (const text::Token& token : message.tokens) {
    if (token.kind != text::TokenKind::word) continue;
    any_capital |= token.capitalised;
    if (token.capitals) ++capitals;
    if (!token.capitals && token.folded.size() > 1) ++small;
  }
  message.shouting = capitals >= 4 && small * 4 <= capitals;
  message.all_small = !any_capital;
}

void find_lines(Message& message) {
  message.line_limits.resize(message.size());
  auto limit = static_cast<std::uint32_t>(message.size());
  for (std::size_t i = message.size(); i-- > 0;) {
    if (message.is_symbol(i, '\n')) limit = static_cast<std::uint32_t>(i + 1);
    message.line_limits[i] = limit;
  }
}

void find_sentences(Message& message) {
  std::uint32_t sentence = 0, clause = 0;
  std::uint32_t begin = 0;
  for (auto* numbers : {&message.sentence, &message.clause, &message.sentence_begins}) numbers->reserve(message.size());
  for (std::size_t i = 0; i < message.size(); ++i) {
    if (i > begin && std::ranges::find(clause_openers, message.tokens[i].folded) != clause_openers.end()) ++clause;
    message.sentence.push_back(sentence);
    message.clause.push_back(clause);
    message.sentence_begins.push_back(begin);
    if (!ends_sentence(message, i) && i + 1 < message.size()) continue;
    message.sentence_limits.push_back(static_cast<std::uint32_t>(i + 1));
    ++sentence;
    ++clause;
    begin = static_cast<std::uint32_t>(i + 1);
  }
}

bool ends_sentence(const Message& message, std::size_t position) {
  const text::Token& token = message.tokens[position];
  if (token.kind != text::TokenKind::symbol) return false;
  switch (token.folded.front()) {
    case '?':
    case '!':
    case ';':
      return true;
    case '*':
      return token.after_blank || position == 0;
    case '\n':
      return !ends_line_only(message, position);
    case '.':
      break;
    default:
      return false;
  }
  if (position + 1 == message.size()) return true;
  const text::Token& next = message.tokens[position + 1];
  if (!next.after_blank && !next.is_symbol('\n') && next.kind != text::TokenKind::symbol) return false;
  if (position == 0) return true;
  const text::Token& before = message.tokens[position - 1];
  if (before.kind != text::TokenKind::word) return true;
  // The dots of "P.E." and "req. practicals": a sentence begins with a capital, where there are any.
  if (next.kind == text::TokenKind::word && !next.capitalised && !message.all_small) return false;
  return std::ranges::find(shortened, before.folded) == shortened.end() && before.folded.size() > 1;
}

// A line that was only wrapped goes on in lower case.
bool ends_line_only(const Message& message, std::size_t position) {
  if (position == 0 || position + 1 >= message.size()) return false;
  const text::Token& line_end = message.tokens[position];
  if (line_end.stretch.end - line_end.stretch.begin > 1) return false;
  const text::Token& next = message.tokens[position + 1];
  const text::Token& before = message.tokens[position - 1];
  if (message.all_small || next.kind != text::TokenKind::word || next.capitalised) return false;
  return before.kind == text::TokenKind::word || before.is_symbol(',');
}

}  // namespace
}  // namespace s2ss
