#include "s2ss/taxonomy.hpp"

#include <algorithm>

#include "taxonomy/taxonomy_state.hpp"

namespace s2ss {

const std::string& Taxonomy::id() const noexcept { return state_->id; }

const std::string& Taxonomy::title() const noexcept { return state_->title; }

std::span<const Concept> Taxonomy::concepts() const noexcept { return state_->concepts; }

std::optional<ConceptIndex> Taxonomy::find(std::string_view id) const noexcept {
  const auto& all = state_->concepts;
  const auto found = std::ranges::lower_bound(all, id, {}, &Concept::id);
  if (found == all.end() || found->id != id) return std::nullopt;
  return ConceptIndex{static_cast<std::uint32_t>(found - all.begin())};
}

const Concept& Taxonomy::at(ConceptIndex index) const noexcept { return state_->concepts[index.value]; }

std::span<const ConceptIndex> Taxonomy::broader(ConceptIndex index) const noexcept { return state_->broader.of(index); }

std::span<const ConceptIndex> Taxonomy::narrower(ConceptIndex index) const noexcept {
  return state_->narrower.of(index);
}

std::span<const ConceptIndex> Taxonomy::related(ConceptIndex index) const noexcept { return state_->related.of(index); }

std::span<const ConceptIndex> Taxonomy::topological_order() const noexcept { return state_->wider_first; }

bool Taxonomy::is_broader(ConceptIndex ancestor, ConceptIndex descendant) const noexcept {
  return state_->ancestors.contains(ancestor.value, descendant.value);
}

bool operator==(const Taxonomy& left, const Taxonomy& right) {
  return left.state_ == right.state_ || (left.id() == right.id() && left.title() == right.title() &&
                                         std::ranges::equal(left.concepts(), right.concepts()));
}

}  // namespace s2ss
