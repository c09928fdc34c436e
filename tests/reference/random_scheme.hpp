#pragma once

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "reference/random.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss::reference {

/// A small scheme with several parents, related pairs, facets and the ladder of stages; sometimes without some rung or
/// without subject leadership.
inline Taxonomy random_scheme(Random& random) {
  std::vector<Concept> concepts;
  std::vector<std::set<std::string>> ancestors;
  const auto add = [&](const std::string& id, Facet facet, std::vector<std::size_t> parents) {
    Concept each;
    each.id = id;
    each.pref_label = "Label of " + id;
    each.facet = facet;
    std::set<std::string> above;
    for (const std::size_t parent : parents) {
      if (!above.insert(concepts[parent].id).second) continue;
      each.broader.push_back(concepts[parent].id);
    }
    const std::set<std::string> direct = above;
    for (const std::size_t parent : parents) above.insert(ancestors[parent].begin(), ancestors[parent].end());
    if (!concepts.empty() && random.chance(25)) {
      const std::size_t other = random.below(concepts.size());
      if (above.count(concepts[other].id) == 0) each.related.push_back(concepts[other].id);
    }
    concepts.push_back(each);
    ancestors.push_back(above);
    return concepts.size() - 1;
  };

  const std::size_t top = add("topics", Facet::none, {});
  std::vector<std::size_t> topics{top};
  if (random.chance(50)) topics.push_back(add("another-top", Facet::none, {}));
  const int size = random.between(4, 22);
  for (int i = 0; i < size; ++i) {
    std::vector<std::size_t> parents{random.pick(topics)};
    if (random.chance(20)) parents.push_back(random.pick(topics));
    if (random.chance(5)) parents.clear();
    topics.push_back(add("topic-" + std::to_string(i), Facet::none, parents));
  }

  const std::size_t aspects = add("aspects", Facet::none, {});
  std::vector<std::size_t> all_aspects{aspects};
  if (random.chance(85)) all_aspects.push_back(add("subject-leadership", Facet::aspect, {aspects}));
  for (int i = 0; i < 4; ++i) {
    all_aspects.push_back(add("aspect-" + std::to_string(i), Facet::aspect, {random.pick(all_aspects)}));
  }

  const std::size_t stages = add("stages", Facet::none, {});
  std::vector<std::size_t> all_stages{stages};
  for (int rung = 3; rung <= 5; ++rung) {
    if (random.chance(90)) all_stages.push_back(add("key-stage-" + std::to_string(rung), Facet::stage, {stages}));
  }
  // Like a technical award, a stage may stand on a rung and off the ladder at once; or on two rungs.
  const std::size_t off_the_ladder = add("off-the-ladder", Facet::stage, {stages});
  for (int i = 0; i < 5; ++i) {
    std::vector<std::size_t> parents{random.pick(all_stages)};
    if (random.chance(25)) parents.push_back(off_the_ladder);
    if (const std::size_t other = random.pick(all_stages); random.chance(25) && other != parents.front()) {
      parents.push_back(other);
    }
    all_stages.push_back(add("stage-" + std::to_string(i), Facet::stage, parents));
  }

  const std::size_t boards = add("boards", Facet::none, {});
  std::size_t board = boards;
  for (int i = 0; i < 3; ++i) {
    board = add("board-" + std::to_string(i), Facet::board, {random.chance(30) ? board : boards});
  }

  random.shuffle(concepts);
  TaxonomyBuilder builder("random");
  for (const Concept& each : concepts) builder.add(each);
  return builder.build();
}

inline std::vector<std::string> ids_with_facet(const Taxonomy& taxonomy, Facet facet) {
  std::vector<std::string> ids;
  for (const Concept& each : taxonomy.concepts()) {
    if (each.facet == facet) ids.push_back(each.id);
  }
  return ids;
}

/// None to three different facets of one kind, mostly none or one.
inline std::vector<std::string> random_facets(Random& random, const Taxonomy& taxonomy, Facet facet) {
  std::vector<std::string> ids = ids_with_facet(taxonomy, facet);
  random.shuffle(ids);
  const std::size_t count = random.one_of<std::size_t>({0, 0, 0, 0, 1, 1, 2, 3});
  ids.resize(std::min(ids.size(), count));
  return ids;
}

/// Where some steps through the scheme lead.
inline std::string random_walk(Random& random, const Taxonomy& taxonomy, const std::string& from, int steps) {
  ConceptIndex at = taxonomy.find(from).value();
  for (; steps > 0; --steps) {
    const auto way = random.below(5);
    const auto next = way == 0 ? taxonomy.related(at) : way < 3 ? taxonomy.broader(at) : taxonomy.narrower(at);
    if (!next.empty()) at = next[random.below(next.size())];
  }
  return taxonomy.at(at).id;
}

}  // namespace s2ss::reference
