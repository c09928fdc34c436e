#include "s2ss/explain.hpp"

#include <algorithm>

#include "ranking/changes.hpp"
#include "ranking/criteria_search.hpp"
#include "ranking/find_nominee.hpp"
#include "ranking/search.hpp"

namespace s2ss {

namespace {

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
  explanation.limit = options.limit;
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
  check_limit(options.limit);
  const NomineeIndex index = find_nominee(directory, nominee);
  if (!options.criteria.empty()) return explain_by_criteria(directory, request, index, policy, options);
  const Scorer scorer(directory, request, policy);
  const Parts parts = scorer.parts(index);
  const Scored own{index, scorer.total(parts), parts};

  Explanation explanation = explanation_of(directory, request, policy, candidate_of(scorer, own), scorer.rules(index));
  explanation.limit = options.limit;
  Top others(options.limit);
  for (const NomineeIndex nominee_in_scope : scorer.scope()) {
    const PairScore score = scorer.score(nominee_in_scope);
    if (score.removed_by) continue;
    ++explanation.eligible;
    if (nominee_in_scope == index) continue;
    const Scored other{nominee_in_scope, score.total, score.parts};
    if (stands_before(other, own)) ++explanation.rank;
    if (options.changes) others.add(other);
  }
  if (options.changes && !explanation.is_on_the_list()) {
    const std::vector<Scored> ahead = others.take();
    explanation.changes =
        changes_onto_the_list({scorer, request, policy, index, explanation.rules, ahead, options.limit});
  }
  return explanation;
}

}  // namespace s2ss
