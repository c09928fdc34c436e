#include "scoring/facet_fit.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace s2ss {

namespace {

constexpr std::array<std::string_view, 3> ladder{"key-stage-3", "key-stage-4", "key-stage-5"};

/// The ladder KS3, KS4/GCSE, KS5/A level: each key stage with everything narrower.
std::vector<std::uint8_t> rungs_of(const Taxonomy& taxonomy) {
  std::vector<std::uint8_t> rungs(taxonomy.size(), 0);
  for (std::size_t rung = 0; rung < ladder.size(); ++rung) {
    const auto key_stage = taxonomy.find(ladder[rung]);
    if (!key_stage) continue;
    for (std::uint32_t i = 0; i < rungs.size(); ++i) {
      const bool on_rung = ConceptIndex{i} == *key_stage || taxonomy.is_broader(*key_stage, ConceptIndex{i});
      if (on_rung) rungs[i] = static_cast<std::uint8_t>(rungs[i] | 1u << rung);
    }
  }
  return rungs;
}

void append(const std::vector<std::string>& ids, Facet facet, const Taxonomy& taxonomy,
            std::vector<NeededFacet>& needed) {
  for (const std::string& id : ids) needed.push_back({facet, *taxonomy.find(id)});
}

}  // namespace

std::vector<NeededFacet> needed_facets(const Need& need, const Taxonomy& taxonomy) {
  std::vector<NeededFacet> needed;
  append(need.aspects, Facet::aspect, taxonomy, needed);
  append(need.stages, Facet::stage, taxonomy, needed);
  append(need.boards, Facet::board, taxonomy, needed);
  return needed;
}

FacetFit::FacetFit(const Directory& directory, const FacetFactors& factors)
    : directory_(directory),
      pool_(directory_.facet_pool()),
      factors_(factors),
      rungs_(rungs_of(directory.taxonomy())) {}

FacetOutcome FacetFit::outcome(const NeededFacet& needed, const ExpertiseRecord& offered) const {
  const auto concepts = offered_facets(needed.facet, offered);
  if (concepts.empty()) return FacetOutcome::blank;
  const Taxonomy& taxonomy = directory_.taxonomy();
  const bool met = std::any_of(concepts.begin(), concepts.end(), [&](ConceptIndex has) {
    return has == needed.asked || taxonomy.is_broader(has, needed.asked) || taxonomy.is_broader(needed.asked, has);
  });
  if (met) return FacetOutcome::met;
  const bool adjacent =
      needed.facet == Facet::stage &&
      std::any_of(concepts.begin(), concepts.end(), [&](ConceptIndex has) { return is_adjacent(has, needed.asked); });
  return adjacent ? FacetOutcome::adjacent : FacetOutcome::other;
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

Millionths FacetFit::operator()(std::span<const NeededFacet> needed, const ExpertiseRecord& offered) const {
  Millionths product = one;
  for (const NeededFacet& facet : needed) product = multiply(product, factor(facet.facet, outcome(facet, offered)));
  return product;
}

std::span<const ConceptIndex> FacetFit::offered_facets(Facet facet, const ExpertiseRecord& offered) const {
  const auto facets = pool_.subspan(offered.facets_begin);
  if (facet == Facet::aspect) return facets.first(offered.aspects);
  if (facet == Facet::stage) return facets.subspan(offered.aspects, offered.stages);
  return facets.subspan(std::size_t{offered.aspects} + offered.stages, offered.boards);
}

bool FacetFit::is_adjacent(ConceptIndex left, ConceptIndex right) const noexcept {
  const unsigned rungs = rungs_[left.value];
  return ((rungs << 1 | rungs >> 1) & rungs_[right.value]) != 0;
}

}  // namespace s2ss
