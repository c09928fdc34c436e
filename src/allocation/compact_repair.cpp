#include "allocation/compact_repair.hpp"

#include <algorithm>
#include <atomic>

#include "allocation/blocks.hpp"
#include "allocation/compact_build.hpp"

namespace s2ss::allocation {

template <typename Value>
Repair<Value>::Repair(Compact<Value>& state, const std::stop_token& stop, CompactWork& work)
    : state_(state), stop_(stop), work_(work) {}

template <typename Value>
bool Repair<Value>::is_likely_below(double part) const {
  constexpr std::int32_t sample = 256;
  if (state_.rows < 4 * sample) return true;
  double wrong = 0;
  for (std::int32_t k = 0; k < sample; ++k) {
    const auto row = static_cast<std::int32_t>(std::int64_t{state_.rows} * k / sample);
    const auto place = state_.place[at(row)];
    const Value best = state_.best_of(row).first;
    if (best > (place.column < 0 ? 0 : state_.offer(place))) ++wrong;
  }
  return wrong <= 2 * part * sample + 8;
}

template <typename Value>
std::int32_t Repair<Value>::count_wrong(std::size_t threads) {
  state_.row_price.resize(at(state_.rows));
  std::atomic<std::int32_t> wrong = 0;
  // Where prices have fallen far, lists tell too little.
  const bool do_lists_tell = state_.has_lists && state_.fallen <= state_.highest / 64;
  in_blocks(at(state_.rows), threads, [&](std::size_t begin, std::size_t end) {
    std::int32_t found = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const auto row = static_cast<std::int32_t>(i);
      const Value best = do_lists_tell ? state_.best_offer(row) : state_.best_of(row).first;
      state_.row_price[i] = best;
      const auto place = state_.place[i];
      if (best > (place.column < 0 ? 0 : state_.offer(place))) ++found;
    }
    wrong += found;
  });
  return wrong;
}

template <typename Value>
RepairEnd Repair<Value>::run(Value near, std::uint64_t patience) {
  const std::uint64_t before = work_.columns_visited;
  const auto is_tired = [&] { return work_.columns_visited - before > patience; };
  distance_.resize(at(state_.columns));
  reached_.resize(at(state_.columns), 0);
  came_from_.resize(at(state_.columns));
  drop_what_is_not_worth_its_price();
  open_.clear();
  for (std::int32_t j = 0; j < state_.columns; ++j) {
    if (state_.price[at(j)] > 0 && state_.has_room(j)) open_.push_back(j);
  }
  if (!open_.empty()) prepare_to_fill(near);
  for (const std::int32_t column : open_) {
    while (state_.price[at(column)] > 0 && state_.has_room(column)) {
      if (!fill(column)) return RepairEnd::stopped;
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
void Repair<Value>::prepare_to_fill(Value near) {
  before_ = state_.price;
  fallen_before_ = state_.fallen;
  near_ = near;
  if (near > state_.highest / 32 && !state_.has_incoming) index_incoming(state_);
  if (!state_.has_incoming) nearby_.gather(state_, near);
}

/// The rows that want a column, or at least those near.
template <typename Value>
template <typename Act>
void Repair<Value>::look_into(std::int32_t column, const Act& act) const {
  if (!state_.has_incoming) return nearby_.each_row(column, act);
  for (const auto& [value, row] : state_.rows_into(column)) act(value, row);
}

/// What a row that was left out there loses at least by moving to that column.
template <typename Value>
Value Repair<Value>::beyond(std::int32_t column) const {
  return near_ - (before_[at(column)] - state_.price[at(column)]);
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
void Repair<Value>::reach(std::int32_t column, Value distance, const Step& by) {
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
  std::int32_t last_row = row, last_column = none;
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
        last_column = none;
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
  const auto look = [&](const Worth<Value>& arc) {
    const Value length = base - state_.offer(arc);
    if (length < limit && arc.value > 0) reach(arc.other, length, {row, arc.other, arc.value});
  };
  if (base - state_.unlisted(row) >= limit) {
    std::ranges::for_each(state_.listed(row), look);
  } else {
    std::ranges::for_each(state_.arcs_of(row), look);
  }
}

/// Raises (or, when negative, lowers) a column's price at the expense of its holders.
template <typename Value>
void Repair<Value>::shift(std::int32_t column, Value by) {
  if (by == 0) return;
  state_.price[at(column)] += by;
  if (by < 0) state_.fallen = std::max(state_.fallen, fallen_before_ + before_[at(column)] - state_.price[at(column)]);
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
    const Step step = came_from_[at(column)];
    const std::int32_t before = step.row == row ? none : state_.place[at(step.row)].column;
    if (step.row != row) state_.leave(step.row);
    state_.take(step.row, {step.value, column});
    if (step.row == row) return;
    column = before;
  }
}

/// Finds a row for a place that has a price, or lowers prices until nobody is owed one: whichever costs least.
template <typename Value>
bool Repair<Value>::fill(std::int32_t source) {
  begin_search();
  Value limit = state_.price[at(source)];
  Step last{none, none, 0};
  std::int32_t last_column = source;
  reach(source, 0, last);
  for (std::int32_t column = next(limit); column >= 0; column = next(limit)) {
    const Value base = distance_[at(column)] + state_.price[at(column)];
    const auto look = [&](Value value, std::int32_t row) {
      const Value length = base + state_.row_price[at(row)] - value;
      if (length >= limit || value <= 0) return;
      const std::int32_t other = state_.place[at(row)].column;
      if (other < 0) {
        limit = length;
        last = {row, column, value};
        last_column = none;
      } else if (other != column) {
        reach(other, length, {row, column, value});
        const Value lowered = length + state_.price[at(other)];
        if (lowered >= limit) return;
        limit = lowered;
        last_column = other;
      }
    };
    look_into(column, look);
    while (!state_.has_incoming && distance_[at(column)] + beyond(column) < limit) {
      prepare_to_fill(32 * near_);
      look_into(column, look);
    }
    if (is_stopped()) return false;
  }
  for (const std::int32_t column : settled_) shift(column, distance_[at(column)] - limit);
  pull(source, last, last_column);
  return !stop_.stop_requested();
}

/// Moves everyone on the path one column towards `source`; who has none comes first, if it is not a column that does.
template <typename Value>
void Repair<Value>::pull(std::int32_t source, const Step& last, std::int32_t last_column) {
  moves_.clear();
  if (last_column < 0) moves_.push_back(last);
  for (std::int32_t column = last_column < 0 ? last.column : last_column; column != source;
       column = moves_.back().column) {
    moves_.push_back(came_from_[at(column)]);
  }
  for (const Step& step : moves_) {
    if (state_.place[at(step.row)].column >= 0) state_.leave(step.row);
  }
  for (const Step& step : moves_) state_.take(step.row, {step.value, step.column});
}

template class Repair<std::int32_t>;
template class Repair<std::int64_t>;

}  // namespace s2ss::allocation
