#pragma once

#include <span>
#include <vector>

#include "s2ss/fixed_point.hpp"

namespace s2ss {

/// Scales fractions to whole millionths that sum to exactly one million: each is rounded down, and what is left over
/// goes to the largest remainders, the earlier first. Needs finite numbers, none negative and not all zero.
[[nodiscard]] std::vector<Millionths> shares(std::span<const double> fractions);

}  // namespace s2ss
