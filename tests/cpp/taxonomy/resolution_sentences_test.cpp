#include <gmock/gmock.h>

#include "s2ss/taxonomy.hpp"

namespace s2ss {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

/// Independent of the default scheme, which is mended often.
Taxonomy scheme() {
  TaxonomyBuilder builder;
  const auto add = [&](const char* id, const char* label, Facet facet = Facet::none) -> Concept {
    Concept made;
    made.id = id;
    made.pref_label = label;
    made.facet = facet;
    return made;
  };
  Concept geography = add("geography", "Geography");
  geography.alt_labels = {"Geog"};
  geography.hidden_labels = {"Jogrophy"};
  geography.takes_aspects = true;
  Concept leadership = add("subject-leadership", "Subject leadership", Facet::aspect);
  leadership.alt_labels = {"leading the subject"};
  Concept stage = add("key-stage-3", "Key stage 3", Facet::stage);
  stage.alt_labels = {"KS3"};
  Concept cover = add("cover", "Cover and staff absence");
  cover.uncertain_labels = {"cover"};
  cover.cues = {"supply"};
  for (const Concept& made : {geography, leadership, stage, cover, add("behaviour", "Behaviour")}) builder.add(made);
  return builder.build();
}

std::vector<std::string> said_of(std::string_view text) { return sentences(scheme().resolve(text)); }

TEST(ResolutionSentences, SayWhichWordsMeanWhichConceptAndWhy) {
  EXPECT_THAT(said_of("Geography support"), ElementsAre("Geography: \"Geography\" means Geography."));
  EXPECT_THAT(said_of("geog support"), ElementsAre("Geography: \"geog\" means Geography (a synonym of it)."));
  EXPECT_THAT(said_of("jogrophy support"),
              ElementsAre("Geography: \"jogrophy\" means Geography (a misspelling of it)."));
  EXPECT_THAT(said_of("geograpy support"),
              ElementsAre("Geography: \"geograpy\" means Geography (a misspelling of it)."));
}

TEST(ResolutionSentences, PutFacetsBesideTheirTopic) {
  EXPECT_THAT(said_of("KS3 geog and subject leadership"),
              ElementsAre("Geography with Subject leadership and Key stage 3: \"geog\" means Geography (a synonym of "
                          "it); \"KS3\" means Key stage 3 (a synonym of it); \"subject leadership\" means Subject "
                          "leadership."));
}

TEST(ResolutionSentences, SayWhatWasSetAsideAndWhy) {
  EXPECT_THAT(said_of("We need help with geography, not behaviour."),
              ElementsAre("Geography: \"geography\" means Geography.",
                          "\"behaviour\" was set aside: the message says that it is not wanted."));
}

TEST(ResolutionSentences, SayWhenNothingWasUnderstood) {
  EXPECT_THAT(said_of("Thank you very much."),
              ElementsAre("Nothing in the message was understood as a topic it asks about."));
}

TEST(ResolutionSentences, SayWhatWouldBeAskedBackWithTheReadings) {
  const Taxonomy two = scheme().with_labels({{"geography", {"fieldwork"}}, {"behaviour", {"fieldwork"}}});
  EXPECT_THAT(sentences(two.resolve("We need help with fieldwork")),
              ElementsAre("Nothing in the message was understood as a topic it asks about.",
                          "To be asked back: does \"fieldwork\" mean Behaviour or Geography?"));
  EXPECT_THAT(
      said_of("We need help with cover"),
      ElementsAre("Nothing in the message was understood as a topic it asks about.",
                  "To be asked back: does \"cover\" mean Cover and staff absence, or is it meant in its everyday "
                  "sense?"));
}

TEST(ResolutionSentences, SayThatAWordWasReadByTheWordsAroundIt) {
  EXPECT_THAT(
      said_of("We need help with cover and supply"),
      Contains("Cover and staff absence: \"cover\" means Cover and staff absence (one of its meanings, which the "
               "words around it point to)."));
}

TEST(ResolutionSentences, SayWhatWasNotUnderstoodOnOneLine) {
  EXPECT_THAT(said_of("Support with geography and blue\nwidgets"), Contains("\"widgets\" was not understood."));
  Resolution resolution;
  resolution.unresolved = {{"blue\n widgets", 0, 13, 0, 13}};
  EXPECT_EQ(sentences(resolution).back(), "\"blue widgets\" was not understood.");
}

TEST(ResolutionSentences, SayHowMuchANeedCounts) {
  Resolution resolution;
  resolution.needs.resize(2);
  resolution.needs[0].topic = "history";
  resolution.needs[0].required = true;
  resolution.needs[1].topic = "art";
  resolution.needs[1].weight = 0.5;
  EXPECT_THAT(sentences(resolution),
              ElementsAre("history, which must be met.", "art, which counts less than the rest."));
}

TEST(ResolutionSentences, NeverShowAMisspellingOfTheScheme) {
  for (const std::string& sentence : said_of("jogrophys and jogrophhy")) {
    EXPECT_EQ(sentence.find("Jogrophy"), std::string::npos) << sentence;
  }
}

}  // namespace
}  // namespace s2ss
