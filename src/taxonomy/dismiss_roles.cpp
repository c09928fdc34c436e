#include <algorithm>

#include "taxonomy/scene.hpp"

namespace s2ss {

namespace {

bool is_asked_about(const Scene& scene, const Found& role);
bool is_grown_into(const Scene& scene, const Found& role);
bool is_writer(const Message& message, const Found& role);
bool asks_for_another_topic(const Scene& scene, const Found& role);

}  // namespace

void dismiss_roles(Scene& scene) {
  for (Found& found : scene.mentions) {
    if (!Scene::is_live(found) || scene.kind_of(found) != LabelKind::role) continue;
    if (is_asked_about(scene, found)) continue;
    found.dismissed = Dismissal::role;
    // "I'm head of history; we need help with timetabling": the subject is part of the title, unless what is asked
    // for can be nothing but an aspect of it.
    Found* const subject = scene.beside(found);
    if (subject == nullptr || subject->dismissed) continue;
    const bool other_topic = std::ranges::any_of(scene.mentions, [&](const Found& other) {
      return &other != subject && Scene::is_live(other) && scene.kind_of(other) != LabelKind::role &&
             scene.facet_of(other) == Facet::none;
    });
    if (other_topic) subject->dismissed = Dismissal::role;
  }
}

namespace {

bool is_asked_about(const Scene& scene, const Found& role) {
  if (is_grown_into(scene, role)) return true;
  if (is_writer(scene.message, role)) return false;
  return !asks_for_another_topic(scene, role);
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
  // "help for our HoD with marking" names who is to be helped, and with what.
  const bool helped_with = message.is(last, "with") || message.is(last, "on") || message.is(last, "around");
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

bool asks_for_another_topic(const Scene& scene, const Found& role) {
  return std::ranges::any_of(scene.mentions, [&](const Found& other) {
    return &other != &role && Scene::is_live(other) && scene.kind_of(other) != LabelKind::role &&
           other.first != role.beside && scene.facet_of(other) != Facet::stage && scene.facet_of(other) != Facet::board;
  });
}

}  // namespace
}  // namespace s2ss
