#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/bytes_of.hpp"
#include "s2ss/index.hpp"

namespace s2ss {

/// The facets one or more expertises are restricted to: aspects, stages, boards, one after the other in the pool.
struct FacetSet {
  std::uint32_t begin = 0;
  std::uint8_t aspects = 0;
  std::uint8_t stages = 0;
  std::uint8_t boards = 0;

  [[nodiscard]] std::size_t size() const noexcept { return std::size_t{aspects} + stages + boards; }
};

/// Holds every different set of facets once: a million nominees share some thousands of them. Where a set begins in
/// the pool tells it from every other set; the empty one begins at 0 as well.
class FacetSets {
 public:
  FacetSets() : slots_(16, none) {}

  /// Where the set begins in the pool; added when it is new. O(its size).
  std::uint32_t add(std::span<const ConceptIndex> facets, std::uint8_t aspects, std::uint8_t stages,
                    std::uint8_t boards) {
    if (facets.empty()) return 0;
    const FacetSet wanted{0, aspects, stages, boards};
    std::size_t slot = hash(facets, wanted) & (slots_.size() - 1);
    for (; slots_[slot] != none; slot = (slot + 1) & (slots_.size() - 1)) {
      if (is_same(sets_[slots_[slot]], wanted, facets)) return sets_[slots_[slot]].begin;
    }
    slots_[slot] = static_cast<std::uint32_t>(sets_.size());
    sets_.push_back({static_cast<std::uint32_t>(pool_.size()), aspects, stages, boards});
    pool_.insert(pool_.end(), facets.begin(), facets.end());
    if (2 * sets_.size() > slots_.size()) grow();
    return sets_.back().begin;
  }

  [[nodiscard]] std::span<const ConceptIndex> pool() const noexcept { return pool_; }
  [[nodiscard]] std::span<const FacetSet> sets() const noexcept { return sets_; }
  [[nodiscard]] std::size_t memory_bytes() const noexcept {
    return bytes_of(pool_) + bytes_of(sets_) + bytes_of(slots_);
  }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;

  [[nodiscard]] bool is_same(const FacetSet& held, const FacetSet& wanted,
                             std::span<const ConceptIndex> facets) const noexcept {
    return held.aspects == wanted.aspects && held.stages == wanted.stages && held.boards == wanted.boards &&
           std::equal(facets.begin(), facets.end(), pool_.begin() + held.begin);
  }

  // Every value goes through a mixer: numbers of concepts are small and alike.
  static std::uint64_t mixed(std::uint64_t value) noexcept {
    value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9U;
    value = (value ^ value >> 27) * 0x94d049bb133111ebU;
    return value ^ value >> 31;
  }
  static std::size_t hash(std::span<const ConceptIndex> facets, const FacetSet& set) noexcept {
    std::uint64_t state = mixed((set.aspects * 256U + set.stages) * 256U + set.boards + 1U);
    for (const ConceptIndex facet : facets) state = mixed(state + facet.value + 0x9e3779b97f4a7c15U);
    return static_cast<std::size_t>(state);
  }

  void grow() {
    slots_.assign(2 * slots_.size(), none);
    for (std::uint32_t i = 0; i < sets_.size(); ++i) {
      std::size_t slot = hash(std::span(pool_).subspan(sets_[i].begin, sets_[i].size()), sets_[i]);
      for (slot &= slots_.size() - 1; slots_[slot] != none;) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = i;
    }
  }

  std::vector<ConceptIndex> pool_;
  std::vector<FacetSet> sets_;
  std::vector<std::uint32_t> slots_;
};

}  // namespace s2ss
