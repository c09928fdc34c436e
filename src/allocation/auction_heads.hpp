#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "allocation/at.hpp"
#include "allocation/network.hpp"
#include "core/large_pages.hpp"

namespace s2ss::allocation {

/// A bid that a head holds.
template <typename Value>
struct Bid {
  Value amount;
  std::int32_t arc;
  std::int32_t row;
  Value worth;  ///< Of the arc.

  /// Who gives way first; among equals the last row.
  friend bool operator<(const Bid& left, const Bid& right) {
    return left.amount != right.amount ? left.amount < right.amount : left.arc > right.arc;
  }
  friend bool operator>(const Bid& left, const Bid& right) { return right < left; }
};

/// What there is to know about a column or group while rows bid, side by side.
template <typename Value>
struct Head {
  Value price;
  std::int32_t parent;
  std::int32_t capacity;
  std::int32_t held;
  std::int32_t first;  ///< Where its bids begin.
  std::int32_t heap;   ///< Which heap holds them instead, or -1.

  [[nodiscard]] bool is_full() const noexcept { return held >= capacity; }
};

/// The heads with the bids they hold. A head of few is looked through; one of many is a heap, in which bids that were
/// withdrawn stay until they come to the front.
template <typename Value>
class Heads {
 public:
  using One = Bid<Value>;

  explicit Heads(const Network& network) : heads_(at(network.heads)) {
    std::int32_t first = 0;
    for (std::size_t v = 0; v < heads_.size(); ++v) {
      const auto capacity = static_cast<std::int32_t>(network.capacity[v]);
      const bool is_small = capacity <= few;
      heads_[v] = {0, network.parent[v], capacity, 0, first, is_small ? -1 : static_cast<std::int32_t>(heaps_.size())};
      if (is_small) {
        first += capacity + 1;
      } else {
        heaps_.emplace_back();
      }
    }
    bids_.resize(at(first));
  }

  [[nodiscard]] Head<Value>& operator[](std::int32_t v) { return heads_[at(v)]; }
  [[nodiscard]] const Head<Value>& operator[](std::int32_t v) const { return heads_[at(v)]; }

  [[nodiscard]] bool has_heaps() const noexcept { return !heaps_.empty(); }

  void prefetch(std::int32_t v) const { __builtin_prefetch(&heads_[at(v)]); }
  void prefetch_bids(std::int32_t v) const { __builtin_prefetch(bids_.data() + heads_[at(v)].first); }

  void add(std::int32_t v, One bid) {
    Head<Value>& head = heads_[at(v)];
    if (head.heap < 0) {
      bids_[at(head.first + head.held++)] = bid;
      return;
    }
    std::vector<One>& heap = heaps_[at(head.heap)];
    ++head.held;
    heap.push_back(bid);
    std::push_heap(heap.begin(), heap.end(), std::greater<>());
  }

  void remove(std::int32_t v, std::int32_t arc) {
    Head<Value>& head = heads_[at(v)];
    --head.held;
    if (head.heap >= 0) return;
    One* bid = bids_.data() + head.first;
    const One last = bid[head.held];
    while (bid->arc != arc) ++bid;
    *bid = last;
  }

  /// The one that gives way first. `stands` tells whether an arc still bids that much.
  template <typename Stands>
  One least(std::int32_t v, const Stands& stands) {
    const Head<Value>& head = heads_[at(v)];
    if (head.heap < 0) {
      const One* const begin = bids_.data() + head.first;
      return *std::min_element(begin, begin + head.held);
    }
    std::vector<One>& heap = heaps_[at(head.heap)];
    while (!stands(heap.front())) {
      std::pop_heap(heap.begin(), heap.end(), std::greater<>());
      heap.pop_back();
    }
    return heap.front();
  }

 private:
  static constexpr std::int32_t few = 24;

  LargeArray<Head<Value>> heads_;
  LargeArray<One> bids_;
  std::vector<std::vector<One>> heaps_;
};

}  // namespace s2ss::allocation
