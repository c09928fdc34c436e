#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "s2ss/enumerators.hpp"

namespace s2ss {

/// The hard rules, in the order in which they are applied: a removed nominee is counted under the first that removes
/// it. What can be done about each stands beside it.
enum class Rule : std::uint8_t {
  same_school,          ///< The nominee works at the requesting school.
  not_listed,           ///< The entry is nominated, confirmed, paused or withdrawn: list it first.
  review_overdue,       ///< The entry's review date has passed: review it.
  school_closed,        ///< The supporting school is not open: move the nominee to its successor.
  avoided,              ///< The request avoids this nominee, school or trust.
  same_trust,           ///< Policy: links inside a trust are not made by this directory.
  no_subject_fit,       ///< No need is met well enough (Policy::min_subject_fit).
  required_need_unmet,  ///< A required need is not met well enough.
  no_common_mode,       ///< The two sides share no way of working: widen the modes.
  no_common_slot,       ///< No session fits both sides inside the window: widen slots or window.
  too_far,              ///< Beyond the distance limit, and no common mode that needs no travel.
  nominee_full,         ///< The nominee has as many current links as they offered.
  school_full,          ///< The supporting school has reached its release limit.
  recently_linked,      ///< Policy: the two schools were linked within the last days.
  conflict,             ///< A declared conflict stands between the two.
  below_min_score,      ///< The score is below Policy::min_score.
};
inline constexpr std::size_t rule_count = 16;
template <>
inline constexpr std::array<std::string_view, rule_count> enumerator_words<Rule>{
    "same_school",    "not_listed",          "review_overdue", "school_closed",  "avoided", "same_trust",
    "no_subject_fit", "required_need_unmet", "no_common_mode", "no_common_slot", "too_far", "nominee_full",
    "school_full",    "recently_linked",     "conflict",       "below_min_score"};

/// How many nominees each rule removed.
using RuleCounts = std::array<std::uint32_t, rule_count>;

}  // namespace s2ss
