#include "taxonomy/resolver_index.hpp"

#include <algorithm>

namespace s2ss {

ResolverIndex::ResolverIndex(const Taxonomy& taxonomy) : labels_(taxonomy.concepts()), takes_aspects_(taxonomy.size()) {
  const auto concepts = taxonomy.concepts();
  if (std::ranges::none_of(concepts, &Concept::takes_aspects)) {
    for (std::size_t i = 0; i < concepts.size(); ++i) takes_aspects_[i] = concepts[i].facet == Facet::none;
    return;
  }
  for (const ConceptIndex index : taxonomy.topological_order()) {
    const auto inherits = [&](ConceptIndex wider) { return takes_aspects(wider); };
    takes_aspects_[index.value] =
        taxonomy.at(index).takes_aspects || std::ranges::any_of(taxonomy.broader(index), inherits);
  }
}

}  // namespace s2ss
