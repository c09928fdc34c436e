#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "cpp/taxonomy/small_schemes.hpp"
#include "reference/similarity_reference.hpp"
#include "s2ss/similarity.hpp"

namespace s2ss::testing {
namespace {

std::vector<std::string> ids_of_path(const Taxonomy& taxonomy, const Similarity& found) {
  std::vector<std::string> result;
  for (const PathStep& step : found.path) result.push_back(taxonomy.at(step.to).id);
  return result;
}

// The first difference between the library and its twin over every pair of a scheme; empty when they agree.
std::string first_difference(const Taxonomy& taxonomy, const SimilarityFactors& factors) {
  reference::SimilarityReference twin(taxonomy.concepts(), factors);
  for (std::uint32_t need = 0; need < taxonomy.size(); ++need) {
    auto expected = twin.from(taxonomy.at({need}).id);
    const auto values = similarities(taxonomy, {need}, factors);
    if (values.size() != taxonomy.size()) return "wrong number of values";
    for (std::uint32_t expertise = 0; expertise < taxonomy.size(); ++expertise) {
      const std::string pair = taxonomy.at({need}).id + " -> " + taxonomy.at({expertise}).id;
      const auto& [millionths, concepts] = expected[taxonomy.at({expertise}).id];
      if (values[expertise] != millionths) return pair + ": value";
      const Similarity found = similarity(taxonomy, {need}, {expertise}, factors);
      if (found.value != millionths) return pair + ": value of the pair";
      if (ids_of_path(taxonomy, found) != concepts) return pair + ": path";
    }
  }
  return {};
}

// A product of the factors along a path, by the rules and from the steps alone.
Millionths value_of(const std::vector<PathStep>& path, const SimilarityFactors& factors) {
  Millionths value = one;
  bool climbing = false;
  for (const PathStep& step : path) {
    if (step.step == Step::narrower && climbing) value = multiply(value, factors.turn);
    climbing = step.step == Step::broader;
    value = multiply(value, step.step == Step::narrower  ? factors.narrower
                            : step.step == Step::broader ? factors.broader
                                                         : factors.related);
  }
  return value;
}

// RapidCheck starts with small numbers; here the whole range is wanted from the first case on.
std::size_t draw_below(std::size_t bound) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, bound));
}

// Half of the draws come from a few round values, so that ties and zeros are common.
Millionths draw_factor() {
  constexpr Millionths round_values[] = {0, 1, 2, 3, 500'000, one};
  if (draw_below(2) == 0) return round_values[draw_below(std::size(round_values))];
  return static_cast<Millionths>(draw_below(one + 1));
}

SimilarityFactors draw_factors() {
  constexpr Millionths minima[] = {0, 1, 150'000, 500'000};
  return {draw_factor(), draw_factor(), draw_factor(), draw_factor(), minima[draw_below(std::size(minima))]};
}

// Concepts may only lie below earlier ones, so there are no circles; shuffled names keep the order of ids apart from
// it.
Taxonomy draw_scheme() {
  const std::size_t size = 1 + draw_below(9);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < size; ++i) names.push_back("c" + std::to_string(i));
  for (std::size_t i = size; i > 1; --i) std::swap(names[i - 1], names[draw_below(i)]);

  std::vector<Concept> concepts;
  std::vector<std::vector<bool>> above(size, std::vector<bool>(size, false));
  for (std::size_t i = 0; i < size; ++i) {
    concepts.push_back(topic(names[i]));
    for (std::size_t j = 0; j < i; ++j) {
      if (draw_below(3) != 0) continue;
      concepts[i].broader.push_back(names[j]);
      above[i][j] = true;
      for (std::size_t k = 0; k < j; ++k) above[i][k] = above[i][k] || above[j][k];
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (!above[i][j] && draw_below(4) == 0) concepts[i].related.push_back(names[j]);
    }
  }
  return scheme_of(concepts);
}

TEST(SimilarityTwin, AgreesOnEveryPairOfTheDefaultScheme) {
  EXPECT_EQ(first_difference(Taxonomy::default_scheme(), {}), "");
}

TEST(SimilarityTwin, AgreesOnEveryPairOfTheDefaultSchemeWhenAllPathsAreEquallyGood) {
  EXPECT_EQ(first_difference(Taxonomy::default_scheme(), {one, one, one, one, 0}), "");
}

RC_GTEST_PROP(SimilarityTwin, AgreesOnEveryPairOfRandomSchemesWithRandomFactors, ()) {
  const Taxonomy taxonomy = draw_scheme();
  for (int draws = 0; draws < 20; ++draws) RC_ASSERT(first_difference(taxonomy, draw_factors()) == "");
}

RC_GTEST_PROP(SimilarityInvariants, ThePathShownIsWorthTheValueGiven, ()) {
  const Taxonomy taxonomy = draw_scheme();
  const SimilarityFactors factors = draw_factors();
  for (std::uint32_t need = 0; need < taxonomy.size(); ++need) {
    for (std::uint32_t expertise = 0; expertise < taxonomy.size(); ++expertise) {
      const Similarity found = similarity(taxonomy, {need}, {expertise}, factors);
      if (found.value > 0) RC_ASSERT(value_of(found.path, factors) == found.value);
    }
  }
}

RC_GTEST_PROP(SimilarityInvariants, FurtherAlongThePathIsNeverBetter, ()) {
  const Taxonomy taxonomy = draw_scheme();
  const SimilarityFactors factors = draw_factors();
  for (std::uint32_t need = 0; need < taxonomy.size(); ++need) {
    const auto values = similarities(taxonomy, {need}, factors);
    for (std::uint32_t expertise = 0; expertise < taxonomy.size(); ++expertise) {
      for (const PathStep& step : similarity(taxonomy, {need}, {expertise}, factors).path) {
        RC_ASSERT(values[step.to.value] >= values[expertise]);
      }
    }
  }
}

TEST(SimilarityInvariants, EachKindOfNeighbourOfTheDefaultSchemeHasItsPlaceInTheOrder) {
  const Taxonomy& taxonomy = Taxonomy::default_scheme();
  for (std::uint32_t need = 0; need < taxonomy.size(); ++need) {
    const auto values = similarities(taxonomy, {need});
    EXPECT_EQ(values[need], 1'000'000);
    const auto is_in = [](std::span<const ConceptIndex> all, ConceptIndex one) {
      return std::ranges::find(all, one) != all.end();
    };
    for (std::uint32_t other = 0; other < taxonomy.size(); ++other) {
      if (other == need) continue;
      const Millionths bound = is_in(taxonomy.narrower({need}), {other})  ? 850'000
                               : is_in(taxonomy.broader({need}), {other}) ? 600'000
                               : is_in(taxonomy.related({need}), {other}) ? 500'000
                                                                          : -1;
      if (bound >= 0) {
        EXPECT_EQ(values[other], bound) << taxonomy.at({need}).id << " -> " << taxonomy.at({other}).id;
      } else {
        EXPECT_LT(values[other], 850'000) << taxonomy.at({need}).id << " -> " << taxonomy.at({other}).id;
      }
    }
  }
}

TEST(SimilarityInvariants, NearerKindsOfNeighboursFitBetter) {
  const Taxonomy& taxonomy = Taxonomy::default_scheme();
  const auto values = similarities(taxonomy, index_of(taxonomy, "physics"));
  const auto fit = [&](const char* id) { return values[index_of(taxonomy, id).value]; };
  const auto equal = fit("physics");
  const auto narrower = similarities(taxonomy, index_of(taxonomy, "science"))[index_of(taxonomy, "physics").value];
  EXPECT_GT(equal, narrower);
  EXPECT_GT(narrower, fit("science"));
  EXPECT_GT(fit("science"), fit("triple-science"));
  EXPECT_GT(fit("triple-science"), fit("biology"));
  EXPECT_GT(fit("biology"), fit("site-management"));
  EXPECT_EQ(fit("site-management"), 0);
}

}  // namespace
}  // namespace s2ss::testing
