#include "s2ss/taxonomy.hpp"

#include <algorithm>
#include <vector>

#include <gmock/gmock.h>

#include "cpp/taxonomy/small_schemes.hpp"

namespace s2ss::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<Concept> humanities() {
  Concept history = topic("history", {"humanities"}, {"politics"});
  history.alt_labels = {"Secondary history"};
  history.hidden_labels = {"histroy"};
  return {topic("subjects"), topic("humanities", {"subjects"}), history, topic("geography", {"humanities"}),
          topic("politics", {"subjects", "humanities"})};
}

TEST(Taxonomy, HoldsItsConceptsInTheOrderOfTheirIds) {
  const Taxonomy taxonomy = scheme_of(humanities());
  std::vector<std::string> held;
  for (const Concept& each : taxonomy.concepts()) held.push_back(each.id);
  EXPECT_THAT(held, ElementsAre("geography", "history", "humanities", "politics", "subjects"));
}

TEST(Taxonomy, FindsConceptsByTheirExactIdOnly) {
  const Taxonomy taxonomy = scheme_of(humanities());
  EXPECT_EQ(taxonomy.at(index_of(taxonomy, "history")).id, "history");
  for (const char* id : {"", "histor", "historyy", "History", "zoology"}) EXPECT_FALSE(taxonomy.find(id)) << id;
}

TEST(Taxonomy, FindsAFacetAmongConceptsMarkedAsThatFacet) {
  Concept gcse = topic("gcse");
  gcse.facet = Facet::stage;
  const Taxonomy taxonomy = scheme_of({gcse, topic("history")});
  EXPECT_TRUE(taxonomy.find_facet("gcse", Facet::stage));
  EXPECT_FALSE(taxonomy.find_facet("history", Facet::stage));
  EXPECT_FALSE(taxonomy.find_facet("gcse", Facet::board));
  EXPECT_FALSE(taxonomy.find_facet("a-level", Facet::stage));
}

TEST(Taxonomy, TakesAnUnmarkedConceptForAFacetThatTheSchemeMarksNowhere) {
  Concept gcse = topic("gcse");
  gcse.facet = Facet::stage;
  const Taxonomy taxonomy = scheme_of({gcse, topic("aqa")});
  EXPECT_TRUE(taxonomy.find_facet("aqa", Facet::board));
}

TEST(Taxonomy, KnowsTheNeighboursOfAConceptInEveryDirection) {
  const Taxonomy taxonomy = scheme_of(humanities());
  EXPECT_THAT(ids(taxonomy, taxonomy.broader(index_of(taxonomy, "politics"))), ElementsAre("humanities", "subjects"));
  EXPECT_THAT(ids(taxonomy, taxonomy.narrower(index_of(taxonomy, "humanities"))),
              ElementsAre("geography", "history", "politics"));
  EXPECT_THAT(ids(taxonomy, taxonomy.related(index_of(taxonomy, "history"))), ElementsAre("politics"));
}

TEST(Taxonomy, HoldsRelatedBothWaysWhenItWasWrittenOnce) {
  const Taxonomy taxonomy = scheme_of(humanities());
  EXPECT_THAT(ids(taxonomy, taxonomy.related(index_of(taxonomy, "politics"))), ElementsAre("history"));
  EXPECT_THAT(taxonomy.at(index_of(taxonomy, "politics")).related, ElementsAre("history"));
}

TEST(Taxonomy, CallsAConceptWithoutABroaderOneTop) {
  const Taxonomy taxonomy = scheme_of(humanities());
  EXPECT_TRUE(taxonomy.is_top(index_of(taxonomy, "subjects")));
  EXPECT_FALSE(taxonomy.is_top(index_of(taxonomy, "humanities")));
}

TEST(Taxonomy, FollowsBroaderOverSeveralStepsAndInOneDirectionOnly) {
  const Taxonomy taxonomy = scheme_of(humanities());
  const auto subjects = index_of(taxonomy, "subjects");
  const auto history = index_of(taxonomy, "history");
  EXPECT_TRUE(taxonomy.is_broader(subjects, history));
  EXPECT_FALSE(taxonomy.is_broader(history, subjects));
  EXPECT_FALSE(taxonomy.is_broader(history, history));
  EXPECT_FALSE(taxonomy.is_broader(index_of(taxonomy, "geography"), history));
}

TEST(Taxonomy, ListsEveryConceptOnceAndTheWiderBeforeTheNarrower) {
  const Taxonomy taxonomy = scheme_of(humanities());
  const auto order = taxonomy.topological_order();
  ASSERT_EQ(order.size(), taxonomy.size());
  for (std::size_t late = 0; late < order.size(); ++late) {
    for (std::size_t early = 0; early < late; ++early) {
      EXPECT_NE(order[early], order[late]);
      EXPECT_FALSE(taxonomy.is_broader(order[late], order[early]));
    }
  }
}

TEST(Taxonomy, DoesNotDependOnTheOrderItWasWrittenIn) {
  const Taxonomy forwards = scheme_of(humanities());
  std::vector<Concept> concepts = humanities();
  std::reverse(concepts.begin(), concepts.end());
  std::reverse(concepts[0].broader.begin(), concepts[0].broader.end());
  const Taxonomy backwards = scheme_of(concepts);
  EXPECT_EQ(forwards, backwards);
  EXPECT_THAT(ids(forwards, forwards.topological_order()), ids(backwards, backwards.topological_order()));
}

TEST(Taxonomy, DiffersWhenOneLabelDiffers) {
  std::vector<Concept> concepts = humanities();
  concepts[0].pref_label = "All subjects";
  EXPECT_FALSE(scheme_of(humanities()) == scheme_of(concepts));
}

TEST(Taxonomy, StaysTheSameWhenItIsBuiltAgainFromItsOwnConcepts) {
  const Taxonomy once = scheme_of(humanities());
  const Taxonomy twice = scheme_of({once.concepts().begin(), once.concepts().end()});
  EXPECT_EQ(once, twice);
}

TEST(TaxonomySuggest, OffersTheIdsWithTheFewestSlipsFirst) {
  const Taxonomy taxonomy = scheme_of({topic("art"), topic("arts"), topic("party"), topic("music")});
  EXPECT_THAT(taxonomy.suggest("artt"), ElementsAre("art", "arts"));
  EXPECT_THAT(taxonomy.suggest("artt", 1), ElementsAre("art"));
}

TEST(TaxonomySuggest, OffersAConceptWhoseLabelWasWrittenInsteadOfItsId) {
  const Taxonomy taxonomy = scheme_of(humanities());
  EXPECT_THAT(taxonomy.suggest("SECONDARY HISTORY"), ElementsAre("history"));
  EXPECT_THAT(taxonomy.suggest("histroy"), ElementsAre("history"));
}

TEST(TaxonomySuggest, ReadsBlanksUnderscoresAndCapitalsAsAnIdWouldHaveThem) {
  const Taxonomy taxonomy = scheme_of({topic("key-stage-3"), topic("key-stage-4")});
  EXPECT_THAT(taxonomy.suggest("Key_stage 3", 1), ElementsAre("key-stage-3"));
}

TEST(TaxonomySuggest, OffersNothingForWordsThatLookLikeNoId) {
  const Taxonomy taxonomy = scheme_of(humanities());
  EXPECT_THAT(taxonomy.suggest("zoology"), IsEmpty());
  EXPECT_THAT(taxonomy.suggest(""), IsEmpty());
  EXPECT_THAT(taxonomy.suggest(std::string(100'000, 'a')), IsEmpty());
}

TEST(TaxonomySuggest, OffersNothingForATextLongerThanAnyIdCanBe) {
  const Taxonomy taxonomy = scheme_of({topic(std::string(64, 'a'))});
  EXPECT_EQ(taxonomy.suggest(std::string(63, 'a')).size(), 1U);
  EXPECT_THAT(taxonomy.suggest(std::string(65, 'a')), IsEmpty());
}

}  // namespace
}  // namespace s2ss::testing
