#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "s2ss/index.hpp"
#include "s2ss/parts.hpp"

namespace s2ss {

/// A scored nominee.
struct Scored {
  NomineeIndex nominee;
  Total total = 0;
  Parts parts;
};

/// The total order of candidates: score descending, then nominee id ascending (indices ascend with ids).
[[nodiscard]] constexpr bool stands_before(const Scored& left, const Scored& right) noexcept {
  return left.total != right.total ? left.total > right.total : left.nominee < right.nominee;
}

/// Keeps the first `limit` of all candidates shown to it.
class Top {
 public:
  explicit Top(std::size_t limit) : limit_(limit) {}

  /// O(log limit) for a candidate that gets in, O(1) for one that does not.
  void add(const Scored& candidate) {
    if (heap_.size() == limit_) {
      if (!stands_before(candidate, heap_.front())) return;
      std::pop_heap(heap_.begin(), heap_.end(), stands_before);
      heap_.pop_back();
    }
    heap_.push_back(candidate);
    std::push_heap(heap_.begin(), heap_.end(), stands_before);
  }

  [[nodiscard]] bool is_full() const noexcept { return heap_.size() == limit_; }
  /// The last in order; there must be one.
  [[nodiscard]] const Scored& last() const noexcept { return heap_.front(); }

  /// In order; leaves nothing behind.
  [[nodiscard]] std::vector<Scored> take() {
    std::sort_heap(heap_.begin(), heap_.end(), stands_before);
    return std::move(heap_);
  }

 private:
  std::size_t limit_;
  std::vector<Scored> heap_;  // a heap with the last in order in front
};

}  // namespace s2ss
