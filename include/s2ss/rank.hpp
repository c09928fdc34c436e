#pragma once

#include <cstddef>
#include <span>
#include <stop_token>

#include "s2ss/criterion.hpp"
#include "s2ss/directory.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"
#include "s2ss/shortlist.hpp"

namespace s2ss {

struct RankOptions {
  std::size_t limit = 10;  ///< How many candidates to return at most, >= 1.
  /// Parts of the user's own, each with its weight in the policy. They must live as long as the call.
  std::span<const Criterion> criteria = {};
  std::stop_token stop = {};  ///< Looked at before each batch a criterion scores; then Cancelled is thrown.

  /// How much a list whose schools, trusts and districts differ is worth, against the score: from 0, the pure order, to
  /// 1. Counted in millionths, to the nearest. Each next candidate, of all who are eligible, is the one with the
  /// greatest (1 - variety) x score - variety x its greatest likeness to those before it (maximal marginal relevance,
  /// Carbonell and Goldstein 1998; Policy::likeness); then the pure order decides.
  double variety = 0.0;
};

/// Who could help with this one request, best first?
///
/// Exact: the same as scoring every nominee and sorting. The order is total (score descending, then nominee id
/// ascending) unless `variety` is asked for, and does not depend on the order of the directory's rows. Throws
/// InputError for a request, policy, limit or variety that does not hold. O(nominees / 64 + scope x (needs x expertise
/// + log limit)), where the scope is the nominees who offer something near a need.
[[nodiscard]] Shortlist rank(const Directory& directory, const Request& request, const Policy& policy = {},
                             const RankOptions& options = {});

}  // namespace s2ss
