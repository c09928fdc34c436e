#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reference/small_world.hpp"

namespace s2ss::reference {
namespace {

Millionths fit_of(const Situation& situation) { return situation.parts().subject_fit; }

/// The fit of one expertise, `main` and without facets, for one need.
Millionths fit_between(const std::string& need, const std::string& expertise) {
  Situation situation = small_situation();
  situation.need().topic = need;
  situation.expertise().topic = expertise;
  return fit_of(situation);
}

/// The fit where need and expertise are both history, with one list of facets each.
Millionths fit_of_facets(std::vector<std::string> Need::*asked, std::vector<std::string> Expertise::*offered,
                         std::vector<std::string> asked_ids, std::vector<std::string> offered_ids) {
  Situation situation = small_situation();
  situation.need().*asked = std::move(asked_ids);
  situation.expertise().*offered = std::move(offered_ids);
  return fit_of(situation);
}

Millionths fit_of_stages(std::vector<std::string> asked, std::vector<std::string> offered) {
  return fit_of_facets(&Need::stages, &Expertise::stages, std::move(asked), std::move(offered));
}

TEST(SubjectFit, IsOneForTheVeryTopic) { EXPECT_EQ(fit_between("history", "history"), 1'000'000); }

TEST(SubjectFit, Keeps085ForEachNarrowerStep) {
  EXPECT_EQ(fit_between("history", "medieval-history"), 850'000);
  EXPECT_EQ(fit_between("history", "crusades"), 722'500);
  EXPECT_EQ(fit_between("humanities", "crusades"), 614'125);
}

TEST(SubjectFit, Keeps060ForEachBroaderStep) {
  EXPECT_EQ(fit_between("medieval-history", "history"), 600'000);
  EXPECT_EQ(fit_between("crusades", "history"), 360'000);
  EXPECT_EQ(fit_between("crusades", "humanities"), 216'000);
}

TEST(SubjectFit, OfASiblingIs0255) { EXPECT_EQ(fit_between("history", "geography"), 255'000); }

TEST(SubjectFit, OfANephewIsOneNarrowerStepLess) { EXPECT_EQ(fit_between("history", "rivers"), 216'750); }

TEST(SubjectFit, OfACousinBelowTheMinimumIsNothing) {
  // 0.6 x 0.6 x 0.5 x 0.85 x 0.85 = 0.13005
  EXPECT_EQ(fit_between("medieval-history", "rivers"), 0);
  Situation situation = small_situation();
  situation.need().topic = "medieval-history";
  situation.expertise().topic = "rivers";
  situation.policy.similarity.minimum = 130'050;
  EXPECT_EQ(fit_of(situation), 130'050);
}

TEST(SubjectFit, OfARelatedTopicIsAHalfAndGoesOnNarrowerOnly) {
  EXPECT_EQ(fit_between("history", "politics"), 500'000);
  EXPECT_EQ(fit_between("history", "elections"), 425'000);
  EXPECT_EQ(fit_between("politics", "history"), 500'000);
  EXPECT_EQ(fit_between("history", "society"), 0);            // Broader after related.
  EXPECT_EQ(fit_between("medieval-history", "politics"), 0);  // Related after broader.
  EXPECT_EQ(fit_between("humanities", "politics"), 0);        // Related after narrower.
}

TEST(SubjectFit, NeverPassesThroughATopConceptButMayEndOrStartThere) {
  EXPECT_EQ(fit_between("humanities", "languages"), 0);
  EXPECT_EQ(fit_between("humanities", "subjects"), 600'000);
  EXPECT_EQ(fit_between("subjects", "humanities"), 850'000);
  EXPECT_EQ(fit_between("history", "aspects"), 0);
}

TEST(SubjectFit, CountsAnAlsoLess) {
  Situation situation = small_situation();
  situation.expertise().strength = Strength::also;
  EXPECT_EQ(fit_of(situation), 850'000);
}

TEST(SubjectFit, TakesTheBestOfSeveralExpertises) {
  Situation situation = small_situation();
  situation.nominee().expertise = {small_expertise("geography"), small_expertise("medieval-history"),
                                   small_expertise("history", Strength::also), small_expertise("french")};
  EXPECT_EQ(fit_of(situation), 850'000);
  // Main stands before also, so the main one is shown of the two that fit alike.
  const NeedEvidence shown = situation.evidence().needs.front();
  EXPECT_EQ(shown.expertise->id, "medieval-history");
  EXPECT_EQ(shown.strength, Strength::main);
}

TEST(SubjectFit, CountsSixMainTopicsAsMainAndSevenAsAlso) {
  Situation situation = small_situation();
  situation.nominee().expertise.clear();
  for (const char* topic : {"history", "geography", "french", "politics", "rivers", "crusades"}) {
    situation.nominee().expertise.push_back(small_expertise(topic));
  }
  EXPECT_EQ(fit_of(situation), 1'000'000);

  situation.nominee().expertise.push_back(small_expertise("languages", Strength::also));
  EXPECT_EQ(fit_of(situation), 1'000'000) << "an also is no main topic";

  Expertise again = small_expertise("geography");
  again.stages = {"gcse"};
  situation.nominee().expertise.push_back(again);
  EXPECT_EQ(fit_of(situation), 1'000'000) << "the same topic twice is one topic";

  situation.nominee().expertise.push_back(small_expertise("deltas"));
  EXPECT_EQ(fit_of(situation), 850'000);
  EXPECT_EQ(situation.evidence().needs.front().strength, Strength::also);

  situation.policy.strength.max_main_topics = 7;
  EXPECT_EQ(fit_of(situation), 1'000'000);
}

TEST(SubjectFit, MeetsAStageWithTheSameOrAWiderOrNarrowerOne) {
  EXPECT_EQ(fit_of_stages({"gcse"}, {"gcse"}), 1'000'000);
  EXPECT_EQ(fit_of_stages({"gcse"}, {"key-stage-4"}), 1'000'000);
  EXPECT_EQ(fit_of_stages({"key-stage-4"}, {"gcse"}), 1'000'000);
}

TEST(SubjectFit, CountsABlankFacet095) {
  EXPECT_EQ(fit_of_stages({"gcse"}, {}), 950'000);
  EXPECT_EQ(fit_of_stages({"gcse", "a-level"}, {}), 902'500);
  EXPECT_EQ(fit_of_facets(&Need::aspects, &Expertise::aspects, {"assessment"}, {}), 950'000);
  EXPECT_EQ(fit_of_facets(&Need::boards, &Expertise::boards, {"aqa"}, {}), 950'000);
}

TEST(SubjectFit, CountsANeighbouringStage085AndAFurtherOne070) {
  EXPECT_EQ(fit_of_stages({"gcse"}, {"key-stage-3"}), 850'000);
  EXPECT_EQ(fit_of_stages({"key-stage-3"}, {"gcse"}), 850'000);
  EXPECT_EQ(fit_of_stages({"a-level"}, {"gcse"}), 850'000);
  EXPECT_EQ(fit_of_stages({"key-stage-3"}, {"a-level"}), 700'000);
  EXPECT_EQ(fit_of_stages({"key-stage-3"}, {"a-level", "gcse"}), 850'000);
  EXPECT_EQ(fit_of_stages({"vocational"}, {"gcse"}), 700'000) << "a stage off the ladder has no neighbours";
}

TEST(SubjectFit, CountsAnotherAspectOrBoard080) {
  EXPECT_EQ(fit_of_facets(&Need::aspects, &Expertise::aspects, {"assessment"}, {"subject-leadership"}), 800'000);
  EXPECT_EQ(fit_of_facets(&Need::aspects, &Expertise::aspects, {"assessment"}, {"marking"}), 1'000'000);
  EXPECT_EQ(fit_of_facets(&Need::boards, &Expertise::boards, {"aqa"}, {"ocr"}), 800'000);
}

TEST(SubjectFit, IgnoresFacetsThatTheNeedDoesNotName) { EXPECT_EQ(fit_of_stages({}, {"a-level"}), 1'000'000); }

TEST(SubjectFit, MultipliesSimilarityStrengthFacetsAndRole) {
  Situation situation = small_situation();
  situation.need().aspects = {"subject-leadership"};
  situation.need().stages = {"gcse"};
  situation.need().boards = {"aqa"};
  situation.expertise().topic = "geography";
  situation.expertise().strength = Strength::also;
  situation.expertise().stages = {"key-stage-3"};
  situation.expertise().boards = {"ocr"};
  // 0.255 x 0.85 = 0.21675; facets 0.95 x 0.85 x 0.8 = 0.646; 0.21675 x 0.646 = 0.1400205 -> 0.140021; x 0.9 =
  // 0.1260189.
  EXPECT_EQ(fit_of(situation), 126'019);
}

TEST(SubjectFit, CountsLessWhenSubjectLeadershipIsAskedOfSomeoneWhoDoesNotLead) {
  Situation situation = small_situation();
  situation.need().aspects = {"subject-leadership"};
  situation.expertise().aspects = {"subject-leadership"};
  const auto fit_as = [&](Role role) {
    situation.nominee().role = role;
    return fit_of(situation);
  };
  EXPECT_EQ(fit_as(Role::subject_teacher), 900'000);
  EXPECT_EQ(fit_as(Role::support_staff), 900'000);
  EXPECT_EQ(fit_as(Role::curriculum_leader), 1'000'000);
  EXPECT_EQ(fit_as(Role::senior_leader), 1'000'000);
}

TEST(SubjectFit, NeverComesFromAFacetAlone) {
  Situation situation = small_situation();
  situation.need().stages = {"gcse"};
  situation.expertise().topic = "french";
  situation.expertise().stages = {"gcse"};
  EXPECT_EQ(fit_of(situation), 0);
}

TEST(SubjectFit, IsTheMeanOverTheNeedsByTheirShares) {
  Situation situation = small_situation();
  situation.request.needs = {small_need("history"), small_need("french"), small_need("french")};
  EXPECT_EQ(fit_of(situation), 333'334) << "the millionth left over goes to the first of equal needs";

  situation.request.needs[0].weight = 3;
  situation.request.needs.resize(2);
  EXPECT_EQ(fit_of(situation), 750'000);

  situation.request.needs = {small_need("medieval-history"), small_need("history")};
  EXPECT_EQ(fit_of(situation), 800'000);
}

TEST(SubjectFit, SharesTheNeedsWeightsByTheLargestRemainders) {
  Situation situation = small_situation();
  situation.request.needs = {small_need("history"), small_need("french"), small_need("geography")};
  situation.request.needs[0].weight = 0.1;
  situation.request.needs[1].weight = 0.2;
  situation.request.needs[2].weight = 0.3;
  const std::vector<NeedEvidence> needs = situation.evidence().needs;
  EXPECT_EQ(needs[0].weight, 166'667);
  EXPECT_EQ(needs[1].weight, 333'333);
  EXPECT_EQ(needs[2].weight, 500'000);
}

}  // namespace
}  // namespace s2ss::reference
