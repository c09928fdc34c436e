#pragma once

#include <span>
#include <string>

#include "s2ss/directory.hpp"
#include "s2ss/plan.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"

namespace s2ss {

/// A round as a minimum-cost flow in the DIMACS format (`p min`), which any solver of such problems reads: all pairs
/// that may be made, under the plan's rules, and the least cost the plan claims, in a comment.
///
/// Every place flows from node 1 to node 2, along a link or past all of them at no cost; a link costs what it is worth,
/// below 0. Comments say which node is which. Costs are whole units, 10^12 of a score, and what a filled place counts
/// where the goal puts places first. For fairest it is the last step: the greatest total among links that are not below
/// the lowest. Pins and minima are lower bounds.
///
/// Throws InputError for requests or a policy that do not hold, for a plan that is not optimal and for stable plans,
/// which are no flow. O(requests x the people in scope).
[[nodiscard]] std::string to_dimacs(const Directory& directory, std::span<const Request> requests, const Policy& policy,
                                    const Plan& plan);

}  // namespace s2ss
