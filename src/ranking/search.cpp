#include "ranking/search.hpp"

#include "s2ss/error.hpp"

namespace s2ss {

namespace {

/// The rule under which nominees outside the scope are removed.
constexpr Rule rule_of(Standing standing) noexcept {
  switch (standing) {
    case Standing::not_listed:
      return Rule::not_listed;
    case Standing::review_overdue:
      return Rule::review_overdue;
    case Standing::school_closed:
      return Rule::school_closed;
    case Standing::good:
      break;
  }
  return Rule::no_subject_fit;
}

/// Asks for the records of nominees some places ahead, so that they arrive while others are scored: records lie
/// scattered over the directory, and waiting for them took half of the time.
void fetch_ahead(const Directory& directory, const std::vector<NomineeIndex>& scope, std::size_t at) noexcept {
  constexpr std::size_t nearest = 5;
  constexpr std::size_t near = 12;
  constexpr std::size_t far = 32;
  if (at + far >= scope.size()) return;
  const NomineeRecord* nominees = directory.nominee_records().data();
  __builtin_prefetch(nominees + scope[at + far].value);
  const NomineeRecord& soon = nominees[scope[at + near].value];
  __builtin_prefetch(directory.expertise_records().data() + soon.expertise.begin);
  __builtin_prefetch(directory.school_records().data() + soon.school.value);
  __builtin_prefetch(directory.away_pool().data() + soon.away.begin);
  const NomineeRecord& next = nominees[scope[at + nearest].value];
  if (next.expertise.size() == 0) return;
  const ExpertiseRecord& offered = directory.expertise_records()[next.expertise.begin];
  __builtin_prefetch(directory.facet_pool().data() + offered.facets_begin);
}

/// Scores everybody in scope, calls `eligible(nominee, score)` for those whom no rule removes, and counts.
template <typename Eligible>
SearchCounts score_all(const Scorer& scorer, const Eligible& eligible) {
  const Directory& directory = scorer.directory();
  SearchCounts counts;
  auto outside = directory.standings();
  const std::vector<NomineeIndex> scope = scorer.scope();
  for (std::size_t i = 0; i < scope.size(); ++i) {
    const NomineeIndex nominee = scope[i];
    fetch_ahead(directory, scope, i);
    --outside[static_cast<std::size_t>(directory.nominee_records()[nominee.value].standing)];
    const PairScore score = scorer.score(nominee);
    if (score.removed_by) {
      ++counts.excluded[static_cast<std::size_t>(*score.removed_by)];
    } else {
      ++counts.eligible;
      eligible(nominee, score);
    }
  }
  for (std::size_t standing = 0; standing < outside.size(); ++standing) {
    counts.excluded[static_cast<std::size_t>(rule_of(Standing(standing)))] += outside[standing];
  }
  return counts;
}

}  // namespace

SearchResult search(const Scorer& scorer, std::size_t limit) {
  SearchResult result;
  Top top(limit);
  static_cast<SearchCounts&>(result) = score_all(scorer, [&](NomineeIndex nominee, const PairScore& score) {
    top.add({nominee, score.total, score.parts});
  });
  result.first = top.take();
  return result;
}

SearchCounts count(const Scorer& scorer) {
  return score_all(scorer, [](NomineeIndex /*nominee*/, const PairScore& /*score*/) {});
}

Candidate candidate_of(const Scorer& scorer, const Scored& scored) {
  const Directory& directory = scorer.directory();
  const NomineeRecord& nominee = directory.nominee_records()[scored.nominee.value];
  const School& school = directory.school(nominee.school);
  return {.nominee = std::string(directory.nominee_id(scored.nominee)),
          .school = school.urn,
          .school_name = school.name,
          .role = nominee.role,
          .total = scored.total,
          .parts = scored.parts,
          .evidence = scorer.evidence(scored.nominee)};
}

void check_limit(std::size_t limit) {
  if (limit > 0) return;
  throw InputError(Fault{
      .field = "limit", .expected = "a whole number, 1 or more", .mend = "say how many candidates to return at most"});
}

}  // namespace s2ss
