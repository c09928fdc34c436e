#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>

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

std::vector<std::string> found_ids(const Taxonomy& taxonomy, std::string_view input, std::size_t limit = 10) {
  std::vector<std::string> ids;
  for (const ConceptSuggestion& each : taxonomy.search(input, limit)) ids.push_back(each.id);
  return ids;
}

std::string first_id(std::string_view input) {
  const auto ids = found_ids(scheme(), input, 1);
  return ids.empty() ? "" : ids.front();
}

Concept labelled(std::string id, std::string pref_label, std::vector<std::string> alt_labels = {}) {
  Concept made = topic(std::move(id));
  made.pref_label = std::move(pref_label);
  made.alt_labels = std::move(alt_labels);
  return made;
}

TEST(Search, FindsWhatSchoolsBeginToType) {
  EXPECT_EQ(first_id("geog"), "geography");
  EXPECT_EQ(first_id("mfl"), "modern-foreign-languages");
  EXPECT_EQ(first_id("pupil prem"), "disadvantage-and-pupil-premium");
  EXPECT_EQ(first_id("timtab"), "timetabling");
  EXPECT_EQ(first_id("d&t"), "design-and-technology");
  EXPECT_EQ(first_id("send"), "special-educational-needs-and-disabilities");
  EXPECT_EQ(first_id("histroy"), "history");
  EXPECT_EQ(first_id("curr dev"), "curriculum-development");
}

TEST(Search, FindsFacetsAsWellAsTopics) {
  EXPECT_EQ(first_id("gcse"), "gcse");
  EXPECT_EQ(first_id("edex"), "pearson-edexcel");
  EXPECT_EQ(first_id("subject lead"), "subject-leadership");
}

TEST(Search, SaysWhatMatchedAndWhereTheConceptStands) {
  EXPECT_THAT(scheme().search("geog", 1),
              ElementsAre(ConceptSuggestion{
                  "geography", "Geography", "Geog", LabelKind::alternative, {"Subjects", "Humanities"}}));
}

TEST(Search, NeverShowsAHiddenLabel) {
  EXPECT_THAT(
      scheme().search("histroy", 1),
      ElementsAre(ConceptSuggestion{"history", "History", "History", LabelKind::hidden, {"Subjects", "Humanities"}}));
}

TEST(Search, TakesTheShortestWayDownAndOfEquallyShortOnesTheFirst) {
  const Taxonomy taxonomy = scheme_of({topic("b"), topic("c"), topic("a", {"c"}), topic("d", {"a"}),
                                       topic("deep", {"d", "c", "b"}), topic("e", {"b"}), topic("tied", {"a", "e"})});
  EXPECT_THAT(taxonomy.search("deep", 1).at(0).path, ElementsAre("b"));
  EXPECT_THAT(taxonomy.search("tied", 1).at(0).path, ElementsAre("b", "e"));
  EXPECT_THAT(taxonomy.search("d").at(0).path, ElementsAre("c", "a"));
}

TEST(Search, PutsTheWholeLabelBeforeItsStartBeforeItsMiddle) {
  const Taxonomy taxonomy = scheme_of({labelled("a", "Modern art"), labelled("b", "Artistry"),
                                       labelled("c", "A long label", {"Art"}), labelled("d", "Art and design")});
  EXPECT_THAT(found_ids(taxonomy, "art"), ElementsAre("c", "b", "d", "a"));
}

TEST(Search, PutsTheKindOfLabelBeforeItsLengthBeforeTheId) {
  Concept hidden = labelled("a", "One"), uncertain = labelled("b", "Two"), role = labelled("c", "Three");
  hidden.hidden_labels = {"music"};
  uncertain.uncertain_labels = {"Music"};
  role.role_labels = {"Music"};
  const Taxonomy taxonomy =
      scheme_of({role, uncertain, hidden, labelled("d", "Four", {"Music"}), labelled("e", "Musical theatre"),
                 labelled("g", "Musician"), labelled("f", "Musician")});
  EXPECT_THAT(found_ids(taxonomy, "mus"), ElementsAre("f", "g", "e", "d", "a", "b", "c"));
}

TEST(Search, FindsWordsInAnyOrder) {
  const Taxonomy taxonomy = scheme_of({labelled("a", "Development of the curriculum"), labelled("b", "Development")});
  EXPECT_THAT(found_ids(taxonomy, "curr dev"), ElementsAre("a"));
}

TEST(Search, WantsEveryWordOfTheInput) { EXPECT_THAT(found_ids(scheme(), "history zebra"), IsEmpty()); }

TEST(Search, FindsEachConceptOnce) {
  const auto ids = found_ids(scheme(), "s", 1'000);
  auto different = ids;
  std::ranges::sort(different);
  different.erase(std::unique(different.begin(), different.end()), different.end());
  EXPECT_EQ(different.size(), ids.size());
}

TEST(Search, TakesNoNoticeOfCaseDiacriticsPossessivesAndAmpersands) {
  const Taxonomy taxonomy = scheme_of({labelled("a", "École & pupil's café")});
  for (const char* input : {"ecole and pupil cafe", "ÉCOLE", "E\u0301cole", "école &", "pupil’s", "CAFÉ", "  cafe "}) {
    EXPECT_THAT(found_ids(taxonomy, input), ElementsAre("a")) << input;
  }
}

TEST(Search, TakesNoNoticeOfApostrophesWithinWords) {
  // Too short for a slip to be forgiven.
  const Taxonomy taxonomy = scheme_of({labelled("a", "D'Oyly Carte"), labelled("b", "Imp")});
  EXPECT_THAT(found_ids(taxonomy, "doy"), ElementsAre("a"));
  EXPECT_THAT(found_ids(taxonomy, "i'm"), ElementsAre("b"));
}

TEST(Search, TakesCompoundsApartAndTogether) {
  const Taxonomy taxonomy = scheme_of({labelled("a", "E-safety"), labelled("b", "Extracurricular clubs"),
                                       labelled("c", "KS3"), labelled("d", "Post-16"), labelled("e", "PE")});
  for (const char* input : {"e-safety", "esafety", "e safety", "esafe", "e-s"}) {
    EXPECT_THAT(found_ids(taxonomy, input), ElementsAre("a")) << input;
  }
  EXPECT_THAT(found_ids(taxonomy, "extra-curr"), ElementsAre("b"));
  for (const char* input : {"ks3", "KS 3", "ks-3"}) EXPECT_THAT(found_ids(taxonomy, input), ElementsAre("c")) << input;
  for (const char* input : {"post16", "post 16", "post-1"}) {
    EXPECT_THAT(found_ids(taxonomy, input), ElementsAre("d")) << input;
  }
  EXPECT_THAT(found_ids(taxonomy, "p.e."), ElementsAre("e"));
  for (const char* input : {"extra- curr", "extra -curr", "p. e.", "p .e"}) {
    EXPECT_THAT(found_ids(taxonomy, input), IsEmpty()) << input;
  }
}

TEST(Search, ForgivesOneSlipFromFourLettersAndTwoFromEight) {
  const Taxonomy taxonomy = scheme_of({labelled("a", "Art"), labelled("b", "Music"), labelled("c", "Geography")});
  EXPECT_THAT(found_ids(taxonomy, "atr"), IsEmpty());
  for (const char* input : {"muisc", "mussic", "musci", "muzic", "muxi"}) {
    EXPECT_THAT(found_ids(taxonomy, input), ElementsAre("b")) << input;
  }
  EXPECT_THAT(found_ids(taxonomy, "muzzic"), IsEmpty());
  EXPECT_THAT(found_ids(taxonomy, "goegrpahy"), ElementsAre("c"));
  EXPECT_THAT(found_ids(taxonomy, "goegrpayh"), IsEmpty());
}

TEST(Search, KeepsTheFirstLetterAndEveryNumber) {
  const Taxonomy taxonomy = scheme_of({labelled("a", "Music"), labelled("b", "Section 4815")});
  EXPECT_THAT(found_ids(taxonomy, "nusic"), IsEmpty());
  EXPECT_THAT(found_ids(taxonomy, "sectoin 4815"), ElementsAre("b"));
  EXPECT_THAT(found_ids(taxonomy, "section 4851"), IsEmpty());
}

TEST(Search, PutsSlipsAfterAllThatMatchesAsItIsTyped) {
  const Taxonomy taxonomy = scheme_of({labelled("a", "Sent"), labelled("b", "A place for send")});
  EXPECT_THAT(found_ids(taxonomy, "send"), ElementsAre("b", "a"));
}

TEST(Search, GivesTheTopConceptsByIdWhenNoWordIsTyped) {
  const Taxonomy taxonomy = scheme_of({topic("b"), topic("a"), topic("c", {"b"})});
  for (const char* input : {"", "  \t\n", "--", "?!", "\xCC\x81"}) {
    EXPECT_THAT(taxonomy.search(input), ElementsAre(ConceptSuggestion{"a", "a", "a", LabelKind::preferred, {}},
                                                    ConceptSuggestion{"b", "b", "b", LabelKind::preferred, {}}));
    EXPECT_THAT(found_ids(taxonomy, input, 1), ElementsAre("a"));
  }
}

TEST(Search, GivesNothingForALimitOfNothing) {
  EXPECT_THAT(scheme().search("history", 0), IsEmpty());
  EXPECT_THAT(scheme().search("", 0), IsEmpty());
}

TEST(Search, GivesNothingInASchemeWithoutConcepts) {
  EXPECT_THAT(scheme_of({}).search("history"), IsEmpty());
  EXPECT_THAT(scheme_of({}).search(""), IsEmpty());
}

TEST(Search, PassesOverLabelsWithoutAWord) {
  EXPECT_THAT(found_ids(scheme_of({labelled("a", "???"), labelled("b", "B")}), "b"), ElementsAre("b"));
}

TEST(Search, ReadsTheFirstTwoHundredBytesAndCutsNoCharacter) {
  const std::string blanks(192, ' ');
  EXPECT_EQ(first_id(blanks + "history"), "history");
  EXPECT_EQ(first_id(blanks + "history zebra"), "history");
  const Taxonomy taxonomy = scheme_of({labelled("a", "Écoles")});
  EXPECT_THAT(found_ids(taxonomy, std::string(198, ' ') + "École"), ElementsAre("a"));
  EXPECT_THAT(found_ids(taxonomy, std::string(198, ' ') + "xÉcole"), IsEmpty());
  // É does not fit, and no word is left.
  EXPECT_THAT(found_ids(taxonomy, std::string(199, ' ') + "École"), ElementsAre("a"));
}

TEST(Search, AnswersHostileInput) {
  const std::string megabyte(1'000'000, 'a');
  EXPECT_THAT(scheme().search(megabyte), IsEmpty());
  std::string marks = "history";
  for (int i = 0; i < 500'000; ++i) marks += "\xCC\x81";
  EXPECT_EQ(first_id(marks), "history");
  std::string letters, fours;
  for (int i = 0; i < 500'000; ++i) letters += "s c ";
  for (int i = 0; i < 250'000; ++i) fours += "sahc ";
  EXPECT_FALSE(scheme().search(letters).empty());
  EXPECT_EQ(scheme().search(fours), scheme().search(fours.substr(0, 200)));
  EXPECT_EQ(first_id(std::string_view("history\0", 8)), "history");
}

TEST(Search, RefusesBytesThatAreNotUtf8WithoutQuotingThem) {
  for (const std::string input : {"secret\xFF", "\xC3", "secret\xED\xA0\x80", "\xF0\x9F"}) {
    try {
      (void)scheme().search(input);
      ADD_FAILURE() << "was not refused";
    } catch (const InputError& error) {
      EXPECT_THAT(error.what(), HasSubstr("UTF-8"));
      EXPECT_THAT(error.what(), Not(HasSubstr("secret")));
    }
  }
  EXPECT_THROW((void)scheme().search(std::string(1'000, '\x80')), InputError);
  EXPECT_THROW((void)scheme().search("\xFF", 0), InputError);
}

}  // namespace
}  // namespace s2ss::testing
