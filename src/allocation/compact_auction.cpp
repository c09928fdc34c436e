#include "allocation/compact_auction.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "allocation/blocks.hpp"

namespace s2ss::allocation {

template <typename Value>
Auction<Value>::Auction(Compact<Value>& state, std::size_t threads, const std::stop_token& stop, CompactWork& work)
    : state_(state), threads_(threads), stop_(stop), work_(work) {}

template <typename Value>
bool Auction<Value>::open(Value small, Value large, std::function<void()> when_large) {
  step_ = small;
  large_ = large;
  when_large_ = std::move(when_large);
  by_lists_ = state_.has_lists;
  queue_.resize(at(state_.rows));
  std::iota(queue_.begin(), queue_.end(), 0);
  return bid_until_quiet();
}

template <typename Value>
bool Auction<Value>::go_on(Value step) {
  step_ = step;
  large_ = 0;
  by_lists_ = state_.has_lists;
  wants_more_.resize(at(state_.rows));
  in_blocks(at(state_.rows), threads_, [this](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const auto place = state_.place[i];
      const Value has = place.column < 0 ? 0 : state_.offer(place) + step_;
      const auto row = static_cast<std::int32_t>(i);
      if (by_lists_) state_.look_up_best(row);
      const Value best = by_lists_ ? state_.offer(state_.best[i].entry.front()) : state_.best_of(row).first;
      wants_more_[i] = best > has;
    }
  });
  state_.fallen = by_lists_ ? 0 : state_.highest;
  queue_.clear();
  for (std::int32_t i = 0; i < state_.rows; ++i) {
    if (wants_more_[at(i)] != 0) queue_.push_back(i);
  }
  for (std::int32_t j = 0; j < state_.columns; ++j) {
    auto& column = state_.column[at(j)];
    std::int64_t kept = column.first_holder;
    for (const Holder& holder : state_.holders(j)) {
      // A bid above the price speaks of earlier prices.
      if (wants_more_[at(holder.row)] == 0) state_.holder[at(kept++)] = {state_.price[at(j)], holder.row};
    }
    column.held = static_cast<std::int32_t>(kept - column.first_holder);
  }
  return bid_until_quiet();
}

template <typename Value>
bool Auction<Value>::bid_until_quiet() {
  constexpr int rounds_between = 16;
  std::size_t before = queue_.size();
  for (int round = 1; !queue_.empty(); ++round) {
    outbid_.clear();
    const std::uint64_t bids = work_.bids, looked_up = work_.looked_up;
    for (std::size_t begin = 0; begin < queue_.size(); begin += batch) {
      if (begin % 4096 == 0 && stop_.stop_requested()) {
        name_places_anew();
        return false;
      }
      bid_together(begin, std::min(begin + batch, queue_.size()));
    }
    std::swap(queue_, outbid_);
    weigh_lists(work_.bids - bids, work_.looked_up - looked_up);
    if (large_ == 0) continue;
    if (round == 3 && queue_.size() > at(state_.rows) / 12) {
      step_ = std::max(step_, large_);
      when_large_();
    }
    if (round % rounds_between == 0) {
      grow_step(before);
      before = queue_.size();
    }
  }
  return true;
}

/// Where places are about as many as rows, the last few rows raise all prices until somebody gives up.
template <typename Value>
void Auction<Value>::grow_step(std::size_t waiting_before) {
  constexpr std::size_t few = 64;
  const bool is_stuck = queue_.size() > few && queue_.size() > waiting_before - waiting_before / 8;
  if (is_stuck && step_ < state_.highest / 3) step_ *= 2;
}

template <typename Value>
void Auction<Value>::bid_together(std::size_t begin, std::size_t end) {
  for (std::size_t k = end; k < std::min(end + batch, queue_.size()); ++k) prefetch(k);
  for (std::size_t k = begin; k < end; ++k) {
    if (!by_lists_) break;
    best_[k - begin] = state_.best[at(queue_[k])].best(state_.price.data());
    if (state_.best[at(queue_[k])].hides(best_[k - begin])) prefetch_arcs(queue_[k]);
  }
  for (std::size_t k = begin; k < end; ++k) {
    BestTwo<Value>& best = best_[k - begin];
    if (!by_lists_ || state_.best[at(queue_[k])].hides(best)) best = best_of(queue_[k]);
    if (best.first > 0) __builtin_prefetch(&state_.column[at(chosen(queue_[k], best).other)]);
  }
  for (std::size_t k = begin; k < end; ++k) {
    if (best_[k - begin].first <= 0) continue;
    const std::int32_t column = chosen(queue_[k], best_[k - begin]).other;
    __builtin_prefetch(&state_.holder[at(state_.column[at(column)].first_holder)]);
  }
  for (std::size_t k = begin; k < end; ++k) bid(queue_[k], best_[k - begin]);
}

/// Lists are no help where offers are so alike that others soon pass them.
template <typename Value>
void Auction<Value>::weigh_lists(std::uint64_t bids, std::uint64_t looked_up) {
  if (looked_up > 64 && looked_up > bids / 2) by_lists_ = false;
}

/// The best two of all arcs, by the list where that is sure.
template <typename Value>
BestTwo<Value> Auction<Value>::best_of(std::int32_t row) {
  if (!by_lists_) return state_.best_of(row);
  const ShortList<Value>& list = state_.best[at(row)];
  const BestTwo<Value> best = list.best(state_.price.data());
  if (!list.hides(best)) return best;
  ++work_.looked_up;
  state_.look_up_best(row);
  return list.best(state_.price.data());
}

template <typename Value>
Worth<Value> Auction<Value>::chosen(std::int32_t row, const BestTwo<Value>& best) const {
  return by_lists_ ? state_.best[at(row)].entry[at(best.which)] : state_.arc[at(state_.first[at(row)] + best.which)];
}

template <typename Value>
void Auction<Value>::prefetch(std::size_t k) const {
  if (!by_lists_) {
    if (k + batch < queue_.size()) __builtin_prefetch(&state_.first[at(queue_[k + batch])]);
    return prefetch_arcs(queue_[k]);
  }
  __builtin_prefetch(&state_.best[at(queue_[k])]);
  __builtin_prefetch(&state_.first[at(queue_[k])]);
}

template <typename Value>
void Auction<Value>::prefetch_arcs(std::int32_t row) const {
  const std::int64_t begin = state_.first[at(row)], end = std::min(state_.first[at(row) + 1], begin + 64);
  for (std::int64_t a = begin; a < end; a += 64 / sizeof(Worth<Value>)) __builtin_prefetch(&state_.arc[at(a)]);
}

template <typename Value>
void Auction<Value>::bid(std::int32_t row, BestTwo<Value> best) {
  while (best.first > 0) {
    const auto [value, column] = chosen(row, best);
    if (value - best.first == state_.price[at(column)]) {
      ++work_.bids;
      // Never more than the arc is worth.
      place(row, value, column,
            value - best.first + std::min(best.first, std::max<Value>(best.first - best.second, step_)));
      return;
    }
    best = best_of(row);
  }
  state_.place[at(row)] = {};
}

/// Who is outbid keeps the name of the place it had until it finds another one, or gives up.
template <typename Value>
void Auction<Value>::place(std::int32_t row, Value value, std::int32_t into, Value amount) {
  auto& column = state_.column[at(into)];
  Holder* const heap = state_.holder.data() + column.first_holder;
  if (column.held == column.capacity) {
    outbid_.push_back(heap->row);
    sift_down(heap, column.held, {amount, row});
  } else {
    sift_up(heap, column.held++, {amount, row});
  }
  state_.place[at(row)] = {value, into};
  if (column.held == column.capacity) state_.price[at(into)] = heap->bid;
}

/// A heap's order in which the smallest bid stands in front; among equals the last row gives way.
template <typename Holder>
static bool gives_way(const Holder& left, const Holder& right) {
  return left.bid != right.bid ? left.bid < right.bid : left.row > right.row;
}

template <typename Value>
void Auction<Value>::name_places_anew() {
  std::fill(state_.place.begin(), state_.place.end(), typename Compact<Value>::Place{});
  for (std::int32_t j = 0; j < state_.columns; ++j) {
    for (const Holder& holder : state_.holders(j)) {
      std::int64_t a = state_.first[at(holder.row)];
      while (state_.arc[at(a)].other != j) ++a;
      state_.place[at(holder.row)] = {state_.arc[at(a)].value, j};
    }
  }
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
