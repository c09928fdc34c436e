#include <algorithm>
#include <array>
#include <optional>

#include "core/word_table.hpp"
#include "taxonomy/dismissal_scope.hpp"

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
    {"glad to help another", Dismissal::in_hand},
    {"glad to help other", Dismissal::in_hand},
    {"happy to help another", Dismissal::in_hand},
    {"happy to host", Dismissal::in_hand},
    {"happy to talk to", Dismissal::in_hand},
    {"glad to have", Dismissal::in_hand},
    {"delighted to have", Dismissal::in_hand},
    {"put me down for", Dismissal::in_hand},
    {"welcome to come", Dismissal::in_hand},
    {"welcome to visit", Dismissal::in_hand},
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

constexpr std::array<std::string_view, 21> fine_words{
    "fine",        "ok",          "okay",        "sorted",   "covered", "good",    "great",
    "strong",      "secure",      "excellent",   "solid",    "settled", "healthy", "done",
    "outstanding", "comfortable", "flourishing", "thriving", "flying",  "happy",   "sound"};

const text::WordTable& first_words();
std::size_t words_in(std::string_view text);
bool follows_mention(const Scene& scene, std::size_t position);
std::size_t clause_begin(const Scene& scene, std::size_t position);

}  // namespace

std::optional<DismissalScope> forward_scope(const Scene& scene, std::size_t position) {
  const Message& message = scene.message;
  for (const text::WordTable::Entry& entry : first_words().find(message.tokens[position].word())) {
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
    return DismissalScope{begin, end, trigger.reason};
  }
  return std::nullopt;
}

std::optional<DismissalScope> backward_scope(const Scene& scene, std::size_t position) {
  const Message& message = scene.message;
  for (const text::WordTable::Entry& entry : first_words().find(message.tokens[position].word())) {
    if (entry.value < forward_triggers.size()) continue;
    const Trigger& trigger = backward_triggers[entry.value - forward_triggers.size()];
    if (message.reads(position, trigger.words))
      return DismissalScope{clause_begin(scene, position), position, trigger.reason};
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
  return DismissalScope{clause_begin(scene, position), position, Dismissal::in_hand};
}

namespace {

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

std::size_t words_in(std::string_view text) { return static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1; }

// A mention, or its "department", stands right before.
bool follows_mention(const Scene& scene, std::size_t position) {
  for (std::size_t i = position, looked = 0; i > 0 && looked < 3; ++looked) {
    if (scene.mention_at(--i) != nullptr) return true;
    if (scene.message.tokens[i].kind == text::TokenKind::symbol) return false;
  }
  return false;
}

// Back to the beginning of the clause or the last comma, but for a list of topics.
std::size_t clause_begin(const Scene& scene, std::size_t position) {
  const Message& message = scene.message;
  constexpr std::size_t longest = 25;
  std::size_t begin = position;
  const std::size_t limit = std::max(message.sentence_begin(position), position > longest ? position - longest : 0);
  while (begin > limit && message.clause[begin - 1] == message.clause[position]) {
    const bool within_list = begin >= 2 && scene.mention_at(begin - 2) != nullptr && scene.mention_at(begin) != nullptr;
    if (message.is_symbol(begin - 1, ',') && !within_list) break;
    --begin;
  }
  return begin;
}

}  // namespace
}  // namespace s2ss
