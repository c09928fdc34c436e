#pragma once

#include <cstdint>
#include <vector>

#include "model/parse_availability_items.hpp"
#include "s2ss/slots.hpp"

namespace s2ss::wording {

/// Slots named together, as days, parts and weeks that restrict one another: "Tue pm wk A".
struct Group {
  Slots slots;
  bool refused = false;
  std::uint32_t first = 0;  ///< Tokens; `last` is the one after them.
  std::uint32_t last = 0;
};

/// The groups of a text, in its order. Refusals must be settled. O(items).
///
/// Days, or parts, in a list belong together. A part goes with the days directly beside it, else with those before or
/// after the comma; after "and" it stands alone. A week covers the list it ends or begins, up to another week or
/// the end of the sentence; a week as a heading covers all that follows up to the next.
[[nodiscard]] std::vector<Group> group_slots(const std::vector<Item>& items);

}  // namespace s2ss::wording
