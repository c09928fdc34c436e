#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/prose.hpp"
#include "core/text.hpp"
#include "s2ss/resolution.hpp"

namespace s2ss {

namespace {

std::string need_sentence(const ResolvedNeed& need);
std::string label_of(const ResolvedNeed& need, const std::string& id);
std::string standing(const ResolvedNeed& need);
std::string reading(const Mention& mention);
std::string how_it_meets(const Mention& mention);
std::string dismissed_sentence(const DismissedMention& mention);
std::string_view because(Dismissal reason);
std::string question_sentence(const Question& question);

}  // namespace

std::vector<std::string> sentences(const Resolution& resolution) {
  std::vector<std::string> all;
  if (resolution.needs.empty()) all.emplace_back("Nothing in the message was understood as a topic it asks about.");
  for (const ResolvedNeed& need : resolution.needs) all.push_back(need_sentence(need));
  for (const DismissedMention& mention : resolution.dismissed) all.push_back(dismissed_sentence(mention));
  for (const Question& question : resolution.ask_back) all.push_back(question_sentence(question));
  for (const Phrase& phrase : resolution.unresolved) all.push_back(text::quoted(phrase.text) + " was not understood.");
  return all;
}

namespace {

std::string need_sentence(const ResolvedNeed& need) {
  std::vector<std::string> facets;
  for (const auto* ids : {&need.aspects, &need.stages, &need.boards}) {
    for (const std::string& id : *ids) facets.push_back(label_of(need, id));
  }
  std::vector<std::string> readings;
  for (const Mention& mention : need.mentions) readings.push_back(reading(mention));

  std::string sentence = label_of(need, need.topic);
  if (!facets.empty()) sentence += " with " + text::listed(facets);
  sentence += standing(need);
  if (!readings.empty()) sentence += ": " + text::join(readings, "; ");
  return sentence + ".";
}

std::string label_of(const ResolvedNeed& need, const std::string& id) {
  const auto mention = std::ranges::find(need.mentions, id, &Mention::concept_id);
  return mention == need.mentions.end() ? id : mention->pref_label;
}

std::string standing(const ResolvedNeed& need) {
  if (need.required) return ", which must be met";
  if (need.weight < 1) return ", which counts less than the rest";
  return "";
}

std::string reading(const Mention& mention) {
  const std::string why = how_it_meets(mention);
  return text::quoted(mention.words.text) + " means " + mention.pref_label + (why.empty() ? "" : " (" + why + ")");
}

std::string how_it_meets(const Mention& mention) {
  // A misspelling in the scheme is never shown.
  if (mention.kind == LabelKind::hidden) return "a misspelling of it";
  const bool is_name = mention.kind == LabelKind::preferred;
  const std::string met = is_name ? "it" : text::quoted(mention.label);
  std::vector<std::string> why;
  if (mention.match == LabelMatch::inflected) why.push_back("another form of " + met);
  if (mention.match == LabelMatch::corrected) why.push_back("a misspelling of " + met);
  if (mention.kind == LabelKind::alternative) why.emplace_back("a synonym of it");
  if (mention.kind == LabelKind::uncertain) why.emplace_back("one of its meanings, which the words around it point to");
  if (mention.kind == LabelKind::role) why.emplace_back("a title of people, whose role is asked about");
  return text::join(why, ", ");
}

std::string dismissed_sentence(const DismissedMention& mention) {
  const bool is_label = text::to_lower(mention.words.text) == text::to_lower(mention.pref_label);
  return text::quoted(mention.words.text) + (is_label ? "" : " (" + mention.pref_label + ")") +
         " was set aside: " + std::string(because(mention.reason)) + ".";
}

std::string_view because(Dismissal reason) {
  switch (reason) {
    case Dismissal::denied:
      return "the message says that it is not wanted";
    case Dismissal::replaced:
      return "it is what the school is moving away from";
    case Dismissal::in_hand:
      return "it is in hand, going well or offered to others";
    case Dismissal::background:
      return "it is a reason, a courtesy or news, and not what is asked for";
    case Dismissal::role:
      return "it is the title of the writer or of somebody mentioned";
    case Dismissal::wider:
      return "a narrower topic beside it says the same";
  }
  return "";
}

std::string question_sentence(const Question& question) {
  const std::vector<std::string>& meanings =
      question.labels.size() == question.readings.size() ? question.labels : question.readings;
  if (meanings.empty()) return "To be asked back: what does " + text::quoted(question.words.text) + " stand for?";
  const std::string asked = "To be asked back: does " + text::quoted(question.words.text) + " mean ";
  if (meanings.size() == 1) return asked + meanings.front() + ", or is it meant in its everyday sense?";
  return asked + text::listed(meanings, "or") + "?";
}

}  // namespace
}  // namespace s2ss
