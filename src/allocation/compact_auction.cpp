#include "allocation/compact_auction.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "allocation/blocks.hpp"

namespace s2ss::allocation {

template <typename Value>
Auction<Value>::Auction(Compact<Value>& state, std::size_t threads, const std::stop_token& stop, CompactWork& work)
    : state_(state), threads_(threads), stop_(stop), work_(work), best_(at(state.rows)), best_offer_(at(state.rows)) {}

template <typename Value>
bool Auction<Value>::open(Value small, Value large) {
  step_ = small;
  read_rows();
  queue_.resize(at(state_.rows));
  std::iota(queue_.begin(), queue_.end(), 0);
  return bid_until_quiet(work_.bids + 2 * static_cast<std::uint64_t>(state_.rows), large);
}

template <typename Value>
bool Auction<Value>::go_on(Value step) {
  step_ = step;
  read_rows();
  state_.find_seats();
  queue_.clear();
  for (std::int32_t i = 0; i < state_.rows; ++i) {
    const auto place = state_.place[at(i)];
    const Value has = place.column < 0 ? 0 : state_.offer(place);
    if (best_offer_[at(i)] <= (place.column < 0 ? 0 : has + step_)) continue;
    if (place.column >= 0) state_.leave(i);
    queue_.push_back(i);
  }
  // A bid above the price speaks of earlier prices.
  for (std::int32_t j = 0; j < state_.columns; ++j) {
    for (Holder& holder : state_.holders(j)) holder.bid = state_.price[at(j)];
  }
  return bid_until_quiet(std::numeric_limits<std::uint64_t>::max(), step);
}

template <typename Value>
void Auction<Value>::read_rows() {
  work_.rows_read += static_cast<std::uint64_t>(state_.rows);
  in_blocks(at(state_.rows), threads_, [this](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) best_offer_[i] = read_all(static_cast<std::int32_t>(i));
  });
}

/// Reads every arc of a row and keeps the best; returns the best offer, or 0.
template <typename Value>
Value Auction<Value>::read_all(std::int32_t row) {
  const std::span<const Arc> arcs = state_.arcs(row);
  std::array<Value, Best::count + 1> offered{};
  std::array<std::int32_t, Best::count + 1> which{};
  for (std::size_t a = 0; a < arcs.size(); ++a) {
    const Value now = state_.offer(arcs[a]);
    if (now <= offered.back()) continue;
    std::size_t k = Best::count;
    for (; k > 0 && offered[k - 1] < now; --k) {
      offered[k] = offered[k - 1];
      which[k] = which[k - 1];
    }
    offered[k] = now;
    which[k] = static_cast<std::int32_t>(a);
  }
  Best& best = best_[at(row)];
  best.size = 0;
  for (std::size_t k = 0; k < Best::count && offered[k] > 0; ++k) best.arc[at(best.size++)] = arcs[at(which[k])];
  best.rest = offered.back();
  return offered.front();
}

template <typename Value>
bool Auction<Value>::bid_until_quiet(std::uint64_t patience, Value large) {
  while (!queue_.empty()) {
    if (stop_.stop_requested()) return false;
    if (work_.bids > patience) step_ = large;
    outbid_.clear();
    for (std::size_t k = 0; k < queue_.size(); ++k) {
      prefetch(k);
      bid(queue_[k]);
    }
    std::swap(queue_, outbid_);
  }
  return true;
}

template <typename Value>
void Auction<Value>::prefetch(std::size_t k) const {
  if (k + 16 < queue_.size()) __builtin_prefetch(&best_[at(queue_[k + 16])]);
  if (k + 8 >= queue_.size()) return;
  const Best& best = best_[at(queue_[k + 8])];
  for (std::int32_t one = 0; one < best.size; ++one) __builtin_prefetch(&state_.price[at(best.arc[at(one)].column)]);
}

template <typename Value>
void Auction<Value>::bid(std::int32_t row) {
  Arc arc{0, -1};
  Value first = 0, second = 0;
  if (!from_best(best_[at(row)], arc, first, second)) {
    ++work_.rows_read;
    read_all(row);
    from_best(best_[at(row)], arc, first, second);
  }
  if (first <= 0) return;
  ++work_.bids;
  // Never more than the arc is worth.
  place(row, arc, arc.value - first + std::min(first, std::max<Value>(first - second, step_)));
}

/// The best two offers; false when an arc that was left out may offer more.
template <typename Value>
bool Auction<Value>::from_best(const Best& best, Arc& arc, Value& first, Value& second) const {
  first = second = 0;
  for (std::int32_t k = 0; k < best.size; ++k) {
    const Value offered = state_.offer(best.arc[at(k)]);
    if (offered > first) {
      second = first;
      first = offered;
      arc = best.arc[at(k)];
    } else {
      second = std::max(second, offered);
    }
  }
  return second >= best.rest;
}

template <typename Value>
void Auction<Value>::place(std::int32_t row, const Arc& arc, Value amount) {
  auto& column = state_.column[at(arc.column)];
  Holder* const heap = state_.holder.data() + column.first_holder;
  if (column.held == column.capacity) {
    state_.place[at(heap->row)] = {};
    outbid_.push_back(heap->row);
    sift_down(heap, column.held, {amount, row});
  } else {
    sift_up(heap, column.held++, {amount, row});
  }
  state_.place[at(row)] = {arc.value, arc.column};
  if (column.held == column.capacity) state_.price[at(arc.column)] = heap->bid;
}

/// A heap's order in which the smallest bid stands in front; among equals the last row gives way.
template <typename Holder>
static bool gives_way(const Holder& left, const Holder& right) {
  return left.bid != right.bid ? left.bid < right.bid : left.row > right.row;
}

template <typename Value>
void Auction<Value>::sift_up(Holder* heap, std::int64_t k, Holder added) {
  while (k > 0 && gives_way(added, heap[(k - 1) / 2])) {
    heap[k] = heap[(k - 1) / 2];
    k = (k - 1) / 2;
  }
  heap[k] = added;
}

template <typename Value>
void Auction<Value>::sift_down(Holder* heap, std::int64_t size, Holder added) {
  std::int64_t k = 0;
  for (std::int64_t below = 1; below < size; below = 2 * k + 1) {
    if (below + 1 < size && gives_way(heap[below + 1], heap[below])) ++below;
    if (!gives_way(heap[below], added)) break;
    heap[k] = heap[below];
    k = below;
  }
  heap[k] = added;
}

template class Auction<std::int32_t>;
template class Auction<std::int64_t>;

}  // namespace s2ss::allocation
