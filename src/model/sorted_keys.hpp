#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/bytes_of.hpp"
#include "model/text_pool.hpp"

namespace s2ss {

/// Ids in ascending order, made for being looked up: most comparisons are of the first eight bytes as one number, in
/// one small array, and never touch the texts.
class SortedKeys {
 public:
  void reserve(std::size_t keys) {
    texts_.reserve(keys);
    heads_.reserve(keys);
  }
  /// Keys must come in ascending order, each once.
  void push_back(std::string_view key) {
    texts_.push_back(key);
    heads_.push_back(head(key));
  }

  [[nodiscard]] std::size_t size() const noexcept { return heads_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t position) const noexcept { return texts_[position]; }

  /// O(log n).
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view key) const noexcept {
    const auto begin = heads_.begin();
    const auto found = std::lower_bound(begin, heads_.end(), head(key));
    if (found == heads_.end() || *found != head(key)) return std::nullopt;
    const auto position = static_cast<std::size_t>(found - begin);
    // Many long ids may begin alike: among them the texts themselves are searched.
    return texts_[position] == key ? static_cast<std::uint32_t>(position) : find_among(position, key);
  }

  [[nodiscard]] std::size_t memory_bytes() const noexcept { return texts_.memory_bytes() + bytes_of(heads_); }

 private:
  /// The first eight bytes as a number that orders like the text.
  static std::uint64_t head(std::string_view key) noexcept {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < sizeof(number); ++i) {
      number = number << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0u);
    }
    return number;
  }

  /// Searches the keys that begin like this one; `first` is the first of them.
  [[nodiscard]] std::optional<std::uint32_t> find_among(std::size_t first, std::string_view key) const noexcept {
    std::size_t low = first;
    std::size_t high = static_cast<std::size_t>(
        std::upper_bound(heads_.begin() + static_cast<std::ptrdiff_t>(first), heads_.end(), head(key)) -
        heads_.begin());
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (texts_[middle] < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == heads_.size() || texts_[low] != key) return std::nullopt;
    return static_cast<std::uint32_t>(low);
  }

  TextPool texts_;
  std::vector<std::uint64_t> heads_;
};

}  // namespace s2ss
