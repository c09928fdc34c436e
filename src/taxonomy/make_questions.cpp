#include <algorithm>

#include "taxonomy/scene.hpp"

namespace s2ss {

namespace {

// A word in more labels than this names none of them.
constexpr std::size_t most_partial_readings = 12;

Question question_about(const Scene& scene, std::size_t first, std::size_t last, std::vector<ConceptIndex> readings);
std::vector<ConceptIndex> competing_readings(const Scene& scene, const Found& found);
std::vector<ConceptIndex> partial_readings_of(const Scene& scene, const TokenRange& range);
bool is_part_of_labels(const Scene& scene, std::size_t position);
std::vector<std::size_t> unknown_abbreviations(const Scene& scene);
bool is_unknown_abbreviation(const Message& message, const TokenRange& range);

}  // namespace

std::vector<Question> make_questions(const Scene& scene, std::vector<TokenRange>& unresolved) {
  std::vector<Question> questions;
  for (const Found& found : scene.mentions) {
    if (found.decided || found.dismissed) continue;
    questions.push_back(question_about(scene, found.first, found.last, competing_readings(scene, found)));
  }
  const bool any_need = std::ranges::any_of(scene.mentions, &Scene::is_live);
  std::erase_if(unresolved, [&](const TokenRange& range) {
    std::vector<ConceptIndex> readings = partial_readings_of(scene, range);
    const bool abbreviation = is_unknown_abbreviation(scene.message, range);
    if (!abbreviation && (readings.empty() || readings.size() > most_partial_readings)) return false;
    // Beside clear needs, a word that is only part of labels is a detail of them.
    if (!abbreviation && any_need) return false;
    if (!any_need && !asks_for_something(scene.message)) return false;
    questions.push_back(question_about(scene, range.first, range.last, std::move(readings)));
    return true;
  });
  const auto word = questions.empty() ? find_lone_word(scene) : std::nullopt;
  if (word && is_part_of_labels(scene, word->first)) {
    questions.push_back(question_about(scene, word->first, word->last, partial_readings_of(scene, *word)));
    std::erase_if(unresolved,
                  [&](const TokenRange& range) { return range.first <= word->first && word->last <= range.last; });
  }
  for (const std::size_t place : unknown_abbreviations(scene)) {
    const auto is_asked = [&](const Question& question) {
      return question.words.begin <= scene.message.tokens[place].stretch.begin &&
             scene.message.tokens[place].stretch.end <= question.words.end;
    };
    if (std::ranges::any_of(questions, is_asked)) continue;
    questions.push_back(question_about(scene, place, place + 1, {}));
    std::erase_if(unresolved, [&](const TokenRange& range) { return range.first <= place && place < range.last; });
  }
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

std::vector<ConceptIndex> competing_readings(const Scene& scene, const Found& found) {
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
  for (const WordReading& reading : vocabulary.readings(scene.message.canonical[range.first].text, false)) {
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

// A word that no label has may be anything: it stays unresolved.
bool is_part_of_labels(const Scene& scene, std::size_t position) {
  const Vocabulary& vocabulary = scene.index.labels().vocabulary();
  const auto readings = vocabulary.readings(scene.message.canonical[position].text, false);
  return scene.message.classes[position].known() || std::ranges::any_of(readings, [&](const WordReading& reading) {
           return !scene.index.labels().concepts_with(reading.word).empty();
         });
}

// "KR training", "Attendance; RA; appraisal": two or three capitals where a topic stands.
std::vector<std::size_t> unknown_abbreviations(const Scene& scene) {
  constexpr std::size_t longest = 3, longest_message = 60;
  const Message& message = scene.message;
  std::vector<std::size_t> places;
  if (message.shouting || message.size() > longest_message) return places;
  for (const WordClasses classes : message.classes) {
    if (classes.is(WordClass::business)) return places;
  }
  const auto parts = [&](std::size_t i) {
    return message.begins_sentence(i) ||
           (i > 0 &&
            (message.is_symbol(i - 1, ',') || message.is_symbol(i - 1, '/') || message.is_symbol(i - 1, ';') ||
             message.is_symbol(i - 1, '&') || message.is_symbol(i - 1, '+') || message.is_symbol(i - 1, '\n') ||
             message.is_symbol(i - 1, '.') || message.is(i - 1, "and") || message.is(i - 1, "with") ||
             message.is(i - 1, "on") || message.is(i - 1, "about") || message.is(i - 1, "re")));
  };
  for (std::size_t i = 0; i < message.size(); ++i) {
    const text::Token& token = message.tokens[i];
    const bool short_capitals = token.kind == text::TokenKind::word && token.capitals && token.folded.size() >= 2 &&
                                token.folded.size() <= longest;
    if (!short_capitals || message.noise[i] || scene.mention_at(i) != nullptr || !parts(i)) continue;
    const WordClasses classes = message.classes[i];
    if (classes.known() && !classes.is(WordClass::everyday)) continue;
    if (classes.is_function_word() || classes.is(WordClass::greeting)) continue;
    const bool closes = i + 1 >= message.size() || message.tokens[i + 1].kind == text::TokenKind::symbol ||
                        message.is(i + 1, WordClass::wanting) || message.is(i + 1, WordClass::growing) ||
                        message.is(i + 1, "and") || message.is(i + 1, "please") || message.is(i + 1, "pls") ||
                        message.is(i + 1, "workshops") || message.is(i + 1, "sessions");
    if (closes) places.push_back(i);
  }
  return places;
}

}  // namespace
}  // namespace s2ss
