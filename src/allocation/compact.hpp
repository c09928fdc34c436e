#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "allocation/at.hpp"
#include "allocation/best_two.hpp"
#include "allocation/short_list.hpp"
#include "core/large_pages.hpp"

namespace s2ss::allocation {

/// A plan in the making for the plain case: one place per row, a capacity per column, nothing else.
///
/// Values are scores times `scale`, so that an auction can raise bids by parts of a score; int32 where they fit, which
/// halves what is read. A price lies between 0 and `highest`. Arcs worth 0 or less stand for arcs that take no part.
template <typename Value>
struct Compact {
  struct Column {
    std::int64_t first_holder;  ///< Position in `holder`; as many as there is capacity.
    std::int32_t held;          ///< How many of its places are held.
    std::int32_t capacity;
  };
  /// A row that holds a place of a column, with the bid that it made for it.
  struct Holder {
    Value bid;
    std::int32_t row;
  };
  /// The arc that a row holds; column -1 when it holds none.
  struct Place {
    Value value = 0;
    std::int32_t column = -1;
  };

  std::int32_t rows = 0;
  std::int32_t columns = 0;
  Value scale = 1;
  Value highest = 0;                         ///< The greatest value of an arc.
  std::span<const std::int64_t> first;       ///< Rows + 1 positions of arcs: the problem's, or `own_first`.
  LargeArray<std::int64_t> own_first;        ///< Filled where arcs were left out.
  LargeArray<Worth<Value>> arc;              ///< With their columns, in the problem's order.
  std::vector<std::int64_t> first_incoming;  ///< Columns + 1 positions in `incoming`; empty before it is built.
  LargeArray<Worth<Value>> incoming;         ///< Of each column the rows that want it.
  bool has_incoming = false;                 ///< Whether it is called for; it may have been built ahead.

  /// Whether arcs are so many that they come from far away: then lists that must be looked up anew now and then are
  /// still faster than reading all arcs.
  bool has_lists = false;
  /// Of each row its best arcs, looked up when no price was lower by more than `fallen` than it is now.
  LargeArray<ShortList<Value>> best;
  Value fallen = 0;

  LargeArray<Value> price;        ///< Of each column; 0 for `nobody`.
  LargeArray<Column> column;      ///< Of each column.
  LargeArray<Holder> holder;      ///< Of each column a heap by bid while rows bid, smallest first.
  LargeArray<Place> place;        ///< Of each row.
  LargeArray<std::int64_t> seat;  ///< Of each row with a place: its position in `holder`, after `find_seats`.
  LargeArray<Value> row_price;    ///< Of each row; set by `Repair`.

  [[nodiscard]] Value offer(const Worth<Value>& one) const { return one.value - price[at(one.other)]; }
  [[nodiscard]] Value offer(const Place& one) const { return one.value - price[at(one.column)]; }
  /// Stands for a column behind the last, which costs nothing.
  [[nodiscard]] std::int32_t nobody() const { return columns; }
  [[nodiscard]] std::span<const Worth<Value>> arcs_of(std::int32_t row) const {
    return {arc.data() + first[at(row)], arc.data() + first[at(row) + 1]};
  }
  [[nodiscard]] std::span<const Worth<Value>> listed(std::int32_t row) const {
    return std::span(best[at(row)].entry).first(ShortList<Value>::length - 1);
  }
  /// What no arc outside the row's list offers more than.
  [[nodiscard]] Value unlisted(std::int32_t row) const { return has_lists ? best[at(row)].rest() + fallen : highest; }
  /// The best two of all arcs of a row; `which` counts from its first.
  [[nodiscard]] BestTwo<Value> best_of(std::int32_t row) const {
    const auto arcs = arcs_of(row);
    return best_two(arcs.data(), static_cast<std::int32_t>(arcs.size()), price.data());
  }
  void look_up_best(std::int32_t row) {
    const auto arcs = arcs_of(row);
    look_up(arcs.data(), static_cast<std::int32_t>(arcs.size()), price.data(), highest, nobody(), best[at(row)]);
  }
  /// The greatest offer to a row, or 0.
  [[nodiscard]] Value best_offer(std::int32_t row) {
    const BestTwo<Value> listed = best[at(row)].best(price.data());
    if (listed.first >= unlisted(row) && listed.which != ShortList<Value>::length - 1) return listed.first;
    look_up_best(row);
    return std::max<Value>(offer(best[at(row)].entry.front()), 0);
  }
  [[nodiscard]] std::span<const Worth<Value>> rows_into(std::int32_t wanted) const {
    return {incoming.data() + first_incoming[at(wanted)], incoming.data() + first_incoming[at(wanted) + 1]};
  }
  [[nodiscard]] std::span<Holder> holders(std::int32_t of) {
    return {holder.data() + column[at(of)].first_holder, static_cast<std::size_t>(column[at(of)].held)};
  }
  [[nodiscard]] bool has_room(std::int32_t in) const { return column[at(in)].held < column[at(in)].capacity; }

  void find_seats() {
    seat.resize(at(rows));
    for (std::int32_t j = 0; j < columns; ++j) {
      const std::int64_t begin = column[at(j)].first_holder, end = begin + column[at(j)].held;
      for (std::int64_t k = begin; k < end; ++k) seat[at(holder[at(k)].row)] = k;
    }
  }

  /// Gives a row a place; needs seats, and leaves the order of bids to the caller.
  void take(std::int32_t row, Place wanted) {
    Column& into = column[at(wanted.column)];
    seat[at(row)] = into.first_holder + into.held++;
    holder[at(seat[at(row)])] = {price[at(wanted.column)], row};
    place[at(row)] = wanted;
  }

  /// Takes a row's place away; needs seats.
  void leave(std::int32_t row) {
    Column& from = column[at(place[at(row)].column)];
    const Holder last = holder[at(from.first_holder + --from.held)];
    holder[at(seat[at(row)])] = last;
    seat[at(last.row)] = seat[at(row)];
    place[at(row)] = {};
  }
};

/// What was done, for tests and for choosing between methods.
struct CompactWork {
  std::uint64_t bids = 0;
  std::uint64_t looked_up = 0;
  std::uint64_t lowered = 0;
  std::uint64_t searches = 0;
  std::uint64_t columns_visited = 0;
};

}  // namespace s2ss::allocation
