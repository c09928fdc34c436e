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
constexpr std::array<std::string_view, 2> owning_groups{"ours", "yours"};

constexpr std::string_view narrowing_prefix = "of stage ";

// In the order of AskingModel::Role.
constexpr std::array<std::string_view, AskingModel::roles> role_names{
    "word",        "first word",       "second word",    "2 before word", "before word",
    "after word",  "2 after word",     "word of itself", "led by word",   "followed by word",
    "person word", "joined before by", "joined after by"};

// In the order of the bits of WordClass.
constexpr std::array<std::string_view, AskingModel::around_kinds> around_names{
    "determiner", "preposition", "pronoun",  "auxiliary", "conjunction", "filler",      "asking",         "telling",
    "newly",      "growing",     "greeting", "farewell",  "title",       "institution", "school life",    "everyday",
    "verb",       "calendar",    "business", "wanting",   "person",      "end",         "other sentence", "mention"};

constexpr std::array<std::string_view, 4> places{"2 before ", "before ", "after ", "2 after "};

constexpr std::array<std::string_view, 4> group_places{"message ", "sentence ", "led by ", "followed by "};

constexpr std::array<std::string_view, 4> facets{"topic", "aspect", "stage", "board"};

// In the order of the enumeration in asking_evidence.cpp.
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
    "undecided",
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
    "question",
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
    "1 mention in sentence",
    "2 mentions in sentence",
    "3 mentions in sentence",
    "4 mentions in sentence",
    "mention opens",
    "mention second",
    "led from near",
    "led from farther",
    "led from afar",
    "led by none",
    "followed by none",
    "no topic",
    "1 topic",
    "2 topics",
});

bool is_one_of(std::string_view name, const auto& names) { return std::ranges::find(names, name) != names.end(); }

}  // namespace

AskingModel::AskingModel() {
  std::map<std::string, Word> words;
  read_groups(words);
  name_features();
  read_weights(words);
  words_.resize(1);
  for (const auto& [folded, word] : words) {
    word_ids_.add(folded, static_cast<std::uint32_t>(words_.size()));
    words_.push_back(word);
  }
  word_ids_.freeze();
}

const AskingModel& AskingModel::embedded() {
  static const AskingModel model;
  return model;
}

AskingModel::Feature AskingModel::feature(std::string_view name) const noexcept {
  const auto found = numbers_.find(name);
  return found.empty() ? unknown : found.front().value;
}

std::string_view AskingModel::role_name(Role role) noexcept { return role_names[static_cast<std::size_t>(role)]; }

AskingModel::WordId AskingModel::word(const text::HashedWord& folded) const noexcept {
  const auto found = word_ids_.find(folded);
  return found.empty() ? other_word : found.front().value;
}

// A line for each group: its name, a colon and its words.
void AskingModel::read_groups(std::map<std::string, Word>& words) {
  for (const std::string& line : text::split(asking_words_txt, '\n')) {
    const std::size_t colon = line.find(':');
    if (colon == line.npos || group_names_.size() == most_groups) continue;
    const std::uint32_t bit = std::uint32_t{1} << group_names_.size();
    group_names_.push_back(line.substr(0, colon));
    tells_.push_back(is_one_of(group_names_.back(), telling_groups));
    if (is_one_of(group_names_.back(), owning_groups)) owners_ |= bit;
    for (const std::string& word : text::split(std::string_view(line).substr(colon + 1), ' ')) {
      if (!word.empty()) words[word].groups |= bit;
    }
  }
}

void AskingModel::name_features() {
  const auto number = [&] { return static_cast<Feature>(names_.size()); };
  for (const std::string_view name : single_features) names_.emplace_back(name);
  first_of_groups_ = number();
  for (const std::string_view place : group_places) {
    for (const std::string& group : group_names_) names_.push_back(std::string(place) + group);
  }
  first_around_ = number();
  for (const std::string_view place : places) {
    for (const std::string_view what : around_names) names_.push_back(std::string(place).append(what));
  }
  first_beside_ = number();
  for (const std::string side : {"previous mention ", "next mention "}) {
    names_.push_back(side + "none");
    names_.push_back(side + "is a subject");
    const auto at_each_distance = [&](const std::string& what) {
      for (std::size_t distance = 0; distance < distances; ++distance) {
        names_.push_back(side + what + "at " + std::to_string(distance));
      }
    };
    at_each_distance("");
    for (const std::string_view facet : facets) at_each_distance(std::string(facet) + ' ');
    at_each_distance("set aside ");
    at_each_distance("live ");
  }
  weights_.resize(names_.size());
  for (Feature feature = 0; feature < names_.size(); ++feature) numbers_.add(names_[feature], feature);
  numbers_.freeze();
}

// A line for each weight: the name of a feature, or of a role with a word after it; a tab; hundredths.
void AskingModel::read_weights(std::map<std::string, Word>& words) {
  for (const std::string& line : text::split(asking_weights_tsv, '\n')) {
    const std::size_t tab = line.find('\t');
    if (tab == line.npos) continue;
    int weight = 0;
    const auto [end, error] = std::from_chars(line.data() + tab + 1, line.data() + line.size(), weight);
    if (error != std::errc()) continue;
    const std::string_view name = std::string_view(line).substr(0, tab);
    if (const Feature number = feature(name); number != unknown) {
      weights_[number].always = weight;
      continue;
    }
    if (name.starts_with(narrowing_prefix)) {
      const Feature number = feature(name.substr(narrowing_prefix.size()));
      if (number != unknown) weights_[number].narrowing = weight;
      continue;
    }
    const std::size_t blank = name.rfind(' ');
    if (blank == name.npos) continue;
    const auto role = std::ranges::find(role_names, name.substr(0, blank));
    if (role == role_names.end()) continue;
    words[std::string(name.substr(blank + 1))].weights[static_cast<std::size_t>(role - role_names.begin())] = weight;
  }
}

}  // namespace s2ss
