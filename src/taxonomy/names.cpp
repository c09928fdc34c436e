#include "taxonomy/names.hpp"

#include <algorithm>
#include <array>

#include "taxonomy/message.hpp"

namespace s2ss {

namespace {

constexpr std::size_t longest_school_name = 8;

void mark_people(Message& message);
void mark_streets(Message& message);
void mark_schools(Message& message);
bool may_be_in_name(const Message& message, std::size_t position);

}  // namespace

void mark_names(Message& message) {
  mark_people(message);
  mark_streets(message);
  mark_schools(message);
}

bool is_connector_in_name(const Message& message, std::size_t position) {
  static constexpr std::array<std::string_view, 6> words{"of", "the", "and", "&", ".", "'"};
  return std::ranges::find(words, message.tokens[position].folded) != words.end();
}

namespace {

// "Mrs French", "Dr P. Law".
void mark_people(Message& message) {
  for (std::size_t i = 0; i + 1 < message.size(); ++i) {
    if (!message.is(i, WordClass::title) || !message.tokens[i].capitalised) continue;
    std::size_t end = i + 1;
    int names = 0;
    while (end < message.size() && names < 3) {
      const text::Token& token = message.tokens[end];
      if (token.is_symbol('.') && !message.tokens[end].after_blank && end <= i + 3) {
        ++end;
        continue;
      }
      if (token.kind != text::TokenKind::word || !token.capitalised || (token.capitals && names > 0)) break;
      ++names;
      ++end;
      const bool double_barrelled = message.is_symbol(end, '-') && !message.tokens[end].after_blank;
      if (token.folded.size() > 1 && !double_barrelled) break;
      if (double_barrelled) ++end;
    }
    if (names > 0) message.leave_out(i, end);
  }
}

// "Reading Road".
void mark_streets(Message& message) {
  static constexpr std::array<std::string_view, 7> streets{"road", "street", "lane", "avenue", "drive", "close", "rd"};
  for (std::size_t i = 1; i < message.size(); ++i) {
    const text::Token& token = message.tokens[i];
    if (!token.capitalised || std::ranges::find(streets, token.folded) == streets.end()) continue;
    if (message.is_word(i - 1) && message.tokens[i - 1].capitalised) message.leave_out(i - 1, i + 1);
  }
}

// "Bacup Sports College", "St Anne's School of Music and Drama": a run of capitalised words with a word for a school in
// it, and at least one that is a name before it.
void mark_schools(Message& message) {
  for (std::size_t i = 0; i < message.size(); ++i) {
    if (!message.is(i, WordClass::institution) || !message.tokens[i].capitalised || message.noise[i]) continue;
    std::size_t begin = i;
    bool named = false;
    while (begin > 0 && i - begin < longest_school_name && !message.begins_sentence(begin) &&
           (may_be_in_name(message, begin - 1) || is_connector_in_name(message, begin - 1))) {
      --begin;
      named |= may_be_in_name(message, begin) && !message.classes[begin].known();
      named |= message.is(begin, "st") || message.is(begin, "saint");
    }
    while (begin < i && is_connector_in_name(message, begin)) ++begin;
    std::size_t end = i + 1;
    while (end < message.size() && message.is(end, WordClass::institution) && message.tokens[end].capitalised) ++end;
    // "... School of Music and Drama".
    std::size_t run = end;
    while (named && message.is(end, "of") && run < message.size() && run < end + longest_school_name &&
           (message.tokens[run].capitalised || is_connector_in_name(message, run))) {
      ++run;
    }
    while (run > end && !message.tokens[run - 1].capitalised) --run;
    if (named) message.leave_out(begin, run);
    i = std::max(end, run) - 1;
  }
}

bool may_be_in_name(const Message& message, std::size_t position) {
  const text::Token& token = message.tokens[position];
  return token.kind == text::TokenKind::word && token.capitalised && !message.noise[position] &&
         !message.is(position, "our") && !message.is(position, "we");
}

}  // namespace
}  // namespace s2ss
