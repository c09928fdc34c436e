#include <algorithm>
#include <array>
#include <optional>

#include "taxonomy/scene.hpp"

namespace s2ss {

namespace {

bool may_be_topic(const Message& message, std::size_t position);
bool ends_phrase(const Message& message, std::size_t position);
bool is_title_word(const Message& message, std::size_t position);
bool is_object(const Message& message, std::size_t position);

}  // namespace

// "Placements", "wants a hand with panels", "who does passports well?": all that is said of the topic is one word, and
// the scheme has none for it alone. A clerk asks.
std::optional<TokenRange> find_lone_word(const Scene& scene) {
  constexpr std::size_t longest = 60;
  const Message& message = scene.message;
  const bool anything_else = std::ranges::any_of(scene.mentions, [](const Found& found) { return !found.dismissed; });
  if (anything_else || message.size() > longest || !asks_for_something(message)) return std::nullopt;
  for (std::size_t i = 0; i < message.size(); ++i) {
    if (message.noise[i] || scene.mention_at(i) != nullptr || !may_be_topic(message, i)) continue;
    if (is_title_word(message, i) || is_object(message, i)) return TokenRange{i, i + 1};
  }
  return std::nullopt;
}

// In so many words, or as a title does; and tells nothing besides.
bool asks_for_something(const Message& message) {
  constexpr std::size_t title = 3;
  bool asks = message.size() <= title;
  for (std::size_t i = 0; i < message.size(); ++i) {
    if (message.noise[i]) continue;
    if (message.is(i, WordClass::business) || message.is(i, WordClass::telling)) return false;
    asks |= message.is(i, WordClass::wanting) || message.is(i, "who") || message.is(i, "any") ||
            message.is(i, "grateful") || message.is(i, "conversation") || message.is(i, "pls") ||
            message.is(i, "please");
  }
  return asks;
}

namespace {

bool may_be_topic(const Message& message, std::size_t position) {
  static constexpr std::array<std::string_view, 42> never{
      "school", "schools", "staff",  "pupils",  "students", "children",    "people",  "team",  "colleague",
      "day",    "days",    "week",   "weeks",   "year",     "term",        "minutes", "time",  "times",
      "help",   "contact", "call",   "email",   "phone",    "colleagues",  "link",    "date",  "dates",
      "lot",    "thing",   "things", "details", "info",     "information", "message", "place", "moment",
      "anyone", "someone", "head",   "teacher", "none",     "venue"};
  const text::Token& token = message.tokens[position];
  if (token.kind != text::TokenKind::word || token.folded.size() < 3) return false;
  const WordClasses classes = message.classes[position];
  if (classes.is_function_word() || classes.is(WordClass::calendar) || classes.is(WordClass::wanting)) return false;
  if (token.capitalised && !token.capitals && !message.begins_sentence(position)) return false;
  return std::ranges::find(never, token.folded) == never.end();
}

bool ends_phrase(const Message& message, std::size_t position) {
  if (position >= message.size() || message.noise[position] || message.begins_sentence(position)) return true;
  return message.tokens[position].kind == text::TokenKind::symbol || message.is(position, "please") ||
         message.is(position, "pls") || message.is(position, "well") || message.is(position, "properly") ||
         message.is(position, "better") || message.is(position, "which") || message.is(position, "that") ||
         message.is(position, "we");
}

// It opens the message, with at most an article before it, and something else begins after it.
bool is_title_word(const Message& message, std::size_t position) {
  std::size_t begin = position;
  while (begin > 0 && (message.noise[begin - 1] || message.is(begin - 1, WordClass::determiner))) --begin;
  return begin == 0 && ends_phrase(message, position + 1);
}

// "... with their placements", "... runs a good hub".
bool is_object(const Message& message, std::size_t position) {
  static constexpr std::array<std::string_view, 24> verbs{
      "with", "on",   "about",   "around",  "regarding", "re",      "do",       "does",
      "run",  "runs", "running", "manage",  "up",        "manages", "organise", "organises",
      "for",  "w",    "handle",  "handles", "mention",   "is",      "discuss",  "improve"};
  if (!ends_phrase(message, position + 1)) return false;
  std::size_t before = position;
  const std::size_t begin = message.sentence_begin(position);
  while (before > begin && (message.is(before - 1, WordClass::determiner) || message.is(before - 1, "good") ||
                            message.is(before - 1, "strong"))) {
    --before;
  }
  if (before == begin) return false;
  const std::string_view verb = message.tokens[before - 1].folded;
  return std::ranges::find(verbs, verb) != verbs.end();
}

}  // namespace
}  // namespace s2ss
