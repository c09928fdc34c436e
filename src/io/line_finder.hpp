#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace s2ss {

/// Tells on which line, from 1, a byte of a text stands. Nothing is counted until the first question, which costs
/// O(bytes); each further one costs at most one chunk.
class LineFinder {
 public:
  explicit LineFinder(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t line_at(std::size_t offset) {
    if (lines_before_chunk_.empty()) count_chunks();
    const std::size_t chunk = std::min(offset, text_.size()) / chunk_bytes;
    return 1 + lines_before_chunk_[chunk] + feeds(chunk * chunk_bytes, offset);
  }

 private:
  static constexpr std::size_t chunk_bytes = std::size_t{1} << 16;

  void count_chunks() {
    lines_before_chunk_.push_back(0);
    for (std::size_t from = 0; from + chunk_bytes <= text_.size(); from += chunk_bytes) {
      lines_before_chunk_.push_back(lines_before_chunk_.back() + feeds(from, from + chunk_bytes));
    }
  }

  [[nodiscard]] std::size_t feeds(std::size_t from, std::size_t to) const {
    const std::string_view part = text_.substr(from, to - from);
    return static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n'));
  }

  std::string_view text_;
  std::vector<std::size_t> lines_before_chunk_;
};

}  // namespace s2ss
