#include <algorithm>
#include <array>
#include <vector>

#include "taxonomy/scene.hpp"

namespace s2ss {

namespace {

/// What a sentence does.
struct Tone {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool states = false;  ///< It is about "we", "she": no title or note.
  bool tells = false;
  bool is_business = false;
  bool is_dated = false;
  bool asks = false;
  bool wants = false;
  bool pleads = false;
  bool wants_to_know = false;
  bool wants_help = false;
};

void dismiss_offered_lines(Scene& scene);
void dismiss_places(Scene& scene);
void dismiss_telling_sentences(Scene& scene);
std::vector<Tone> tones_of(const Scene& scene);
void dismiss_lone_stages(Scene& scene, const std::vector<Tone>& tones);
bool asks_at_all(const std::vector<Tone>& tones);
bool only_tells(const std::vector<Tone>& tones, std::size_t position);
bool asks_who_or_how(const Message& message, std::size_t question_mark);
bool wants_to_learn(const Message& message, std::size_t position);

}  // namespace

void dismiss_what_is_told(Scene& scene) {
  dismiss_offered_lines(scene);
  dismiss_places(scene);
  dismiss_telling_sentences(scene);
}

namespace {

// Mentions count in titles and notes, in sentences that ask or name a difficulty, and beside a sentence that wants
// something in so many words; not in those about an invoice, a vacancy or a thank-you.
void dismiss_telling_sentences(Scene& scene) {
  const std::vector<Tone> tones = tones_of(scene);
  const bool message_asks = asks_at_all(tones);
  dismiss_lone_stages(scene, tones);
  for (std::size_t i = 0; i < tones.size(); ++i) {
    if (!message_asks || only_tells(tones, i)) scene.dismiss(tones[i].begin, tones[i].end, Dismissal::background);
  }
}

std::vector<Tone> tones_of(const Scene& scene) {
  const Message& message = scene.message;
  std::vector<Tone> tones;
  for (std::size_t begin = 0; begin < message.size(); begin = message.sentence_end(begin)) {
    Tone tone{.begin = begin, .end = message.sentence_end(begin)};
    for (std::size_t i = begin; i < tone.end; ++i) {
      if (message.noise[i] || scene.mention_at(i) != nullptr) continue;
      const WordClasses classes = message.classes[i];
      const bool question = message.is_symbol(i, '?') && asks_who_or_how(message, i);
      tone.states |= classes.is(WordClass::person);
      tone.tells |= classes.is(WordClass::telling);
      tone.is_dated |= classes.is(WordClass::calendar) && !message.is(i, "term") && !message.is(i, "week");
      tone.is_business |= classes.is(WordClass::business);
      tone.asks |= (i == begin && (message.is(i, "why") || message.is(i, "what") || message.is(i, "whether")));
      tone.asks |= classes.is(WordClass::asking) || classes.is(WordClass::newly) || question || message.is(i, "who") ||
                   message.is(i, "any") || message.is(i, "which") || message.is(i, "please") || message.is(i, "no") ||
                   message.is(i, "not");
      tone.wants_help |=
          message.is(i, "support") || message.is(i, "help") || message.is(i, "advice") || message.is(i, "guidance");
      tone.wants |= classes.is(WordClass::wanting) || classes.is(WordClass::newly) || wants_to_learn(message, i);
      tone.pleads |= message.is(i, "please") || message.is(i, "pls");
      tone.wants_to_know |= question;
    }
    tones.push_back(tone);
  }
  return tones;
}

// "Year 8 mum rang": a stage or a board without any topic says who, unless it is all that was said, or wanted.
void dismiss_lone_stages(Scene& scene, const std::vector<Tone>& tones) {
  constexpr std::size_t hardly_more = 2;
  const auto narrows = [&](const Found& found) {
    return found.decided && (scene.facet_of(found) == Facet::stage || scene.facet_of(found) == Facet::board);
  };
  std::size_t other_words = 0;
  for (std::size_t i = 0; i < scene.message.size(); ++i) {
    if (scene.message.is_word(i) && scene.mention_at(i) == nullptr) ++other_words;
  }
  if (other_words <= hardly_more || std::ranges::any_of(tones, &Tone::wants)) return;
  if (std::ranges::all_of(scene.mentions, [&](const Found& found) { return found.dismissed || narrows(found); })) {
    scene.dismiss(0, scene.message.size(), Dismissal::background);
  }
}

// With thanks, an invoice and the like in it, a message must want something in so many words.
bool asks_at_all(const std::vector<Tone>& tones) {
  const auto wants = [](const Tone& tone) { return (tone.wants || tone.wants_to_know) && !tone.is_business; };
  if (std::ranges::any_of(tones, wants)) return true;
  // Who writes of days tells news.
  const auto tells = [](const Tone& tone) { return tone.tells || tone.is_business || (tone.is_dated && tone.states); };
  if (std::ranges::any_of(tones, tells)) return false;
  return std::ranges::none_of(tones, &Tone::states) || std::ranges::any_of(tones, &Tone::asks);
}

bool only_tells(const std::vector<Tone>& tones, std::size_t position) {
  constexpr std::size_t reach = 3;
  const Tone& tone = tones[position];
  if ((tone.is_business && !tone.wants_help) || (tone.tells && !tone.asks)) return true;
  if (!tone.states || tone.asks) return false;
  for (std::size_t i = position > reach ? position - reach : 0; i < std::min(tones.size(), position + reach + 1); ++i) {
    const bool wants = tones[i].wants || tones[i].wants_to_know || tones[i].pleads;
    if (wants && !tones[i].is_business && !tones[i].tells) return false;
  }
  return true;
}

// "Would like to hear", "keen to see", "could do with".
bool wants_to_learn(const Message& message, std::size_t position) {
  static constexpr std::array<std::string_view, 14> deeds{"see",    "hear",  "talk",    "meet",  "visit",
                                                          "know",   "learn", "link",    "speak", "share",
                                                          "borrow", "swap",  "compare", "look"};
  static constexpr std::array<std::string_view, 9> wishes{"like",    "love",   "keen",   "good",       "grateful",
                                                          "helpful", "useful", "hoping", "interesting"};
  if (message.reads(position, "could do with") || message.reads(position, "keen on")) return true;
  if (!message.is(position, "to") || position == 0 || !message.is_word(position + 1)) return false;
  const auto is_one_of = [&](std::size_t i, const auto& words) {
    return std::ranges::find(words, message.tokens[i].folded) != words.end();
  };
  return is_one_of(position - 1, wishes) && is_one_of(position + 1, deeds);
}

// "Who runs ... well?", "any ...?": not "did someone leave a book?".
bool asks_who_or_how(const Message& message, std::size_t question_mark) {
  for (std::size_t i = message.sentence_begin(question_mark); i < question_mark; ++i) {
    if (message.is(i, "who") || message.is(i, "any") || message.is(i, "what") || message.is(i, "which") ||
        message.is(i, "can") || message.is(i, "do") || message.is(i, "where") || message.is(i, "could") ||
        message.is(i, "would") || message.is(i, "know") || message.is(i, "there")) {
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
      if (offers) scene.dismiss(j, message.line_limits[i], Dismissal::in_hand);
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

}  // namespace
}  // namespace s2ss
