#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "core/text.hpp"
#include "taxonomy/spelling.hpp"

namespace s2ss::reference {

/// The slow twin of `Spelling`: measures the distance to every word.
class SpellingReference {
 public:
  explicit SpellingReference(std::vector<std::pair<std::string_view, std::uint32_t>> words)
      : words_(std::move(words)) {}

  std::vector<std::uint32_t> nearest(std::string_view misspelt) const {
    std::size_t least = Spelling::bound(misspelt.size());
    std::vector<std::uint32_t> nearest;
    if (least == 0 || !is_mended(misspelt)) return nearest;
    for (const auto& [word, number] : words_) {
      if (!is_mended(word) || !may_begin_alike(misspelt, word)) continue;
      const std::size_t distance = text::edit_distance(misspelt, word);
      if (distance > least) continue;
      if (distance < least) nearest.clear();
      least = distance;
      nearest.push_back(number);
    }
    std::ranges::sort(nearest);
    return nearest;
  }

 private:
  static bool is_mended(std::string_view word) { return word.size() >= 5 && word.size() <= 24; }

  static bool may_begin_alike(std::string_view left, std::string_view right) {
    return left[0] == right[0] || (left[0] == right[1] && left[1] == right[0]);
  }

  std::vector<std::pair<std::string_view, std::uint32_t>> words_;
};

}  // namespace s2ss::reference
