#include "s2ss/explain.hpp"

#include "ranking/search.hpp"
#include "s2ss/error.hpp"

namespace s2ss {

namespace {

NomineeIndex nominee_of(const Directory& directory, std::string_view id) {
  if (const auto found = directory.find_nominee(id)) return *found;
  throw InputError(Fault{.field = "nominee",
                         .expected = "the id of a nominee of the directory",
                         .mend = "look the id up in the directory's nominees"});
}

}  // namespace

Explanation explain(const Directory& directory, const Request& request, std::string_view nominee,
                    const Policy& policy) {
  const NomineeIndex index = nominee_of(directory, nominee);
  const Scorer scorer(directory, request, policy);
  const Parts parts = scorer.parts(index);
  const Scored own{index, scorer.total(parts), parts};

  Explanation explanation;
  explanation.request = request.id;
  explanation.candidate = candidate_of(scorer, own);
  explanation.rules = scorer.rules(index);
  explanation.weights = policy.weights;
  explanation.version = directory.version();
  explanation.rank = 1;
  for (const NomineeIndex nominee_in_scope : scorer.scope()) {
    const PairScore other = scorer.score(nominee_in_scope);
    if (other.removed_by) continue;
    ++explanation.eligible;
    if (stands_before({nominee_in_scope, other.total, other.parts}, own)) ++explanation.rank;
  }
  return explanation;
}

}  // namespace s2ss
