#pragma once

#include <cstddef>
#include <optional>

#include "ranking/part_table.hpp"

namespace s2ss {

/// Another weight of one part under which a row of a table stands among the first `limit`.
struct WeightChange {
  std::vector<Millionths> weights;  ///< Of all parts, as they would be.
  Millionths weight = 0;            ///< That of the part.
  std::size_t rank = 1;             ///< The rank under `weights`.
};

/// The weight nearest to that of now, the larger of two as near, at which the row stands among the first `limit` both
/// with the other weights in exact proportion and with them rounded to whole millionths. In each direction the first
/// thousand weights at which the exact ones suffice are tried. O(rows x log + tries x rows).
///
/// Two totals cross once at most, so every other row passes before or behind this one once, at a weight that halving
/// finds; sorted by weight, these passings give the rank at every weight.
[[nodiscard]] std::optional<WeightChange> nearest_weight(const PartTable& table, std::size_t column, std::size_t row,
                                                         std::size_t limit);

/// The rank of a row, from 1, were these the weights; nothing when it would not reach the least score.
[[nodiscard]] std::optional<std::size_t> rank_under(const PartTable& table, std::size_t row,
                                                    const std::vector<Millionths>& weights);

}  // namespace s2ss
