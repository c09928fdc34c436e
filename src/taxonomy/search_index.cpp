#include "taxonomy/search_index.hpp"

#include <algorithm>
#include <utility>

#include "taxonomy/search_words.hpp"

namespace s2ss {
namespace {

/// A reading of a label before its words are numbered.
struct Draft {
  SearchEntry entry;
  std::size_t length = 0;
  SearchWords words;
};

std::vector<Draft> drafts_of(const Taxonomy& taxonomy);
std::vector<std::string> words_in(const std::vector<Draft>& drafts);
std::vector<ConceptIndex> shortest_ways_up(const Taxonomy& taxonomy);

}  // namespace

SearchIndex::SearchIndex(const Taxonomy& taxonomy) : above_(shortest_ways_up(taxonomy)) {
  const std::vector<Draft> drafts = drafts_of(taxonomy);
  vocabulary_ = SearchVocabulary(words_in(drafts));

  entries_.reserve(drafts.size());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;  // Word and entry.
  for (const Draft& draft : drafts) {
    const auto number = static_cast<std::uint32_t>(entries_.size());
    SearchEntry& entry = entries_.emplace_back(draft.entry);
    entry.words_from = static_cast<std::uint32_t>(words_.size());
    for (const std::string& word : draft.words) {
      words_.push_back(vocabulary_.position_of(word));
      places.emplace_back(words_.back(), number);
    }
    entry.words_to = static_cast<std::uint32_t>(words_.size());
  }
  std::ranges::sort(places);
  places.erase(std::unique(places.begin(), places.end()), places.end());

  starts_.assign(vocabulary_.size() + 1, 0);
  for (const auto& [word, number] : places) {
    ++starts_[word + 1];
    postings_.push_back(number);
  }
  for (std::size_t word = 0; word < vocabulary_.size(); ++word) starts_[word + 1] += starts_[word];
}

std::size_t SearchIndex::entries_with(const WordMatches& matches) const noexcept {
  if (matches.slips.empty()) return starts_[matches.last] - starts_[matches.first];
  std::size_t entries = 0;
  for (std::uint32_t word = matches.first; word < matches.last; ++word) {
    if (matches.slips_of(word) != WordMatches::too_many) entries += entries_with(word).size();
  }
  return entries;
}

std::vector<std::string> SearchIndex::path_to(const Taxonomy& taxonomy, ConceptIndex index) const {
  std::vector<std::string> path;
  for (; above_[index.value] != index; index = above_[index.value]) {
    path.push_back(taxonomy.at(above_[index.value]).pref_label);
  }
  std::ranges::reverse(path);
  return path;
}

namespace {

std::vector<Draft> drafts_of(const Taxonomy& taxonomy) {
  std::vector<Draft> drafts;
  for (std::uint32_t position = 0; position < taxonomy.size(); ++position) {
    const Concept& labelled = taxonomy.at({position});
    const auto add = [&](LabelKind kind, const std::string& label) {
      // "head of @subjects" is a pattern for messages, and nothing to show.
      if (label.find('@') != label.npos) return;
      const std::string_view shown = kind == LabelKind::hidden ? labelled.pref_label : label;
      for (SearchWords& words : readings_of(label)) {
        drafts.push_back({{.labelled = {position}, .kind = kind, .shown = shown}, label.size(), std::move(words)});
      }
    };
    add(LabelKind::preferred, labelled.pref_label);
    for (const std::string& label : labelled.alt_labels) add(LabelKind::alternative, label);
    for (const std::string& label : labelled.hidden_labels) add(LabelKind::hidden, label);
    for (const std::string& label : labelled.uncertain_labels) add(LabelKind::uncertain, label);
    for (const std::string& label : labelled.role_labels) add(LabelKind::role, label);
  }
  std::ranges::stable_sort(drafts, {}, [](const Draft& draft) { return std::pair(draft.entry.kind, draft.length); });
  return drafts;
}

std::vector<std::string> words_in(const std::vector<Draft>& drafts) {
  std::vector<std::string> words;
  for (const Draft& draft : drafts) words.insert(words.end(), draft.words.begin(), draft.words.end());
  return words;
}

// Layer by layer from the top. Within a layer concepts are met in the order of the ids on their ways, for that is how
// the layer before was met; so the first to reach a concept is on its first shortest way.
std::vector<ConceptIndex> shortest_ways_up(const Taxonomy& taxonomy) {
  const ConceptIndex unmet{static_cast<std::uint32_t>(taxonomy.size())};
  std::vector<ConceptIndex> above(taxonomy.size(), unmet);
  std::vector<ConceptIndex> met;
  met.reserve(taxonomy.size());
  const auto meet = [&](ConceptIndex index, ConceptIndex from) {
    if (above[index.value] != unmet) return;
    above[index.value] = from;
    met.push_back(index);
  };
  for (std::uint32_t position = 0; position < taxonomy.size(); ++position) {
    if (taxonomy.is_top({position})) meet({position}, {position});
  }
  for (std::size_t next = 0; next < met.size(); ++next) {
    const ConceptIndex from = met[next];
    for (const ConceptIndex narrower : taxonomy.narrower(from)) meet(narrower, from);
  }
  return above;
}

}  // namespace
}  // namespace s2ss
