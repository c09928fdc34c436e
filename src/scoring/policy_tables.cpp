#include "scoring/policy_tables.hpp"

#include <algorithm>

#include "model/directory_state.hpp"

namespace s2ss {

namespace {

constexpr std::size_t most_kept = 16;
// A row holds four bytes for each concept: no more than 16 MiB for one policy.
constexpr std::size_t most_row_bytes = std::size_t{16} << 20;

std::size_t most_rows(const Taxonomy& taxonomy) {
  return most_row_bytes / (std::max<std::size_t>(taxonomy.size(), 1) * sizeof(Millionths));
}

/// A pointer to what something else keeps alive.
template <typename Value>
std::shared_ptr<const Value> kept_elsewhere(const Value* value) {
  return {std::shared_ptr<const Value>(), value};
}

}  // namespace

PolicyTables::PolicyTables(const Taxonomy& taxonomy, const SimilarityFactors& similarity, int half_life_days)
    : taxonomy_(taxonomy),
      similarity_(similarity),
      half_life_days_(half_life_days),
      decay_(half_life_days),
      rows_(taxonomy.size(), most_rows(taxonomy)) {}

std::shared_ptr<const PolicyTables> PolicyTables::of(const Directory& directory, const Policy& policy) {
  const int half_life_days = policy.diversity.half_life_days;
  const auto make = [&] { return PolicyTables(directory.taxonomy(), policy.similarity, half_life_days); };
  const auto matches = [&](const PolicyTables& tables) { return tables.are_for(policy.similarity, half_life_days); };
  if (const auto* kept = directory.state().companions->find_or_add<PolicyTables>(matches, make, most_kept)) {
    return kept_elsewhere(kept);
  }
  return std::shared_ptr<const PolicyTables>(new PolicyTables(directory.taxonomy(), policy.similarity, half_life_days));
}

std::shared_ptr<const TopicRow> PolicyTables::row(ConceptIndex topic) const {
  if (const TopicRow* kept = rows_.get(topic.value, [&] { return make(topic); })) return kept_elsewhere(kept);
  return std::make_shared<const TopicRow>(make(topic));
}

TopicRow PolicyTables::make(ConceptIndex topic) const {
  TopicRow row{.similarity = similarities(taxonomy_, topic, similarity_)};
  for (std::uint32_t i = 0; i < row.similarity.size(); ++i) {
    if (row.similarity[i] > 0) row.reached.push_back(ConceptIndex{i});
  }
  std::ranges::stable_sort(row.reached, std::ranges::greater{},
                           [&](ConceptIndex at) { return row.similarity[at.value]; });
  return row;
}

}  // namespace s2ss
