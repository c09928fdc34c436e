#include <algorithm>
#include <array>
#include <optional>

#include "core/word_table.hpp"
#include "taxonomy/scene.hpp"

namespace s2ss {

namespace {

/// Words after which, or before which, something is named that is not asked for.
struct Trigger {
  std::string_view words;
  Dismissal reason;
};

constexpr std::array forward_triggers = std::to_array<Trigger>({
    {"after", Dismissal::background},
    {"aren't about", Dismissal::denied},
    {"apart from", Dismissal::denied},
    {"as a result of", Dismissal::background},
    {"as opposed to", Dismissal::denied},
    {"because of", Dismissal::background},
    {"because", Dismissal::background},
    {"despite", Dismissal::background},
    {"due to", Dismissal::background},
    {"except", Dismissal::denied},
    {"excluding", Dismissal::denied},
    {"follow on from", Dismissal::background},
    {"following", Dismissal::background},
    {"forget", Dismissal::denied},
    {"ignore", Dismissal::denied},
    {"given", Dismissal::background},
    {"happy to offer", Dismissal::in_hand},
    {"happy to host", Dismissal::in_hand},
    {"happy to support", Dismissal::in_hand},
    {"able to offer", Dismissal::in_hand},
    {"had support", Dismissal::in_hand},
    {"had help", Dismissal::in_hand},
    {"happy to share", Dismissal::in_hand},
    {"happy to help others", Dismissal::in_hand},
    {"i am the", Dismissal::background},
    {"in light of", Dismissal::background},
    {"in place of", Dismissal::denied},
    {"in return", Dismissal::in_hand},
    {"instead of", Dismissal::denied},
    {"isn't about", Dismissal::denied},
    {"isnt about", Dismissal::denied},
    {"less about", Dismissal::denied},
    {"never", Dismissal::denied},
    {"no need for", Dismissal::denied},
    {"nor", Dismissal::denied},
    {"nothing to do with", Dismissal::denied},
    {"other than", Dismissal::denied},
    {"owing to", Dismissal::background},
    {"rather than", Dismissal::denied},
    {"since", Dismissal::background},
    {"have sorted", Dismissal::in_hand},
    {"have tried", Dismissal::background},
    {"we've tried", Dismissal::background},
    {"already tried", Dismissal::background},
    {"we've sorted", Dismissal::in_hand},
    {"recently sorted", Dismissal::in_hand},
    {"can offer", Dismissal::in_hand},
    {"could offer", Dismissal::in_hand},
    {"already in place", Dismissal::in_hand},
    {"strong in", Dismissal::in_hand},
    {"strength is", Dismissal::in_hand},
    {"strengths are", Dismissal::in_hand},
    {"thank you for", Dismissal::background},
    {"thanks for", Dismissal::background},
    {"unlike", Dismissal::denied},
    {"we already have", Dismissal::in_hand},
    {"we can help others with", Dismissal::in_hand},
    {"we can offer", Dismissal::in_hand},
    {"we could offer", Dismissal::in_hand},
    {"we offer", Dismissal::in_hand},
    {"we are a", Dismissal::background},
    {"we're a", Dismissal::background},
});

constexpr std::array backward_triggers = std::to_array<Trigger>({
    {"already covered", Dismissal::in_hand},
    {"happy to help other", Dismissal::in_hand},
    {"happy to help others", Dismissal::in_hand},
    {"happy to host", Dismissal::in_hand},
    {"ignore that", Dismissal::denied},
    {"in return", Dismissal::in_hand},
    {"sorted by", Dismissal::in_hand},
    {"who can help others", Dismissal::in_hand},
    {"already sorted", Dismissal::in_hand},
    {"being looked after", Dismissal::in_hand},
    {"being dealt with", Dismissal::in_hand},
    {"been dealt with", Dismissal::in_hand},
    {"taken care of", Dismissal::in_hand},
    {"no longer the issue", Dismissal::in_hand},
    {"no longer an issue", Dismissal::in_hand},
    {"no longer needed", Dismissal::denied},
    {"aside", Dismissal::denied},
    {"can wait", Dismissal::denied},
    {"covered already", Dismissal::in_hand},
    {"isn't needed", Dismissal::denied},
    {"isn't the", Dismissal::denied},
    {"isn't an", Dismissal::denied},
    {"isn't a problem", Dismissal::in_hand},
    {"aren't needed", Dismissal::denied},
    {"aren't the", Dismissal::denied},
    {"not an issue", Dismissal::in_hand},
    {"not needed", Dismissal::denied},
    {"not required", Dismissal::denied},
    {"not the issue", Dismissal::denied},
    {"not the problem", Dismissal::denied},
    {"not a problem", Dismissal::in_hand},
    {"not what we", Dismissal::denied},
    {"isn't what", Dismissal::denied},
});

constexpr std::array<std::string_view, 19> fine_words{"fine",
                                                      "ok",
                                                      "okay",
                                                      "sorted",
                                                      "covered",
                                                      "good",
                                                      "great",
                                                      "strong",
                                                      "secure",
                                                      "excellent",
                                                      "solid",
                                                      "settled",
                                                      "healthy",
                                                      "done",
                                                      "outstanding",
                                                      "comfortable",
                                                      "well-established",
                                                      "flourishing",
                                                      "thriving"};

/// A stretch of tokens in which nothing is asked for.
struct Scope {
  std::size_t begin;
  std::size_t end;
  Dismissal reason;
};

void dismiss(Scene& scene, const Scope& scope);
const text::WordTable& first_words();
std::optional<Scope> forward_scope(const Scene& scene, std::size_t position);
std::optional<Scope> denial_scope(const Scene& scene, std::size_t position);
std::optional<Scope> replaced_scope(const Scene& scene, std::size_t position);
std::optional<Scope> backward_scope(const Scene& scene, std::size_t position);
bool follows_mention(const Scene& scene, std::size_t position);
std::size_t words_in(std::string_view text);
std::size_t clause_begin(const Message& message, std::size_t position);
std::size_t end_of_list(const Scene& scene, std::size_t begin);
std::size_t end_of_phrase(const Message& message, std::size_t begin);
bool says_is_wanted(const Message& message, std::size_t position);
bool message_asks(const Scene& scene);
bool asks_who_or_how(const Message& message, std::size_t question_mark);
void dismiss_telling_sentences(Scene& scene);
void dismiss_offered_lines(Scene& scene);
void dismiss_places(Scene& scene);
void restore_lone_background(Scene& scene);

}  // namespace

void dismiss_what_is_not_asked(Scene& scene) {
  for (std::size_t i = 0; i < scene.message.size(); ++i) {
    if (scene.message.noise[i] || scene.message.tokens[i].kind == text::TokenKind::symbol) continue;
    // "moving from" may itself be a mention, beside the two boards.
    if (const auto scope = replaced_scope(scene, i)) dismiss(scene, *scope);
    if (scene.mention_at(i) != nullptr) continue;
    for (const auto& scope : {forward_scope(scene, i), denial_scope(scene, i), backward_scope(scene, i)}) {
      if (scope) dismiss(scene, *scope);
    }
  }
  dismiss_offered_lines(scene);
  restore_lone_background(scene);
  dismiss_places(scene);
  dismiss_telling_sentences(scene);
}

namespace {

void dismiss(Scene& scene, const Scope& scope) {
  for (std::size_t m = scene.mention_from(scope.begin); m < scene.mentions.size(); ++m) {
    Found& found = scene.mentions[m];
    if (found.first >= scope.end) break;
    if (!found.dismissed) found.dismissed = scope.reason;
  }
}

// Numbers of the triggers by their first word: those that look forwards, then those that look backwards.
const text::WordTable& first_words() {
  static const text::WordTable table = [] {
    text::WordTable words;
    const auto first_of = [](const Trigger& trigger) { return trigger.words.substr(0, trigger.words.find(' ')); };
    std::uint32_t number = 0;
    for (const Trigger& trigger : forward_triggers) words.add(first_of(trigger), number++);
    for (const Trigger& trigger : backward_triggers) words.add(first_of(trigger), number++);
    words.freeze();
    return words;
  }();
  return table;
}

std::optional<Scope> forward_scope(const Scene& scene, std::size_t position) {
  const Message& message = scene.message;
  for (const text::WordTable::Entry& entry : first_words().find(message.tokens[position].folded)) {
    if (entry.value >= forward_triggers.size()) break;
    const Trigger& trigger = forward_triggers[entry.value];
    if (!message.reads(position, trigger.words)) continue;
    const std::size_t begin = position + words_in(trigger.words);
    // "After school", "we're after": neither a time nor a reason.
    if (trigger.words == "after" &&
        (message.is(begin, "school") ||
         (position > 0 && (message.is(position - 1, WordClass::auxiliary) || message.is(position - 1, "not") ||
                           message.is(position - 1, WordClass::asking) || message.is(position - 1, "we're") ||
                           message.is(position - 1, "they're") || message.is(position - 1, "i'm"))))) {
      return std::nullopt;
    }
    if (trigger.words == "never" && !message.is(begin, WordClass::determiner)) return std::nullopt;
    if (trigger.words == "following" && position > 0 && message.is(position - 1, "the")) return std::nullopt;
    if (trigger.words == "strong in") {
      const bool ours = position >= 2 && (message.is(position - 2, "we") || message.is(position - 1, "we're") ||
                                          message.is(position - 2, "i'm") || message.is(position - 2, "already"));
      if (!ours && !(position >= 1 && message.is(position - 1, "we're"))) return std::nullopt;
    }
    const std::size_t end =
        trigger.reason == Dismissal::background ? end_of_phrase(message, begin) : end_of_list(scene, begin);
    return Scope{begin, end, trigger.reason};
  }
  return std::nullopt;
}

// "not behaviour", "don't need help with SEND", "no attendance please"; but not "not just", "have no specialist",
// "doesn't work": those tell what is missing.
std::optional<Scope> denial_scope(const Scene& scene, std::size_t position) {
  const Message& message = scene.message;
  const text::Token& token = message.tokens[position];
  const bool negated_verb = token.folded.ends_with("n't") || token.is("dont") || token.is("isnt") || token.is("wont");
  if (negated_verb || (token.is("not") && position > 0 && message.is(position - 1, WordClass::auxiliary))) {
    if (!says_is_wanted(message, position + 1)) return std::nullopt;
    return Scope{position + 1, end_of_list(scene, position + 1), Dismissal::denied};
  }
  if (!token.is("not") && !token.is("no")) return std::nullopt;
  if (token.is("no") && position > 0) {
    const bool missing = message.is(position - 1, WordClass::auxiliary) || message.is(position - 1, "with") ||
                         message.is(position - 1, "there's") || message.is(position - 1, "have") ||
                         message.is(position - 1, "currently") || message.is(position - 1, "got");
    if (missing) return std::nullopt;
  }
  std::size_t next = position + 1;
  if (message.is(next, "just") || message.is(next, "only") || message.is(next, "sure") || message.is(next, "simply")) {
    return std::nullopt;
  }
  if (says_is_wanted(message, next)) return Scope{next, end_of_list(scene, next), Dismissal::denied};
  // Directly before the mention, but for small words.
  for (int skipped = 0; skipped < 4 && next < message.size(); ++next, ++skipped) {
    if (const Found* found = scene.mention_at(next)) {
      // "no maths teacher" tells what is missing.
      if (token.is("no") && (message.is(found->last, "teacher") || message.is(found->last, "teachers") ||
                             message.is(found->last, "specialist") || message.is(found->last, "specialists"))) {
        return std::nullopt;
      }
      return Scope{next, end_of_list(scene, next), Dismissal::denied};
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
std::optional<Scope> replaced_scope(const Scene& scene, std::size_t position) {
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
  return Scope{position + 1, to, Dismissal::replaced};
}

std::optional<Scope> backward_scope(const Scene& scene, std::size_t position) {
  const Message& message = scene.message;
  for (const text::WordTable::Entry& entry : first_words().find(message.tokens[position].folded)) {
    if (entry.value < forward_triggers.size()) continue;
    const Trigger& trigger = backward_triggers[entry.value - forward_triggers.size()];
    if (message.reads(position, trigger.words)) return Scope{clause_begin(message, position), position, trigger.reason};
  }
  // "behaviour is fine", "maths and science are both very strong".
  const bool copula = message.is(position, "is") || message.is(position, "are") || message.is(position, "was") ||
                      message.is(position, "all");
  if (!copula) return std::nullopt;
  std::size_t next = position + 1;
  while (next < position + 4 && (message.is(next, WordClass::filler) || message.is(next, "all")) &&
         std::ranges::find(fine_words, message.is_word(next) ? message.tokens[next].folded : std::string_view()) ==
             fine_words.end() &&
         !message.is(next, "not")) {
    ++next;
  }
  const bool fine =
      (next < message.size() && std::ranges::find(fine_words, message.tokens[next].folded) != fine_words.end() &&
       scene.mention_at(next + 1) == nullptr) ||
      message.reads(next, "in hand") || message.reads(next, "in place") || message.reads(next, "going well") ||
      message.reads(next, "under control") || message.reads(next, "working well") ||
      message.reads(next, "a strength") || message.reads(next, "on track");
  if (!fine || !follows_mention(scene, position)) return std::nullopt;
  return Scope{clause_begin(message, position), position, Dismissal::in_hand};
}

// A mention, or its "department", stands right before.
bool follows_mention(const Scene& scene, std::size_t position) {
  for (std::size_t i = position, looked = 0; i > 0 && looked < 3; ++looked) {
    if (scene.mention_at(--i) != nullptr) return true;
    if (scene.message.tokens[i].kind == text::TokenKind::symbol) return false;
  }
  return false;
}

std::size_t words_in(std::string_view text) { return static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1; }

// Back to the beginning of the clause or the last comma, but for a list of topics.
std::size_t clause_begin(const Message& message, std::size_t position) {
  constexpr std::size_t longest = 25;
  std::size_t begin = position;
  const std::size_t limit = std::max(message.sentence_begin(position), position > longest ? position - longest : 0);
  while (begin > limit && message.clause[begin - 1] == message.clause[position] && !message.is_symbol(begin - 1, ',')) {
    --begin;
  }
  return begin;
}

// A denial reaches over "or" and over a list that ends with "or"; a comma, "and", "just" end it.
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
    if (any && (message.is_symbol(end, '-') && message.tokens[end].after_blank)) break;
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

// A sentence about an invoice, a vacancy or a thank-you asks for no support, unless it says so.
void dismiss_telling_sentences(Scene& scene) {
  const Message& message = scene.message;
  if (!message_asks(scene)) {
    dismiss(scene, {0, message.size(), Dismissal::background});
    return;
  }
  for (std::size_t begin = 0; begin < message.size(); begin = message.sentence_end(begin)) {
    const std::size_t end = message.sentence_end(begin);
    bool asks = false, tells = false, business = false, wants_help = false;
    for (std::size_t i = begin; i < end; ++i) {
      if (message.noise[i] || scene.mention_at(i) != nullptr) continue;
      asks |= message.is(i, WordClass::asking);
      tells |= message.is(i, WordClass::telling);
      business |= message.is(i, WordClass::business);
      wants_help |=
          message.is(i, "support") || message.is(i, "help") || message.is(i, "advice") || message.is(i, "guidance");
    }
    if ((business && !wants_help) || (tells && !asks)) dismiss(scene, {begin, end, Dismissal::background});
  }
}

// Sentences must ask or name a difficulty; with thanks, an invoice and the like beside them, they must want something
// in so many words. Titles and notes ask by themselves.
bool message_asks(const Scene& scene) {
  const Message& message = scene.message;
  bool tells = false, states = false, asks = false;
  for (std::size_t begin = 0; begin < message.size(); begin = message.sentence_end(begin)) {
    bool sentence_wants = false, sentence_is_business = false;
    for (std::size_t i = begin; i < message.sentence_end(begin); ++i) {
      if (message.noise[i] || scene.mention_at(i) != nullptr) continue;
      const WordClasses classes = message.classes[i];
      const bool question = message.is_symbol(i, '?') && asks_who_or_how(message, i);
      sentence_is_business |= classes.is(WordClass::business);
      tells |= classes.is(WordClass::business) || classes.is(WordClass::telling);
      states |= classes.is(WordClass::person);
      asks |= classes.is(WordClass::asking) || classes.is(WordClass::newly) || question || message.is(i, "who") ||
              message.is(i, "any") || message.is(i, "which") || message.is(i, "please") || message.is(i, "no") ||
              message.is(i, "not");
      sentence_wants |= classes.is(WordClass::wanting) || question;
    }
    if (sentence_wants && !sentence_is_business) return true;
  }
  return tells ? false : !states || asks;
}

// "Who runs ... well?", "any ...?": not "did someone leave a book?".
bool asks_who_or_how(const Message& message, std::size_t question_mark) {
  for (std::size_t i = message.sentence_begin(question_mark); i < question_mark; ++i) {
    if (message.is(i, "who") || message.is(i, "any") || message.is(i, "what") || message.is(i, "which") ||
        message.is(i, "can") || message.is(i, "do") || message.is(i, "where") || message.is(i, "could") ||
        message.is(i, "would") || message.is(i, "know")) {
      return true;
    }
  }
  return false;
}

// A line of a form such as "Can offer: MFL, oracy" or "Already in place: tutoring".
void dismiss_offered_lines(Scene& scene) {
  constexpr std::size_t longest_key = 9;
  const Message& message = scene.message;
  for (std::size_t i = 0; i < message.size(); i = message.line_limits[i]) {
    bool offers = false;
    for (std::size_t j = i; j < std::min<std::size_t>(message.line_limits[i], i + longest_key); ++j) {
      offers |= message.is(j, "offer") || message.is(j, "offers") || message.is(j, "strengths") ||
                message.reads(j, "in place");
      if (!message.is_symbol(j, ':') && !message.is_symbol(j, '?')) continue;
      if (offers) dismiss(scene, {j, message.line_limits[i], Dismissal::in_hand});
      break;
    }
  }
}

// "See you in the music block", "an RE textbook": a place or a thing named by its subject.
void dismiss_places(Scene& scene) {
  static constexpr std::array<std::string_view, 12> places{"block",    "room",     "rooms",    "studio",
                                                           "corridor", "building", "textbook", "textbooks",
                                                           "garden",   "store",    "trip",     "hall"};
  for (Found& found : scene.mentions) {
    if (!Scene::is_live(found) || !scene.is_subject(found) || !scene.message.is_word(found.last)) continue;
    if (std::ranges::find(places, scene.message.tokens[found.last].folded) != places.end()) {
      found.dismissed = Dismissal::background;
    }
  }
}

// A reason is all that was said: then it is what the message is about.
void restore_lone_background(Scene& scene) {
  if (std::ranges::any_of(scene.mentions, [](const Found& found) { return !found.dismissed; })) return;
  for (Found& found : scene.mentions) {
    if (found.dismissed == Dismissal::background) found.dismissed.reset();
  }
}

}  // namespace
}  // namespace s2ss
