#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <stop_token>

#include "s2ss/directory.hpp"
#include "s2ss/plan.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"

namespace s2ss {

struct AllocateOptions {
  RoundRules rules;
  std::size_t alternates = 3;  ///< People to name for each request beside those it gets, at most.
  std::size_t threads = 0;     ///< 0 takes as many as the machine has cores. The answer does not depend on it.
  std::function<void(std::size_t done, std::size_t all)> progress = {};  ///< Called from the calling thread.
  std::stop_token stop = {};  ///< When stop is requested while people are scored, Cancelled is thrown; later, the plan
                              ///< so far is returned with the status `cancelled`.
  /// When stop is requested here, no better plan is looked for: once everybody has been scored, the best so far is
  /// returned with the status `cancelled` and its `gap`, or a plan that was proved best by then with all its reasons.
  std::stop_token enough = {};
};

/// A round of requests competes for the same people: who should be linked with whom?
///
/// Exact: no plan over all pairs that the hard rules leave is better by the goal. A nominee, a school and a trust get
/// no more links than they have left; a request at most `places`, of different schools. Pairs are taken from the best
/// of each request first; the prices of that plan then show which others could improve it, until none can: the optimum
/// is over all pairs, and the certificate says so.
///
/// Requests are sorted by id and nominees stand by id, so the plan is a function of what was given and not of its
/// order.
///
/// Throws InputError for requests (pointers begin with their position), a policy or rules that do not hold: ids that
/// are unknown or come twice, pins that a hard rule or a limit stands against, minima above what a nominee has left;
/// and LimitError where totals could pass 64 bits.
[[nodiscard]] Plan allocate(const Directory& directory, std::span<const Request> requests, const Policy& policy = {},
                            const AllocateOptions& options = {});

}  // namespace s2ss
