#pragma once

#include <string>
#include <utility>
#include <vector>

#include "s2ss/taxonomy.hpp"

namespace s2ss::testing {

/// A concept whose label is its id.
inline Concept topic(std::string id, std::vector<std::string> broader = {}, std::vector<std::string> related = {}) {
  Concept made;
  made.pref_label = id;
  made.id = std::move(id);
  made.broader = std::move(broader);
  made.related = std::move(related);
  return made;
}

inline Taxonomy scheme_of(const std::vector<Concept>& concepts) {
  TaxonomyBuilder builder;
  for (const Concept& each : concepts) builder.add(each);
  return builder.build();
}

/// The position of a concept that is known to be there.
inline ConceptIndex index_of(const Taxonomy& taxonomy, const std::string& id) { return taxonomy.find(id).value(); }

inline std::vector<std::string> ids(const Taxonomy& taxonomy, std::span<const ConceptIndex> indices) {
  std::vector<std::string> result;
  for (const auto index : indices) result.push_back(taxonomy.at(index).id);
  return result;
}

}  // namespace s2ss::testing
