#include <algorithm>
#include <array>
#include <utility>

#include "allocation/compact.hpp"

namespace s2ss::allocation {

namespace {

/// Rows bid for columns (Bertsekas and Castanon 1989, "similar objects"): a column has one price, the smallest bid it
/// holds when it is full and 0 when it is not.
template <typename Value>
class Auction {
 public:
  Auction(Compact<Value>& state, const std::stop_token& stop, CompactWork& work)
      : state_(state), stop_(stop), work_(work), best_(at(state.rows)) {}

  bool run() {
    const Value highest = state_.value.empty() ? 1 : std::max<Value>(*std::ranges::max_element(state_.value), 1);
    queue_.resize(at(state_.rows));
    for (std::int32_t i = 0; i < state_.rows; ++i) queue_[at(i)] = i;
    for (const Value part : steps()) {
      step_ = std::max<Value>(highest / part, 1);
      if (!queue_.empty() && !bid_until_quiet()) return false;
      if (part != steps().back()) start_again(std::max<Value>(highest / next_part(part), 1));
    }
    return true;
  }

 private:
  /// The arcs of a row that were its best when it last read all, and what the others offered at most. Prices do not
  /// fall while it bids, so as long as two of them offer no less than that, the row need not read its arcs again.
  struct Best {
    static constexpr std::size_t count = 4;
    std::array<std::int32_t, count> arc = {-1, -1, -1, -1};
    Value rest = std::numeric_limits<Value>::max();
  };

  static std::size_t at(std::int64_t position) { return static_cast<std::size_t>(position); }

  /// Parts of the greatest value that bids are raised by, phase by phase.
  [[nodiscard]] std::span<const Value> steps() const {
    static constexpr std::array<Value, 3> contended{20, 100, 500};
    static constexpr std::array<Value, 1> loose{500};
    const bool is_contended = static_cast<std::int64_t>(state_.holder.size()) < std::int64_t{state_.rows} * 5 / 4;
    return is_contended ? std::span<const Value>(contended) : std::span<const Value>(loose);
  }

  [[nodiscard]] Value next_part(Value part) const {
    const auto parts = steps();
    return *(std::ranges::find(parts, part) + 1);
  }

  /// Lets go of places that are no longer within a step of the row's best; rows without a place queue up.
  void start_again(Value step) {
    queue_.clear();
    for (std::int32_t i = 0; i < state_.rows; ++i) {
      const std::int64_t arc = state_.arc_of[at(i)];
      if (arc < 0 || state_.offer(arc) < read_all(i) - step) queue_.push_back(i);
      best_[at(i)].rest = std::numeric_limits<Value>::max();
    }
    for (const std::int32_t row : queue_) {
      if (state_.arc_of[at(row)] >= 0) withdraw(row, state_.head[at(state_.arc_of[at(row)])]);
    }
  }

  void withdraw(std::int32_t row, std::int32_t column) {
    auto* const begin = state_.holder.data() + state_.first_holder[at(column)];
    auto* const end = begin + state_.held[at(column)];
    auto* const found = std::find_if(begin, end, [row](const auto& holder) { return holder.row == row; });
    *found = *(end - 1);
    std::make_heap(begin, end - 1, gives_way_later);
    --state_.held[at(column)];
    state_.price[at(column)] = 0;
    state_.arc_of[at(row)] = -1;
  }

  bool bid_until_quiet() {
    std::vector<std::int32_t> next;
    while (!queue_.empty()) {
      if (stop_.stop_requested()) return false;
      next.clear();
      for (std::size_t k = 0; k < queue_.size(); ++k) {
        prefetch(k);
        bid(queue_[k], next);
      }
      std::swap(queue_, next);
    }
    return true;
  }

  void prefetch(std::size_t k) const {
    if (k + 12 < queue_.size()) __builtin_prefetch(&best_[at(queue_[k + 12])]);
    if (k + 8 < queue_.size()) {
      const Best& best = best_[at(queue_[k + 8])];
      for (const std::int32_t a : best.arc) {
        if (a < 0) break;
        __builtin_prefetch(&state_.head[at(a)]);
        __builtin_prefetch(&state_.value[at(a)]);
      }
    }
    if (k + 4 < queue_.size()) {
      const Best& best = best_[at(queue_[k + 4])];
      for (const std::int32_t a : best.arc) {
        if (a < 0) break;
        __builtin_prefetch(&state_.price[at(state_.head[at(a)])]);
      }
    }
  }

  void bid(std::int32_t row, std::vector<std::int32_t>& outbid) {
    std::int32_t arc = -1;
    Value first = 0, second = 0;
    if (!from_best(row, arc, first, second)) {
      read_all(row);
      from_best(row, arc, first, second);
    }
    if (first <= 0) return;
    ++work_.bids;
    const Value value = state_.value[at(arc)];
    // As much as makes the second best just better, and never more than the arc is worth.
    const Value amount = value - second > value - step_ ? value : value - second + step_;
    place(row, arc, std::min(amount, value), outbid);
  }

  bool from_best(std::int32_t row, std::int32_t& arc, Value& first, Value& second) const {
    const Best& best = best_[at(row)];
    if (best.rest == std::numeric_limits<Value>::max()) return false;
    first = second = 0;
    for (const std::int32_t a : best.arc) {
      if (a < 0) break;
      const Value offered = state_.offer(a);
      if (offered > first) {
        second = first;
        first = offered;
        arc = a;
      } else if (offered > second) {
        second = offered;
      }
    }
    return second >= best.rest;
  }

  /// Reads every arc of a row and keeps the best; returns the best offer, or 0.
  Value read_all(std::int32_t row) {
    ++work_.rows_read;
    std::array<Value, Best::count> offered{};
    std::array<std::int32_t, Best::count> arc{-1, -1, -1, -1};
    Value rest = 0;
    const std::int64_t last = state_.first[at(row) + 1];
    for (std::int64_t a = state_.first[at(row)]; a < last; ++a) {
      const Value now = state_.offer(a);
      if (now <= offered.back()) {
        rest = std::max(rest, now);
        continue;
      }
      rest = std::max(rest, offered.back());
      std::size_t k = Best::count - 1;
      for (; k > 0 && offered[k - 1] < now; --k) {
        offered[k] = offered[k - 1];
        arc[k] = arc[k - 1];
      }
      offered[k] = now;
      arc[k] = static_cast<std::int32_t>(a);
    }
    best_[at(row)] = {arc, rest};
    return offered.front();
  }

  /// A heap's order in which the smallest bid stands in front; among equals the last row gives way.
  static bool gives_way_later(const typename Compact<Value>::Holder& left,
                              const typename Compact<Value>::Holder& right) {
    return left.bid != right.bid ? left.bid > right.bid : left.row < right.row;
  }

  void place(std::int32_t row, std::int32_t arc, Value amount, std::vector<std::int32_t>& outbid) {
    const std::int32_t column = state_.head[at(arc)];
    auto* const begin = state_.holder.data() + state_.first_holder[at(column)];
    std::int32_t& held = state_.held[at(column)];
    const std::int32_t capacity = state_.capacity(column);
    if (held == capacity) {
      const std::int32_t loser = begin->row;
      std::pop_heap(begin, begin + held, gives_way_later);
      --held;
      state_.arc_of[at(loser)] = -1;
      outbid.push_back(loser);
    }
    begin[held++] = {amount, row};
    std::push_heap(begin, begin + held, gives_way_later);
    state_.arc_of[at(row)] = arc;
    if (held == capacity) state_.price[at(column)] = begin->bid;
  }

  Compact<Value>& state_;
  const std::stop_token& stop_;
  CompactWork& work_;
  std::vector<Best> best_;
  std::vector<std::int32_t> queue_;
  Value step_ = 1;
};

}  // namespace

template <typename Value>
bool auction(Compact<Value>& state, const std::stop_token& stop, CompactWork& work) {
  return Auction<Value>(state, stop, work).run();
}

template bool auction(Compact<std::int32_t>&, const std::stop_token&, CompactWork&);
template bool auction(Compact<std::int64_t>&, const std::stop_token&, CompactWork&);

}  // namespace s2ss::allocation
