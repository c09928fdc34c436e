#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>

#include "allocation/at.hpp"
#include "allocation/compact.hpp"
#include "allocation/compact_nearby.hpp"

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

  /// Whether a sample of the rows makes it likely that no more than that part of all would rather have another arc.
  [[nodiscard]] bool is_likely_below(double part) const;
  /// Sets the rows' prices and counts the rows that would rather have another arc, or any.
  std::int32_t count_wrong(std::size_t threads);
  /// After `count_wrong`. Searches look first at what lies within `near`. Gives up when it has visited more than that
  /// many columns; the state stays a good start.
  RepairEnd run(Value near, std::uint64_t patience);

 private:
  /// A column that a search has reached; a heap by distance.
  struct Reached {
    Value distance;
    std::int32_t column;

    friend bool operator<(const Reached& left, const Reached& right) {
      return left.distance != right.distance ? left.distance > right.distance : left.column > right.column;
    }
  };

  /// A step of a path: the row that moves, and the arc it takes.
  struct Step {
    std::int32_t row;
    std::int32_t column;
    Value value;
  };

  void prepare_to_fill(Value near);
  template <typename Act>
  void look_into(std::int32_t column, const Act& act) const;
  [[nodiscard]] Value beyond(std::int32_t column) const;
  void drop_what_is_not_worth_its_price();
  void begin_search();
  void reach(std::int32_t column, Value distance, const Step& by);
  std::int32_t next(Value limit);
  [[nodiscard]] bool is_stopped() const { return settled_.size() % 256 == 255 && stop_.stop_requested(); }
  bool serve(std::int32_t row);
  void look_from(std::int32_t row, Value distance, Value limit);
  void shift(std::int32_t column, Value by);
  void displace(std::int32_t row, std::int32_t last_row, std::int32_t last_column);
  bool fill(std::int32_t source);
  void pull(std::int32_t source, const Step& last, std::int32_t last_column);

  Compact<Value>& state_;
  const std::stop_token& stop_;
  CompactWork& work_;
  LargeArray<Value> distance_;
  LargeArray<std::uint32_t> reached_;
  LargeArray<Step> came_from_;
  Nearby<Value> nearby_;
  LargeArray<Value> before_;  // prices when reverse searches began
  Value near_ = 0, fallen_before_ = 0;
  std::vector<Reached> heap_;
  std::vector<std::int32_t> settled_;
  std::vector<std::int32_t> waiting_, open_;
  std::vector<Step> moves_;
  std::uint32_t search_ = 0;
};

}  // namespace s2ss::allocation
