#pragma once

#include <algorithm>
#include <span>
#include <vector>

namespace s2ss {

/// The elements of `sorted`, which ascends by `key_of`, whose key is `key`: what std::ranges::equal_range finds, which
/// clang 14 cannot compile with the library of g++ 12.
template <typename Element, typename Key, typename KeyOf>
[[nodiscard]] std::span<const Element> with_key(const std::vector<Element>& sorted, const Key& key, KeyOf key_of) {
  const auto first = std::ranges::lower_bound(sorted, key, {}, key_of);
  return {first, std::ranges::upper_bound(first, sorted.end(), key, {}, key_of)};
}

}  // namespace s2ss
