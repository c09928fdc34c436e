#include "s2ss/verify.hpp"

#include <algorithm>

#include "allocation/checked_round.hpp"

namespace s2ss {

std::vector<std::string> verify(const Directory& directory, std::span<const Request> requests, const Policy& policy,
                                const Plan& plan) {
  using namespace verification;
  if (plan.status != PlanStatus::optimal) return {"The plan does not claim to be best."};
  Findings findings;
  const CheckedRound round = check_links(directory, requests, policy, plan, findings);
  if (findings.sentences().empty())
    plan.rules.goal == Goal::stable ? check_stable(round, findings) : check_bounds(round, findings);
  if (findings.sentences().empty()) check_offers(round, findings);
  return findings.sentences();
}

}  // namespace s2ss

namespace s2ss::verification {

void Findings::require(bool holds, const char* otherwise) {
  if (holds || std::find(sentences_.begin(), sentences_.end(), otherwise) != sentences_.end()) return;
  sentences_.emplace_back(otherwise);
}

}  // namespace s2ss::verification
