#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace s2ss {

/// Many short texts in one piece of memory: 4 bytes each on top of their characters.
class TextPool {
 public:
  void reserve(std::size_t texts) { ends_.reserve(texts); }
  void push_back(std::string_view text) {
    characters_.append(text);
    ends_.push_back(static_cast<std::uint32_t>(characters_.size()));
  }

  [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t position) const noexcept {
    const std::size_t begin = position == 0 ? 0 : ends_[position - 1];
    return std::string_view(characters_).substr(begin, ends_[position] - begin);
  }
  [[nodiscard]] std::size_t memory_bytes() const noexcept {
    return characters_.capacity() + ends_.capacity() * sizeof(std::uint32_t);
  }

  friend bool operator==(const TextPool&, const TextPool&) = default;

 private:
  std::string characters_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace s2ss
