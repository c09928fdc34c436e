#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace s2ss {

/// The words of a vocabulary that a typed word begins, and the typing slips between the two.
struct WordMatches {
  static constexpr std::uint8_t too_many = std::numeric_limits<std::uint8_t>::max();

  /// The words that may match: from `first` to the one before `last`.
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  /// Of each of them; empty where all match without a slip.
  std::vector<std::uint8_t> slips;
  /// The typed word itself, where the vocabulary has it.
  std::optional<std::uint32_t> same;

  [[nodiscard]] std::uint8_t slips_of(std::uint32_t word) const noexcept {
    if (word < first || word >= last) return too_many;
    return slips.empty() ? std::uint8_t{0} : slips[word - first];
  }
};

/// Different words in ascending order (by their bytes), each known by its position.
class SearchVocabulary {
 public:
  SearchVocabulary() = default;
  /// In any order and with repeats.
  explicit SearchVocabulary(std::vector<std::string> words);

  [[nodiscard]] std::size_t size() const noexcept { return words_.size(); }
  /// Precondition: the word is in the vocabulary. O(log words).
  [[nodiscard]] std::uint32_t position_of(std::string_view word) const noexcept;

  /// The words that begin with `typed`, which is not empty. O(log words).
  [[nodiscard]] WordMatches beginning_with(std::string_view typed) const;

  /// The words that begin, with up to `most_slips` slips, like `typed`, which is not empty: whose first byte is the
  /// same and of which some beginning has at most that edit distance (text::edit_distance) from it. `slips` holds the
  /// least. O(the words' common beginnings that are within the slips, times the slips), and a look at every word that
  /// has the same first byte.
  [[nodiscard]] WordMatches beginning_like(std::string_view typed, std::uint8_t most_slips) const;

 private:
  [[nodiscard]] WordMatches range_of(std::string_view beginning) const;

  std::vector<std::string> words_;
  std::vector<std::uint32_t> shared_;  ///< Bytes each word has in common with the one before.
};

}  // namespace s2ss
