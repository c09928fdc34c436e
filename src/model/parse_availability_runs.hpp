#pragma once

#include <cstdint>
#include <vector>

#include "model/parse_availability_items.hpp"
#include "s2ss/slots.hpp"

namespace s2ss::wording {

/// A list of days, of parts of the day or of weeks: "Mon, Tue and Fri".
struct Run {
  ItemKind kind = ItemKind::day;
  Join join = Join::stop;  ///< To the slots named before.
  bool refused = false;
  bool after_refusal = false;  ///< A refusal stands before it.
  bool approved = false;
  bool heads_list = false;
  int items = 1;
  Slots slots;
  Slots but_last;  ///< Of all its items but the last.
  Slots last_slots;
  std::uint32_t first = 0;       ///< Tokens; `last` is the one after them.
  std::uint32_t last_first = 0;  ///< First token of the last item.
  std::uint32_t last = 0;

  [[nodiscard]] bool is_close() const noexcept { return join <= Join::approved && !after_refusal; }
};

/// The slots among the items, as lists. O(items).
[[nodiscard]] std::vector<Run> runs_of(const std::vector<Item>& items);

}  // namespace s2ss::wording
