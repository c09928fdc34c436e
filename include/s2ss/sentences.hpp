#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "s2ss/explain.hpp"
#include "s2ss/rule.hpp"
#include "s2ss/shortlist.hpp"

namespace s2ss {

/// The reasons for a candidate in plain sentences an adviser can read to a headteacher: one per need, then when, how,
/// how far, and what the two schools already share. No personal data; a need's own words are repeated where they are
/// not its label.
[[nodiscard]] std::vector<std::string> sentences(const Candidate& candidate);

/// The same for an explanation: first whether and why a rule removes the nominee, and the rank.
[[nodiscard]] std::vector<std::string> sentences(const Explanation& explanation);

/// What a rule means, and what can be done about it, in one sentence.
[[nodiscard]] std::string_view meaning(Rule rule) noexcept;

}  // namespace s2ss
