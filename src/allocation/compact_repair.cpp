#include <algorithm>
#include <utility>

#include "allocation/compact.hpp"

namespace s2ss::allocation {

namespace {

/// Drops what is not worth its price, then mends by shortest paths: first *reverse* ones from columns that have a price
/// but room, then *forward* ones from rows that want more than nothing (Bertsekas, Castanon and Tsaknakis 1993; Jonker
/// and Volgenant 1987). Throughout, a row that holds a place is paid exactly what its place leaves it, and no other arc
/// offers more; so a search needs distances of columns only.
template <typename Value>
class Repair {
 public:
  Repair(Compact<Value>& state, const std::stop_token& stop, CompactWork& work)
      : state_(state),
        stop_(stop),
        work_(work),
        distance_(at(state.columns), 0),
        reached_(at(state.columns), 0),
        came_from_(at(state.columns), 0) {}

  bool run() {
    drop_what_is_not_worth_its_price();
    for (std::int32_t j = 0; j < state_.columns; ++j) {
      while (state_.price[at(j)] > 0 && state_.held[at(j)] < state_.capacity(j)) {
        if (!fill(j)) return false;
      }
    }
    for (const std::int32_t row : waiting_) {
      if (state_.arc_of[at(row)] < 0 && state_.row_price[at(row)] > 0 && !serve(row)) return false;
    }
    return true;
  }

 private:
  static std::size_t at(std::int64_t position) { return static_cast<std::size_t>(position); }

  /// A column that a search has reached, with the row through which; a heap by distance.
  struct Reached {
    Value distance;
    std::int32_t column;

    friend bool operator<(const Reached& left, const Reached& right) {
      return left.distance != right.distance ? left.distance > right.distance : left.column > right.column;
    }
  };

  void drop_what_is_not_worth_its_price() {
    state_.row_price.resize(at(state_.rows));
    for (std::int32_t i = 0; i < state_.rows; ++i) {
      Value best = 0;
      const std::int64_t last = state_.first[at(i) + 1];
      for (std::int64_t a = state_.first[at(i)]; a < last; ++a) best = std::max(best, state_.offer(a));
      state_.row_price[at(i)] = best;
      const std::int32_t arc = state_.arc_of[at(i)];
      if (arc >= 0 && (state_.offer(arc) < best || state_.value[at(arc)] <= 0)) leave(i);
      if (state_.arc_of[at(i)] < 0 && best > 0) waiting_.push_back(i);
    }
  }

  void leave(std::int32_t row) {
    const std::int32_t column = state_.head[at(state_.arc_of[at(row)])];
    auto* const begin = state_.holder.data() + state_.first_holder[at(column)];
    auto* const found =
        std::find_if(begin, begin + state_.held[at(column)], [row](const auto& holder) { return holder.row == row; });
    *found = begin[--state_.held[at(column)]];
    state_.arc_of[at(row)] = -1;
  }

  void take(std::int32_t row, std::int32_t arc) {
    const std::int32_t column = state_.head[at(arc)];
    state_.holder[at(state_.first_holder[at(column)] + state_.held[at(column)]++)] = {0, row};
    state_.arc_of[at(row)] = arc;
  }

  // A step of a path: the row that moves, and the arc it takes (forward) or the column it goes to (reverse).
  static std::int64_t packed(std::int32_t row, std::int32_t other) { return std::int64_t{row} << 32 | other; }
  static std::pair<std::int32_t, std::int32_t> unpacked(std::int64_t step) {
    return {static_cast<std::int32_t>(step >> 32), static_cast<std::int32_t>(step & 0xffffffff)};
  }

  void begin_search() {
    heap_.clear();
    settled_.clear();
    ++search_;
    ++work_.searches;
  }

  void reach(std::int32_t column, Value distance, std::int64_t by) {
    if (reached_[at(column)] == search_ && distance_[at(column)] <= distance) return;
    reached_[at(column)] = search_;
    distance_[at(column)] = distance;
    came_from_[at(column)] = by;
    heap_.push_back({distance, column});
    std::push_heap(heap_.begin(), heap_.end());
  }

  /// The nearest column not yet settled within the limit, or -1.
  std::int32_t next(Value limit) {
    while (!heap_.empty()) {
      const Reached top = heap_.front();
      if (top.distance >= limit) return -1;
      std::pop_heap(heap_.begin(), heap_.end());
      heap_.pop_back();
      if (distance_[at(top.column)] != top.distance) continue;
      settled_.push_back(top.column);
      ++work_.columns_visited;
      return top.column;
    }
    return -1;
  }

  [[nodiscard]] bool is_stopped() const { return settled_.size() % 256 == 255 && stop_.stop_requested(); }

  /// Finds a place for a row, or for whom it displaces, or leaves one row without: whichever costs least.
  bool serve(std::int32_t row) {
    begin_search();
    Value limit = state_.row_price[at(row)];
    std::int32_t last_row = row, last_column = -1;
    look_from(row, 0, limit);
    for (std::int32_t column = next(limit); column >= 0; column = next(limit)) {
      const Value distance = distance_[at(column)];
      if (state_.held[at(column)] < state_.capacity(column)) {
        limit = distance;
        last_column = column;
        settled_.pop_back();
        break;
      }
      const auto* const begin = state_.holder.data() + state_.first_holder[at(column)];
      for (const auto* holder = begin; holder != begin + state_.held[at(column)]; ++holder) {
        const Value without = distance + state_.row_price[at(holder->row)];
        if (without < limit) {
          limit = without;
          last_row = holder->row;
          last_column = -1;
        }
      }
      for (const auto* holder = begin; holder != begin + state_.held[at(column)]; ++holder) {
        look_from(holder->row, distance, limit);
      }
      if (is_stopped()) return false;
    }
    state_.row_price[at(row)] -= limit;
    for (const std::int32_t column : settled_) shift(column, limit - distance_[at(column)]);
    displace(row, last_row, last_column);
    return !stop_.stop_requested();
  }

  /// Columns within the limit that a row could go to instead.
  void look_from(std::int32_t row, Value distance, Value limit) {
    const Value base = distance + state_.row_price[at(row)];
    const std::int64_t last = state_.first[at(row) + 1];
    for (std::int64_t a = state_.first[at(row)]; a < last; ++a) {
      const Value length = base - state_.offer(a);
      if (length < limit && state_.value[at(a)] > 0)
        reach(state_.head[at(a)], length, packed(row, static_cast<std::int32_t>(a)));
    }
  }

  /// Raises (or, when negative, lowers) a column's price at the expense of its holders.
  void shift(std::int32_t column, Value by) {
    if (by == 0) return;
    state_.price[at(column)] += by;
    const auto* const begin = state_.holder.data() + state_.first_holder[at(column)];
    for (const auto* holder = begin; holder != begin + state_.held[at(column)]; ++holder) {
      state_.row_price[at(holder->row)] -= by;
    }
  }

  /// Moves everyone on the path from `row` one column on; who comes last goes to `last_column`, or without a place.
  void displace(std::int32_t row, std::int32_t last_row, std::int32_t last_column) {
    std::int32_t column = last_column;
    if (column < 0) {
      if (last_row == row) return;
      column = state_.head[at(state_.arc_of[at(last_row)])];
      leave(last_row);
    }
    while (true) {
      const auto [mover, arc] = unpacked(came_from_[at(column)]);
      const std::int32_t before = mover == row ? -1 : state_.head[at(state_.arc_of[at(mover)])];
      if (mover != row) leave(mover);
      take(mover, arc);
      if (mover == row) return;
      column = before;
    }
  }

  /// Finds a row for a place that has a price, or lowers prices until nobody is owed one: whichever costs least.
  bool fill(std::int32_t source) {
    begin_search();
    Value limit = state_.price[at(source)];
    std::int32_t last_row = -1, last_column = source;
    reach(source, 0, -1);
    std::int32_t from = -1;
    for (std::int32_t column = next(limit); column >= 0; column = next(limit)) {
      const Value base = distance_[at(column)] + state_.price[at(column)];
      const std::int64_t end = state_.first_incoming[at(column) + 1];
      for (std::int64_t k = state_.first_incoming[at(column)]; k < end; ++k) {
        const auto [value, row] = state_.incoming[at(k)];
        const Value length = base + state_.row_price[at(row)] - value;
        if (length >= limit || value <= 0) continue;
        const std::int32_t arc = state_.arc_of[at(row)];
        if (arc < 0) {
          limit = length;
          last_row = row;
          last_column = -1;
          from = column;
          continue;
        }
        const std::int32_t other = state_.head[at(arc)];
        if (other == column) continue;
        reach(other, length, packed(row, column));
        const Value lowered = length + state_.price[at(other)];
        if (lowered < limit) {
          limit = lowered;
          last_column = other;
          last_row = -1;
        }
      }
      if (is_stopped()) return false;
    }
    for (const std::int32_t column : settled_) shift(column, distance_[at(column)] - limit);
    pull(source, last_row, last_column, from);
    return !stop_.stop_requested();
  }

  /// Moves everyone on the path one column towards `source`.
  void pull(std::int32_t source, std::int32_t last_row, std::int32_t last_column, std::int32_t from) {
    moves_.clear();
    if (last_row >= 0) moves_.emplace_back(last_row, from);
    for (std::int32_t column = last_row >= 0 ? from : last_column; column != source; column = moves_.back().second) {
      moves_.push_back(unpacked(came_from_[at(column)]));
    }
    for (const auto& [row, column] : moves_) {
      if (row != last_row) leave(row);
    }
    for (const auto& [row, column] : moves_) take(row, arc_between(row, column));
  }

  [[nodiscard]] std::int32_t arc_between(std::int32_t row, std::int32_t column) const {
    std::int64_t a = state_.first[at(row)];
    while (state_.head[at(a)] != column) ++a;
    return static_cast<std::int32_t>(a);
  }

  Compact<Value>& state_;
  const std::stop_token& stop_;
  CompactWork& work_;
  std::vector<Value> distance_;
  std::vector<std::uint32_t> reached_;
  std::vector<std::int64_t> came_from_;
  std::vector<Reached> heap_;
  std::vector<std::int32_t> settled_;
  std::vector<std::int32_t> waiting_;
  std::vector<std::pair<std::int32_t, std::int32_t>> moves_;
  std::uint32_t search_ = 0;
};

}  // namespace

template <typename Value>
bool repair(Compact<Value>& state, const std::stop_token& stop, CompactWork& work) {
  return Repair<Value>(state, stop, work).run();
}

template bool repair(Compact<std::int32_t>&, const std::stop_token&, CompactWork&);
template bool repair(Compact<std::int64_t>&, const std::stop_token&, CompactWork&);

}  // namespace s2ss::allocation
