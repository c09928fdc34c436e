#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "s2ss/index.hpp"
#include "s2ss/label_kind.hpp"
#include "s2ss/taxonomy.hpp"
#include "taxonomy/search_vocabulary.hpp"

namespace s2ss {

/// One reading of one label.
struct SearchEntry {
  ConceptIndex labelled;
  LabelKind kind = LabelKind::preferred;
  std::string_view shown;        ///< The label, or the pref_label in place of a hidden one.
  std::uint32_t words_from = 0;  ///< Where its words begin among those of all entries.
  std::uint32_t words_to = 0;
};

/// What `Taxonomy::search` looks up. Entries are numbered from the best kind of label to the least, the shorter label
/// before the longer (by its bytes), and then in the order of ids and of each concept's labels. Views what is shown in
/// the taxonomy, so it lives no longer than that.
class SearchIndex {
 public:
  /// O(n log n) in the bytes of the labels.
  explicit SearchIndex(const Taxonomy& taxonomy);

  [[nodiscard]] const SearchVocabulary& vocabulary() const noexcept { return vocabulary_; }
  [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
  [[nodiscard]] const SearchEntry& entry(std::uint32_t number) const noexcept { return entries_[number]; }

  /// The entry's words in their order, by position in the vocabulary.
  [[nodiscard]] std::span<const std::uint32_t> words_of(const SearchEntry& entry) const noexcept {
    return std::span(words_).subspan(entry.words_from, entry.words_to - entry.words_from);
  }
  /// The entries that hold a word, ascending.
  [[nodiscard]] std::span<const std::uint32_t> entries_with(std::uint32_t word) const noexcept {
    return std::span(postings_).subspan(starts_[word], starts_[word + 1] - starts_[word]);
  }
  /// How many entries hold each of the words that match, added up.
  [[nodiscard]] std::size_t entries_with(const WordMatches& matches) const noexcept;

  /// The pref_labels above a concept; see ConceptSuggestion. O(length of the path).
  [[nodiscard]] std::vector<std::string> path_to(const Taxonomy& taxonomy, ConceptIndex index) const;

 private:
  SearchVocabulary vocabulary_;
  std::vector<SearchEntry> entries_;
  std::vector<std::uint32_t> words_;
  std::vector<std::uint32_t> starts_;  ///< Of each word's postings.
  std::vector<std::uint32_t> postings_;
  std::vector<ConceptIndex> above_;  ///< The next concept on the way to the top; a top concept is its own.
};

}  // namespace s2ss
