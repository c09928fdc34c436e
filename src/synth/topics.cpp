#include "synth/topics.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace s2ss::synth {

namespace {

/// How often each role takes a branch: subject teacher, curriculum leader, senior leader, support staff. The last one
/// of a table stands for every top concept that the table does not name.
struct Branch {
  std::string_view top;
  std::array<std::uint32_t, 4> weights;
};
constexpr std::array<Branch, 11> supplied{{{"subjects", {78, 60, 8, 2}},
                                           {"curriculum-and-subject-leadership", {3, 16, 10, 0}},
                                           {"key-stages-and-qualifications", {2, 3, 2, 0}},
                                           {"teaching-learning-and-assessment", {9, 10, 13, 1}},
                                           {"inclusion-and-send", {3, 3, 13, 13}},
                                           {"behaviour-attendance-and-alternative-provision", {1, 2, 14, 9}},
                                           {"personal-development-and-student-voice", {3, 4, 10, 5}},
                                           {"leadership-and-school-organisation", {0, 1, 20, 3}},
                                           {"staff-development-and-workforce", {1, 1, 9, 3}},
                                           {"operations-and-support-services", {0, 0, 1, 64}},
                                           {"", {10, 10, 10, 10}}}};
constexpr std::array<Branch, 11> demanded{{{"subjects", {46, 46, 46, 46}},
                                           {"curriculum-and-subject-leadership", {9, 9, 9, 9}},
                                           {"key-stages-and-qualifications", {2, 2, 2, 2}},
                                           {"teaching-learning-and-assessment", {7, 7, 7, 7}},
                                           {"inclusion-and-send", {10, 10, 10, 10}},
                                           {"behaviour-attendance-and-alternative-provision", {9, 9, 9, 9}},
                                           {"personal-development-and-student-voice", {4, 4, 4, 4}},
                                           {"leadership-and-school-organisation", {8, 8, 8, 8}},
                                           {"staff-development-and-workforce", {3, 3, 3, 3}},
                                           {"operations-and-support-services", {2, 2, 2, 2}},
                                           {"", {10, 10, 10, 10}}}};

// Most teachers teach these ...
constexpr std::array<std::string_view, 9> common_subjects{
    "english",        "mathematics",        "science", "history", "geography", "modern-foreign-languages",
    "art-and-design", "physical-education", "music"};
// ... while schools ask for what is hard to staff.
constexpr std::array<std::string_view, 7> scarce_subjects{
    "computing", "modern-foreign-languages", "mathematics", "physics", "design-and-technology",
    "history",   "religious-education"};

std::vector<ConceptIndex> offered_concepts(const Taxonomy& taxonomy);
std::array<WeightedChoice, 4> choices(const Taxonomy& taxonomy, const std::vector<ConceptIndex>& offered,
                                      std::span<const Branch> branches, std::span<const std::string_view> first,
                                      Random& random);
std::vector<std::size_t> branch_of_each(const Taxonomy& taxonomy, const std::vector<ConceptIndex>& offered,
                                        std::span<const Branch> branches);
std::size_t branch_of_top(std::string_view top, std::span<const Branch> branches);
std::vector<std::size_t> frequency_order(const Taxonomy& taxonomy, const std::vector<ConceptIndex>& offered,
                                         std::span<const std::string_view> first, Random& random);

}  // namespace

Topics::Topics(Taxonomy taxonomy, std::vector<ConceptIndex> offered, std::array<WeightedChoice, 4> by_role)
    : taxonomy_(std::move(taxonomy)), offered_(std::move(offered)), by_role_(std::move(by_role)) {}

Topics Topics::supply(const Taxonomy& taxonomy, std::uint64_t seed) {
  Random random(seed, Stream::supply);
  const std::vector<ConceptIndex> offered = offered_concepts(taxonomy);
  return {taxonomy, offered, choices(taxonomy, offered, supplied, common_subjects, random)};
}

Topics Topics::demand(const Taxonomy& taxonomy, std::uint64_t seed) {
  Random random(seed, Stream::demand);
  const std::vector<ConceptIndex> offered = offered_concepts(taxonomy);
  return {taxonomy, offered, choices(taxonomy, offered, demanded, scarce_subjects, random)};
}

ConceptIndex Topics::draw(Role role, Random& random) const {
  return offered_[by_role_[static_cast<std::size_t>(role)].draw(random)];
}

ConceptIndex Topics::draw_near(ConceptIndex topic, Role role, Random& random) const {
  const auto broader = taxonomy_.broader(topic);
  const auto narrower = taxonomy_.narrower(topic);
  const auto related = taxonomy_.related(topic);
  const std::size_t near = broader.size() + narrower.size() + related.size();
  if (near > 0 && random.chance(55)) {
    const std::size_t drawn = random.below(static_cast<std::uint32_t>(near));
    const ConceptIndex found = drawn < broader.size() ? broader[drawn]
                               : drawn < broader.size() + narrower.size()
                                   ? narrower[drawn - broader.size()]
                                   : related[drawn - broader.size() - narrower.size()];
    if (std::binary_search(offered_.begin(), offered_.end(), found)) return found;
  }
  return draw(role, random);
}

FacetConcepts facet_concepts(const Taxonomy& taxonomy) {
  FacetConcepts found;
  for (const Concept& entry : taxonomy.concepts()) {
    if (entry.facet == Facet::aspect) found.aspects.push_back(entry.id);
    if (entry.facet == Facet::stage) found.stages.push_back(entry.id);
    if (entry.facet == Facet::board) found.boards.push_back(entry.id);
  }
  return found;
}

// Selection sampling (Knuth, TAOCP volume 2, algorithm S): keeps the list's order and needs no second draw.
std::vector<std::string> some_of(const std::vector<std::string>& values, std::size_t count, Random& random) {
  std::vector<std::string> chosen;
  for (std::size_t i = 0; i < values.size() && chosen.size() < count; ++i) {
    if (random.below(static_cast<std::uint32_t>(values.size() - i)) < count - chosen.size()) {
      chosen.push_back(values[i]);
    }
  }
  return chosen;
}

namespace {

std::vector<ConceptIndex> offered_concepts(const Taxonomy& taxonomy) {
  std::vector<ConceptIndex> all;
  std::vector<ConceptIndex> offered;
  for (std::uint32_t i = 0; i < taxonomy.size(); ++i) {
    const ConceptIndex index{i};
    const Facet facet = taxonomy.at(index).facet;
    const bool only_holds_others = taxonomy.is_top(index) && !taxonomy.narrower(index).empty();
    all.push_back(index);
    if (!only_holds_others && facet != Facet::stage && facet != Facet::board) offered.push_back(index);
  }
  return offered.empty() ? all : offered;
}

std::array<WeightedChoice, 4> choices(const Taxonomy& taxonomy, const std::vector<ConceptIndex>& offered,
                                      std::span<const Branch> branches, std::span<const std::string_view> first,
                                      Random& random) {
  constexpr std::uint32_t most_frequent = 10'000;
  const std::vector<std::size_t> branch = branch_of_each(taxonomy, offered, branches);
  std::vector<std::uint32_t> frequency(offered.size());
  std::vector<std::uint32_t> rank(branches.size(), 0);
  std::vector<std::uint64_t> total(branches.size(), 0);
  for (const std::size_t position : frequency_order(taxonomy, offered, first, random)) {
    frequency[position] = std::max(1u, most_frequent / ++rank[branch[position]]);
    total[branch[position]] += frequency[position];
  }
  std::array<WeightedChoice, 4> by_role;
  for (std::size_t role = 0; role < by_role.size(); ++role) {
    std::vector<std::uint32_t> weights(offered.size());
    for (std::size_t i = 0; i < offered.size(); ++i) {
      // Divided by the branch's total, so that a branch of many concepts is taken no more often than its share.
      const std::uint64_t share = branches[branch[i]].weights[role];
      weights[i] = static_cast<std::uint32_t>(share * frequency[i] * 100'000 / total[branch[i]]);
    }
    by_role[role] = WeightedChoice(weights);
    // A scheme may hold nothing but branches that the role leaves aside.
    if (by_role[role].empty()) by_role[role] = WeightedChoice(frequency);
  }
  return by_role;
}

// The branch of each offered concept, by the first broader arrow of each step up to a top concept.
std::vector<std::size_t> branch_of_each(const Taxonomy& taxonomy, const std::vector<ConceptIndex>& offered,
                                        std::span<const Branch> branches) {
  std::vector<std::size_t> branch(taxonomy.size());
  for (const ConceptIndex index : taxonomy.topological_order()) {
    branch[index.value] = taxonomy.is_top(index) ? branch_of_top(taxonomy.at(index).id, branches)
                                                 : branch[taxonomy.broader(index).front().value];
  }
  std::vector<std::size_t> result;
  result.reserve(offered.size());
  for (const ConceptIndex index : offered) result.push_back(branch[index.value]);
  return result;
}

std::size_t branch_of_top(std::string_view top, std::span<const Branch> branches) {
  const auto known = branches.first(branches.size() - 1);
  const auto found = std::find_if(known.begin(), known.end(), [&](const Branch& entry) { return entry.top == top; });
  return static_cast<std::size_t>(found - known.begin());
}

// The concepts in the order of their frequency: `first` as given, then the others shuffled.
std::vector<std::size_t> frequency_order(const Taxonomy& taxonomy, const std::vector<ConceptIndex>& offered,
                                         std::span<const std::string_view> first, Random& random) {
  std::vector<std::size_t> order;
  std::vector<bool> taken(offered.size());
  for (const std::string_view id : first) {
    const std::optional<ConceptIndex> index = taxonomy.find(id);
    if (!index) continue;
    const auto found = std::lower_bound(offered.begin(), offered.end(), *index);
    if (found == offered.end() || *found != *index) continue;
    const auto position = static_cast<std::size_t>(found - offered.begin());
    order.push_back(position);
    taken[position] = true;
  }
  for (const std::uint32_t position : shuffled_positions(offered.size(), random)) {
    if (!taken[position]) order.push_back(position);
  }
  return order;
}

}  // namespace

}  // namespace s2ss::synth
