#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "s2ss/concept.hpp"
#include "s2ss/index.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss {

/// Sets of facets as 32 bits: 16 for aspects, 9 for stages, 7 for boards. Concepts of one kind share a bit where a
/// scheme has more of them, so the bits of a set tell what it may have and, where they are not set, what it has not.
class FacetBits {
 public:
  /// O(concepts).
  explicit FacetBits(const Taxonomy& taxonomy) : numbers_(taxonomy.size()) {
    for (std::uint32_t i = 0; i < numbers_.size(); ++i) {
      const Facet facet = taxonomy.at(ConceptIndex{i}).facet;
      // A scheme that marks no concept as a facet lets all unmarked ones be one.
      numbers_[i] = counts_[static_cast<std::size_t>(facet)]++;
    }
  }

  /// The bit of a concept, as one of a facet's.
  [[nodiscard]] std::uint32_t bit(Facet facet, ConceptIndex concept_index) const noexcept {
    const Places places = places_of(facet);
    return std::uint32_t{1} << (places.first + numbers_[concept_index.value] % places.count);
  }

  /// All bits of a facet.
  [[nodiscard]] static constexpr std::uint32_t all(Facet facet) noexcept {
    const Places places = places_of(facet);
    return ((std::uint32_t{1} << places.count) - 1) << places.first;
  }

  /// Whether a concept can be one of a facet's.
  [[nodiscard]] bool may_be(Facet facet, const Taxonomy& taxonomy, ConceptIndex concept_index) const noexcept {
    const bool some_are_marked = counts_[static_cast<std::size_t>(facet)] > 0;
    return taxonomy.at(concept_index).facet == (some_are_marked ? facet : Facet::none);
  }

 private:
  struct Places {
    std::uint32_t first;
    std::uint32_t count;
  };
  static constexpr Places places_of(Facet facet) noexcept {
    if (facet == Facet::stage) return {16, 9};
    return facet == Facet::board ? Places{25, 7} : Places{0, 16};
  }

  std::vector<std::uint32_t> numbers_;  // by ConceptIndex: how many concepts of its facet come before it
  std::array<std::uint32_t, enumerator_words<Facet>.size()> counts_{};
};

}  // namespace s2ss
