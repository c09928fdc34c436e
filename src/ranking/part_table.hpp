#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "s2ss/index.hpp"
#include "s2ss/parts.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"
#include "s2ss/scorer.hpp"

namespace s2ss {

/// One part of the score with what every nominee has of it.
struct PartColumn {
  std::string part;
  Millionths weight = 0;
  std::vector<Millionths> values;  ///< By row.
};

/// The parts of all nominees whom no rule but below_min_score removes, in the pure order; so those that are eligible
/// stand first.
struct PartTable {
  std::vector<NomineeIndex> nominees;
  std::vector<Total> totals;
  std::vector<PartColumn> columns;
  Millionths min_score = 0;
  std::size_t eligible = 0;

  [[nodiscard]] std::size_t rows() const noexcept { return nominees.size(); }
};

/// Scores everyone. O(scope x (needs x expertise) + n log n).
[[nodiscard]] PartTable part_table(const Directory& directory, const Request& request, const Policy& policy);

/// The total of a row while one weight moves and the others keep their proportions: a straight line from its value
/// where the weight is 0 to that where it is 1. In units of 1e-12 / (1 - the weight now), so that both are whole.
struct TotalLine {
  Total at_zero = 0;
  Total at_one = 0;

  [[nodiscard]] constexpr Total slope() const noexcept { return at_one - at_zero; }
};

[[nodiscard]] TotalLine line_of(const PartTable& table, std::size_t column, std::size_t row) noexcept;

/// The line of the least score the policy accepts.
[[nodiscard]] TotalLine least_line(const PartTable& table, std::size_t column) noexcept;

/// The weights, one for each part, with that of one part set and the others scaled in proportion. `weights` must sum to
/// one and not give all to this part.
[[nodiscard]] std::vector<Millionths> with_weight(const std::vector<Millionths>& weights, std::size_t part,
                                                  Millionths weight);

}  // namespace s2ss
