#pragma once

#include <span>
#include <vector>

#include "s2ss/concept.hpp"
#include "s2ss/directory.hpp"
#include "s2ss/evidence.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"
#include "scoring/facet_outcomes.hpp"

namespace s2ss {

/// One facet that a need names.
struct NeededFacet {
  Facet facet = Facet::aspect;
  ConceptIndex asked;
  const FacetOutcomes::Table* outcomes = nullptr;  ///< Null when there is no table: then it is worked out each time.
};

/// Compares what a need names with what an expertise is restricted to.
class FacetFit {
 public:
  FacetFit(const Directory& directory, const FacetFactors& factors);

  /// The facets of a need: aspects, stages, boards, in the order given. Their ids must be known.
  [[nodiscard]] std::vector<NeededFacet> needed(const Need& need, const Taxonomy& taxonomy) const;

  [[nodiscard]] FacetOutcome outcome(const NeededFacet& needed, const ExpertiseRecord& offered) const {
    const bool is_restricted = (offered.aspects | offered.stages | offered.boards) != 0;
    if (!is_restricted) return FacetOutcome::blank;
    return needed.outcomes != nullptr ? (*needed.outcomes)[offered.facets_begin] : worked_out(needed, offered);
  }
  [[nodiscard]] Millionths factor(Facet facet, FacetOutcome outcome) const noexcept;
  /// The product over all facets that the need names.
  [[nodiscard]] Millionths operator()(std::span<const NeededFacet> needed, const ExpertiseRecord& offered) const {
    Millionths product = one;
    for (const NeededFacet& facet : needed) product = multiply(product, factor(facet.facet, outcome(facet, offered)));
    return product;
  }
  /// The bits of facets that meet, or nearly meet, what is asked.
  [[nodiscard]] FacetOutcomes::Bits bits(const NeededFacet& needed) const {
    return outcomes_->bits(needed.facet, needed.asked);
  }
  /// The greatest factor that any outcome gives.
  [[nodiscard]] Millionths greatest_factor(Facet facet) const noexcept;

 private:
  [[nodiscard]] FacetOutcome worked_out(const NeededFacet& needed, const ExpertiseRecord& offered) const;

  std::span<const ConceptIndex> pool_;
  FacetFactors factors_;
  const FacetOutcomes* outcomes_;  // kept by the directory
};

}  // namespace s2ss
