#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "s2ss/taxonomy.hpp"

namespace s2ss {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// "mugs" or "cups" near "handle" or "handles" mean pottery; "warp", "weft" and "loom" together mean weaving.
const Taxonomy& crafts() {
  static const Taxonomy taxonomy = [] {
    std::vector<Concept> concepts(3);
    concepts[0].id = "pottery";
    concepts[0].pref_label = "Pottery";
    concepts[0].cues = {"mugs|cups + handle"};
    concepts[1].id = "weaving";
    concepts[1].pref_label = "Weaving";
    concepts[1].cues = {"warp + weft + loom"};
    concepts[2].id = "dyeing";
    concepts[2].pref_label = "Dyeing";
    TaxonomyBuilder builder;
    for (Concept& craft : concepts) builder.add(std::move(craft));
    return builder.build();
  }();
  return taxonomy;
}

std::vector<std::string> topics(std::string_view text) {
  std::vector<std::string> ids;
  for (const ResolvedNeed& need : crafts().resolve(text).needs) ids.push_back(need.topic);
  return ids;
}

TEST(ResolveDescriptions, MeansAConceptWhenTheirWordsStandNearEachOther) {
  EXPECT_THAT(topics("help with putting handles on cups"), ElementsAre("pottery"));
  EXPECT_THAT(topics("we need help with the handle of a mug"), ElementsAre("pottery"));
}

TEST(ResolveDescriptions, NeedsAWordForEachPart) {
  EXPECT_THAT(topics("help with cups"), IsEmpty());
  EXPECT_THAT(topics("help with cups and mugs"), IsEmpty());
  EXPECT_THAT(topics("help with the warp and the weft"), IsEmpty());
  EXPECT_THAT(topics("help with the weft, the loom and the warp"), ElementsAre("weaving"));
}

TEST(ResolveDescriptions, DoesNotJoinWordsOfTwoSentencesOrFarApart) {
  EXPECT_THAT(topics("help with cups. The handle of the door is loose."), IsEmpty());
  EXPECT_THAT(topics("help with cups and with ever so many other things that are made here and have a handle"),
              IsEmpty());
}

TEST(ResolveDescriptions, GivesWayToTheConceptsOwnName) {
  const Resolution resolution = crafts().resolve("help with pottery, mainly handles of cups");
  ASSERT_EQ(resolution.needs.size(), 1u);
  EXPECT_THAT(resolution.needs.front().words, ElementsAre("pottery"));
}

TEST(ResolveDescriptions, KeepsATopicThatIsNamedBetweenTheWords) {
  EXPECT_THAT(topics("help with cups, dyeing, handles"), testing::UnorderedElementsAre("pottery", "dyeing"));
}

TEST(ResolveDescriptions, IsLessSureThanALabel) {
  const Resolution resolution = crafts().resolve("help with handles of cups");
  ASSERT_EQ(resolution.needs.size(), 1u);
  EXPECT_LT(resolution.needs.front().confidence, one);
  EXPECT_EQ(resolution.needs.front().mentions.front().kind, LabelKind::uncertain);
}

}  // namespace
}  // namespace s2ss
