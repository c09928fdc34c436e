#include <algorithm>
#include <array>
#include <span>

#include "taxonomy/scene.hpp"

namespace s2ss {

namespace {

/// How many live mentions of a message name a topic or an aspect, and are no role.
struct Topics {
  std::size_t topics = 0;  ///< With no facet.
  std::size_t aspects = 0;
};

Topics count_topics(const Scene& scene);
bool is_role(const Scene& scene, const Found& found);
bool is_asked_about(const Scene& scene, const Found& role, const Topics& others);
bool is_grown_into(const Scene& scene, const Found& role);
bool is_writer(const Message& message, const Found& role);
bool opens_a_note(const Scene& scene, const Found& role);
std::size_t after_person_word(const Scene& scene, const Found& found);
bool does_something(const Message& message, std::size_t position);
bool gets_in_touch(const Message& message, std::size_t position);
bool is_followed_by(const Message& message, std::size_t position, std::span<const std::string_view> deeds);
bool teaches_another(const Message& message, std::size_t position);

}  // namespace

void dismiss_roles(Scene& scene) {
  const Topics topics = count_topics(scene);
  for (Found& found : scene.mentions) {
    if (!Scene::is_live(found) || !is_role(scene, found)) continue;
    // "Our music teacher would like help with curriculum planning": what is asked for is an aspect of the subject.
    const bool subject_is_meant = topics.aspects > 0 || topics.topics == 0;
    if (scene.kind_of(found) != LabelKind::role && scene.is_subject(found) && subject_is_meant) continue;
    Found* const subject = scene.beside(found);
    // The subject of "head of maths" is no other topic.
    Topics others = topics;
    if (subject != nullptr && Scene::is_live(*subject) && scene.facet_of(*subject) == Facet::none &&
        others.topics > 0) {
      --others.topics;
    }
    if (is_asked_about(scene, found, others)) continue;
    found.dismissed = Dismissal::role;
    // "I'm head of history; we need help with timetabling": the subject is part of the title.
    if (subject != nullptr && !subject->dismissed && others.topics > 0 && others.aspects == 0) {
      subject->dismissed = Dismissal::role;
    }
  }
}

namespace {

Topics count_topics(const Scene& scene) {
  Topics count;
  for (const Found& found : scene.mentions) {
    // What is to be asked back is a topic as well.
    if (!found.decided && !found.dismissed) ++count.topics;
    if (!Scene::is_live(found) || is_role(scene, found)) continue;
    const Facet facet = scene.facet_of(found);
    if (facet == Facet::none) ++count.topics;
    if (facet == Facet::aspect) ++count.aspects;
  }
  return count;
}

// A title, or a topic that someone is named by: "our HR manager has asked ...".
bool is_role(const Scene& scene, const Found& found) {
  if (scene.kind_of(found) == LabelKind::role) return true;
  const std::size_t after = after_person_word(scene, found);
  if (after == found.last) return false;
  return does_something(scene.message, after) || teaches_another(scene.message, after) ||
         is_writer(scene.message, found);
}

bool is_asked_about(const Scene& scene, const Found& role, const Topics& others) {
  if (is_grown_into(scene, role)) return true;
  if (others.topics + others.aspects > 0) return false;
  return !is_writer(scene.message, role) && !gets_in_touch(scene.message, after_person_word(scene, role)) &&
         !opens_a_note(scene, role);
}

// "new HoD", "training for our exams officer", "SENCO network", "stepping up to headship".
bool is_grown_into(const Scene& scene, const Found& role) {
  const Message& message = scene.message;
  const std::size_t begin = message.sentence_begin(role.first);
  std::size_t first = role.first;
  std::size_t last = role.last;
  // The subject of "HoD geography" and "geography HoD" belongs to the title.
  if (role.beside != Found::nothing && role.beside < first) first = role.beside;
  if (const Found* after = scene.mention_at(last); after != nullptr && role.beside == last) last = after->last;
  for (std::size_t i = role.first; i < role.last; ++i) {
    if (message.is(i, WordClass::newly)) return true;
  }
  // "help for our HoD with marking" names who is to be helped, and with what.
  const bool belongs_on = message.is(last, "in") || message.is(last, "at") || message.is(last, "of") ||
                          message.is(last, "for") || message.is(last, "from") || message.is(last, "and") ||
                          message.is(last, "or") || message.is(last, WordClass::calendar) ||
                          message.is(last, WordClass::filler);
  const bool helped_with = message.is_word(last) && !belongs_on;
  for (std::size_t i = first, looked = 0; i > begin && looked < 5; ++looked) {
    --i;
    if (message.is(i, WordClass::newly)) return true;
    if (message.is(i, WordClass::growing) || (message.is(i, WordClass::asking) && looked > 0)) return !helped_with;
    const WordClasses classes = message.classes[i];
    const bool small_word = classes.is(WordClass::determiner) || message.is(i, "for") || message.is(i, "of") ||
                            message.is(i, "to") || message.is(i, "up") || message.is(i, "into") ||
                            message.is(i, "the") || classes.is(WordClass::filler) || message.is(i, "in") ||
                            message.is(i, "as") || scene.mention_at(i) != nullptr;
    if (!small_word) break;
  }
  if (message.is(last, WordClass::growing)) return true;
  return message.is(last, WordClass::newly) && !message.is(last, "starting");
}

bool is_writer(const Message& message, const Found& role) {
  const std::size_t begin = message.sentence_begin(role.first);
  for (std::size_t i = role.first, looked = 0; i > begin && looked < 4; ++looked) {
    --i;
    if (message.is(i, "i'm") || message.is(i, "im") || message.is(i, "am") || message.is(i, "as") ||
        message.is(i, "from")) {
      return true;
    }
    if (!message.is(i, WordClass::determiner) && !message.is(i, WordClass::filler)) return false;
  }
  return false;
}

// "Pastoral manager. Two of the team ...": the note begins with who rang.
bool opens_a_note(const Scene& scene, const Found& role) {
  constexpr std::size_t longest_opening = 8;
  const Message& message = scene.message;
  const std::size_t begin = message.sentence_begin(role.first);
  const std::size_t end = message.sentence_end(role.first);
  if (begin != 0 || end > longest_opening || end + 3 > message.size()) return false;
  for (std::size_t i = begin; i < end; ++i) {
    if (message.is(i, WordClass::wanting) || message.is_symbol(i, ':')) return false;
  }
  return true;
}

// The position after "lead", "officer" and the like; the mention's end when none follows.
std::size_t after_person_word(const Scene& scene, const Found& found) {
  static constexpr std::array<std::string_view, 20> person_words{
      "lead",      "leader",     "manager", "officer",  "coordinator", "governor",  "teacher",
      "assistant", "mentor",     "tutor",   "sec",      "head",        "secretary", "adviser",
      "team",      "technician", "leads",   "teachers", "deputy",      "director"};
  const Message& message = scene.message;
  if (!message.is_word(found.last)) return found.last;
  const bool is_person = std::ranges::find(person_words, message.tokens[found.last].folded) != person_words.end();
  return is_person ? found.last + 1 : found.last;
}

// "... has asked", "... wants": the person acts.
bool does_something(const Message& message, std::size_t position) {
  static constexpr std::array<std::string_view, 16> deeds{
      "wants",   "wanted",  "would", "has", "is",     "thinks",      "who",  "came",
      "looking", "seeking", "have",  "are", "asking", "recommended", "left", "picks"};
  return gets_in_touch(message, position) || is_followed_by(message, position, deeds);
}

// "The HR lead rang": nothing more is known of what it is about.
bool gets_in_touch(const Message& message, std::size_t position) {
  static constexpr std::array<std::string_view, 14> deeds{"asked",     "asks",      "rang",    "called",    "phoned",
                                                          "says",      "said",      "told",    "left",      "came",
                                                          "suggested", "mentioned", "emailed", "discovered"};
  return is_followed_by(message, position, deeds);
}

bool is_followed_by(const Message& message, std::size_t position, std::span<const std::string_view> deeds) {
  constexpr std::size_t reach = 5;
  for (std::size_t i = position; i < std::min(message.size(), position + reach); ++i) {
    if (message.sentence[i] != message.sentence[position]) return false;
    if (message.is_word(i) && std::ranges::find(deeds, message.tokens[i].folded) != deeds.end()) return true;
    if (message.tokens[i].kind == text::TokenKind::symbol || message.is(i, "with") || message.is(i, "on")) return false;
  }
  return false;
}

// "A biology teacher doing chemistry".
bool teaches_another(const Message& message, std::size_t position) {
  return message.is(position, "doing") || message.is(position, "teaching") || message.is(position, "covering") ||
         message.is(position, "taking") || message.is(position, "delivering");
}

}  // namespace
}  // namespace s2ss
