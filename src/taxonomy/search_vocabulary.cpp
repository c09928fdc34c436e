#include "taxonomy/search_vocabulary.hpp"

#include <algorithm>

namespace s2ss {
namespace {

/// The table of edit distances between the typed word and the beginnings of one word after another. Row i belongs to
/// the first i bytes of the word; rows for what a word shares with the one before are kept.
class SlipTable {
 public:
  SlipTable(std::string_view typed, std::uint8_t most_slips);

  /// The least slips between the typed word and any beginning of `word`, or WordMatches::too_many.
  /// `shared`: the bytes it has in common with the word before.
  [[nodiscard]] std::uint8_t least_slips(std::string_view word, std::size_t shared);

 private:
  void fill_next_row(std::string_view word);
  [[nodiscard]] std::uint8_t& cell(std::size_t row, std::size_t column) { return cells_[row * width_ + column]; }

  std::string_view typed_;
  std::uint8_t most_;
  std::size_t width_;
  std::size_t rows_ = 1;                  ///< Filled for the present word.
  std::vector<std::uint8_t> cells_;       ///< Row by row; anything above `most_` is `most_` + 1.
  std::vector<std::uint8_t> least_;       ///< Of each row's last column and those above it.
  std::vector<std::uint8_t> row_minima_;  ///< When above `most_`, longer beginnings are too far away as well.
};

}  // namespace

SearchVocabulary::SearchVocabulary(std::vector<std::string> words) : words_(std::move(words)) {
  std::ranges::sort(words_);
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  shared_.assign(words_.size(), 0);
  for (std::size_t i = 1; i < words_.size(); ++i) {
    shared_[i] = static_cast<std::uint32_t>(std::ranges::mismatch(words_[i - 1], words_[i]).in2 - words_[i].begin());
  }
}

std::uint32_t SearchVocabulary::position_of(std::string_view word) const noexcept {
  return static_cast<std::uint32_t>(std::ranges::lower_bound(words_, word) - words_.begin());
}

WordMatches SearchVocabulary::beginning_with(std::string_view typed) const {
  WordMatches matches = range_of(typed);
  if (matches.first < matches.last && words_[matches.first] == typed) matches.same = matches.first;
  return matches;
}

WordMatches SearchVocabulary::beginning_like(std::string_view typed, std::uint8_t most_slips) const {
  WordMatches matches = range_of(typed.substr(0, 1));
  matches.slips.reserve(matches.last - matches.first);
  SlipTable table(typed, most_slips);
  for (std::uint32_t word = matches.first; word < matches.last; ++word) {
    matches.slips.push_back(table.least_slips(words_[word], word == matches.first ? 0 : shared_[word]));
    if (words_[word] == typed) matches.same = word;
  }
  return matches;
}

WordMatches SearchVocabulary::range_of(std::string_view beginning) const {
  const auto first = std::ranges::lower_bound(words_, beginning);
  const auto last = std::partition_point(first, words_.end(),
                                         [beginning](const std::string& word) { return word.starts_with(beginning); });
  WordMatches range;
  range.first = static_cast<std::uint32_t>(first - words_.begin());
  range.last = static_cast<std::uint32_t>(last - words_.begin());
  return range;
}

namespace {

SlipTable::SlipTable(std::string_view typed, std::uint8_t most_slips)
    : typed_(typed), most_(most_slips), width_(typed.size() + 1) {
  const auto too_many = static_cast<std::uint8_t>(most_ + 1);
  // A beginning longer than this has too many slips for its length alone.
  const std::size_t most_rows = typed.size() + most_ + 2;
  cells_.assign(most_rows * width_, too_many);
  least_.assign(most_rows, too_many);
  row_minima_.assign(most_rows, too_many);
  for (std::size_t column = 0; column < std::min<std::size_t>(width_, too_many); ++column) {
    cell(0, column) = static_cast<std::uint8_t>(column);
  }
  least_[0] = cell(0, width_ - 1);
  row_minima_[0] = 0;
}

std::uint8_t SlipTable::least_slips(std::string_view word, std::size_t shared) {
  rows_ = std::min(rows_, shared + 1);
  while (rows_ <= word.size() && row_minima_[rows_ - 1] <= most_) fill_next_row(word);
  const std::uint8_t least = least_[rows_ - 1];
  return least <= most_ ? least : WordMatches::too_many;
}

// Only near the diagonal: elsewhere the lengths alone differ by too much.
void SlipTable::fill_next_row(std::string_view word) {
  const std::size_t row = rows_;
  const char letter = word[row - 1];
  std::uint8_t minimum = static_cast<std::uint8_t>(most_ + 1);
  const std::size_t from = row > most_ ? row - most_ : 0;
  const std::size_t to = std::min(width_ - 1, row + most_);
  for (std::size_t column = from; column <= to; ++column) {
    unsigned slips = cell(row - 1, column) + 1u;
    if (column > 0) {
      slips = std::min(slips, cell(row, column - 1) + 1u);
      slips = std::min(slips, cell(row - 1, column - 1) + (typed_[column - 1] == letter ? 0u : 1u));
    }
    const bool swapped = row > 1 && column > 1 && typed_[column - 2] == letter && typed_[column - 1] == word[row - 2];
    if (swapped) slips = std::min(slips, cell(row - 2, column - 2) + 1u);
    cell(row, column) = static_cast<std::uint8_t>(std::min(slips, most_ + 1u));
    minimum = std::min(minimum, cell(row, column));
  }
  row_minima_[row] = minimum;
  least_[row] = std::min(least_[row - 1], cell(row, width_ - 1));
  ++rows_;
}

}  // namespace
}  // namespace s2ss
