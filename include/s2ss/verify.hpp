#pragma once

#include <span>
#include <string>
#include <vector>

#include "s2ss/directory.hpp"
#include "s2ss/plan.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"

namespace s2ss {

/// Checks a plan and its certificate, in code that shares nothing with the solver and adds up in 128 bits: every limit,
/// every hard rule, every pin; that scores are those of the directory; that the plan reaches what its certificate
/// proves no plan can pass (for stable: that no pair blocks). Returns what is wrong, in sentences; empty means the plan
/// is best.
///
/// A plan that was cancelled or is infeasible proves nothing: that is one of the sentences. Throws InputError for
/// requests or a policy that do not hold. O(requests x the people in scope).
[[nodiscard]] std::vector<std::string> verify(const Directory& directory, std::span<const Request> requests,
                                              const Policy& policy, const Plan& plan);

}  // namespace s2ss
