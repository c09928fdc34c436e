#include "s2ss/explain.hpp"

#include <algorithm>

#include "ranking/criteria_search.hpp"
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

/// What does not depend on whether there are criteria.
Explanation explanation_of(const Directory& directory, const Request& request, const Policy& policy,
                           Candidate candidate, std::vector<Rule> rules) {
  Explanation explanation;
  explanation.request = request.id;
  explanation.candidate = std::move(candidate);
  explanation.rules = std::move(rules);
  explanation.weights = policy.weights;
  explanation.criterion_weights = policy.criterion_weights;
  explanation.version = directory.version();
  explanation.rank = 1;
  return explanation;
}

Explanation explain_by_criteria(const Directory& directory, const Request& request, NomineeIndex index,
                                const Policy& policy, const ExplainOptions& options) {
  validate(options.criteria, policy);
  const Scorer scorer = Scorer::of_built_in_parts(directory, request, policy);
  const Criteria criteria(options.criteria, policy, scorer, request, options.stop);
  std::vector<Rule> rules = scorer.rules(index);

  std::vector<Scored> asked = search(scorer, std::max<std::size_t>(directory.nominee_count(), 1)).first;
  const Parts parts = scorer.parts(index);
  if (!rules.empty()) asked.push_back({index, scorer.total(parts), parts});
  std::vector<Judged> judged = judge(criteria, asked);
  const Judged own =
      *std::ranges::find_if(judged, [index](const Judged& each) { return each.scored.nominee == index; });
  if (!rules.empty()) judged.pop_back();

  const Total least = Total{policy.min_score} * one;
  if (own.scored.total < least) rules.push_back(Rule::below_min_score);
  Explanation explanation =
      explanation_of(directory, request, policy, candidate_of(scorer, criteria, own), std::move(rules));
  for (const Judged& other : judged) {
    if (other.scored.total < least) continue;
    ++explanation.eligible;
    if (stands_before(other.scored, own.scored)) ++explanation.rank;
  }
  return explanation;
}

}  // namespace

Explanation explain(const Directory& directory, const Request& request, std::string_view nominee, const Policy& policy,
                    const ExplainOptions& options) {
  const NomineeIndex index = nominee_of(directory, nominee);
  if (!options.criteria.empty()) return explain_by_criteria(directory, request, index, policy, options);
  const Scorer scorer(directory, request, policy);
  const Parts parts = scorer.parts(index);
  const Scored own{index, scorer.total(parts), parts};

  Explanation explanation = explanation_of(directory, request, policy, candidate_of(scorer, own), scorer.rules(index));
  for (const NomineeIndex nominee_in_scope : scorer.scope()) {
    const PairScore other = scorer.score(nominee_in_scope);
    if (other.removed_by) continue;
    ++explanation.eligible;
    if (stands_before({nominee_in_scope, other.total, other.parts}, own)) ++explanation.rank;
  }
  return explanation;
}

}  // namespace s2ss
