#include "s2ss/rank.hpp"

#include <utility>
#include <vector>

#include "ranking/criteria_search.hpp"
#include "ranking/shortlist.hpp"
#include "ranking/variety.hpp"

namespace s2ss {

namespace {

Shortlist rank_by_criteria(const Directory& directory, const Request& request, const Policy& policy,
                           const RankOptions& options) {
  validate(options.criteria, policy);
  const Scorer scorer = Scorer::of_built_in_parts(directory, request, policy);
  const Criteria criteria(options.criteria, policy, scorer, request, options.stop);
  const Variety variety{checked_variety(options.variety), policy.likeness};
  const JudgedResult found = search_with_variety(scorer, criteria, policy.min_score, options.limit, variety);
  std::vector<Candidate> candidates;
  for (const Judged& judged : found.first) candidates.push_back(candidate_of(scorer, criteria, judged));
  Shortlist shortlist = empty_shortlist(scorer, request, policy);
  shortlist.candidates = std::move(candidates);
  shortlist.eligible = found.eligible;
  shortlist.excluded = found.excluded;
  shortlist.variety = variety.share;
  return shortlist;
}

}  // namespace

Shortlist rank(const Directory& directory, const Request& request, const Policy& policy, const RankOptions& options) {
  check_limit(options.limit);
  const Millionths variety = checked_variety(options.variety);
  if (!options.criteria.empty()) return rank_by_criteria(directory, request, policy, options);
  Scorer scorer(directory, request, policy);
  std::vector<Scored> first = first_with_variety(scorer, options.limit, {variety, policy.likeness});
  Shortlist shortlist = make_shortlist(request, policy, std::move(scorer), std::move(first));
  shortlist.variety = variety;
  return shortlist;
}

}  // namespace s2ss
