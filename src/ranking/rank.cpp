#include "s2ss/rank.hpp"

#include "ranking/search.hpp"

namespace s2ss {

Shortlist rank(const Directory& directory, const Request& request, const Policy& policy, const RankOptions& options) {
  check_limit(options.limit);
  const Scorer scorer(directory, request, policy);
  const SearchResult found = search(scorer, options.limit);

  Shortlist shortlist;
  shortlist.request = request.id;
  shortlist.school = directory.school(scorer.requesting_school()).urn;
  shortlist.as_of = directory.as_of();
  shortlist.version = directory.version();
  shortlist.weights = policy.weights;
  shortlist.considered = directory.nominee_count();
  shortlist.eligible = found.eligible;
  shortlist.excluded = found.excluded;
  for (const Scored& scored : found.first) shortlist.candidates.push_back(candidate_of(scorer, scored));
  return shortlist;
}

}  // namespace s2ss
