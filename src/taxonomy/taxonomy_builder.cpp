#include <utility>

#include "s2ss/error.hpp"
#include "s2ss/fault_list.hpp"
#include "s2ss/taxonomy.hpp"
#include "taxonomy/scheme_checks.hpp"
#include "taxonomy/taxonomy_state.hpp"

namespace s2ss {
namespace {

// The table of ancestors takes a bit for each pair: 12.5 MB at this size.
constexpr std::size_t most_concepts = 10'000;

std::vector<Concept> in_order_of_ids(const std::vector<Concept>& concepts, const ResolvedScheme& scheme);
std::vector<std::string> ids_of(const std::vector<std::uint32_t>& numbers, const std::vector<Concept>& sorted);
Arrows reversed(const Arrows& arrows);

}  // namespace

TaxonomyBuilder::TaxonomyBuilder(std::string id, std::string title, std::string source)
    : id_(std::move(id)), title_(std::move(title)), source_(std::move(source)) {}

TaxonomyBuilder& TaxonomyBuilder::add(Concept concept_to_add) {
  concepts_.push_back(std::move(concept_to_add));
  return *this;
}

Taxonomy TaxonomyBuilder::build() const {
  if (concepts_.size() > most_concepts) {
    throw LimitError("concepts", "a taxonomy holds at most 10,000 concepts; split the scheme");
  }
  FaultList faults;
  ResolvedScheme scheme = check_scheme(concepts_, source_, faults);
  faults.throw_if_any();

  auto state = std::make_shared<Taxonomy::State>();
  state->id = id_;
  state->title = title_;
  state->concepts = in_order_of_ids(concepts_, scheme);
  state->broader = Neighbours(scheme.broader);
  state->narrower = Neighbours(reversed(scheme.broader));
  state->related = Neighbours(scheme.related);
  for (const auto number : scheme.graph.wider_first) {
    state->wider_first.push_back(ConceptIndex{number});
  }
  state->ancestors = std::move(scheme.graph.ancestors);
  return Taxonomy(std::move(state));
}

namespace {

std::vector<Concept> in_order_of_ids(const std::vector<Concept>& concepts, const ResolvedScheme& scheme) {
  std::vector<Concept> sorted;
  sorted.reserve(concepts.size());
  for (const auto position : scheme.positions) sorted.push_back(concepts[position]);
  for (std::size_t number = 0; number < sorted.size(); ++number) {
    sorted[number].broader = ids_of(scheme.broader[number], sorted);
    sorted[number].related = ids_of(scheme.related[number], sorted);
  }
  return sorted;
}

std::vector<std::string> ids_of(const std::vector<std::uint32_t>& numbers, const std::vector<Concept>& sorted) {
  std::vector<std::string> ids;
  ids.reserve(numbers.size());
  for (const auto number : numbers) ids.push_back(sorted[number].id);
  return ids;
}

Arrows reversed(const Arrows& arrows) {
  Arrows result(arrows.size());
  for (std::uint32_t from = 0; from < arrows.size(); ++from) {
    for (const auto to : arrows[from]) result[to].push_back(from);
  }
  return result;
}

}  // namespace
}  // namespace s2ss
