#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "s2ss/calendar.hpp"
#include "s2ss/date.hpp"
#include "s2ss/school.hpp"

namespace s2ss::synth {

/// Lancashire's calendar for the academic years of `as_of` and after. Years the shipped example does not cover are
/// taken from one that it does, moved by whole weeks. The code of the authority is the example's.
[[nodiscard]] Calendar calendar_around(Date as_of);

/// A calendar for each of these authorities and, for one school in twenty, the school's own INSET days and blackout of
/// the exam season. Half the authorities begin with week B.
[[nodiscard]] std::vector<Calendar> invent_calendars(std::span<const School> schools, Date as_of, std::uint64_t seed);

}  // namespace s2ss::synth
