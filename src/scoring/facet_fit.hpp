#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "s2ss/concept.hpp"
#include "s2ss/directory.hpp"
#include "s2ss/evidence.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"

namespace s2ss {

/// One facet that a need names.
struct NeededFacet {
  Facet facet = Facet::aspect;
  ConceptIndex asked;
};

/// The facets of a need: aspects, stages, boards, in the order given. Their ids must be known.
[[nodiscard]] std::vector<NeededFacet> needed_facets(const Need& need, const Taxonomy& taxonomy);

/// Compares what a need names with what an expertise is restricted to.
class FacetFit {
 public:
  FacetFit(const Directory& directory, const FacetFactors& factors);

  [[nodiscard]] FacetOutcome outcome(const NeededFacet& needed, const ExpertiseRecord& offered) const;
  [[nodiscard]] Millionths factor(Facet facet, FacetOutcome outcome) const noexcept;
  /// The product over all facets that the need names.
  [[nodiscard]] Millionths operator()(std::span<const NeededFacet> needed, const ExpertiseRecord& offered) const;

 private:
  [[nodiscard]] std::span<const ConceptIndex> offered_facets(Facet facet, const ExpertiseRecord& offered) const;
  [[nodiscard]] bool is_adjacent(ConceptIndex left, ConceptIndex right) const noexcept;

  Directory directory_;
  std::span<const ConceptIndex> pool_;
  FacetFactors factors_;
  std::vector<std::uint8_t> rungs_;  ///< By ConceptIndex: places on the ladder of stages, a bit each.
};

}  // namespace s2ss
