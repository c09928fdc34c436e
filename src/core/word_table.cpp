#include "core/word_table.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
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

std::span<const WordTable::Entry> WordTable::find(const HashedWord& word) const noexcept {
  if (directory_.empty()) return {};
  auto begin = entries_.begin() + directory_[word.hash >> shift_];
  auto end = entries_.begin() + directory_[(word.hash >> shift_) + 1];
  // Other hashes, and other words of the same one, stand apart from it.
  const auto is_other = [&](const Entry& entry) { return entry.hash != word.hash || entry.word != word.text; };
  while (begin != end && is_other(*begin)) ++begin;
  while (begin != end && is_other(*std::prev(end))) --end;
  return {begin, end};
}

bool WordTable::may_contain(std::uint64_t hash) const noexcept {
  if (directory_.empty()) return false;
  const auto begin = entries_.begin() + directory_[hash >> shift_];
  const auto end = entries_.begin() + directory_[(hash >> shift_) + 1];
  return std::any_of(begin, end, [hash](const Entry& entry) { return entry.hash == hash; });
}

}  // namespace s2ss::text
