#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "s2ss/nominee.hpp"
#include "s2ss/taxonomy.hpp"
#include "synth/random.hpp"

namespace s2ss::synth {

/// Which concepts are offered or asked for, and how often.
///
/// Inside each branch (a top concept and what lies below it) frequencies fall like Zipf's law along a seeded order in
/// which the subjects every school teaches come first; how often a branch is taken depends on the role. Works
/// with any scheme: whatever the table of branches does not know forms one more. Stages, boards and top concepts that
/// have narrower ones are left out while anything else remains.
class Topics {
 public:
  /// What nominees of each role offer.
  [[nodiscard]] static Topics supply(const Taxonomy& taxonomy, std::uint64_t seed);
  /// What schools ask for: other subjects come first, and leadership, inclusion and behaviour weigh more.
  [[nodiscard]] static Topics demand(const Taxonomy& taxonomy, std::uint64_t seed);

  /// A topic for someone of this role; for demand the role makes no difference.
  [[nodiscard]] ConceptIndex draw(Role role, Random& random) const;
  /// A topic next to `topic` in the scheme, often enough; otherwise any for the role.
  [[nodiscard]] ConceptIndex draw_near(ConceptIndex topic, Role role, Random& random) const;

 private:
  Topics(Taxonomy taxonomy, std::vector<ConceptIndex> offered, std::array<WeightedChoice, 4> by_role);

  Taxonomy taxonomy_;
  std::vector<ConceptIndex> offered_;  ///< Ascending.
  std::array<WeightedChoice, 4> by_role_;
};

/// The concepts that restrict a topic, by facet; any list may be empty.
struct FacetConcepts {
  std::vector<std::string> aspects;
  std::vector<std::string> stages;
  std::vector<std::string> boards;
};
[[nodiscard]] FacetConcepts facet_concepts(const Taxonomy& taxonomy);

/// `count` different elements, or all when there are fewer, in the order of the list.
[[nodiscard]] std::vector<std::string> some_of(const std::vector<std::string>& values, std::size_t count,
                                               Random& random);

}  // namespace s2ss::synth
