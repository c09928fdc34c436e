#include "scoring/facet_outcomes.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "model/directory_state.hpp"

namespace s2ss {

namespace {

constexpr std::array<std::string_view, 3> ladder{"key-stage-3", "key-stage-4", "key-stage-5"};
constexpr std::size_t most_sets = 65'536;
constexpr std::size_t most_table_bytes = std::size_t{32} << 20;

/// The ladder KS3, KS4/GCSE, KS5/A level: each key stage with everything narrower.
std::vector<std::uint8_t> rungs_of(const Taxonomy& taxonomy) {
  std::vector<std::uint8_t> rungs(taxonomy.size(), 0);
  for (std::size_t rung = 0; rung < ladder.size(); ++rung) {
    const auto key_stage = taxonomy.find(ladder[rung]);
    if (!key_stage) continue;
    for (std::uint32_t i = 0; i < rungs.size(); ++i) {
      const bool on_rung = ConceptIndex{i} == *key_stage || taxonomy.is_broader(*key_stage, ConceptIndex{i});
      if (on_rung) rungs[i] = static_cast<std::uint8_t>(rungs[i] | 1u << rung);
    }
  }
  return rungs;
}

std::size_t most_tables(const FacetSets& sets) {
  if (sets.sets().size() > most_sets) return 0;
  return most_table_bytes / (sets.pool().size() + 1);
}

}  // namespace

FacetOutcomes::FacetOutcomes(const Directory& directory)
    : taxonomy_(directory.taxonomy()),
      sets_(directory.state().facet_sets),
      rungs_(rungs_of(taxonomy_)),
      facet_bits_(taxonomy_),
      tables_(taxonomy_.size() * enumerator_words<Facet>.size(), most_tables(sets_)),
      bits_(taxonomy_.size() * enumerator_words<Facet>.size(), taxonomy_.size() * enumerator_words<Facet>.size()) {}

const FacetOutcomes& FacetOutcomes::of(const Directory& directory) {
  return *directory.state().companions->find_or_add<FacetOutcomes>(
      [](const FacetOutcomes& /*the only one*/) { return true; }, [&] { return FacetOutcomes(directory); }, 1);
}

const FacetOutcomes::Table* FacetOutcomes::table(Facet facet, ConceptIndex asked) const {
  return tables_.get(position(facet, asked), [&] { return make(facet, asked); });
}

FacetOutcomes::Bits FacetOutcomes::bits(Facet facet, ConceptIndex asked) const {
  return *bits_.get(position(facet, asked), [&] { return make_bits(facet, asked); });
}

FacetOutcome FacetOutcomes::outcome(Facet facet, ConceptIndex asked, std::span<const ConceptIndex> offered) const {
  if (offered.empty()) return FacetOutcome::blank;
  const bool met = std::any_of(offered.begin(), offered.end(), [&](ConceptIndex has) {
    return has == asked || taxonomy_.is_broader(has, asked) || taxonomy_.is_broader(asked, has);
  });
  if (met) return FacetOutcome::met;
  const bool adjacent = facet == Facet::stage && std::any_of(offered.begin(), offered.end(),
                                                             [&](ConceptIndex has) { return is_adjacent(has, asked); });
  return adjacent ? FacetOutcome::adjacent : FacetOutcome::other;
}

FacetOutcomes::Table FacetOutcomes::make(Facet facet, ConceptIndex asked) const {
  const std::span<const ConceptIndex> pool = sets_.pool();
  Table table(pool.size(), FacetOutcome::blank);
  for (const FacetSet& set : sets_.sets()) {
    table[set.begin] = outcome(facet, asked, of_facet(facet, pool, set.begin, set.aspects, set.stages, set.boards));
  }
  return table;
}

FacetOutcomes::Bits FacetOutcomes::make_bits(Facet facet, ConceptIndex asked) const {
  Bits bits;
  for (std::uint32_t i = 0; i < taxonomy_.size(); ++i) {
    const ConceptIndex has{i};
    if (!facet_bits_.may_be(facet, taxonomy_, has)) continue;
    const FacetOutcome alone = outcome(facet, asked, std::span(&has, 1));
    if (alone == FacetOutcome::met) bits.met |= facet_bits_.bit(facet, has);
    if (alone == FacetOutcome::adjacent) bits.adjacent |= facet_bits_.bit(facet, has);
  }
  return bits;
}

bool FacetOutcomes::is_adjacent(ConceptIndex left, ConceptIndex right) const noexcept {
  const unsigned rungs = rungs_[left.value];
  return ((rungs << 1 | rungs >> 1) & rungs_[right.value]) != 0;
}

}  // namespace s2ss
