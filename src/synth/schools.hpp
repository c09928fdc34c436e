#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "s2ss/school.hpp"
#include "synth/counties.hpp"

namespace s2ss::synth {

/// Invented schools, county after county, URNs from 900000 on; trusts are not assigned yet. The first one is open.
[[nodiscard]] std::vector<School> invent_schools(std::size_t count, const std::vector<County>& counties,
                                                 std::uint64_t seed);

/// True for the types that a trust may run.
[[nodiscard]] bool is_academy(const School& school) noexcept;

}  // namespace s2ss::synth
