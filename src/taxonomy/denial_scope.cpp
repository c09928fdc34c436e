#include <algorithm>
#include <array>
#include <optional>

#include "taxonomy/dismissal_scope.hpp"

namespace s2ss {

namespace {

bool says_is_wanted(const Message& message, std::size_t position);

}  // namespace

// "not behaviour", "don't need help with SEND", "no attendance please"; but not "not just", "have no specialist",
// "doesn't work": those tell what is missing.
std::optional<DismissalScope> denial_scope(const Scene& scene, std::size_t position) {
  const Message& message = scene.message;
  const text::Token& token = message.tokens[position];
  const bool negated_verb =
      token.folded.ends_with("n't") || (token.folded.ends_with("nt") && message.is(position, WordClass::auxiliary));
  // "It isn't history, it's languages".
  if (negated_verb && position > 0 && (message.is(position - 1, "it") || message.is(position - 1, "this")) &&
      token.folded.starts_with("is") && scene.mention_at(position + 1) != nullptr) {
    return DismissalScope{position + 1, end_of_list(scene, position + 1), Dismissal::denied};
  }
  if (negated_verb || (token.is("not") && position > 0 && message.is(position - 1, WordClass::auxiliary))) {
    if (!says_is_wanted(message, position + 1)) return std::nullopt;
    return DismissalScope{position + 1, end_of_list(scene, position + 1), Dismissal::denied};
  }
  if (!token.is("not") && !token.is("no")) return std::nullopt;
  if (token.is("no") && position > 0) {
    const bool missing = message.is(position - 1, WordClass::auxiliary) || message.is(position - 1, "with") ||
                         message.is(position - 1, "there's") || message.is(position - 1, "currently");
    if (missing) return std::nullopt;
  }
  std::size_t next = position + 1;
  if (message.is(next, "just") || message.is(next, "only") || message.is(next, "sure") || message.is(next, "simply")) {
    return std::nullopt;
  }
  if (says_is_wanted(message, next)) return DismissalScope{next, end_of_list(scene, next), Dismissal::denied};
  // Directly before the mention, but for small words.
  for (int skipped = 0; skipped < 4 && next < message.size(); ++next, ++skipped) {
    if (const Found* found = scene.mention_at(next)) {
      // "no maths teacher" tells what is missing.
      if (token.is("no") && (message.is(found->last, "teacher") || message.is(found->last, "teachers") ||
                             message.is(found->last, "specialist") || message.is(found->last, "specialists"))) {
        return std::nullopt;
      }
      return DismissalScope{next, end_of_list(scene, next), Dismissal::denied};
    }
    const WordClasses classes = message.classes[next];
    if (!classes.is(WordClass::determiner) && !classes.is(WordClass::preposition) && !message.is(next, "interested") &&
        !message.is(next, "looking") && !message.is(next, "so") && !message.is(next, "much") &&
        !message.is(next, "really") && !message.is(next, "whole")) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

// "from OCR to AQA": what stands between the two.
std::optional<DismissalScope> replaced_scope(const Scene& scene, std::size_t position) {
  const Message& message = scene.message;
  if (!message.is(position, "from")) return std::nullopt;
  const std::size_t limit = std::min(message.sentence_end(position), position + 8);
  std::size_t to = position + 1;
  while (to < limit && !message.is(to, "to") && !message.is(to, "into") && !message.is(to, "onto")) ++to;
  if (to >= limit) return std::nullopt;
  // Both ends are topics: "from the head to the office" is none, and "from Y7 to Y9" is a range.
  const auto names_topic = [&](std::size_t begin, std::size_t end) {
    const std::size_t m = scene.mention_from(begin);
    return m < scene.mentions.size() && scene.mentions[m].first < end && scene.mentions[m].decided &&
           scene.facet_of(scene.mentions[m]) != Facet::stage;
  };
  if (!names_topic(position + 1, to) || !names_topic(to + 1, std::min(to + 5, message.sentence_end(position)))) {
    return std::nullopt;
  }
  return DismissalScope{position + 1, to, Dismissal::replaced};
}

// A denial reaches over "or", over a list that ends with "or", and over "and" before another topic; a comma and "just"
// end it.
std::size_t end_of_list(const Scene& scene, std::size_t begin) {
  constexpr std::size_t longest = 25;
  const Message& message = scene.message;
  const std::size_t limit = std::min(message.sentence_end(std::min(begin, message.size() - 1)), begin + longest);
  std::size_t end = begin;
  bool any = false;
  while (end < limit && message.clause[end] == message.clause[begin]) {
    if (message.is(end, "just") || message.is(end, "only") || message.is(end, "rather") || message.is(end, "instead")) {
      break;
    }
    if (end > begin && message.is_symbol(end, '-') && message.tokens[end].after_blank) break;
    if (any && (message.is(end, WordClass::pronoun) || message.is_symbol(end, '('))) break;
    const bool comma = message.is_symbol(end, ',') && end > begin;
    if (comma || (any && (message.is(end, "and") || message.is_symbol(end, '&')))) {
      // Does the list go on to an "or"?
      bool goes_on = false;
      for (std::size_t i = end + 1; i < std::min(limit, end + 8); ++i) {
        if (message.is(i, "or") || message.is(i, "nor")) goes_on = true;
        if (message.is(i, WordClass::pronoun) || message.is(i, WordClass::asking)) break;
      }
      if (message.is(end, "and") && !message.is(end + 1, WordClass::pronoun) &&
          !message.is(end + 1, WordClass::asking) && scene.mention_at(end + 1) != nullptr) {
        goes_on = true;
      }
      if (!goes_on) break;
    }
    any |= scene.mention_at(end) != nullptr;
    ++end;
  }
  return end;
}

// A reason is a short phrase: it ends before a pronoun, a comma, or where a topic is named with "in" or "with".
std::size_t end_of_phrase(const Message& message, std::size_t begin) {
  if (begin >= message.size()) return begin;
  constexpr std::size_t longest = 12;
  const std::size_t limit = std::min(message.sentence_end(begin), begin + longest);
  std::size_t end = begin;
  while (end < limit && message.clause[end] == message.clause[begin]) {
    const bool ends = message.is_symbol(end, ',') || message.is_symbol(end, '-') ||
                      (end > begin && (message.is(end, WordClass::pronoun) || message.is(end, "with") ||
                                       message.is(end, "and") || message.is(end, "need") || message.is(end, "please")));
    if (ends && !(message.is_symbol(end, '-') && !message.tokens[end].after_blank)) break;
    ++end;
  }
  return end;
}

namespace {

bool says_is_wanted(const Message& message, std::size_t position) {
  static constexpr std::array<std::string_view, 15> wants{"need",   "want",       "require",  "looking",  "after",
                                                          "about",  "interested", "mean",     "needing",  "wanting",
                                                          "asking", "seeking",    "required", "anything", "send"};
  for (std::size_t i = position; i < position + 3 && i < message.size(); ++i) {
    if (!message.is_word(i)) return false;
    if (std::ranges::find(wants, message.tokens[i].folded) != wants.end()) return true;
    if (!message.is(i, WordClass::filler) && !message.is(i, "so") && !message.is(i, "be")) return false;
  }
  return false;
}

}  // namespace
}  // namespace s2ss
