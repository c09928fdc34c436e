#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace s2ss {

/// Finds the words of a vocabulary that a misspelt one may stand for, by the deletions both have in common (the method
/// of symmetric deletion, Garbe 2012). The first letter is taken to be right, or swapped with the second.
class Spelling {
 public:
  /// Misspellings mended in a word of so many bytes: none below 5, one below 8, else two.
  [[nodiscard]] static std::size_t bound(std::size_t length) noexcept;

  /// Numbers stand for the words; the words must outlive the object. About 40 entries a word.
  explicit Spelling(std::vector<std::pair<std::string_view, std::uint32_t>> words);
  Spelling() = default;

  /// The nearest words within the bound, ascending by number; none when the word is too short or too long.
  [[nodiscard]] std::vector<std::uint32_t> nearest(std::string_view misspelt) const;

 private:
  struct Entry {
    std::uint64_t hash;
    std::uint32_t word;
  };

  void note(std::uint64_t hash, std::uint32_t word);
  [[nodiscard]] bool may_hold(std::uint64_t hash) const noexcept;

  std::vector<std::pair<std::string_view, std::uint32_t>> words_;
  std::vector<Entry> entries_;         ///< Ascending by hash.
  std::vector<std::uint64_t> filter_;  ///< A bit for each hash that may be there: most lookups end here.
};

}  // namespace s2ss
