#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "s2ss/records.hpp"

namespace s2ss {

/// The indices of the schools that have nominees, along a Hilbert curve (Hilbert 1891) through squares of 64 metres:
/// those that stand one after the other are near each other. Schools without a place come last. O(schools x log
/// schools).
[[nodiscard]] std::vector<std::uint32_t> schools_along_curve(std::span<const SchoolRecord> schools);

}  // namespace s2ss
