#include "scoring/facet_fit.hpp"

#include <algorithm>

namespace s2ss {

FacetFit::FacetFit(const Directory& directory, const FacetFactors& factors)
    : pool_(directory.facet_pool()), factors_(factors), outcomes_(&FacetOutcomes::of(directory)) {}

std::vector<NeededFacet> FacetFit::needed(const Need& need, const Taxonomy& taxonomy) const {
  std::vector<NeededFacet> all;
  const auto append = [&](const std::vector<std::string>& ids, Facet facet) {
    for (const std::string& id : ids) {
      const ConceptIndex asked = *taxonomy.find(id);
      all.push_back({facet, asked, outcomes_->table(facet, asked)});
    }
  };
  append(need.aspects, Facet::aspect);
  append(need.stages, Facet::stage);
  append(need.boards, Facet::board);
  return all;
}

Millionths FacetFit::factor(Facet facet, FacetOutcome outcome) const noexcept {
  switch (outcome) {
    case FacetOutcome::met:
      return factors_.met;
    case FacetOutcome::blank:
      return factors_.blank;
    case FacetOutcome::adjacent:
      return factors_.adjacent_stage;
    case FacetOutcome::other:
      break;
  }
  if (facet == Facet::stage) return factors_.other_stage;
  return facet == Facet::board ? factors_.other_board : factors_.other_aspect;
}

Millionths FacetFit::greatest_factor(Facet facet) const noexcept {
  Millionths greatest = 0;
  for (const FacetOutcome outcome :
       {FacetOutcome::met, FacetOutcome::blank, FacetOutcome::adjacent, FacetOutcome::other}) {
    greatest = std::max(greatest, factor(facet, outcome));
  }
  return greatest;
}

FacetOutcome FacetFit::worked_out(const NeededFacet& needed, const ExpertiseRecord& offered) const {
  return outcomes_->outcome(
      needed.facet, needed.asked,
      of_facet(needed.facet, pool_, offered.facets_begin, offered.aspects, offered.stages, offered.boards));
}

}  // namespace s2ss
