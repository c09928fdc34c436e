#pragma once

#include <cstdint>

namespace s2ss::allocation {

/// What something is worth, and with whom.
template <typename Value>
struct Worth {
  Value value;
  std::int32_t other;
};

/// The greatest offer, the greatest of the others, and where the first stands; offers of 0 and less do not count.
template <typename Value>
struct BestTwo {
  Value first = 0;
  Value second = 0;
  std::int32_t which = -1;
};

/// Of the offers arcs[k].value - asked[arcs[k].other] with k below `count`; the first among equals. `asked` is never
/// negative. Both sides of an auction and every check of a plan read through here: 8 offers at a time where the machine
/// can.
template <typename Value>
[[nodiscard]] BestTwo<Value> best_two(const Worth<Value>* arcs, std::int32_t count, const Value* asked);

}  // namespace s2ss::allocation
