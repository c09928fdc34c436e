#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "allocation/best_two.hpp"

namespace s2ss::allocation {

/// The seven best offers among many, best first as they stood when they were looked up, and in the last entry what the
/// best of all others offered: an arc to `nobody`, for whom nothing is asked. While what is asked only rises it goes on
/// to be no less than any of them, so that whoever chooses reads one line of memory and not all arcs.
template <typename Value>
struct alignas(64) ShortList {
  static constexpr std::int32_t length = 8;

  std::array<Worth<Value>, length> entry;

  [[nodiscard]] Value rest() const { return entry.back().value; }
  [[nodiscard]] BestTwo<Value> best(const Value* asked) const { return best_two(entry.data(), length, asked); }
  /// Whether `best` could be another arc, or the second best be one, than the list says.
  [[nodiscard]] bool hides(const BestTwo<Value>& best) const { return best.which == length - 1; }
};

/// How many bits hold the positions of so many arcs. A value shifted by that many must fit its type for the fast way.
[[nodiscard]] inline int bits_for(std::int64_t positions) {
  return static_cast<int>(std::bit_width(static_cast<std::uint64_t>(positions > 0 ? positions - 1 : 0)));
}

/// Fills a list from the offers arcs[k].value - asked[arcs[k].other]; the earlier of equals comes first, and offers of
/// 0 and less do not count. `highest` is no less than any value, `asked` is never negative, and 0 for `nobody`.
template <typename Value>
void look_up(const Worth<Value>* arcs, std::int32_t count, const Value* asked, Value highest, std::int32_t nobody,
             ShortList<Value>& list);

}  // namespace s2ss::allocation
