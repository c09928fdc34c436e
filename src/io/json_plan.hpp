#pragma once

#include "io/json_form.hpp"

/// The numbers of plans, whose sums pass what a single score can be.
namespace s2ss {

/// A sum or difference of scores, with up to twelve digits.
const JsonForm& score_sum();

/// A number in units of a Total (a score of 1 is 1,000,000,000,000), whole: certificates are checked to the last one.
const JsonForm& whole_units();

}  // namespace s2ss
