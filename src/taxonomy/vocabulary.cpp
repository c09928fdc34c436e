#include "taxonomy/vocabulary.hpp"

#include <algorithm>
#include <utility>

#include "core/stem.hpp"
#include "taxonomy/english.hpp"
#include "taxonomy/word_forms.hpp"

namespace s2ss {

namespace {

// Shorter words share their stems with too many others.
constexpr std::size_t shortest_stemmed = 4;

}  // namespace

std::uint32_t Vocabulary::add(std::string word) {
  const auto [place, is_new] = numbers_.emplace(std::move(word), static_cast<std::uint32_t>(words_.size()));
  if (is_new) words_.push_back(place->first);
  return place->second;
}

void Vocabulary::freeze() {
  for (const auto& [word, number] : numbers_) in_order_.push_back(number);
  numbers_.clear();
  std::vector<std::pair<std::string_view, std::uint32_t>> to_spell;
  for (std::uint32_t number = 0; number < words_.size(); ++number) {
    const std::string& word = words_[number];
    to_spell.emplace_back(word, number);
    spellings_.add(word, number);
    singulars_.add(without_plural(word), number);
    if (word.size() >= shortest_stemmed) stems_.add(text::stem(word), number);
  }
  spellings_.freeze();
  singulars_.freeze();
  stems_.freeze();
  spelling_ = Spelling(std::move(to_spell));
  for (const std::string& word : words_) note_known(word);
  for (const std::string_view word : english_words()) note_known(canonical_spelling(word));
  known_.freeze();
}

void Vocabulary::note_known(std::string_view word) {
  known_.add(word, static_cast<std::uint32_t>(known_readings_.size()));
  known_readings_.push_back(forms(word));
}

std::vector<WordReading> Vocabulary::readings(std::string_view word, bool may_be_misspelt) const {
  if (const auto known = known_readings(word)) return {known->begin(), known->end()};
  return guessed_readings(word, may_be_misspelt);
}

std::vector<WordReading> Vocabulary::guessed_readings(std::string_view word, bool may_be_misspelt) const {
  std::vector<WordReading> readings = forms(word);
  if (!readings.empty() || !may_be_misspelt) return readings;
  add_completions(word, readings);
  if (!readings.empty()) return readings;
  for (const std::uint32_t near : spelling_.nearest(word)) readings.push_back({near, LabelMatch::corrected, false});
  return readings;
}

std::optional<std::span<const WordReading>> Vocabulary::known_readings(const text::HashedWord& word) const {
  const auto found = known_.find(word);
  if (found.empty()) return std::nullopt;
  return known_readings_[found.front().value];
}

std::vector<WordReading> Vocabulary::forms(std::string_view word) const {
  std::vector<WordReading> readings;
  if (const auto same = find(word)) readings.push_back({*same, LabelMatch::as_written, false});
  add_forms(singulars_, without_plural(word), {0, LabelMatch::inflected, false}, readings);
  if (word.size() >= shortest_stemmed && !is_other_word(word)) {
    add_forms(stems_, text::stem(word), {0, LabelMatch::inflected, true}, readings);
  }
  if (readings.empty()) add_numbered(word, readings);
  return readings;
}

std::optional<std::uint32_t> Vocabulary::find(std::string_view word) const {
  const auto found = spellings_.find(word);
  return found.empty() ? std::nullopt : std::optional(found.front().value);
}

std::optional<std::uint32_t> Vocabulary::find_joined(const text::HashedWord& first, std::string_view second) const {
  if (!spellings_.may_contain(text::hash_of(second, first.hash))) return std::nullopt;
  return find(std::string(first.text).append(second));
}

// "NEA2": the word, and which of them.
void Vocabulary::add_numbered(std::string_view word, std::vector<WordReading>& readings) const {
  const std::size_t letters = word.find_last_not_of("0123456789") + 1;
  if (letters < 3 || letters == word.size()) return;
  if (const auto same = find(word.substr(0, letters))) readings.push_back({*same, LabelMatch::inflected, false});
}

// "sociol", "curric": the beginning of words of one stem, and of no others.
void Vocabulary::add_completions(std::string_view word, std::vector<WordReading>& readings) const {
  constexpr std::size_t shortest_beginning = 4, least_missing = 2, most = 8;
  if (word.size() < shortest_beginning) return;
  std::string shared_stem;
  auto place = std::ranges::lower_bound(in_order_, word, {},
                                        [this](std::uint32_t number) -> std::string_view { return words_[number]; });
  for (; place != in_order_.end() && words_[*place].starts_with(word); ++place) {
    const std::string stem = text::stem(words_[*place]);
    const bool alike = shared_stem.empty() || stem.starts_with(shared_stem);
    if (!alike || words_[*place].size() < word.size() + least_missing || readings.size() == most) {
      readings.clear();
      return;
    }
    if (shared_stem.empty()) shared_stem = stem;
    readings.push_back({*place, LabelMatch::corrected, false});
  }
}

void Vocabulary::add_forms(const text::WordTable& table, std::string_view text, WordReading reading,
                           std::vector<WordReading>& readings) const {
  for (const text::WordTable::Entry& entry : table.find(text)) {
    reading.word = entry.value;
    if (std::ranges::find(readings, entry.value, &WordReading::word) == readings.end()) readings.push_back(reading);
  }
}

}  // namespace s2ss
