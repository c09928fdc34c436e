#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>

#include "cpp/taxonomy/resolution_words.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const Taxonomy& scheme() { return Taxonomy::default_scheme(); }

std::vector<std::string> asked(std::string_view text) { return testing::asked(scheme(), text); }

std::vector<std::string> dismissed(std::string_view text) { return testing::dismissed(scheme(), text); }

TEST(Resolve, TakesComputingSupportForComputing) {
  EXPECT_THAT(asked("Secondary Computing support"), ElementsAre("computing"));
}

TEST(Resolve, TakesHistorySupportForHistory) {
  EXPECT_THAT(asked("Secondary History support"), ElementsAre("history"));
}

TEST(Resolve, PutsSubjectLeadershipToTheSubjectNamedBefore) {
  EXPECT_THAT(asked("Secondary MFL support and subject leadership"),
              ElementsAre("modern-foreign-languages[subject-leadership]"));
}

TEST(Resolve, PutsCurriculumDevelopmentToTheSubjectItIsFor) {
  EXPECT_THAT(asked("Curriculum development for secondary DT"),
              ElementsAre("design-and-technology[curriculum-development]"));
}

TEST(Resolve, TakesAListWithoutASubjectForTopicsOfTheirOwn) {
  EXPECT_THAT(asked("Timetable/PP/Appraisal and Curriculum"),
              ElementsAre("timetabling", "disadvantage-and-pupil-premium", "appraisal", "curriculum-development"));
}

TEST(Resolve, AsksNothingBackWhereTheFiveAsksOfTheProgrammeAreClear) {
  for (const char* ask :
       {"Secondary Computing support", "Secondary History support", "Secondary MFL support and subject leadership",
        "Curriculum development for secondary DT", "Timetable/PP/Appraisal and Curriculum"}) {
    const Resolution resolution = scheme().resolve(ask);
    EXPECT_THAT(resolution.ask_back, IsEmpty()) << ask;
    EXPECT_THAT(resolution.unresolved, IsEmpty()) << ask;
    EXPECT_THAT(resolution.dismissed, IsEmpty()) << ask;
  }
}

TEST(Resolve, TakesANewHeadOfDepartmentForSubjectLeadership) {
  EXPECT_THAT(asked("new HoD in geog"), ElementsAre("geography[subject-leadership]"));
}

TEST(Resolve, PutsARangeOfYearsToTheTopicAsItsStage) {
  EXPECT_THAT(asked("Y7-9 oracy"), ElementsAre("oracy[key-stage-3]"));
}

TEST(Resolve, KnowsAQualificationByItsShortName) {
  EXPECT_THAT(asked("thinking of moving to imedia"), ElementsAre("creative-imedia-and-digital-it"));
}

TEST(Resolve, PutsAnAspectToEverySubjectOfItsList) {
  EXPECT_THAT(asked("history and geography curriculum"),
              ElementsAre("history[curriculum-development]", "geography[curriculum-development]"));
}

TEST(Resolve, KeepsTheAspectsOfTwoSubjectsApart) {
  EXPECT_THAT(asked("support with leadership in maths and with marking in science"),
              ElementsAre("mathematics[subject-leadership]", "science[feedback-and-marking]"));
}

TEST(Resolve, GivesEachSubjectItsOwnStage) {
  EXPECT_THAT(asked("GCSE maths and A level physics"), ElementsAre("mathematics[gcse]", "physics[a-level]"));
}

TEST(Resolve, SetsAsideWhatIsDenied) {
  const char* const text = "We need help with attendance, not behaviour.";
  EXPECT_THAT(asked(text), ElementsAre("attendance"));
  EXPECT_THAT(dismissed(text), ElementsAre("behaviour-and-culture: denied"));
  EXPECT_THAT(asked("attendance, not behaviour"), ElementsAre("attendance"));
}

TEST(Resolve, SetsAsideWhatIsGivenUpForSomethingElse) {
  const char* const text = "moving from OCR to AQA history";
  const Resolution resolution = scheme().resolve(text);
  ASSERT_EQ(resolution.needs.size(), 1U);
  EXPECT_EQ(resolution.needs[0].topic, "history");
  EXPECT_THAT(resolution.needs[0].boards, ElementsAre("aqa"));
  EXPECT_THAT(dismissed(text), ElementsAre("ocr: replaced"));
}

TEST(Resolve, ReadsPastGreetingsAndSignatures) {
  EXPECT_THAT(asked("Hi Jane,\n\nCould we have some support with geography please?\n\nMany thanks,\nArt French\n"
                    "Head of Music\nHistory Lane School"),
              ElementsAre("geography"));
  EXPECT_THAT(asked("Dear Dr Drama, we need help with maths. Kind regards, P. English"), ElementsAre("mathematics"));
}

TEST(Resolve, TakesNoPersonsNameForATopic) {
  EXPECT_THAT(asked("Mrs French rang about music"), ElementsAre("music"));
  EXPECT_THAT(asked("Mr Law would like help with timetabling"), ElementsAre("timetabling"));
}

TEST(Resolve, FindsNoNeedInAMessageWithoutATopic) {
  for (const char* text : {"", " \n ", "Hello, how are you?", "Could you give me a ring please?", "?!", "123"}) {
    EXPECT_THAT(asked(text), IsEmpty()) << text;
  }
}

TEST(Resolve, FindsNoNeedInAnInvoice) {
  EXPECT_THAT(asked("Please find attached our invoice for the music concert tickets."), IsEmpty());
}

TEST(Resolve, TakesTheNarrowerWordWhereItExplainsTheWiderOne) {
  const char* const text = "science, mainly physics";
  EXPECT_THAT(asked(text), ElementsAre("physics"));
  EXPECT_THAT(dismissed(text), ElementsAre("science: wider"));
}

TEST(Resolve, KeepsBothOfAListThoughOneIsTheWider) {
  EXPECT_THAT(asked("SEND and EHCPs"),
              UnorderedElementsAre("special-educational-needs-and-disabilities", "education-health-and-care-plans"));
}

TEST(Resolve, ReadsMisspelledWordsWithLessConfidence) {
  const Resolution resolution = scheme().resolve("help with histroy");
  ASSERT_EQ(resolution.needs.size(), 1U);
  EXPECT_EQ(resolution.needs[0].topic, "history");
  EXPECT_LT(resolution.needs[0].confidence, one);
  EXPECT_EQ(scheme().resolve("help with history").needs.at(0).confidence, one);
}

TEST(Resolve, KeepsTheWordsThatLedToANeed) {
  const Resolution resolution = scheme().resolve("Help with KS3 maths. Maths is our priority.");
  ASSERT_EQ(resolution.needs.size(), 1U);
  EXPECT_THAT(resolution.needs[0].words, ElementsAre("maths", "Maths", "KS3"));
  EXPECT_THAT(resolution.needs[0].mentions[0].words, (Phrase{"maths", 14, 19, 14, 19}));
}

TEST(Resolve, KeepsMarksOutOfTheWordsOfANeed) {
  for (const char* text : {"GCSE-French", "GCSE \"French\"", "help with \"GCSE\" French"}) {
    const Resolution resolution = scheme().resolve(text);
    ASSERT_EQ(resolution.needs.size(), 1U) << text;
    EXPECT_THAT(resolution.needs[0].words, ElementsAre("French", "GCSE")) << text;
  }
}

TEST(Resolve, SaysWhatItDidNotUnderstand) {
  EXPECT_THAT(unresolved(scheme(), "We need support with beekeeping and history."), ElementsAre("beekeeping"));
  EXPECT_THAT(unresolved(scheme(), "We need support with history."), IsEmpty());
}

TEST(Resolve, AsksWhatAnUnknownAbbreviationStandsFor) {
  const Resolution resolution = Taxonomy::default_scheme().resolve("Attendance; QXZ; appraisal");
  ASSERT_EQ(resolution.ask_back.size(), 1U);
  EXPECT_EQ(resolution.ask_back[0].words.text, "QXZ");
  EXPECT_THAT(resolution.ask_back[0].readings, IsEmpty());
  EXPECT_EQ(sentences(resolution).back(), "To be asked back: what does \"QXZ\" stand for?");
}

TEST(Resolve, TakesAYearThatOnlySaysWhoForNoTopic) {
  EXPECT_THAT(Taxonomy::default_scheme().resolve("Our Y10 dancers were on fire at the Winter Gardens.").needs,
              IsEmpty());
  EXPECT_EQ(Taxonomy::default_scheme().resolve("help with KS3").needs.size(), 1U);
}

}  // namespace
}  // namespace s2ss::testing
