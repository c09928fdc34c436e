#include "s2ss/rank.hpp"

#include "ranking/criteria_search.hpp"
#include "ranking/search.hpp"
#include "ranking/variety.hpp"

namespace s2ss {

namespace {

/// Everything but the candidates; `Result` is what a search came to.
template <typename Result>
Shortlist shortlist_of(const Scorer& scorer, const Request& request, const Policy& policy, const Result& found) {
  const Directory& directory = scorer.directory();
  Shortlist shortlist;
  shortlist.request = request.id;
  shortlist.school = directory.school(scorer.requesting_school()).urn;
  shortlist.as_of = directory.as_of();
  shortlist.version = directory.version();
  shortlist.weights = policy.weights;
  shortlist.criterion_weights = policy.criterion_weights;
  shortlist.considered = directory.nominee_count();
  shortlist.eligible = found.eligible;
  shortlist.excluded = found.excluded;
  return shortlist;
}

Shortlist rank_by_criteria(const Directory& directory, const Request& request, const Policy& policy,
                           const RankOptions& options) {
  validate(options.criteria, policy);
  const Scorer scorer = Scorer::of_built_in_parts(directory, request, policy);
  const Criteria criteria(options.criteria, policy, scorer, request, options.stop);
  const Variety variety{checked_variety(options.variety), policy.likeness};
  const JudgedResult found = search_with_variety(scorer, criteria, policy.min_score, options.limit, variety);
  Shortlist shortlist = shortlist_of(scorer, request, policy, found);
  shortlist.variety = variety.share;
  for (const Judged& judged : found.first) shortlist.candidates.push_back(candidate_of(scorer, criteria, judged));
  return shortlist;
}

}  // namespace

Shortlist rank(const Directory& directory, const Request& request, const Policy& policy, const RankOptions& options) {
  check_limit(options.limit);
  const Millionths variety = checked_variety(options.variety);
  if (!options.criteria.empty()) return rank_by_criteria(directory, request, policy, options);
  const Scorer scorer(directory, request, policy);
  const SearchResult found = search_with_variety(scorer, options.limit, {variety, policy.likeness});
  Shortlist shortlist = shortlist_of(scorer, request, policy, found);
  shortlist.variety = variety;
  for (const Scored& scored : found.first) shortlist.candidates.push_back(candidate_of(scorer, scored));
  return shortlist;
}

}  // namespace s2ss
