#pragma once

#include <cstdint>
#include <vector>

#include "s2ss/school.hpp"

namespace s2ss::synth {

/// Puts the academies among invented schools into trusts of one to forty schools, most of them of one to three; the
/// schools of a trust mostly stand near each other. O(n log n).
void assign_trusts(std::vector<School>& schools, std::uint64_t seed);

}  // namespace s2ss::synth
