#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>

#include "cpp/taxonomy/crafts_scheme.hpp"
#include "cpp/taxonomy/resolution_words.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<std::string> asked(std::string_view text) { return testing::asked(crafts_scheme(), text); }
std::vector<std::string> dismissed(std::string_view text) { return testing::dismissed(crafts_scheme(), text); }

ResolvedNeed need_of(std::string_view text, std::string_view id) {
  for (const ResolvedNeed& need : crafts_scheme().resolve(text).needs) {
    if (need.topic == id) return need;
  }
  ADD_FAILURE() << id << " should be asked for";
  return {};
}

TEST(ResolveFacets, PutsAnAspectToTheTopicBesideIt) {
  EXPECT_THAT(asked("pottery glazing"), ElementsAre("pottery[glazing]"));
  EXPECT_THAT(asked("glazing in pottery"), ElementsAre("pottery[glazing]"));
  EXPECT_THAT(asked("glazing for pottery and weaving"), ElementsAre("pottery[glazing]", "weaving[glazing]"));
}

TEST(ResolveFacets, PutsAnAspectBehindItsTopicInAList) {
  EXPECT_THAT(asked("pottery support and glazing"), ElementsAre("pottery[glazing]"));
  EXPECT_THAT(asked("pottery, glazing and patternmaking"), ElementsAre("pottery[glazing,patterns]"));
}

TEST(ResolveFacets, PutsAListOfAspectsToTheTopicBehindIt) {
  EXPECT_THAT(asked("glazing and patternmaking in pottery"), ElementsAre("pottery[glazing,patterns]"));
}

TEST(ResolveFacets, PutsAnAspectToEveryTopicOfAList) {
  EXPECT_THAT(asked("pottery and weaving patternmaking"), ElementsAre("pottery[patterns]", "weaving[patterns]"));
}

TEST(ResolveFacets, PutsASentenceOfAspectsToTheTopicOfAnother) {
  EXPECT_THAT(asked("We need help with pottery. Mainly glazing."), ElementsAre("pottery[glazing]"));
  EXPECT_THAT(asked("Glazing please. It is for pottery."), ElementsAre("pottery[glazing]"));
}

TEST(ResolveFacets, KeepsTheAspectsOfTwoTopicsApart) {
  EXPECT_THAT(asked("help with glazing in pottery and with patternmaking in weaving"),
              ElementsAre("pottery[glazing]", "weaving[patterns]"));
}

TEST(ResolveFacets, TakesAnAspectAloneForATopic) { EXPECT_THAT(asked("help with glazing"), ElementsAre("glazing")); }

TEST(ResolveFacets, PutsAspectsOnlyToTopicsThatTakeThem) {
  EXPECT_THAT(asked("kiln hire and glazing"), ElementsAre("kiln-hire", "glazing"));
  EXPECT_THAT(asked("stoneware glazing"), ElementsAre("stoneware[glazing]"));
}

TEST(ResolveFacets, PutsAspectsToEveryTopicWhereNoneIsSaidToTakeThem) {
  std::vector<Concept> concepts = crafts();
  for (Concept& each : concepts) each.takes_aspects = false;
  EXPECT_THAT(testing::asked(scheme_of(concepts), "kiln hire glazing"), ElementsAre("kiln-hire[glazing]"));
}

TEST(ResolveFacets, PutsAStageAndABoardToTheTopicBesideThem) {
  EXPECT_THAT(asked("R2 weaving"), ElementsAre("weaving[lower-guild]"));
  EXPECT_THAT(asked("weaving at R4"), ElementsAre("weaving[upper-guild]"));
  EXPECT_THAT(asked("Zunft weaving"), ElementsAre("weaving[zunft]"));
  EXPECT_THAT(asked("R4 Hansa pottery glazing"), ElementsAre("pottery[glazing,upper-guild,hansa]"));
}

TEST(ResolveFacets, PutsAStageToEveryTopicOfTheListBehindIt) {
  EXPECT_THAT(asked("R1 pottery and weaving"), ElementsAre("pottery[lower-guild]", "weaving[lower-guild]"));
  EXPECT_THAT(asked("R1 pottery and R4 weaving"), ElementsAre("pottery[lower-guild]", "weaving[upper-guild]"));
}

TEST(ResolveFacets, PutsAStageToATopicOfAnySort) {
  EXPECT_THAT(asked("R1 kiln hire"), ElementsAre("kiln-hire[lower-guild]"));
  EXPECT_THAT(asked("glazing at R1"), ElementsAre("glazing[lower-guild]"));
}

TEST(ResolveFacets, TakesAStageOrABoardAloneForATopic) {
  EXPECT_THAT(asked("Rank 1"), ElementsAre("lower-guild"));
  EXPECT_THAT(asked("help with Zunft"), ElementsAre("zunft"));
}

TEST(ResolveFacets, NamesEachTopicAndFacetOnce) {
  const char* const text = "Pottery glazing. Ceramics glazing. R1 clay work, R2 pottery.";
  EXPECT_THAT(asked(text), ElementsAre("pottery[glazing,lower-guild]"));
  EXPECT_THAT(need_of(text, "pottery").words,
              UnorderedElementsAre("Pottery", "Ceramics", "clay work", "pottery", "glazing", "R1", "R2"));
}

TEST(ResolveDismissals, SetAsideWhatIsDenied) {
  for (const char* text : {"We need pottery, not weaving.", "Pottery rather than weaving please",
                           "Help with pottery. We don't need help with weaving."}) {
    EXPECT_THAT(asked(text), ElementsAre("pottery")) << text;
    EXPECT_THAT(dismissed(text), ElementsAre("weaving: denied")) << text;
  }
}

TEST(ResolveDismissals, KeepWhatIsNotOnlyAskedFor) {
  EXPECT_THAT(asked("We need help with not just pottery"), ElementsAre("pottery"));
}

TEST(ResolveDismissals, SetAsideWhatIsReplaced) {
  const char* const text = "We are moving from weaving to pottery";
  EXPECT_THAT(asked(text), ElementsAre("pottery"));
  EXPECT_THAT(dismissed(text), ElementsAre("weaving: replaced"));
}

TEST(ResolveDismissals, SetAsideWhatIsInHand) {
  for (const char* text : {"We need help with pottery; weaving is fine.", "We need pottery. We can offer weaving."}) {
    EXPECT_THAT(asked(text), ElementsAre("pottery")) << text;
    EXPECT_THAT(dismissed(text), ElementsAre("weaving: in_hand")) << text;
  }
}

TEST(ResolveDismissals, SetAsideAReasonAndACourtesy) {
  for (const char* text : {"Since the weaving we need help with pottery.",
                           "Thank you for the weaving visit. We need help with pottery."}) {
    EXPECT_THAT(asked(text), ElementsAre("pottery")) << text;
    EXPECT_THAT(dismissed(text), ElementsAre("weaving: background")) << text;
  }
}

TEST(ResolveDismissals, SetAsideTheWriter) {
  const char* const text = "I'm foreman of weaving and we need help with kiln hire.";
  EXPECT_THAT(asked(text), ElementsAre("kiln-hire"));
  EXPECT_THAT(dismissed(text), UnorderedElementsAre("mastership: role", "weaving: role"));
}

TEST(ResolveDismissals, SetAsideTheWiderOfTwo) {
  const char* const text = "pottery, mainly stoneware";
  EXPECT_THAT(asked(text), ElementsAre("stoneware"));
  EXPECT_THAT(dismissed(text), ElementsAre("pottery: wider"));
  EXPECT_THAT(asked("pottery and stoneware"), UnorderedElementsAre("pottery", "stoneware"));
}

TEST(ResolveWeights, RequireWhatIsEssential) {
  EXPECT_TRUE(need_of("Pottery is essential.", "pottery").required);
  EXPECT_TRUE(need_of("We must have pottery.", "pottery").required);
  EXPECT_FALSE(need_of("We need pottery.", "pottery").required);
}

TEST(ResolveWeights, HalveWhatWouldBeABonus) {
  const char* const text = "We need help with pottery. Ideally weaving too.";
  EXPECT_EQ(need_of(text, "weaving").weight, 0.5);
  EXPECT_EQ(need_of(text, "pottery").weight, 1.0);
  EXPECT_FALSE(need_of(text, "weaving").required);
}

TEST(ResolveWeights, RequireOnlyWhatTheClauseSpeaksOf) {
  const char* const text = "Pottery is essential. We also need weaving.";
  EXPECT_TRUE(need_of(text, "pottery").required);
  EXPECT_FALSE(need_of(text, "weaving").required);
}

}  // namespace
}  // namespace s2ss::testing
