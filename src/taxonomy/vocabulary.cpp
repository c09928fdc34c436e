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
  const auto place = std::ranges::lower_bound(spellings_, word, {}, &Key::text);
  if (place != spellings_.end() && place->text == word) return place->word;
  const auto number = static_cast<std::uint32_t>(words_.size());
  spellings_.insert(place, {word, number});
  words_.push_back(std::move(word));
  return number;
}

void Vocabulary::freeze() {
  std::vector<std::pair<std::string_view, std::uint32_t>> to_spell;
  for (std::uint32_t number = 0; number < words_.size(); ++number) {
    const std::string& word = words_[number];
    to_spell.emplace_back(word, number);
    singulars_.push_back({without_plural(word), number});
    if (word.size() >= shortest_stemmed) stems_.push_back({text::stem(word), number});
  }
  const auto in_order = [](const Key& left, const Key& right) {
    return left.text != right.text ? left.text < right.text : left.word < right.word;
  };
  std::ranges::sort(singulars_, in_order);
  std::ranges::sort(stems_, in_order);
  spelling_ = Spelling(std::move(to_spell));
}

std::vector<WordReading> Vocabulary::readings(std::string_view folded, bool may_be_misspelt) const {
  std::vector<WordReading> readings;
  const std::string word = canonical_spelling(folded);
  if (const std::uint32_t* const same = find(word)) readings.push_back({*same, LabelMatch::as_written, false});
  add_forms(singulars_, without_plural(word), {0, LabelMatch::inflected, false}, readings);
  const bool other_word = is_other_word(word);
  if (word.size() >= shortest_stemmed && !other_word) {
    add_forms(stems_, text::stem(word), {0, LabelMatch::inflected, true}, readings);
  }
  if (!readings.empty() || !may_be_misspelt || other_word || classes_of(folded).known()) return readings;
  for (const std::uint32_t near : spelling_.nearest(word)) readings.push_back({near, LabelMatch::corrected, false});
  if (readings.empty()) add_completions(word, readings);
  return readings;
}

const std::uint32_t* Vocabulary::find(std::string_view word) const {
  const auto found = std::ranges::lower_bound(spellings_, word, {}, &Key::text);
  return found != spellings_.end() && found->text == word ? &found->word : nullptr;
}

// "sociol", "curric": the beginning of words of one stem, and of no others.
void Vocabulary::add_completions(std::string_view word, std::vector<WordReading>& readings) const {
  constexpr std::size_t shortest_beginning = 4, least_missing = 2, most = 8;
  if (word.size() < shortest_beginning) return;
  std::string shared_stem;
  auto key = std::ranges::lower_bound(spellings_, word, {}, &Key::text);
  for (; key != spellings_.end() && key->text.starts_with(word); ++key) {
    const std::string key_stem = text::stem(key->text);
    const bool alike = shared_stem.empty() || key_stem.starts_with(shared_stem);
    if (!alike || key->text.size() < word.size() + least_missing || readings.size() == most) {
      readings.clear();
      return;
    }
    if (shared_stem.empty()) shared_stem = key_stem;
    readings.push_back({key->word, LabelMatch::corrected, false});
  }
}

void Vocabulary::add_forms(const Keys& keys, std::string_view text, WordReading reading,
                           std::vector<WordReading>& readings) const {
  for (auto key = std::ranges::lower_bound(keys, text, {}, &Key::text); key != keys.end() && key->text == text; ++key) {
    reading.word = key->word;
    if (std::ranges::find(readings, key->word, &WordReading::word) == readings.end()) readings.push_back(reading);
  }
}

}  // namespace s2ss
