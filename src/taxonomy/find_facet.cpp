#include <algorithm>

#include "s2ss/taxonomy.hpp"

namespace s2ss {

std::optional<ConceptIndex> Taxonomy::find_facet(std::string_view id, Facet facet) const noexcept {
  const auto found = find(id);
  if (!found || at(*found).facet == facet) return found;
  const bool scheme_marks_it = std::ranges::find(concepts(), facet, &Concept::facet) != concepts().end();
  return at(*found).facet == Facet::none && !scheme_marks_it ? found : std::nullopt;
}

}  // namespace s2ss
