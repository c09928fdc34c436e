#include "core/word_table.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

namespace s2ss::text {

void WordTable::add(std::string_view word, std::uint32_t value) {
  entries_.push_back({hash_of(word), value, std::string(word)});
}

void WordTable::freeze() {
  const auto key = [](const Entry& entry) { return std::tie(entry.hash, entry.word, entry.value); };
  std::ranges::sort(entries_, [&](const Entry& left, const Entry& right) { return key(left) < key(right); });
  // About as many rows as entries, at least two.
  const int bits = std::max(1, static_cast<int>(std::bit_width(entries_.size())));
  shift_ = 64 - bits;
  directory_.assign((std::size_t{1} << bits) + 1, 0);
  for (const Entry& entry : entries_) ++directory_[(entry.hash >> shift_) + 1];
  for (std::size_t row = 1; row < directory_.size(); ++row) directory_[row] += directory_[row - 1];
}

std::span<const WordTable::Entry> WordTable::row_of(std::uint64_t hash) const noexcept {
  if (directory_.empty()) return {};
  const std::uint32_t begin = directory_[hash >> shift_];
  return std::span(entries_).subspan(begin, directory_[(hash >> shift_) + 1] - begin);
}

std::span<const WordTable::Entry> WordTable::find(const HashedWord& word) const noexcept {
  std::span<const Entry> row = row_of(word.hash);
  // Other hashes, and other words of the same one, stand apart from it.
  const auto is_other = [&](const Entry& entry) { return entry.hash != word.hash || entry.word != word.text; };
  while (!row.empty() && is_other(row.front())) row = row.subspan(1);
  while (!row.empty() && is_other(row.back())) row = row.first(row.size() - 1);
  return row;
}

bool WordTable::may_contain(std::uint64_t hash) const noexcept {
  return std::ranges::any_of(row_of(hash), [hash](const Entry& entry) { return entry.hash == hash; });
}

}  // namespace s2ss::text
