#include "s2ss/similarity.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "cpp/taxonomy/small_schemes.hpp"

namespace s2ss::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

//        top                other-top
//       /   \                   |
//     arts   langs ~ ~ ~ ~ ~ exchange      (langs related to exchange)
//    /  |     |  \              |
//  art  drama french german    trips
//             |
//          french-oral
Taxonomy little() {
  return scheme_of({topic("top"), topic("arts", {"top"}), topic("langs", {"top"}, {"exchange"}), topic("art", {"arts"}),
                    topic("drama", {"arts"}), topic("french", {"langs"}), topic("german", {"langs"}),
                    topic("french-oral", {"french"}), topic("other-top"), topic("exchange", {"other-top"}),
                    topic("trips", {"exchange"})});
}

Millionths between(const Taxonomy& taxonomy, const std::string& need, const std::string& expertise,
                   const SimilarityFactors& factors = {}) {
  return similarities(taxonomy, index_of(taxonomy, need), factors)[index_of(taxonomy, expertise).value];
}

std::vector<std::string> way(const Taxonomy& taxonomy, const std::string& need, const std::string& expertise,
                             const SimilarityFactors& factors = {}) {
  const auto found = similarity(taxonomy, index_of(taxonomy, need), index_of(taxonomy, expertise), factors);
  std::vector<std::string> steps;
  for (const auto& step : found.path) {
    steps.push_back(std::string(to_string(step.step)) + " " + taxonomy.at(step.to).id);
  }
  return steps;
}

TEST(Similarity, IsOneForTheSameConcept) { EXPECT_EQ(between(little(), "art", "art"), 1'000'000); }

TEST(Similarity, LosesFifteenPercentForEachNarrowerStep) {
  EXPECT_EQ(between(little(), "langs", "french"), 850'000);
  EXPECT_EQ(between(little(), "langs", "french-oral"), 722'500);
}

TEST(Similarity, LosesFortyPercentForEachBroaderStep) {
  EXPECT_EQ(between(little(), "french-oral", "french"), 600'000);
  EXPECT_EQ(between(little(), "french-oral", "langs"), 360'000);
}

TEST(Similarity, TakesOneTurnToASiblingOrCousin) {
  EXPECT_EQ(between(little(), "german", "french"), 255'000);       // 0.6 x 0.5 x 0.85
  EXPECT_EQ(between(little(), "german", "french-oral"), 216'750);  // 0.6 x 0.5 x 0.85 x 0.85
}

TEST(Similarity, CountsAsNothingBelowTheMinimum) {
  EXPECT_EQ(between(little(), "french-oral", "german"), 153'000);  // 0.6 x 0.6 x 0.5 x 0.85
  EXPECT_EQ(between(little(), "french-oral", "german", {.minimum = 153'000}), 153'000);
  EXPECT_EQ(between(little(), "french-oral", "german", {.minimum = 153'001}), 0);
}

TEST(Similarity, TakesOneRelatedStepAndThenNarrowerOnes) {
  EXPECT_EQ(between(little(), "langs", "exchange"), 500'000);
  EXPECT_EQ(between(little(), "exchange", "langs"), 500'000);
  EXPECT_EQ(between(little(), "exchange", "french-oral"), 361'250);  // 0.5 x 0.85 x 0.85
}

TEST(Similarity, NeverTakesARelatedStepAfterAnother) {
  const SimilarityFactors lossless{1'000'000, 1'000'000, 1'000'000, 1'000'000, 0};
  EXPECT_EQ(between(little(), "french", "exchange", lossless), 0);  // broader, related
  EXPECT_EQ(between(little(), "top", "exchange", lossless), 0);     // narrower, related
  EXPECT_EQ(between(little(), "exchange", "top", lossless), 0);     // related, broader
  const Taxonomy chain = scheme_of(
      {topic("t"), topic("a", {"t"}, {"b"}), topic("u"), topic("b", {"u"}, {"c"}), topic("v"), topic("c", {"v"})});
  EXPECT_EQ(between(chain, "a", "c", lossless), 0);  // related, related
}

TEST(Similarity, NeverGoesNarrowerAndThenBroader) {
  const Taxonomy taxonomy =
      scheme_of({topic("t"), topic("u"), topic("a", {"t"}), topic("b", {"u"}), topic("shared", {"a", "b"})});
  EXPECT_EQ(between(taxonomy, "a", "b", {1'000'000, 1'000'000, 1'000'000, 1'000'000, 0}), 0);
}

TEST(Similarity, NeverPassesThroughATopConcept) {
  const SimilarityFactors lossless{1'000'000, 1'000'000, 1'000'000, 1'000'000, 0};
  EXPECT_EQ(between(little(), "arts", "langs", lossless), 0);
  EXPECT_EQ(between(little(), "art", "french", lossless), 0);
  const Taxonomy beside = scheme_of({topic("t"), topic("a", {"t"}, {"u"}), topic("u"), topic("b", {"u"})});
  EXPECT_EQ(between(beside, "a", "u"), 500'000);
  EXPECT_EQ(between(beside, "a", "b", lossless), 0);
}

TEST(Similarity, MayStartOrEndAtATopConcept) {
  EXPECT_EQ(between(little(), "top", "french"), 722'500);
  EXPECT_EQ(between(little(), "french", "top"), 360'000);
  const Taxonomy beside = scheme_of({topic("t"), topic("a", {"t"}, {"u"}), topic("u"), topic("b", {"a"})});
  EXPECT_EQ(between(beside, "u", "b"), 425'000);
}

TEST(Similarity, TakesTheBestOfSeveralPaths) {
  // a reaches c by one related step (0.5) and as a sibling (0.255).
  const Taxonomy taxonomy = scheme_of({topic("t"), topic("p", {"t"}), topic("a", {"p"}, {"c"}), topic("c", {"p"})});
  EXPECT_EQ(between(taxonomy, "a", "c"), 500'000);
  EXPECT_THAT(way(taxonomy, "a", "c"), ElementsAre("related c"));
}

TEST(Similarity, MayDescendToAnAncestorWhenClimbingToItIsDearer) {
  // From need: straight to g (0.6), but x lies three broader steps up (0.216) and one below g (0.6 x 0.5 x 0.85).
  const Taxonomy taxonomy = scheme_of({topic("t"), topic("g", {"t"}), topic("x", {"g"}), topic("b", {"x"}),
                                       topic("a", {"b"}), topic("need", {"a", "g"})});
  EXPECT_EQ(between(taxonomy, "need", "x"), 255'000);
  EXPECT_THAT(way(taxonomy, "need", "x"), ElementsAre("broader g", "narrower x"));
}

TEST(Similarity, RoundsHalfUpAfterEachFactorFromTheNeedOutwards) {
  const SimilarityFactors odd{.narrower = 333'333, .broader = 333'335, .turn = 999'999, .related = 0, .minimum = 0};
  // 333,335 x 0.999999 = 333,334.67 -> 333,335; x 0.333333 = 111,111.56 -> 111,112.
  EXPECT_EQ(between(little(), "german", "french", odd), 111'112);
}

TEST(SimilarityPath, IsEmptyForTheSameConceptAndForNothing) {
  EXPECT_THAT(way(little(), "art", "art"), IsEmpty());
  EXPECT_THAT(way(little(), "art", "french"), IsEmpty());
}

TEST(SimilarityPath, NamesEveryStepFromTheNeedToTheExpertise) {
  EXPECT_THAT(way(little(), "german", "french-oral"),
              ElementsAre("broader langs", "narrower french", "narrower french-oral"));
  EXPECT_THAT(way(little(), "exchange", "french"), ElementsAre("related langs", "narrower french"));
}

TEST(SimilarityPath, PrefersFewerStepsAmongEquallyGoodPaths) {
  const SimilarityFactors lossless{1'000'000, 1'000'000, 1'000'000, 1'000'000, 0};
  const Taxonomy taxonomy = scheme_of({topic("t"), topic("a", {"t"}), topic("need", {"a", "z"}), topic("z", {"t"}),
                                       topic("b", {"a"}), topic("end", {"b", "z"})});
  EXPECT_THAT(way(taxonomy, "need", "end", lossless), ElementsAre("broader z", "narrower end"));
}

TEST(SimilarityPath, PrefersTheSmallerIdsAmongEquallyShortPaths) {
  const Taxonomy taxonomy = scheme_of(
      {topic("t"), topic("z", {"t"}), topic("a", {"t"}), topic("need", {"z", "a"}), topic("end", {"z", "a"})});
  EXPECT_THAT(way(taxonomy, "need", "end"), ElementsAre("broader a", "narrower end"));
}

TEST(SimilarityPath, FindsTheShorterPathThatRoundingMakesAsGoodAsTheOneWithTheBetterStart) {
  // To m: by p it is worth 2 (8, turned 4, then 2), directly 1. One step on, both have come to 1 (half up).
  const SimilarityFactors steep{.narrower = 500'000, .broader = 8, .turn = 500'000, .related = 1, .minimum = 1};
  const Taxonomy taxonomy =
      scheme_of({topic("t"), topic("p", {"t"}), topic("need", {"p"}, {"m"}), topic("m", {"p"}), topic("end", {"m"})});
  EXPECT_THAT(way(taxonomy, "need", "m", steep), ElementsAre("broader p", "narrower m"));
  EXPECT_THAT(way(taxonomy, "need", "end", steep), ElementsAre("related m", "narrower end"));
}

TEST(SimilarityPath, FollowsTheBetterOfTwoPathsThatMeetEvenWhenTheOtherComesFirstById) {
  // To m: by a 0.27 x 0.85, by z 0.6 x 0.5 x 0.85; the first would do for m's value, but not beyond.
  const SimilarityFactors factors{.related = 270'000};
  const Taxonomy taxonomy = scheme_of({topic("t"), topic("a", {"t"}), topic("z", {"t"}), topic("need", {"z"}, {"a"}),
                                       topic("m", {"a", "z"}), topic("end", {"m"})});
  EXPECT_EQ(between(taxonomy, "need", "end", factors), 216'750);
  EXPECT_THAT(way(taxonomy, "need", "end", factors), ElementsAre("broader z", "narrower m", "narrower end"));
}

}  // namespace
}  // namespace s2ss::testing
