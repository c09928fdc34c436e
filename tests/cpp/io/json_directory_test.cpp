#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "s2ss/io/json.hpp"

namespace s2ss {
namespace {

using ::testing::ElementsAre;

const std::string schools = R"("schools": [
  {"urn": "1", "name": "One"},
  {"urn": "2", "name": "Two"}
 ])";

std::string directory_with(const std::string& members) {
  return "{\"as_of\": \"2026-09-01\",\n " + schools + (members.empty() ? "" : ",\n " + members) + "}";
}

Directory read(const std::string& text, Strictness strictness = Strictness::strict) {
  return directory_from_json(text, Taxonomy::default_scheme(), strictness, "directory.json");
}

InputError error_of(const std::string& text, Strictness strictness = Strictness::strict) {
  try {
    (void)read(text, strictness);
  } catch (const InputError& error) {
    return error;
  }
  ADD_FAILURE() << "was accepted: " << text;
  return InputError(Fault{});
}

std::vector<std::string> places(const std::vector<Fault>& faults) {
  std::vector<std::string> all;
  for (const Fault& fault : faults) all.push_back(std::to_string(fault.line.value_or(0)) + " " + fault.pointer);
  return all;
}

const std::string two_faulty_nominees = R"("nominees": [
  {"id": "n1", "school": "1", "expertise": ["history"]},
  {"id": "n2", "school": "7", "expertise": ["history"]},
  {"id": "n3", "school": "2", "role": "head", "expertise": ["histroy"]}
 ])";

TEST(JsonDirectory, TakesItsMembersInAnyOrder) {
  const std::string text = R"({"nominees": [{"id": "n1", "school": "1"}], )" + schools + R"(, "as_of": "2026-09-01"})";
  EXPECT_EQ(read(text), read(directory_with(R"("nominees": [{"school": "1", "id": "n1"}])")));
}

TEST(JsonDirectory, ReportsFaultsOfReadingAndOfBuildingTogetherInTheOrderOfLines) {
  const InputError error = error_of(directory_with(two_faulty_nominees));
  EXPECT_THAT(places(error.faults()),
              ElementsAre("8 /nominees/1/school", "9 /nominees/2/role", "9 /nominees/2/expertise/0/topic"));
  EXPECT_EQ(error.total(), 3u);
  EXPECT_EQ(error.faults()[0].source, "directory.json");
}

TEST(JsonDirectory, SaysNothingTwiceAboutOneMember) {
  const InputError error = error_of(directory_with(R"("nominees": [{"id": 1}, {"school": "1"}, 5])"));
  EXPECT_THAT(places(error.faults()),
              ElementsAre("6 /nominees/0/id", "6 /nominees/0/school", "6 /nominees/1/id", "6 /nominees/2"));
  EXPECT_EQ(error.total(), 4u);
  const Directory directory = read(directory_with(R"("nominees": [{"id": 1}, {"school": "1"}])"), Strictness::lenient);
  EXPECT_THAT(places(directory.faults()), ElementsAre("6 /nominees/0/id", "6 /nominees/0/school", "6 /nominees/1/id"));
}

TEST(JsonDirectory, LetsNoUnknownMemberHideTheOtherFaultsOfARecord) {
  const std::string text = directory_with(R"("nominees": [{"id": "n1", "school": "7", "notes": ""}])");
  EXPECT_THAT(places(error_of(text).faults()), ElementsAre("6 /nominees/0", "6 /nominees/0/school"));
  EXPECT_EQ(read(text, Strictness::lenient).faults().size(), 2u);
}

TEST(JsonDirectory, DropsFaultyRecordsWhenLenientAndKeepsTheirFaults) {
  const Directory directory = read(directory_with(two_faulty_nominees), Strictness::lenient);
  EXPECT_EQ(directory.nominee_count(), 1u);
  EXPECT_TRUE(directory.find_nominee("n1"));
  EXPECT_EQ(directory.faults().size(), 3u);
}

TEST(JsonDirectory, RejectsTheRightRecordOfEveryKind) {
  const Directory directory =
      read(directory_with(R"("nominees": [{"id": "n1", "school": "1"}, 5, {"id": "n2", "school": "2"}],
  "links": [{"supporting_school": "1", "requesting_school": "2", "date": "2026-02-30"},
            {"supporting_school": "1", "requesting_school": "2", "date": "2026-02-03"}],
  "conflicts": [{"nominee": "n1", "requesting_school": 2}, {"nominee": "n2", "requesting_school": "1"}],
  "calendars": [{"local_authority": "888", "terms": [{"from": "2026-09-01", "to": "2026-12-18"}], "first_week": "C"}],
  "successors": [{"old_urn": "9", "new_urn": "1"}, {"old_urn": "8"}])"),
           Strictness::lenient);
  EXPECT_EQ(directory.nominee_count(), 2u);
  ASSERT_EQ(directory.link_count(), 1u);
  EXPECT_EQ(directory.link(0).date, Date::parse("2026-02-03"));
  ASSERT_EQ(directory.conflicts().size(), 1u);
  EXPECT_EQ(directory.conflicts()[0].nominee, "n2");
  EXPECT_TRUE(directory.calendars().empty());
  EXPECT_EQ(directory.successors().size(), 1u);
}

TEST(JsonDirectory, RefusesFaultsOutsideTheRecordsHoweverLenient) {
  for (const Strictness strictness : {Strictness::strict, Strictness::lenient}) {
    EXPECT_THAT(places(error_of("{" + schools + "}", strictness).faults()), ElementsAre("1 /as_of"));
    EXPECT_THAT(places(error_of(directory_with(R"("nominee": [])"), strictness).faults()), ElementsAre("6 "));
    EXPECT_THAT(places(error_of(directory_with(R"("nominees": {})"), strictness).faults()), ElementsAre("6 /nominees"));
    EXPECT_THAT(
        places(error_of(directory_with(R"("nominees": [{"id": "n1", "school": "1"}, {"id": )"), strictness).faults()),
        ElementsAre("6 /nominees/1/id"));
  }
}

TEST(JsonDirectory, RefusesTheTopicsOfAnotherScheme) {
  EXPECT_NO_THROW((void)read(directory_with("\"scheme\": \"" + Taxonomy::default_scheme().id() + "\"")));
  const Fault fault = error_of(directory_with(R"("scheme": "primary")")).faults().front();
  EXPECT_EQ(fault.pointer, "/scheme");
  EXPECT_EQ(fault.expected, "the scheme \"" + Taxonomy::default_scheme().id() + "\"");
}

TEST(JsonDirectory, NamesTheLinesOfDuplicateIds) {
  const InputError error = error_of(
      directory_with("\"nominees\": [{\"id\": \"n1\", \"school\": \"1\"},\n\n{\"id\": \"n1\", \"school\": \"1\"}]"));
  EXPECT_THAT(places(error.faults()), ElementsAre("8 /nominees/1/id"));
}

TEST(JsonTaxonomy, ReportsFaultsOfReadingAndOfBuildingTogether) {
  try {
    (void)from_json<Taxonomy>(R"({"id": "s", "concepts": [
      {"id": "a", "pref_label": "A", "facet": "colour"},
      {"id": "b", "pref_label": "B", "broader": ["missing"]},
      {"id": "c", "pref_label": "C", "broader": ["d"]},
      {"id": "d", "pref_label": "D", "broader": ["c"]}]})",
                              "scheme.json");
    FAIL();
  } catch (const InputError& error) {
    ASSERT_GE(error.faults().size(), 3u);
    EXPECT_EQ(places(error.faults())[0], "2 /concepts/0/facet");
    EXPECT_EQ(places(error.faults())[1], "3 /concepts/1/broader/0");
    EXPECT_GE(error.faults()[2].line, 4u);
  }
}

}  // namespace
}  // namespace s2ss
