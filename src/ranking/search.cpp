#include "ranking/search.hpp"

#include "s2ss/error.hpp"

namespace s2ss {

SearchResult search(const Scorer& scorer, std::size_t limit) {
  SearchResult result;
  Top top(limit);
  const std::size_t nominees = scorer.directory().nominee_count();
  for (std::uint32_t i = 0; i < nominees; ++i) {
    const PairScore score = scorer.score(NomineeIndex{i});
    if (score.removed_by) {
      ++result.excluded[static_cast<std::size_t>(*score.removed_by)];
    } else {
      ++result.eligible;
      top.add({NomineeIndex{i}, score.total, score.parts});
    }
  }
  result.first = top.take();
  return result;
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
