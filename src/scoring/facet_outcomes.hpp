#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/lazy_array.hpp"
#include "model/facet_bits.hpp"
#include "model/facet_sets.hpp"
#include "s2ss/concept.hpp"
#include "s2ss/directory.hpp"
#include "s2ss/evidence.hpp"

namespace s2ss {

/// How the sets of facets that a directory's expertise is restricted to answer facets that needs name. One table for
/// each facet asked about, made when it is first asked about and kept with the directory.
class FacetOutcomes {
 public:
  /// By where a set begins in the directory's facet pool.
  using Table = std::vector<FacetOutcome>;

  /// Of the bits of a set of facets (FacetBits): those of concepts that alone would have the outcome.
  struct Bits {
    std::uint32_t met = 0;
    std::uint32_t adjacent = 0;
  };

  explicit FacetOutcomes(const Directory& directory);

  /// The directory's own.
  [[nodiscard]] static const FacetOutcomes& of(const Directory& directory);

  /// Nothing when there are too many sets for a table to pay.
  [[nodiscard]] const Table* table(Facet facet, ConceptIndex asked) const;

  /// O(concepts) when a facet is first asked about.
  [[nodiscard]] Bits bits(Facet facet, ConceptIndex asked) const;

  [[nodiscard]] FacetOutcome outcome(Facet facet, ConceptIndex asked, std::span<const ConceptIndex> offered) const;

 private:
  [[nodiscard]] Table make(Facet facet, ConceptIndex asked) const;
  [[nodiscard]] Bits make_bits(Facet facet, ConceptIndex asked) const;
  [[nodiscard]] static std::size_t position(Facet facet, ConceptIndex asked) noexcept {
    return asked.value * enumerator_words<Facet>.size() + static_cast<std::size_t>(facet);
  }
  [[nodiscard]] bool is_adjacent(ConceptIndex left, ConceptIndex right) const noexcept;

  Taxonomy taxonomy_;
  const FacetSets& sets_;            // of the directory, which keeps this with them
  std::vector<std::uint8_t> rungs_;  ///< By ConceptIndex: places on the ladder of stages, a bit each.
  FacetBits facet_bits_;
  mutable LazyArray<Table> tables_;  ///< By facet and ConceptIndex.
  mutable LazyArray<Bits> bits_;     ///< Likewise.
};

/// The concepts of one facet out of those of a set, which stand from `begin` on.
[[nodiscard]] inline std::span<const ConceptIndex> of_facet(Facet facet, std::span<const ConceptIndex> pool,
                                                            std::uint32_t begin, std::uint8_t aspects,
                                                            std::uint8_t stages, std::uint8_t boards) noexcept {
  const auto facets = pool.subspan(begin);
  if (facet == Facet::aspect) return facets.first(aspects);
  if (facet == Facet::stage) return facets.subspan(aspects, stages);
  return facets.subspan(std::size_t{aspects} + stages, boards);
}

}  // namespace s2ss
