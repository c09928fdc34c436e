#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "s2ss/compare.hpp"
#include "s2ss/explain.hpp"
#include "s2ss/rule.hpp"
#include "s2ss/shortlist.hpp"
#include "s2ss/single_change.hpp"
#include "s2ss/stability.hpp"

namespace s2ss {

/// The reasons for a candidate in plain sentences an adviser can read to a headteacher: one per need, then when, how,
/// how far, and what the two schools already share. No personal data; a need's own words are repeated where they are
/// not its label.
[[nodiscard]] std::vector<std::string> sentences(const Candidate& candidate);

/// The same for an explanation: first whether and why a rule removes the nominee, the rank, and the smallest change
/// that would be enough to be on the shortlist.
[[nodiscard]] std::vector<std::string> sentences(const Explanation& explanation);

/// Which of two stands above the other, and why, part by part, the weightiest first.
[[nodiscard]] std::vector<std::string> sentences(const Comparison& comparison);

/// How far each weight can move before the first place changes, and who shares a score.
[[nodiscard]] std::vector<std::string> sentences(const Stability& stability);

/// What would be different, and the rank the nominee would then have: "They would be number 3 if the colleague also
/// offered online calls."
[[nodiscard]] std::string sentence(const SingleChange& change);

/// What a rule means, and what can be done about it, in one sentence.
[[nodiscard]] std::string_view meaning(Rule rule) noexcept;

}  // namespace s2ss
