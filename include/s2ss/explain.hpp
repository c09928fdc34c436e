#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "s2ss/criterion.hpp"
#include "s2ss/directory.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"
#include "s2ss/rule.hpp"
#include "s2ss/shortlist.hpp"
#include "s2ss/single_change.hpp"

namespace s2ss {

/// Why a nominee is, or is not, on a shortlist.
struct Explanation {
  std::string request;        ///< Request id.
  Candidate candidate;        ///< The pair with its parts and evidence, as if no rule removed it.
  std::vector<Rule> rules;    ///< Every rule that removes the nominee, in their order; empty when eligible.
  std::size_t rank = 0;       ///< The rank it has or, when removed, would have; from 1.
  std::size_t eligible = 0;   ///< Nominees no rule removed.
  Weights weights;            ///< The policy's.
  std::uint64_t version = 0;  ///< The version of the living directory it came from; 0 when it is not live.
  std::vector<CriterionValue> criterion_weights = {};  ///< The policy's, for criteria of the user's own.
  std::size_t limit = 10;                              ///< The shortlist that `changes` is about has so many places.
  /// The single changes that would bring the nominee onto the shortlist, the smallest first: the smallest of each kind
  /// and side, each found by ranking anew. Empty when the nominee is on it, when no single change is enough, or when
  /// they were not asked for.
  std::vector<SingleChange> changes = {};

  [[nodiscard]] bool is_eligible() const noexcept { return rules.empty(); }
  /// The nominee is one of the first `limit`.
  [[nodiscard]] bool is_on_the_list() const noexcept { return is_eligible() && rank <= limit; }
  friend bool operator==(const Explanation&, const Explanation&) = default;
};

struct ExplainOptions {
  std::size_t limit = 10;  ///< Places on the shortlist, >= 1.
  bool changes = true;     ///< Look for the single changes that would bring the nominee onto it.
  /// Parts of the user's own, each with its weight in the policy. They must live as long as the call.
  std::span<const Criterion> criteria = {};
  std::stop_token stop = {};  ///< Looked at before each batch a criterion scores; then Cancelled is thrown.
};

/// Throws InputError for an unknown nominee and for whatever `rank` refuses. The directory is the one that is given: a
/// nominee who has left it since is explained as it was, and one who is not in it is refused. O(that of rank), and with
/// changes that of some dozens of rankings at worst. Criteria score every eligible nominee and this one; with them, no
/// changes are looked for.
[[nodiscard]] Explanation explain(const Directory& directory, const Request& request, std::string_view nominee,
                                  const Policy& policy = {}, const ExplainOptions& options = {});

}  // namespace s2ss
