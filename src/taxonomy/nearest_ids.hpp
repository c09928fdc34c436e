#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace s2ss {

/// Of some ids, those within a few typing slips of a mistyped one: the nearest first, then by id. Case does not count,
/// and a blank or an underscore counts as a hyphen. One slip in three letters is allowed. O(ids x the square of the
/// length), and nothing at all for a text longer than any id.
[[nodiscard]] std::vector<std::string> nearest_ids(std::string_view mistyped, std::span<const std::string_view> ids,
                                                   std::size_t limit);

}  // namespace s2ss
