#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "s2ss/index.hpp"

namespace s2ss {

/// Nominees met before: each is scored once, however many postings lead to them.
class Met {
 public:
  void clear() {
    slots_.assign(256, absent_index);
    size_ = 0;
  }
  [[nodiscard]] bool contains(std::uint32_t nominee) const noexcept {
    std::size_t at = place(nominee);
    while (slots_[at] != absent_index && slots_[at] != nominee) at = (at + 1) & (slots_.size() - 1);
    return slots_[at] == nominee;
  }
  /// True the first time.
  bool insert(std::uint32_t nominee) {
    if (2 * size_ > slots_.size()) grow();
    std::size_t at = place(nominee);
    for (; slots_[at] != absent_index; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at] == nominee) return false;
    }
    slots_[at] = nominee;
    ++size_;
    return true;
  }

 private:
  [[nodiscard]] std::size_t place(std::uint32_t nominee) const noexcept {
    return (nominee * 0x9e3779b97f4a7c15U >> 32) & (slots_.size() - 1);
  }
  void grow() {
    std::vector<std::uint32_t> old(4 * slots_.size(), absent_index);
    old.swap(slots_);
    for (const std::uint32_t nominee : old) {
      if (nominee == absent_index) continue;
      std::size_t at = place(nominee);
      while (slots_[at] != absent_index) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = nominee;
    }
  }

  std::vector<std::uint32_t> slots_;
  std::size_t size_ = 0;
};

}  // namespace s2ss
