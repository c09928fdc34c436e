#include <algorithm>

#include "taxonomy/scene.hpp"

namespace s2ss {

namespace {

// A word in more labels than this names none of them.
constexpr std::size_t most_partial_readings = 12;

Question question_about(const Scene& scene, std::size_t first, std::size_t last, std::vector<ConceptIndex> readings);
std::vector<ConceptIndex> readings_of(const Scene& scene, const Found& found);
std::vector<ConceptIndex> partial_readings_of(const Scene& scene, const TokenRange& range);
bool is_unknown_abbreviation(const Message& message, const TokenRange& range);

}  // namespace

std::vector<Question> make_questions(const Scene& scene, std::vector<TokenRange>& unresolved) {
  std::vector<Question> questions;
  for (const Found& found : scene.mentions) {
    if (found.decided || found.dismissed) continue;
    questions.push_back(question_about(scene, found.first, found.last, readings_of(scene, found)));
  }
  const bool any_need = std::ranges::any_of(scene.mentions, &Scene::is_live);
  std::erase_if(unresolved, [&](const TokenRange& range) {
    std::vector<ConceptIndex> readings = partial_readings_of(scene, range);
    const bool abbreviation = is_unknown_abbreviation(scene.message, range);
    if (!abbreviation && (readings.empty() || readings.size() > most_partial_readings)) return false;
    // Beside clear needs, a word of one reading is a detail of them.
    if (!abbreviation && readings.size() == 1 && any_need) return false;
    questions.push_back(question_about(scene, range.first, range.last, std::move(readings)));
    return true;
  });
  std::ranges::stable_sort(questions, {}, [](const Question& question) { return question.words.begin; });
  return questions;
}

namespace {

Question question_about(const Scene& scene, std::size_t first, std::size_t last, std::vector<ConceptIndex> readings) {
  Question question;
  question.words = text::phrase_of(scene.message.text, scene.message.tokens.stretch(first, last));
  // Indices ascend as ids do.
  std::ranges::sort(readings);
  for (const ConceptIndex reading : readings) {
    question.readings.push_back(scene.taxonomy.at(reading).id);
    question.labels.push_back(scene.taxonomy.at(reading).pref_label);
  }
  return question;
}

std::vector<ConceptIndex> readings_of(const Scene& scene, const Found& found) {
  std::vector<ConceptIndex> readings;
  for (const std::uint32_t label : found.labels) readings.push_back(scene.index.labels().label(label).concept_index);
  return readings;
}

// "Help with panels": a word that is part of some labels and of itself none. A cue is no topic.
std::vector<ConceptIndex> partial_readings_of(const Scene& scene, const TokenRange& range) {
  if (range.last - range.first != 1) return {};
  const auto cue = std::ranges::lower_bound(scene.cues, range.first, {}, &CueFound::first);
  if (cue != scene.cues.end() && cue->first == range.first) return {};
  const Vocabulary& vocabulary = scene.index.labels().vocabulary();
  std::vector<ConceptIndex> readings;
  for (const WordReading& reading : vocabulary.readings(scene.message.tokens[range.first].folded, false)) {
    if (reading.same_stem_only) continue;
    const auto concepts = scene.index.labels().concepts_with(reading.word);
    if (concepts.size() > most_partial_readings) return {};
    readings.insert(readings.end(), concepts.begin(), concepts.end());
  }
  std::ranges::sort(readings);
  readings.erase(std::unique(readings.begin(), readings.end()), readings.end());
  return readings;
}

// "RA training": a clerk asks what it stands for, whether or not the scheme has a reading.
bool is_unknown_abbreviation(const Message& message, const TokenRange& range) {
  constexpr std::size_t longest = 3;
  const text::Token& token = message.tokens[range.first];
  return range.last - range.first == 1 && token.capitals && !message.shouting && token.folded.size() <= longest &&
         !message.classes[range.first].known();
}

}  // namespace
}  // namespace s2ss
