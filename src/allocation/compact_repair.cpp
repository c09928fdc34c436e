#include "allocation/compact_repair.hpp"

#include <algorithm>
#include <atomic>
#include <utility>

#include "allocation/blocks.hpp"

namespace s2ss::allocation {

namespace {

// A step of a path: the row that moves, and the position of the arc it takes (forward) or the column it goes to
// (reverse).
std::int64_t packed(std::int32_t row, std::int32_t other) { return std::int64_t{row} << 32 | other; }
std::pair<std::int32_t, std::int32_t> unpacked(std::int64_t step) {
  return {static_cast<std::int32_t>(step >> 32), static_cast<std::int32_t>(step & 0xffffffff)};
}

}  // namespace

template <typename Value>
Repair<Value>::Repair(Compact<Value>& state, const std::stop_token& stop, CompactWork& work)
    : state_(state), stop_(stop), work_(work) {}

template <typename Value>
std::int32_t Repair<Value>::count_wrong(std::size_t threads) {
  state_.row_price.resize(at(state_.rows));
  std::atomic<std::int32_t> wrong = 0;
  in_blocks(at(state_.rows), threads, [&](std::size_t begin, std::size_t end) {
    std::int32_t found = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const Value best = state_.best_of(static_cast<std::int32_t>(i)).first;
      state_.row_price[i] = best;
      const auto place = state_.place[i];
      if (best > (place.column < 0 ? 0 : state_.offer(place))) ++found;
    }
    wrong += found;
  });
  return wrong;
}

template <typename Value>
RepairEnd Repair<Value>::run(std::uint64_t patience) {
  const std::uint64_t before = work_.columns_visited;
  const auto is_tired = [&] { return work_.columns_visited - before > patience; };
  distance_.resize(at(state_.columns));
  reached_.resize(at(state_.columns), 0);
  came_from_.resize(at(state_.columns));
  drop_what_is_not_worth_its_price();
  for (std::int32_t j = 0; j < state_.columns; ++j) {
    while (state_.price[at(j)] > 0 && state_.has_room(j)) {
      if (!fill(j)) return RepairEnd::stopped;
      if (is_tired()) return RepairEnd::tired;
    }
  }
  for (const std::int32_t row : waiting_) {
    if (state_.place[at(row)].column >= 0 || state_.row_price[at(row)] == 0) continue;
    if (!serve(row)) return RepairEnd::stopped;
    if (is_tired()) return RepairEnd::tired;
  }
  return RepairEnd::done;
}

template <typename Value>
void Repair<Value>::drop_what_is_not_worth_its_price() {
  state_.find_seats();
  waiting_.clear();
  for (std::int32_t i = 0; i < state_.rows; ++i) {
    const auto place = state_.place[at(i)];
    if (state_.row_price[at(i)] <= (place.column < 0 ? 0 : state_.offer(place))) continue;
    if (place.column >= 0) state_.leave(i);
    waiting_.push_back(i);
  }
}

template <typename Value>
void Repair<Value>::begin_search() {
  heap_.clear();
  settled_.clear();
  ++search_;
  ++work_.searches;
}

template <typename Value>
void Repair<Value>::reach(std::int32_t column, Value distance, std::int64_t by) {
  if (reached_[at(column)] == search_ && distance_[at(column)] <= distance) return;
  reached_[at(column)] = search_;
  distance_[at(column)] = distance;
  came_from_[at(column)] = by;
  heap_.push_back({distance, column});
  std::push_heap(heap_.begin(), heap_.end());
}

/// The nearest column not yet settled within the limit, or -1.
template <typename Value>
std::int32_t Repair<Value>::next(Value limit) {
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

/// Finds a place for a row, or for whom it displaces, or leaves one row without: whichever costs least.
template <typename Value>
bool Repair<Value>::serve(std::int32_t row) {
  begin_search();
  Value limit = state_.row_price[at(row)];
  std::int32_t last_row = row, last_column = -1;
  look_from(row, 0, limit);
  for (std::int32_t column = next(limit); column >= 0; column = next(limit)) {
    const Value distance = distance_[at(column)];
    if (state_.has_room(column)) {
      limit = distance;
      last_column = column;
      settled_.pop_back();
      break;
    }
    for (const auto& holder : state_.holders(column)) {
      const Value without = distance + state_.row_price[at(holder.row)];
      if (without < limit) {
        limit = without;
        last_row = holder.row;
        last_column = -1;
      }
    }
    for (const auto& holder : state_.holders(column)) {
      look_from(holder.row, distance, limit);
    }
    if (is_stopped()) return false;
  }
  state_.row_price[at(row)] -= limit;
  for (const std::int32_t column : settled_) shift(column, limit - distance_[at(column)]);
  displace(row, last_row, last_column);
  return !stop_.stop_requested();
}

/// Columns within the limit that a row could go to instead.
template <typename Value>
void Repair<Value>::look_from(std::int32_t row, Value distance, Value limit) {
  const Value base = distance + state_.row_price[at(row)];
  for (std::int64_t a = state_.first[at(row)]; a < state_.first[at(row) + 1]; ++a) {
    const Value length = base - state_.offer(state_.arc[at(a)]);
    if (length < limit && state_.arc[at(a)].value > 0) {
      reach(state_.arc[at(a)].other, length, packed(row, static_cast<std::int32_t>(a)));
    }
  }
}

/// Raises (or, when negative, lowers) a column's price at the expense of its holders.
template <typename Value>
void Repair<Value>::shift(std::int32_t column, Value by) {
  if (by == 0) return;
  state_.price[at(column)] += by;
  for (const auto& holder : state_.holders(column)) {
    state_.row_price[at(holder.row)] -= by;
  }
}

/// Moves everyone on the path from `row` one column on; who comes last goes to `last_column`, or without a place.
template <typename Value>
void Repair<Value>::displace(std::int32_t row, std::int32_t last_row, std::int32_t last_column) {
  std::int32_t column = last_column;
  if (column < 0) {
    if (last_row == row) return;
    column = state_.place[at(last_row)].column;
    state_.leave(last_row);
  }
  while (true) {
    const auto [mover, arc] = unpacked(came_from_[at(column)]);
    const std::int32_t before = mover == row ? -1 : state_.place[at(mover)].column;
    if (mover != row) state_.leave(mover);
    state_.take(mover, {state_.arc[at(arc)].value, column});
    if (mover == row) return;
    column = before;
  }
}

/// Finds a row for a place that has a price, or lowers prices until nobody is owed one: whichever costs least.
template <typename Value>
bool Repair<Value>::fill(std::int32_t source) {
  begin_search();
  Value limit = state_.price[at(source)];
  std::int32_t last_row = -1, last_column = source;
  reach(source, 0, -1);
  std::int32_t from = -1;
  for (std::int32_t column = next(limit); column >= 0; column = next(limit)) {
    const Value base = distance_[at(column)] + state_.price[at(column)];
    for (const auto& [value, row] : state_.rows_into(column)) {
      const Value length = base + state_.row_price[at(row)] - value;
      if (length >= limit || value <= 0) continue;
      const std::int32_t other = state_.place[at(row)].column;
      if (other < 0) {
        limit = length;
        last_row = row;
        last_column = -1;
        from = column;
        continue;
      }
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
template <typename Value>
void Repair<Value>::pull(std::int32_t source, std::int32_t last_row, std::int32_t last_column, std::int32_t from) {
  moves_.clear();
  if (last_row >= 0) moves_.emplace_back(last_row, from);
  for (std::int32_t column = last_row >= 0 ? from : last_column; column != source; column = moves_.back().second) {
    moves_.push_back(unpacked(came_from_[at(column)]));
  }
  for (const auto& [row, column] : moves_) {
    if (row != last_row) state_.leave(row);
  }
  for (const auto& [row, column] : moves_) state_.take(row, {value_between(row, column), column});
}

template <typename Value>
Value Repair<Value>::value_between(std::int32_t row, std::int32_t column) const {
  std::int64_t a = state_.first[at(row)];
  while (state_.arc[at(a)].other != column) ++a;
  return state_.arc[at(a)].value;
}

template class Repair<std::int32_t>;
template class Repair<std::int64_t>;

}  // namespace s2ss::allocation
