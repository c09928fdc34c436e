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

std::vector<std::string> asked(std::string_view text) { return testing::asked(crafts_scheme(), text); }
std::vector<std::string> asked_back(std::string_view text) { return testing::asked_back(crafts_scheme(), text); }
std::vector<std::string> dismissed(std::string_view text) { return testing::dismissed(crafts_scheme(), text); }

Mention first_mention(std::string_view text) {
  const Resolution resolution = crafts_scheme().resolve(text);
  return resolution.needs.empty() ? Mention{} : resolution.needs.front().mentions.front();
}

TEST(ResolveLabels, AsksBackAnUncertainWordWithoutACue) {
  EXPECT_THAT(asked("help with leaf please"), IsEmpty());
  EXPECT_THAT(asked_back("help with leaf please"), ElementsAre("leaf: gilding"));
  EXPECT_THAT(asked_back("help with the wheel please"), ElementsAre("wheel: spinning throwing"));
}

TEST(ResolveLabels, UnderstandsAnUncertainWordBesideOneOfItsCues) {
  EXPECT_THAT(asked("help with bullion and leaf please"), ElementsAre("gilding"));
  EXPECT_THAT(asked("help with the wheel and clay please"), ElementsAre("throwing"));
  EXPECT_THAT(asked("help with the wheel and yarn please"), ElementsAre("spinning"));
  EXPECT_THAT(asked_back("help with the wheel and clay please"), IsEmpty());
}

TEST(ResolveLabels, TakesAConceptNamedNearbyForACue) {
  EXPECT_THAT(asked("help with weaving and the wheel please"), ElementsAre("weaving", "spinning"));
}

TEST(ResolveLabels, IsLessSureOfWhatACueDecides) {
  const Resolution resolution = crafts_scheme().resolve("help with the wheel and clay please");
  ASSERT_EQ(resolution.needs.size(), 1U);
  EXPECT_LT(resolution.needs[0].confidence, one);
}

TEST(ResolveLabels, AsksBackWhatTheCuesOfBothReadingsStandBeside) {
  EXPECT_THAT(asked_back("help with the wheel, clay and yarn"), ElementsAre("wheel: spinning throwing"));
}

TEST(ResolveLabels, TakesARoleThatIsOnlyMentionedForNoTopic) {
  const char* const text = "Our warden has asked for help with weaving.";
  EXPECT_THAT(asked(text), ElementsAre("weaving"));
  EXPECT_THAT(dismissed(text), ElementsAre("guild: role"));
}

TEST(ResolveLabels, TakesARoleThatIsGrownIntoForATopic) {
  for (const char* text : {"We need support for our new warden", "training for our guild master", "Warden training",
                           "We have a newly appointed warden"}) {
    EXPECT_THAT(asked(text), ElementsAre("guild")) << text;
  }
}

TEST(ResolveLabels, TakesARoleThatIsAllThatIsSaidForATopic) { EXPECT_THAT(asked("Warden"), ElementsAre("guild")); }

TEST(ResolveLabels, MeetsALabelBesideAMentionOfTheConceptItNames) {
  EXPECT_THAT(asked("mastercraft of pottery"), ElementsAre("pottery[mastership]"));
  EXPECT_THAT(asked("weaving mastercraft"), ElementsAre("weaving[mastership]"));
  EXPECT_THAT(asked("new foreman of weaving"), ElementsAre("weaving[mastership]"));
}

TEST(ResolveLabels, DoesNotMeetALabelBesideAnotherConcept) {
  EXPECT_THAT(asked("kiln mastercraft"), ElementsAre("kiln"));
  EXPECT_THAT(asked("mastercraft"), IsEmpty());
}

TEST(ResolveLabels, MentionsOnlyTheWordsThatAreItsOwn) {
  const Resolution resolution = crafts_scheme().resolve("mastercraft of pottery");
  ASSERT_EQ(resolution.needs.size(), 1U);
  EXPECT_THAT(resolution.needs[0].words, ElementsAre("pottery", "mastercraft of"));
  EXPECT_EQ(resolution.needs[0].mentions[1].label, "mastercraft of @crafts");
}

TEST(ResolveLabels, MeetsAHiddenLabelAndShowsThePreferredOne) {
  const Mention mention = first_mention("help with podderee");
  EXPECT_EQ(mention.concept_id, "pottery");
  EXPECT_EQ(mention.pref_label, "Pottery");
  EXPECT_EQ(mention.kind, LabelKind::hidden);
  EXPECT_LT(crafts_scheme().resolve("help with podderee").needs.at(0).confidence, one);
}

TEST(ResolveLabels, MeetsALabelAsWrittenWhateverItsCaseHyphensAndDiacritics) {
  for (const char* text : {"Clay work", "CLAY WORK", "clay-work", "cláy wörk", "clay  work", "\"clay\" work",
                           "Slip & raku", "slip and raku", "slip + raku"}) {
    EXPECT_EQ(first_mention(text).concept_id, "pottery") << text;
    EXPECT_EQ(first_mention(text).match, LabelMatch::as_written) << text;
  }
}

TEST(ResolveLabels, MeetsAnotherFormOfALabel) {
  EXPECT_EQ(first_mention("help with potteries").concept_id, "pottery");
  EXPECT_EQ(first_mention("help with potteries").match, LabelMatch::inflected);
  EXPECT_EQ(first_mention("help with clay works").match, LabelMatch::inflected);
}

TEST(ResolveLabels, MendsAMisspelling) {
  for (const char* text : {"potttery", "pottrey", "stonewear"}) {
    EXPECT_EQ(first_mention(text).match, LabelMatch::corrected) << text;
  }
  EXPECT_EQ(first_mention("stonewear").concept_id, "stoneware");
}

TEST(ResolveLabels, ReadsALabelThatIsWrittenInTwo) {
  EXPECT_THAT(asked("loom work"), ElementsAre("weaving"));
  EXPECT_THAT(asked("stone ware"), ElementsAre("stoneware"));
}

TEST(ResolveLabels, PrefersTheLongestLabel) {
  EXPECT_THAT(asked("help with kiln hire"), ElementsAre("kiln-hire"));
  EXPECT_THAT(asked("help with kilns"), ElementsAre("kiln"));
  EXPECT_THAT(asked("Old Zunft weaving"), ElementsAre("weaving[zunft]"));
}

TEST(ResolveLabels, NamesAConceptOnceAmongTheReadingsOfAWordItHasInManyWays) {
  Concept first = topic("first"), second = topic("second");
  first.alt_labels = {"Wheel", "wheel", "WHEEL"};
  second.alt_labels = {"wheel", "Wheel"};
  EXPECT_THAT(testing::asked_back(scheme_of({second, first}), "help with wheel"), ElementsAre("wheel: first second"));
  EXPECT_THAT(testing::asked(scheme_of({first}), "help with wheel"), ElementsAre("first"));
}

TEST(ResolveLabels, DoesNotReadALabelAcrossASentence) { EXPECT_THAT(asked("Kiln. Hire"), ElementsAre("kiln")); }

TEST(ResolveLabels, ReadsAnAbbreviationInAnyCaseThatIsNoEnglishWord) {
  EXPECT_THAT(asked("help with PTY"), ElementsAre("pottery"));
  EXPECT_THAT(asked("help with pty"), ElementsAre("pottery"));
}

TEST(ResolveLabels, ReadsAnAbbreviationThatIsAnEnglishWordInCapitalsOnly) {
  const Taxonomy taxonomy = scheme_of({craft("crafts-it", "Iron turning", {"IT"}), craft("weaving", "Weaving"), [] {
                                         Concept top = topic("crafts");
                                         top.pref_label = "Handicrafts";
                                         return top;
                                       }()});
  EXPECT_THAT(testing::asked(taxonomy, "help with IT please"), ElementsAre("crafts-it"));
  EXPECT_THAT(testing::asked(taxonomy, "help with it please"), IsEmpty());
  EXPECT_THAT(testing::asked(taxonomy, "PLEASE HELP, WE NEED IT FOR WEAVING"), ElementsAre("weaving"));
}

TEST(ResolveLabels, ReadsRangesAndListsOfNumbers) {
  EXPECT_THAT(asked("R1-3 weaving"), ElementsAre("weaving[lower-guild]"));
  EXPECT_THAT(asked("rank 4/5 weaving"), ElementsAre("weaving[upper-guild]"));
  EXPECT_THAT(asked("weaving for R3-4"), ElementsAre("weaving[lower-guild,upper-guild]"));
  EXPECT_THAT(asked("weaving for rank 2 to 5"), ElementsAre("weaving[lower-guild,upper-guild]"));
  EXPECT_THAT(asked("weaving for ranks 1, 2 and 3"), ElementsAre("weaving[lower-guild]"));
  EXPECT_THAT(asked("weaving for R2\u20135"), ElementsAre("weaving[lower-guild,upper-guild]"));
}

TEST(ResolveLabels, ReadsNoRangeBeyondTheNumbersThatHaveALabel) {
  EXPECT_THAT(asked("weaving for R5-9"), ElementsAre("weaving[upper-guild]"));
  EXPECT_THAT(asked("weaving for R5, 30 people"), ElementsAre("weaving[upper-guild]"));
}

}  // namespace
}  // namespace s2ss::testing
