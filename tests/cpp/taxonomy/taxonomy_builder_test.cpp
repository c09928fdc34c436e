#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "cpp/taxonomy/small_schemes.hpp"
#include "s2ss/error.hpp"

namespace s2ss::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<Fault> faults_of(const std::vector<Concept>& concepts) {
  TaxonomyBuilder builder("scheme", "", "topics.json");
  for (const Concept& each : concepts) builder.add(each);
  try {
    static_cast<void>(builder.build());
  } catch (const InputError& error) {
    return error.faults();
  }
  return {};
}

auto fault_at(const std::string& pointer, const std::string& mend) {
  return AllOf(Field(&Fault::source, "topics.json"), Field(&Fault::pointer, pointer),
               Field(&Fault::mend, HasSubstr(mend)));
}

TEST(TaxonomyBuilder, BuildsASchemeWithoutConcepts) { EXPECT_EQ(scheme_of({}).size(), 0U); }

TEST(TaxonomyBuilder, RefusesASecondConceptWithTheSameId) {
  EXPECT_THAT(faults_of({topic("history"), topic("art"), topic("history")}),
              ElementsAre(fault_at("/concepts/2/id", "taken by /concepts/0")));
}

TEST(TaxonomyBuilder, RefusesIdsThatAreNotLowerCaseWordsJoinedByHyphens) {
  for (const char* id :
       {"", "History", "key stage", "key_stage", "-art", "art-", "key--stage", "h\xc3\xa9l\xc3\xa8ne"}) {
    EXPECT_THAT(faults_of({topic(id)}), ::testing::Contains(Field(&Fault::pointer, "/concepts/0/id"))) << id;
  }
}

TEST(TaxonomyBuilder, AllowsIdsOfSixtyFourBytesAndNoMore) {
  EXPECT_THAT(faults_of({topic(std::string(64, 'a'))}), IsEmpty());
  EXPECT_THAT(faults_of({topic(std::string(65, 'a'))}), ElementsAre(Field(&Fault::pointer, "/concepts/0/id")));
}

TEST(TaxonomyBuilder, RefusesAConceptWithoutALabelToShow) {
  Concept unnamed = topic("history");
  unnamed.pref_label = " \t";
  EXPECT_THAT(faults_of({unnamed}), ElementsAre(Field(&Fault::pointer, "/concepts/0/pref_label")));
}

TEST(TaxonomyBuilder, RefusesBlankSynonymsAndMisspellings) {
  Concept history = topic("history");
  history.alt_labels = {"Secondary history", ""};
  history.hidden_labels = {" "};
  EXPECT_THAT(faults_of({history}), ElementsAre(Field(&Fault::pointer, "/concepts/0/alt_labels/1"),
                                                Field(&Fault::pointer, "/concepts/0/hidden_labels/0")));
}

TEST(TaxonomyBuilder, NamesTheNearestIdForAReferenceThatLeadsNowhere) {
  EXPECT_THAT(faults_of({topic("subjects"), topic("history", {"subjcets"}, {"geograhpy"}), topic("geography")}),
              ElementsAre(fault_at("/concepts/1/broader/0", "did you mean subjects?"),
                          fault_at("/concepts/1/related/0", "did you mean geography?")));
}

TEST(TaxonomyBuilder, NeverQuotesAnOffendingValue) {
  Concept wrong = topic("Jane Bloggs", {"jane-bloggs-2"}, {"jane-bloggs-3"});
  wrong.alt_labels = {" "};
  const auto faults = faults_of({wrong, topic("history")});
  EXPECT_EQ(faults.size(), 4U);
  for (const Fault& fault : faults) {
    EXPECT_THAT(to_string(fault), AllOf(Not(HasSubstr("Jane")), Not(HasSubstr("jane"))));
  }
}

TEST(TaxonomyBuilder, PrintsTheCircleThatBroaderArrowsRunIn) {
  EXPECT_THAT(faults_of({topic("c", {"a"}), topic("a", {"b"}), topic("b", {"c"}), topic("outside", {"a"})}),
              ElementsAre(fault_at("/concepts/1/broader", "a > b > c > a;")));
}

TEST(TaxonomyBuilder, PrintsAConceptThatIsBroaderThanItself) {
  EXPECT_THAT(faults_of({topic("a", {"a"})}), ElementsAre(fault_at("/concepts/0/broader", "a > a;")));
}

TEST(TaxonomyBuilder, PrintsOneCircleForEachKnot) {
  EXPECT_THAT(
      faults_of({topic("a", {"b"}), topic("b", {"a"}), topic("x", {"y"}), topic("y", {"x", "a"})}),
      ElementsAre(fault_at("/concepts/0/broader", "a > b > a;"), fault_at("/concepts/2/broader", "x > y > x;")));
}

TEST(TaxonomyBuilder, PrintsTheShortestCircleThroughTheFirstConceptOfAKnot) {
  EXPECT_THAT(faults_of({topic("a", {"b", "d"}), topic("b", {"c"}), topic("c", {"a"}), topic("d", {"a"})}),
              ElementsAre(fault_at("/concepts/0/broader", "a > d > a;")));
}

TEST(TaxonomyBuilder, ShortensACircleTooLongToRead) {
  std::vector<Concept> ring;
  for (int i = 100; i < 140; ++i) ring.push_back(topic(std::to_string(i), {std::to_string(i == 139 ? 100 : i + 1)}));
  EXPECT_THAT(faults_of(ring), ElementsAre(fault_at("/concepts/0/broader", "119 > (20 more) > 100;")));
}

TEST(TaxonomyBuilder, RefusesAConceptRelatedToItself) {
  EXPECT_THAT(faults_of({topic("a", {}, {"a"})}), ElementsAre(fault_at("/concepts/0/related", "remove a from")));
}

TEST(TaxonomyBuilder, RefusesAConceptRelatedToItsOwnAncestorOrDescendant) {
  EXPECT_THAT(faults_of({topic("top", {}, {"leaf"}), topic("middle", {"top"}), topic("leaf", {"middle"}, {"top"})}),
              ElementsAre(fault_at("/concepts/2/related", "remove top from"),
                          fault_at("/concepts/0/related", "remove leaf from")));
}

TEST(TaxonomyBuilder, FindsRelatedAncestorsBeyondACircleAsWell) {
  EXPECT_THAT(
      faults_of({topic("top"), topic("a", {"b", "top"}), topic("b", {"a"}, {"top"})}),
      ElementsAre(fault_at("/concepts/1/broader", "a > b > a;"), fault_at("/concepts/2/related", "remove top")));
}

TEST(TaxonomyBuilder, DoesNotTakeTheArrowsOfADuplicateForThoseOfTheFirst) {
  EXPECT_THAT(faults_of({topic("a"), topic("b", {"a"}), topic("a", {"b"})}),
              ElementsAre(Field(&Fault::pointer, "/concepts/2/id")));
}

TEST(TaxonomyBuilder, ReportsFaultsOfEveryKindTogether) {
  const auto faults =
      faults_of({topic("Bad Id", {"nowhere-1"}), topic("a", {"b"}), topic("b", {"a"}), topic("b"),
                 topic("c", {}, {"nowhere-2", "d"}), topic("d", {"c"}), Concept{.id = "e", .pref_label = ""}});
  std::vector<std::string> pointers;
  for (const Fault& fault : faults) pointers.push_back(fault.pointer);
  EXPECT_THAT(pointers,
              ElementsAre("/concepts/0/id", "/concepts/3/id", "/concepts/6/pref_label", "/concepts/0/broader/0",
                          "/concepts/4/related/0", "/concepts/1/broader", "/concepts/4/related"));
}

TEST(TaxonomyBuilder, ReportsTheSameFaultsHoweverConceptsOfACircleAreOrdered) {
  std::vector<Concept> ring{topic("a", {"b"}), topic("b", {"c"}), topic("c", {"a"})};
  do {
    ASSERT_EQ(faults_of(ring).size(), 1U);
    EXPECT_THAT(faults_of(ring)[0].mend, HasSubstr("a > b > c > a;"));
  } while (std::next_permutation(ring.begin(), ring.end(),
                                 [](const Concept& left, const Concept& right) { return left.id < right.id; }));
}

TEST(TaxonomyBuilder, SurvivesAChainAsLongAsTheLargestScheme) {
  std::vector<Concept> chain{topic("c10000")};
  for (int i = 10'001; i < 20'000; ++i) chain.push_back(topic("c" + std::to_string(i), {"c" + std::to_string(i - 1)}));
  const Taxonomy taxonomy = scheme_of(chain);
  EXPECT_TRUE(taxonomy.is_broader(index_of(taxonomy, "c10000"), index_of(taxonomy, "c19999")));
  chain.push_back(topic("one-too-many"));
  EXPECT_THROW(scheme_of(chain), LimitError);
}

TEST(TaxonomyBuilder, RefusesLabelsThatAreNoTextAndPatternsWithoutAConcept) {
  Concept history{.id = "history", .pref_label = "History"};
  history.alt_labels = {"caf\xE9"};
  history.uncertain_labels = {"near @histroy"};
  history.role_labels = {"head of @history and @history", "head of @history"};
  TaxonomyBuilder builder;
  builder.add(history);
  try {
    static_cast<void>(builder.build());
    FAIL() << "the scheme should be refused";
  } catch (const InputError& error) {
    EXPECT_THAT(error.faults(), ElementsAre(Field(&Fault::pointer, "/concepts/0/alt_labels/0"),
                                            Field(&Fault::pointer, "/concepts/0/uncertain_labels/0"),
                                            Field(&Fault::pointer, "/concepts/0/role_labels/0")));
  }
}

}  // namespace
}  // namespace s2ss::testing
