#include "s2ss/directory_builder.hpp"

#include <functional>
#include <limits>

#include <gmock/gmock.h>

#include "cpp/model/small_directory.hpp"

namespace s2ss {
namespace {

using namespace testing_support;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> pointers(const std::vector<Fault>& faults) {
  std::vector<std::string> all;
  for (const Fault& fault : faults) all.push_back(fault.pointer);
  return all;
}

std::vector<Fault> faults_of(DirectoryBuilder& made) {
  try {
    (void)made.build();
  } catch (const InputError& error) {
    return error.faults();
  }
  return {};
}

TEST(DirectoryBuilder, HoldsSchoolsByUrnAndNomineesById) {
  auto made = builder();
  made.add(historian("n1", "100002"));
  const Directory directory = made.build();
  EXPECT_EQ(directory.schools()[0].urn, "100001");
  EXPECT_EQ(directory.nominee_id(NomineeIndex{0}), "n1");
  EXPECT_EQ(directory.nominee(NomineeIndex{1}), historian("n2", "100001"));
  EXPECT_EQ(directory.find_nominee("n3"), std::nullopt);
}

TEST(DirectoryBuilder, ReportsTheFaultsOfEveryRecordTogether) {
  auto made = builder();
  Nominee wrong = historian("", "999999");
  wrong.expertise = {{.topic = "histroy", .aspects = {"aqa"}, .stages = {"history"}, .boards = {"gcse"}}};
  wrong.max_links = -1;
  wrong.max_distance = -5;
  wrong.away = {{day("2026-10-02"), day("2026-10-01")}};
  made.add(wrong);
  made.add(Link{.nominee = "nobody", .supporting_school = "1", .requesting_school = "1", .date = day("2026-01-01")});
  EXPECT_THAT(pointers(faults_of(made)),
              ElementsAre("/nominees/1/id", "/nominees/1/school", "/nominees/1/max_links", "/nominees/1/max_distance",
                          "/nominees/1/away/0/to", "/nominees/1/expertise/0/topic", "/nominees/1/expertise/0/aspects/0",
                          "/nominees/1/expertise/0/stages/0", "/nominees/1/expertise/0/boards/0", "/links/0/nominee",
                          "/links/0/supporting_school", "/links/0/requesting_school", "/links/0/requesting_school"));
}

TEST(DirectoryBuilder, SuggestsTheTopicThatWasMeantWithoutQuotingWhatWasWritten) {
  auto made = builder();
  Nominee wrong = historian("n9", "100001");
  wrong.expertise = {{.topic = "histroy"}};
  made.add(wrong);
  const auto faults = faults_of(made);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].source, "test");
  EXPECT_EQ(faults[0].row, 1u);
  EXPECT_EQ(faults[0].field, "topic");
  EXPECT_THAT(faults[0].mend, HasSubstr("history"));
  EXPECT_THAT(to_string(faults[0]), testing::Not(HasSubstr("histroy")));
}

TEST(DirectoryBuilder, RefusesAnIdThatIsUsedTwice) {
  auto made = builder();
  made.add(school("100001")).add(historian("n2", "100002"));
  EXPECT_THAT(pointers(faults_of(made)), ElementsAre("/schools/2/urn", "/nominees/1/id"));
}

TEST(DirectoryBuilder, RefusesSchoolsThatCannotBe) {
  const std::vector<std::pair<std::string, std::function<void(School&)>>> cases{
      {"/schools/2/urn", [](School& s) { s.urn.clear(); }},
      {"/schools/2/northing", [](School& s) { s.easting = 350'000; }},
      {"/schools/2/easting", [](School& s) { s.northing = 430'000; }},
      {"/schools/2/high_age", [](School& s) { s.low_age = 16, s.high_age = 11; }},
      {"/schools/2/pupils", [](School& s) { s.pupils = -1; }},
      {"/schools/2/release_limit", [](School& s) { s.release_limit = -1; }},
      {"/schools/2/disadvantage", [](School& s) { s.disadvantage = 100.5; }},
      {"/schools/2/disadvantage", [](School& s) { s.disadvantage = std::numeric_limits<double>::quiet_NaN(); }},
  };
  for (const auto& [pointer, spoil] : cases) {
    School wrong = school("100003");
    spoil(wrong);
    auto made = builder();
    made.add(wrong);
    EXPECT_THAT(pointers(faults_of(made)), ElementsAre(pointer));
  }
}

TEST(DirectoryBuilder, DropsFaultyRecordsAndWhatRefersToThemWhenLenient) {
  auto made = builder();
  School closed_twice = school("100009");
  closed_twice.pupils = -4;
  made.add(closed_twice);
  made.add(historian("n5", "100009"));
  made.add(Link{.nominee = "n5", .supporting_school = "100001", .requesting_school = "100002", .date = {}});
  const Directory directory = made.build(Strictness::lenient);
  EXPECT_EQ(directory.schools().size(), 2u);
  EXPECT_EQ(directory.nominee_count(), 1u);
  EXPECT_EQ(directory.link_count(), 0u);
  EXPECT_THAT(pointers(directory.faults()), ElementsAre("/schools/2/pupils", "/nominees/1/school", "/links/0/nominee"));
}

TEST(DirectoryBuilder, CountsWhatAReaderRejects) {
  auto made = builder();
  made.reject_last(RecordKind::nominees, {.pointer = "/nominees/0/role", .expected = "a role"});
  EXPECT_THAT(pointers(faults_of(made)), ElementsAre("/nominees/0/role"));
}

TEST(DirectoryBuilder, FollowsASchoolThroughItsSuccessors) {
  auto made = builder();
  made.add_successor("90", "91").add_successor("91", "100002");
  made.add(historian("n7", "90"));
  const Directory directory = made.build();
  const auto found = directory.find_school("90");
  ASSERT_TRUE(found);
  EXPECT_EQ(directory.school(*found).urn, "100002");
  EXPECT_EQ(directory.nominee(*directory.find_nominee("n7")).school, "100002");
}

TEST(DirectoryBuilder, PrintsTheCircleThatSuccessorsRunIn) {
  auto made = builder();
  made.add_successor("90", "91").add_successor("91", "92").add_successor("92", "90");
  const auto faults = faults_of(made);
  ASSERT_EQ(faults.size(), 3u);
  EXPECT_EQ(faults[0].pointer, "/successors/0/new_urn");
  EXPECT_THAT(faults[0].expected, HasSubstr("90 > 91 > 92 > 90"));
}

TEST(DirectoryBuilder, GivesEachSchoolItsOwnCalendarBeforeItsAuthoritys) {
  DirectoryBuilder made(Taxonomy::default_scheme(), day("2026-09-01"));
  for (const auto* urn : {"100001", "100002", "100003"}) {
    School in_lancashire = school(urn);
    in_lancashire.local_authority = urn == std::string("100003") ? "889" : "888";
    made.add(in_lancashire);
  }
  Calendar own{.school = "100002"};
  own.inset_days = {day("2026-09-01")};
  made.add(own).add(lancashire_calendar());
  const Directory directory = made.build();
  EXPECT_TRUE(directory.calendar_of(SchoolIndex{0})->inset_days.empty());
  EXPECT_EQ(directory.calendar_of(SchoolIndex{1})->inset_days, own.inset_days);
  EXPECT_EQ(directory.calendar_of(SchoolIndex{1})->terms, lancashire_calendar().terms);
  EXPECT_EQ(directory.calendar_of(SchoolIndex{2}), nullptr);
}

TEST(DirectoryBuilder, RefusesCalendarsAndConflictsThatMeanNothing) {
  auto made = builder();
  Calendar reversed{.local_authority = "888", .terms = {{day("2026-12-01"), day("2026-09-01")}}};
  made.add(reversed).add(Calendar{.local_authority = "889"}).add(Calendar{.school = "4"});
  made.add(Conflict{.requesting_school = "100001"}).add(Conflict{.nominee = "n2", .requesting_school = "5"});
  EXPECT_THAT(pointers(faults_of(made)),
              ElementsAre("/conflicts/0/nominee", "/conflicts/1/requesting_school", "/calendars/0/terms/0/to",
                          "/calendars/1/terms", "/calendars/2/school"));
}

TEST(DirectoryBuilder, IsEmptyAfterBuilding) {
  auto made = builder();
  (void)made.build();
  EXPECT_EQ(made.build().nominee_count(), 0u);
}

TEST(Directory, CountsLinksThatTakeAPlaceAndLinksThatAreHistory) {
  auto made = builder();
  for (const LinkState state : {LinkState::proposed, LinkState::accepted, LinkState::completed, LinkState::declined}) {
    made.add(Link{.nominee = "n2",
                  .supporting_school = "100001",
                  .requesting_school = "100002",
                  .date = day("2026-01-01"),
                  .state = state});
  }
  const Directory directory = made.build();
  EXPECT_EQ(directory.nominee_records()[0].current_links, 2);
  EXPECT_EQ(directory.nominee_records()[0].links_given, 3);
  EXPECT_EQ(directory.school_records()[0].current_links, 2);
}

TEST(Directory, EqualContentIsEqualWhateverTheOrderOfItsRows) {
  DirectoryBuilder other(Taxonomy::default_scheme(), day("2026-09-01"));
  other.add(historian("n2", "100001")).add(school("100001")).add(school("100002"));
  EXPECT_TRUE(other.build() == builder().build());
  auto changed = builder();
  changed.add(historian("n3", "100001"));
  EXPECT_FALSE(changed.build() == builder().build());
}

}  // namespace
}  // namespace s2ss
