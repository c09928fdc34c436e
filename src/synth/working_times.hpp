#pragma once

#include <vector>

#include "s2ss/date.hpp"
#include "s2ss/modes.hpp"
#include "s2ss/slots.hpp"
#include "synth/random.hpp"

namespace s2ss::synth {

/// How somebody would work with another school; never empty.
[[nodiscard]] Modes choose_modes(Random& random);

/// A few half-days and twilights, in both weeks or in one; now and then all of them; never empty.
[[nodiscard]] Slots choose_slots(Random& random);

/// Mostly nothing; else one or two ranges, apart from each other, in the year after `as_of`.
[[nodiscard]] std::vector<DateRange> choose_away(Date as_of, Random& random);

}  // namespace s2ss::synth
