#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "cpp/taxonomy/resolution_words.hpp"
#include "cpp/taxonomy/small_schemes.hpp"
#include "s2ss/error.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const Taxonomy& scheme() { return Taxonomy::default_scheme(); }

AddedLabels words(std::string concept_id, std::vector<std::string> labels, LabelKind kind = LabelKind::alternative) {
  return {std::move(concept_id), std::move(labels), kind};
}

std::vector<Fault> faults_of(const std::vector<AddedLabels>& added) {
  try {
    static_cast<void>(scheme().with_labels(added));
  } catch (const InputError& error) {
    return error.faults();
  }
  return {};
}

TEST(WithLabels, UnderstandsAnAuthoritysOwnWord) {
  const Taxonomy own = scheme().with_labels({words("timetabling", {"Quibbleplan"})});
  EXPECT_THAT(asked(own, "help with our quibbleplan"), ElementsAre("timetabling"));
  EXPECT_THAT(asked(scheme(), "help with our quibbleplan"), IsEmpty());
}

TEST(WithLabels, AddsToEveryKindOfLabelButThePreferred) {
  const Taxonomy own = scheme().with_labels({words("history", {"Quib"}), words("history", {"Quob"}, LabelKind::hidden),
                                             words("history", {"Quab"}, LabelKind::uncertain),
                                             words("history", {"Quub"}, LabelKind::role)});
  const Concept& history = own.at(index_of(own, "history"));
  EXPECT_EQ(history.pref_label, scheme().at(index_of(scheme(), "history")).pref_label);
  EXPECT_EQ(history.alt_labels.back(), "Quib");
  EXPECT_EQ(history.hidden_labels.back(), "Quob");
  EXPECT_EQ(history.uncertain_labels.back(), "Quab");
  EXPECT_EQ(history.role_labels.back(), "Quub");
}

TEST(WithLabels, AsksBackAWordThatThenHasTwoMeanings) {
  const Taxonomy own = scheme().with_labels({words("timetabling", {"Quibble"}), words("attendance", {"Quibble"})});
  EXPECT_THAT(asked(own, "help with quibble please"), IsEmpty());
  EXPECT_THAT(asked_back(own, "help with quibble please"), ElementsAre("quibble: attendance timetabling"));
}

TEST(WithLabels, AsksBackAnUncertainWord) {
  const Taxonomy own = scheme().with_labels({words("timetabling", {"Quibble"}, LabelKind::uncertain)});
  EXPECT_THAT(asked_back(own, "help with quibble please"), ElementsAre("quibble: timetabling"));
}

TEST(WithLabels, SaysTheLabelsOfTheReadings) {
  const Taxonomy own = scheme().with_labels({words("timetabling", {"Quibble"}), words("attendance", {"Quibble"})});
  const Resolution resolution = own.resolve("help with quibble please");
  ASSERT_EQ(resolution.ask_back.size(), 1U);
  EXPECT_THAT(resolution.ask_back[0].labels, ElementsAre("Attendance", "Timetabling"));
}

TEST(WithLabels, LeavesTheSchemeItWasGivenAsItWas) {
  const Taxonomy before = scheme();
  static_cast<void>(scheme().with_labels({words("history", {"Quibble"})}));
  EXPECT_EQ(before, scheme());
  EXPECT_THAT(asked(scheme(), "help with quibble"), IsEmpty());
}

TEST(WithLabels, IsTheSameSchemeWithoutWords) {
  EXPECT_EQ(scheme().with_labels({}), scheme());
  EXPECT_EQ(scheme().with_labels({words("history", {})}), scheme());
}

TEST(WithLabels, HoldsAWordOnceHoweverOftenItIsAdded) {
  const Taxonomy once = scheme().with_labels({words("history", {"Quibble"})});
  EXPECT_EQ(scheme().with_labels({words("history", {"Quibble", "Quibble"}), words("history", {"Quibble"})}), once);
  EXPECT_EQ(once.with_labels({words("history", {"Quibble"})}), once);
}

TEST(WithLabels, ReportsEveryFaultByItsPosition) {
  const auto faults =
      faults_of({words("history", {"fine"}), words("secret-histroy", {"x"}), words("history", {"ok", " \t"}),
                 words("geography", {"secret"}, LabelKind::preferred)});
  ASSERT_EQ(faults.size(), 3U);
  EXPECT_EQ(faults[0].pointer, "/1/concept_id");
  EXPECT_EQ(faults[1].pointer, "/2/labels");
  EXPECT_EQ(faults[2].pointer, "/3/kind");
}

TEST(WithLabels, NeverRepeatsTheValueInAFault) {
  const auto faults =
      faults_of({words("secret", {"x"}), words("history", {" "}), words("history", {"secret"}, LabelKind::preferred)});
  ASSERT_EQ(faults.size(), 3U);
  for (const Fault& fault : faults) EXPECT_THAT(to_string(fault), Not(HasSubstr("secret")));
}

}  // namespace
}  // namespace s2ss::testing
