#include "taxonomy/asking_model.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/text.hpp"

namespace s2ss {

/// The texts of asking_words.txt and asking_weights.tsv, embedded when the library is built.
extern const std::string_view asking_words_txt;
extern const std::string_view asking_weights_tsv;

namespace {

constexpr std::array<std::string_view, 9> telling_groups{"thanks", "logistics", "admin",  "money", "offer",
                                                         "solved", "jobs",      "person", "events"};

constexpr std::string_view word_prefix = "word ";

// In the order of the bits of WordClass.
constexpr std::array<std::string_view, AskingModel::around_kinds> around_names{
    "determiner", "preposition", "pronoun",  "auxiliary", "conjunction", "filler",      "asking",         "telling",
    "newly",      "growing",     "greeting", "farewell",  "title",       "institution", "school life",    "everyday",
    "verb",       "calendar",    "business", "wanting",   "person",      "end",         "other sentence", "mention"};

constexpr std::array<std::string_view, 4> places{"2 before ", "before ", "after ", "2 after "};

constexpr std::array single_features = std::to_array<std::string_view>({
    "always",
    "label preferred",
    "label alternative",
    "label hidden",
    "label uncertain",
    "label role",
    "as written",
    "inflected",
    "corrected",
    "topic",
    "aspect",
    "stage",
    "board",
    "denied",
    "replaced",
    "in hand",
    "background",
    "role",
    "not set aside",
    "introduced",
    "by cue",
    "subject",
    "beside another",
    "no other live",
    "1 other live",
    "2 other live",
    "3 other live",
    "first sentence",
    "last sentence",
    "wanting here",
    "wanting elsewhere",
    "message of 3",
    "message of 8",
    "message of 20",
    "message of 60",
    "longer message",
    "sentence of 3",
    "sentence of 8",
    "sentence of 20",
    "sentence of 60",
    "longer sentence",
});

}  // namespace

AskingModel::AskingModel() {
  std::map<std::string, Word> words;
  read_groups(words);
  name_features();
  read_weights(words);
  for (const auto& [folded, word] : words) {
    words_.add(folded, static_cast<std::uint32_t>(word_list_.size()));
    word_list_.push_back(word);
  }
  words_.freeze();
}

const AskingModel& AskingModel::embedded() {
  static const AskingModel model;
  return model;
}

AskingModel::Feature AskingModel::feature(std::string_view name) const noexcept {
  const auto found = numbers_.find(name);
  return found.empty() ? unknown : found.front().value;
}

AskingModel::Word AskingModel::word(std::string_view folded) const noexcept {
  const auto found = words_.find(folded);
  return found.empty() ? Word{} : word_list_[found.front().value];
}

AskingModel::Feature AskingModel::add(std::string name) {
  names_.push_back(std::move(name));
  weights_.push_back(0);
  return static_cast<Feature>(names_.size() - 1);
}

// A line for each group: its name, a colon and its words.
void AskingModel::read_groups(std::map<std::string, Word>& words) {
  for (const std::string& line : text::split(asking_words_txt, '\n')) {
    const std::size_t colon = line.find(':');
    if (colon == line.npos || group_names_.size() == most_groups) continue;
    const std::uint32_t bit = std::uint32_t{1} << group_names_.size();
    group_names_.push_back(line.substr(0, colon));
    tells_.push_back(std::ranges::find(telling_groups, group_names_.back()) != telling_groups.end());
    for (const std::string& word : text::split(std::string_view(line).substr(colon + 1), ' ')) {
      if (!word.empty()) words[word].groups |= bit;
    }
  }
}

void AskingModel::name_features() {
  for (const std::string_view name : single_features) add(std::string(name));
  first_in_message_ = static_cast<Feature>(names_.size());
  for (const std::string& group : group_names_) add("message " + group);
  first_in_sentence_ = static_cast<Feature>(names_.size());
  for (const std::string& group : group_names_) add("sentence " + group);
  first_around_ = static_cast<Feature>(names_.size());
  for (const std::string_view place : places) {
    for (const std::string_view what : around_names) add(std::string(place).append(what));
  }
  for (Feature feature = 0; feature < names_.size(); ++feature) numbers_.add(names_[feature], feature);
  numbers_.freeze();
}

void AskingModel::read_weights(std::map<std::string, Word>& words) {
  for (const std::string& line : text::split(asking_weights_tsv, '\n')) {
    const std::size_t tab = line.find('\t');
    if (tab == line.npos) continue;
    int weight = 0;
    const auto [end, error] = std::from_chars(line.data() + tab + 1, line.data() + line.size(), weight);
    if (error != std::errc()) continue;
    const std::string name = line.substr(0, tab);
    Feature number = feature(name);
    if (number == unknown && name.starts_with(word_prefix)) {
      number = add(name);
      words[name.substr(word_prefix.size())].feature = number;
    }
    if (number != unknown) weights_[number] = weight;
  }
}

}  // namespace s2ss
