#pragma once

#include <cstddef>
#include <vector>

#include "ranking/top.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"
#include "s2ss/rule.hpp"
#include "s2ss/scorer.hpp"
#include "s2ss/single_change.hpp"

namespace s2ss {

/// A nominee who is not on the shortlist, and who is.
struct OffTheList {
  const Scorer& scorer;
  const Request& request;
  const Policy& policy;
  NomineeIndex nominee;
  const std::vector<Rule>& rules;    ///< Every one that removes the nominee.
  const std::vector<Scored>& ahead;  ///< The first `limit` of all eligible others, in order.
  std::size_t limit = 10;
};

/// The single changes that would bring the nominee onto the shortlist, the smallest first: one at most of each kind and
/// side. Each was found, or confirmed, by ranking anew.
///
/// A change on the nominee's side touches nobody else, so only the nominee is scored anew and put among the others. A
/// change of the request or the policy is ranked as a whole; first the nominee alone is scored under it, where
/// everybody else can only gain: that settles most.
[[nodiscard]] std::vector<SingleChange> changes_onto_the_list(const OffTheList& nominee);

}  // namespace s2ss
