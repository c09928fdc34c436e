#pragma once

#include <cstdint>
#include <stop_token>
#include <utility>
#include <vector>

#include "allocation/at.hpp"
#include "allocation/compact.hpp"

namespace s2ss::allocation {

enum class RepairEnd : std::uint8_t { done, stopped, tired };

/// Makes a plan and prices optimal: drops what is not worth its price, then mends by shortest paths, first *reverse*
/// ones from columns that have a price but room, then *forward* ones from rows that want more than nothing (Bertsekas,
/// Castanon and Tsaknakis 1993; Jonker and Volgenant 1987). Throughout, a row that holds a place is paid exactly what
/// its place leaves it, and no other arc offers more; so a search needs distances of columns only.
template <typename Value>
class Repair {
 public:
  Repair(Compact<Value>& state, const std::stop_token& stop, CompactWork& work);

  /// Sets the rows' prices and counts the rows that would rather have another arc, or any.
  std::int32_t count_wrong(std::size_t threads);
  /// After `count_wrong`. Gives up when it has visited more than that many columns; the state stays a good start.
  RepairEnd run(std::uint64_t patience);

 private:
  /// A column that a search has reached; a heap by distance.
  struct Reached {
    Value distance;
    std::int32_t column;

    friend bool operator<(const Reached& left, const Reached& right) {
      return left.distance != right.distance ? left.distance > right.distance : left.column > right.column;
    }
  };

  void drop_what_is_not_worth_its_price();
  void begin_search();
  void reach(std::int32_t column, Value distance, std::int64_t by);
  std::int32_t next(Value limit);
  [[nodiscard]] bool is_stopped() const { return settled_.size() % 256 == 255 && stop_.stop_requested(); }
  bool serve(std::int32_t row);
  void look_from(std::int32_t row, Value distance, Value limit);
  void shift(std::int32_t column, Value by);
  void displace(std::int32_t row, std::int32_t last_row, std::int32_t last_column);
  bool fill(std::int32_t source);
  void pull(std::int32_t source, std::int32_t last_row, std::int32_t last_column, std::int32_t from);
  [[nodiscard]] Value value_between(std::int32_t row, std::int32_t column) const;

  Compact<Value>& state_;
  const std::stop_token& stop_;
  CompactWork& work_;
  LargeArray<Value> distance_;
  LargeArray<std::uint32_t> reached_;
  LargeArray<std::int64_t> came_from_;
  std::vector<Reached> heap_;
  std::vector<std::int32_t> settled_;
  std::vector<std::int32_t> waiting_;
  std::vector<std::pair<std::int32_t, std::int32_t>> moves_;
  std::uint32_t search_ = 0;
};

}  // namespace s2ss::allocation
