#pragma once

#include <cstddef>

#include "core/tokens.hpp"
#include "s2ss/slots.hpp"

namespace s2ss::wording {

/// Days of the week, and the token after them.
struct DaysRead {
  Slots slots;
  bool is_date = false;  ///< A number follows, as in "Monday 12th" and "Tue 14/10": one day, not every one.
  std::size_t last = 0;
};

/// "Mon", "Tuesday to Thursday", "Mon-Fri". Precondition: a word for days stands at `first`. O(1).
[[nodiscard]] DaysRead days_at(const text::Tokens& tokens, std::size_t first);

}  // namespace s2ss::wording
