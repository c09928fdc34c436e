#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "cpp/taxonomy/small_schemes.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const Taxonomy& scheme() { return Taxonomy::default_scheme(); }

std::vector<std::string> labels_of(const Concept& labelled) {
  std::vector<std::string> labels{labelled.pref_label};
  labels.insert(labels.end(), labelled.alt_labels.begin(), labelled.alt_labels.end());
  labels.insert(labels.end(), labelled.hidden_labels.begin(), labelled.hidden_labels.end());
  return labels;
}

// What is left of a label when case, blanks and punctuation do not count.
std::string folded(const std::string& label) {
  std::string result;
  for (const char c : label) {
    if (c >= 'A' && c <= 'Z') result += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '&' || c == '+') result += c;
  }
  return result;
}

TEST(DefaultScheme, HasTenTopConcepts) {
  std::vector<std::string> tops;
  for (const Concept& each : scheme().concepts()) {
    if (each.broader.empty()) tops.push_back(each.id);
  }
  EXPECT_THAT(tops, UnorderedElementsAre("subjects", "curriculum-and-subject-leadership",
                                         "key-stages-and-qualifications", "teaching-learning-and-assessment",
                                         "inclusion-and-send", "behaviour-attendance-and-alternative-provision",
                                         "personal-development-and-student-voice", "leadership-and-school-organisation",
                                         "staff-development-and-workforce", "operations-and-support-services"));
}

TEST(DefaultScheme, HasNoLabelThatTwoConceptsShare) {
  std::map<std::string, std::set<std::string>> owners;
  for (const Concept& each : scheme().concepts()) {
    for (const std::string& label : labels_of(each)) owners[folded(label)].insert(each.id);
  }
  for (const auto& [label, ids] : owners) EXPECT_EQ(ids.size(), 1U) << label;
}

TEST(DefaultScheme, RepeatsNoLabelWithinAConcept) {
  for (const Concept& each : scheme().concepts()) {
    std::set<std::string> seen;
    for (std::string label : labels_of(each)) {
      std::ranges::transform(label, label.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
      EXPECT_TRUE(seen.insert(label).second) << each.id << ": " << label;
    }
  }
}

TEST(DefaultScheme, HasNoStrayBlanksOrControlCharactersInItsLabels) {
  for (const Concept& each : scheme().concepts()) {
    for (const std::string& label : labels_of(each)) {
      EXPECT_EQ(label.find("  "), label.npos) << label;
      EXPECT_NE(label.front(), ' ') << label;
      EXPECT_NE(label.back(), ' ') << label;
      EXPECT_TRUE(std::ranges::all_of(label, [](char c) { return c >= 0x20 && c < 0x7f; })) << label;
    }
  }
}

TEST(DefaultScheme, SaysNothingTwiceByAnArrowThatOtherArrowsImply) {
  for (std::uint32_t i = 0; i < scheme().size(); ++i) {
    for (const auto wide : scheme().broader({i})) {
      for (const auto wider : scheme().broader({i})) {
        EXPECT_FALSE(scheme().is_broader(wider, wide)) << scheme().at({i}).id;
      }
    }
  }
}

TEST(DefaultScheme, RelatesNoTopConcept) {
  for (std::uint32_t i = 0; i < scheme().size(); ++i) {
    if (!scheme().is_top({i})) continue;
    EXPECT_THAT(scheme().related({i}), IsEmpty()) << scheme().at({i}).id;
  }
}

TEST(DefaultScheme, KeepsEveryStageBelowKeyStagesAndQualifications) {
  const auto stages = index_of(scheme(), "key-stages-and-qualifications");
  std::vector<std::string> found;
  for (std::uint32_t i = 0; i < scheme().size(); ++i) {
    if (scheme().at({i}).facet != Facet::stage) continue;
    found.push_back(scheme().at({i}).id);
    EXPECT_TRUE(scheme().is_broader(stages, {i})) << found.back();
  }
  EXPECT_THAT(found,
              ElementsAre("a-level", "entry-level-qualifications", "gcse", "key-stage-3", "key-stage-4", "key-stage-5",
                          "level-3-vocational-qualifications", "technical-awards", "vocational-qualifications"));
}

TEST(DefaultScheme, MakesBoardsOfTheAwardingBodiesAndOfNothingElse) {
  const auto boards = index_of(scheme(), "exam-boards");
  for (std::uint32_t i = 0; i < scheme().size(); ++i) {
    EXPECT_EQ(scheme().at({i}).facet == Facet::board, scheme().is_broader(boards, {i})) << scheme().at({i}).id;
  }
}

TEST(DefaultScheme, MakesNoSubjectAnAspect) {
  const auto subjects = index_of(scheme(), "subjects");
  for (std::uint32_t i = 0; i < scheme().size(); ++i) {
    if (!scheme().is_broader(subjects, {i})) continue;
    EXPECT_EQ(scheme().at({i}).facet, Facet::none) << scheme().at({i}).id;
  }
}

TEST(DefaultScheme, MakesAspectsOfWhatQualifiesASubject) {
  for (const char* id : {"subject-leadership", "curriculum-development", "schemes-of-learning", "assessment",
                         "feedback-and-marking", "adaptive-teaching", "retrieval-practice", "homework"}) {
    EXPECT_EQ(scheme().at(index_of(scheme(), id)).facet, Facet::aspect) << id;
  }
  for (const char* id : {"english-baccalaureate", "curriculum-offer-and-options", "timetabling", "reading",
                         "teaching-learning-and-assessment", "curriculum-and-subject-leadership"}) {
    EXPECT_EQ(scheme().at(index_of(scheme(), id)).facet, Facet::none) << id;
  }
}

TEST(DefaultScheme, PutsStagesWhereTheirPupilsAre) {
  const auto below = [](const char* wide, const char* narrow) {
    return scheme().is_broader(index_of(scheme(), wide), index_of(scheme(), narrow));
  };
  EXPECT_TRUE(below("key-stage-4", "gcse"));
  EXPECT_TRUE(below("key-stage-4", "technical-awards"));
  EXPECT_TRUE(below("key-stage-5", "a-level"));
  EXPECT_TRUE(below("key-stage-5", "level-3-vocational-qualifications"));
  EXPECT_FALSE(below("key-stage-4", "vocational-qualifications"));
}

TEST(DefaultScheme, AnswersTheAbbreviationsSchoolsWrite) {
  const std::map<std::string, std::string> meant{{"MFL", "modern-foreign-languages"},
                                                 {"DT", "design-and-technology"},
                                                 {"PP", "disadvantage-and-pupil-premium"},
                                                 {"EAL", "english-as-an-additional-language"},
                                                 {"ECT", "early-career-teachers"},
                                                 {"KS3", "key-stage-3"},
                                                 {"T Levels", "level-3-vocational-qualifications"}};
  for (const auto& [word, id] : meant) EXPECT_THAT(scheme().suggest(word, 1), ElementsAre(id)) << word;
}

TEST(DefaultScheme, IsBuiltOnce) { EXPECT_EQ(&Taxonomy::default_scheme(), &Taxonomy::default_scheme()); }

TEST(DefaultScheme, NamesItself) {
  EXPECT_EQ(scheme().id(), "secondary-support");
  EXPECT_EQ(scheme().title(), "Secondary school-to-school support topics");
  EXPECT_EQ(scheme().size(), 221U);
}

}  // namespace
}  // namespace s2ss::testing
