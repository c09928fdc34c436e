#pragma once

#include <cstddef>
#include <vector>

#include "ranking/criteria_search.hpp"
#include "ranking/top.hpp"
#include "s2ss/policy.hpp"

namespace s2ss {

/// How much unlikeness is worth against the score, and what makes two candidates alike.
struct Variety {
  Millionths share = 0;  ///< 0 is the pure order.
  LikenessFactors likeness;
};

/// Throws InputError unless `variety` lies in [0, 1].
[[nodiscard]] Millionths checked_variety(double variety);

/// The first `limit` by maximal marginal relevance (Carbonell and Goldstein 1998), chosen among all who are eligible;
/// the pure order where no variety is asked for.
///
/// Of one school only the best candidate left can be next, and its likeness to those chosen can only grow. So a heap of
/// schools, each looked at anew when it comes up, gives the next candidate. At first only the best few are looked at:
/// nobody behind them can be worth more than the last of them. O(first_of + (limit + schools) x log schools).
[[nodiscard]] std::vector<Scored> first_with_variety(const Scorer& scorer, std::size_t limit, const Variety& variety);

/// The same with criteria, which then score every eligible nominee.
[[nodiscard]] JudgedResult search_with_variety(const Scorer& scorer, const Criteria& criteria, Millionths min_score,
                                               std::size_t limit, const Variety& variety);

}  // namespace s2ss
