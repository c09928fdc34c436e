#include <algorithm>
#include <array>

#include "taxonomy/scene.hpp"

namespace s2ss {

namespace {

void dismiss_offered_lines(Scene& scene);
void dismiss_places(Scene& scene);
void dismiss_telling_sentences(Scene& scene);
bool message_asks(const Scene& scene);
bool asks_who_or_how(const Message& message, std::size_t question_mark);

}  // namespace

void dismiss_what_is_told(Scene& scene) {
  dismiss_offered_lines(scene);
  dismiss_places(scene);
  dismiss_telling_sentences(scene);
}

namespace {

// A sentence about an invoice, a vacancy or a thank-you asks for no support, unless it says so.
void dismiss_telling_sentences(Scene& scene) {
  const Message& message = scene.message;
  if (!message_asks(scene)) {
    scene.dismiss(0, message.size(), Dismissal::background);
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
    if ((business && !wants_help) || (tells && !asks)) scene.dismiss(begin, end, Dismissal::background);
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
