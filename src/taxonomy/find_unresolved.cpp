#include <algorithm>
#include <optional>

#include "taxonomy/scene.hpp"

namespace s2ss {

namespace {

/// Tokens between list marks.
struct Segment {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool has_mention = false;
  bool follows_list_mark = false;
};

bool is_title(const Message& message, std::size_t begin, std::size_t end);
bool is_list_mark(const Message& message, std::size_t position);
bool says_something(const Scene& scene, std::size_t position);
std::size_t introduced_from(const Scene& scene, const Segment& segment);
std::optional<TokenRange> said_in(const Scene& scene, std::size_t begin, std::size_t end);

}  // namespace

// What follows "support with", "help on", "advice about", and the members of its list; in a title, every member.
std::vector<TokenRange> find_unresolved(const Scene& scene) {
  const Message& message = scene.message;
  std::vector<TokenRange> unresolved;
  for (std::size_t sentence = 0; sentence < message.size(); sentence = message.sentence_end(sentence)) {
    const std::size_t sentence_end = message.sentence_end(sentence);
    const bool title = is_title(message, sentence, sentence_end);
    bool introduced = title;
    for (std::size_t i = sentence; i < sentence_end;) {
      Segment segment{i, i, false, i > sentence};
      while (segment.end < sentence_end && (segment.end == i || !is_list_mark(message, segment.end))) {
        segment.has_mention |= scene.mention_at(segment.end) != nullptr;
        ++segment.end;
      }
      std::size_t from = introduced_from(scene, segment);
      if (from == segment.end && introduced && (title || segment.follows_list_mark)) from = segment.begin;
      introduced = title || from < segment.end || (introduced && segment.has_mention);
      // "Board: Eduqas": what a form asks is no ask.
      const bool form_key = message.is_symbol(segment.end, ':');
      if (!segment.has_mention && !form_key && from < segment.end) {
        if (const auto said = said_in(scene, from, segment.end)) unresolved.push_back(*said);
      }
      i = segment.end;
    }
  }
  return unresolved;
}

namespace {

bool is_title(const Message& message, std::size_t begin, std::size_t end) {
  constexpr std::size_t longest_title = 12;
  if (end - begin > longest_title) return false;
  for (std::size_t i = begin; i < end; ++i) {
    if (message.noise[i]) return false;
    if (message.is(i, WordClass::pronoun) || message.is(i, WordClass::auxiliary) || message.is(i, WordClass::telling) ||
        message.is(i, WordClass::business) || message.is(i, WordClass::farewell) || message.is(i, WordClass::verb)) {
      return false;
    }
  }
  return true;
}

bool is_list_mark(const Message& message, std::size_t position) {
  const text::Token& token = message.tokens[position];
  if (token.kind != text::TokenKind::symbol)
    return token.is("and") || token.is("or") || token.is("plus") || token.is("but");
  return !token.is_symbol('\'') && !token.is_symbol('"') && !(token.is_symbol('-') && !token.after_blank) &&
         !token.is_symbol('.');
}

bool says_something(const Scene& scene, std::size_t position) {
  const Message& message = scene.message;
  const text::Token& token = message.tokens[position];
  if (token.kind != text::TokenKind::word || message.noise[position]) return false;
  if (token.folded.size() < 3 && !(token.capitals && !message.shouting)) return false;
  // In a message of one or two words even "groups" and "numbers" are what it is about.
  if (message.size() <= 3 && !message.classes[position].is_function_word() &&
      !message.is(position, WordClass::asking)) {
    return true;
  }
  // A name in the middle of a sentence.
  if (token.capitalised && !token.capitals && !message.begins_sentence(position)) return false;
  return !message.classes[position].known();
}

// Where the words after "support with" begin; the segment's end when it holds no such words.
std::size_t introduced_from(const Scene& scene, const Segment& segment) {
  const Message& message = scene.message;
  for (std::size_t i = segment.begin; i + 1 < segment.end; ++i) {
    const bool asks = message.is(i, WordClass::asking) || message.is(i, "good") || message.is(i, "strong");
    if (!asks || message.noise[i]) continue;
    for (std::size_t j = i + 1; j < std::min(segment.end, i + 4); ++j) {
      if (message.is(j, "with") || message.is(j, "on") || message.is(j, "about") || message.is(j, "around") ||
          message.is(j, "regarding") || message.is(j, "for")) {
        return j + 1;
      }
    }
  }
  return segment.end;
}

std::optional<TokenRange> said_in(const Scene& scene, std::size_t begin, std::size_t end) {
  std::size_t first = end, last = begin;
  for (std::size_t i = begin; i < end; ++i) {
    if (!says_something(scene, i)) continue;
    first = std::min(first, i);
    last = i + 1;
  }
  if (first >= last) return std::nullopt;
  return TokenRange{first, last};
}

}  // namespace
}  // namespace s2ss
