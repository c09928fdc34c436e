#include "core/word_table.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace s2ss::text {

void WordTable::add(std::string_view word, std::uint32_t value) {
  entries_.push_back({hash_of(word), value, std::string(word)});
}

void WordTable::freeze() {
  const auto key = [](const Entry& entry) { return std::tie(entry.hash, entry.word, entry.value); };
  std::ranges::sort(entries_, [&](const Entry& left, const Entry& right) { return key(left) < key(right); });
  hashes_.clear();
  for (const Entry& entry : entries_) hashes_.push_back(entry.hash);
}

std::span<const WordTable::Entry> WordTable::find(std::string_view word) const noexcept {
  const auto [first, last] = std::equal_range(hashes_.begin(), hashes_.end(), hash_of(word));
  auto begin = entries_.begin() + (first - hashes_.begin());
  auto end = entries_.begin() + (last - hashes_.begin());
  // Two words of one hash stand apart within it.
  while (begin != end && begin->word != word) ++begin;
  while (begin != end && std::prev(end)->word != word) --end;
  return {begin, end};
}

}  // namespace s2ss::text
