#pragma once

#include <string>
#include <vector>

#include "core/lazy.hpp"
#include "s2ss/taxonomy.hpp"
#include "taxonomy/broader_graph.hpp"
#include "taxonomy/neighbours.hpp"

namespace s2ss {

class ResolverIndex;
class SearchIndex;

/// What all copies of a taxonomy share.
struct Taxonomy::State {
  std::string id;
  std::string title;
  std::vector<Concept> concepts;  ///< Ascending by id; `broader` and `related` sorted, `related` symmetric.
  Neighbours broader;
  Neighbours narrower;
  Neighbours related;
  std::vector<ConceptIndex> wider_first;
  AncestorTable ancestors;
  Lazy<ResolverIndex> resolver_index;
  Lazy<SearchIndex> search_index;
};

}  // namespace s2ss
