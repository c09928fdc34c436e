#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <stop_token>
#include <vector>

namespace s2ss::allocation {

/// A plan in the making for the plain case: one place per row, a capacity per column, nothing else. Value is int32
/// where every arc's value fits, which halves what is read.
///
/// A price lies between 0 and the greatest value. Arcs worth 0 or less stand for arcs that take no part.
template <typename Value>
struct Compact {
  std::int32_t rows = 0;
  std::int32_t columns = 0;
  std::span<const std::int64_t> first;  ///< Rows + 1 positions of arcs.
  std::span<const std::int32_t> head;   ///< Of each arc: its column.
  std::span<const Value> value;         ///< Of each arc.

  /// A row that holds a place of a column, with the bid that it made for it.
  struct Holder {
    Value bid;
    std::int32_t row;
  };
  std::vector<Value> price;                ///< Of each column.
  std::vector<std::int32_t> held;          ///< Of each column: how many of its places are held.
  std::vector<std::int64_t> first_holder;  ///< Columns + 1 positions in `holder`; as many as there is capacity.
  std::vector<Holder> holder;              ///< A heap by bid while the auction runs, smallest first.
  std::vector<std::int32_t> arc_of;        ///< Of each row: the position of its arc, or -1.
  std::vector<Value> row_price;            ///< Of each row; set by `repair`.

  /// Of each column the rows with an arc into it, and what that arc is worth.
  struct Incoming {
    Value value;
    std::int32_t row;
  };
  std::vector<std::int64_t> first_incoming;
  std::vector<Incoming> incoming;

  [[nodiscard]] std::int32_t capacity(std::int32_t column) const {
    return static_cast<std::int32_t>(first_holder[at(column) + 1] - first_holder[at(column)]);
  }
  [[nodiscard]] Value offer(std::int64_t arc) const { return value[at(arc)] - price[at(head[at(arc)])]; }
  static std::size_t at(std::int64_t position) { return static_cast<std::size_t>(position); }
};

/// What was done, for tests and for choosing between methods.
struct CompactWork {
  std::uint64_t bids = 0;
  std::uint64_t rows_read = 0;
  std::uint64_t searches = 0;
  std::uint64_t columns_visited = 0;
};

/// Nearly best plan and prices by an auction in coarse steps. False when asked to stop.
template <typename Value>
bool auction(Compact<Value>& state, const std::stop_token& stop, CompactWork& work);

/// Makes any plan and prices optimal. False when asked to stop. See docs/allocation.md.
template <typename Value>
bool repair(Compact<Value>& state, const std::stop_token& stop, CompactWork& work);

}  // namespace s2ss::allocation
