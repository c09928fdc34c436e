#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "allocation/at.hpp"
#include "allocation/compact.hpp"

namespace s2ss::allocation {

/// Of each column with a price the rows to which it offers almost as much as they have: what searches for a row look at
/// first, and nearly always last. Far fewer arcs than all, found without reading most of the others.
template <typename Value>
class Nearby {
 public:
  struct One {
    Value value;
    std::int32_t row;
    std::int32_t next;
  };

  /// Needs the rows' prices. An arc that is left out offers its row less than it has by more than `within`; prices of
  /// columns that fall take away from that as much as they fall, those of rows that rise add to it.
  void gather(Compact<Value>& state, Value within) {
    last_.assign(at(state.columns), none);
    all_.clear();
    for (std::int32_t i = 0; i < state.rows; ++i) {
      const auto add = [&](const Worth<Value>& arc) {
        if (state.row_price[at(i)] - state.offer(arc) > within || state.price[at(arc.other)] == 0) return;
        if (arc.value <= 0) return;
        all_.push_back({arc.value, i, last_[at(arc.other)]});
        last_[at(arc.other)] = static_cast<std::int32_t>(all_.size()) - 1;
      };
      if (state.row_price[at(i)] - state.unlisted(i) > within) {
        std::ranges::for_each(state.listed(i), add);
      } else {
        std::ranges::for_each(state.arcs_of(i), add);
      }
    }
  }

  template <typename Act>
  void each_row(std::int32_t column, const Act& act) const {
    for (std::int32_t k = last_[at(column)]; k != none; k = all_[at(k)].next) act(all_[at(k)].value, all_[at(k)].row);
  }

 private:
  std::vector<std::int32_t> last_;
  std::vector<One> all_;
};

}  // namespace s2ss::allocation
