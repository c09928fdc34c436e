#pragma once

#include <string>
#include <vector>

#include "s2ss/plan.hpp"
#include "s2ss/revise.hpp"

namespace s2ss {

/// What a plan comes to, in plain sentences: what it fills and in what sense no plan is better, why each place that
/// stays empty does, and where one more link would add most. No personal data.
[[nodiscard]] std::vector<std::string> sentences(const Plan& plan);

/// How a later plan differs: what stays, and for each request what it lost, what it got, and why.
[[nodiscard]] std::vector<std::string> sentences(const PlanComparison& comparison);

/// Which minima cannot be met together.
[[nodiscard]] std::string sentence(const PlanConflict& conflict);

}  // namespace s2ss
