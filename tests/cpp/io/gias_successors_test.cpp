#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cpp/io/temporary_folder.hpp"
#include "s2ss/io/gias.hpp"

namespace s2ss {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::Pair;

const std::string header = "\"URN\",\"LinkURN\",\"LinkName\",\"LinkType\",\"LinkEstablishedDate\"\r\n";

std::string link(const std::string& urn, const std::string& linked, const std::string& type) {
  return urn + "," + linked + ",\"Example, School\",\"" + type + "\",\"01-09-2020\"\r\n";
}

std::vector<std::pair<std::string, std::string>> successors(const std::string& rows) {
  return gias_successors_from_csv(header + rows);
}

InputError error_of(const std::string& csv) {
  try {
    static_cast<void>(gias_successors_from_csv(csv, "links.csv"));
  } catch (const InputError& error) {
    return error;
  }
  ADD_FAILURE() << "read without an error";
  return InputError(Fault{});
}

TEST(GiasSuccessors, FollowsALinkFromEitherSide) {
  EXPECT_THAT(successors(link("100", "200", "Successor")), ElementsAre(Pair("100", "200")));
  EXPECT_THAT(successors(link("200", "100", "Predecessor")), ElementsAre(Pair("100", "200")));
}

TEST(GiasSuccessors, CountsALinkToldFromBothSidesOnce) {
  EXPECT_THAT(successors(link("100", "200", "Successor") + link("200", "100", "Predecessor")),
              ElementsAre(Pair("100", "200")));
}

TEST(GiasSuccessors, KnowsTheVariantsOfTheType) {
  EXPECT_THAT(successors(link("1", "9", "Successor - amalgamated") + link("2", "9", "successor - merged") +
                         link("9", "3", "Predecessor - merged")),
              ElementsAre(Pair("1", "9"), Pair("2", "9"), Pair("3", "9")));
}

TEST(GiasSuccessors, PassesOverOtherLinks) {
  EXPECT_THAT(successors(link("1", "2", "Sixth Form Centre Link") + link("x", "", "Other") + link("1", "2", "") +
                         link("1", "2", "Not a Successor")),
              IsEmpty());
}

TEST(GiasSuccessors, LeavesOutASchoolThatWasSplit) {
  EXPECT_THAT(successors(link("1", "2", "Successor - Split School") + link("1", "3", "Successor - Split School") +
                         link("4", "5", "Successor")),
              ElementsAre(Pair("4", "5")));
}

TEST(GiasSuccessors, LeavesOutASchoolThatWouldSucceedItself) {
  EXPECT_THAT(successors(link("1", "1", "Successor")), IsEmpty());
}

TEST(GiasSuccessors, GivesThemAscendingByNumber) {
  EXPECT_THAT(successors(link("100", "7", "Successor") + link("20", "7", "Successor") + link("3", "7", "Successor")),
              ElementsAre(Pair("3", "7"), Pair("20", "7"), Pair("100", "7")));
}

TEST(GiasSuccessors, ReportsAllFaultsWithoutRepeatingACell) {
  const InputError error =
      error_of(header + link("Hildegard77", "2", "Successor") + link("1", "", "Predecessor") + "1,2\r\n");
  ASSERT_EQ(error.total(), 3U);
  EXPECT_EQ(error.faults()[0].field, "URN");
  EXPECT_EQ(error.faults()[0].line, 2U);
  EXPECT_EQ(error.faults()[1].field, "LinkURN");
  EXPECT_EQ(error.faults()[2].line, 4U);
  EXPECT_THAT(error.what(), Not(HasSubstr("Hildegard77")));
}

TEST(GiasSuccessors, NamesTheColumnsThatAreMissing) {
  const InputError error = error_of("URN,Other\r\n1,2\r\n");
  ASSERT_EQ(error.total(), 2U);
  EXPECT_EQ(error.faults()[0].field, "LinkURN");
  EXPECT_EQ(error.faults()[1].field, "LinkType");
}

TEST(GiasSuccessors, ReadsAFileFromDisk) {
  const testing::TemporaryFolder folder;
  EXPECT_THAT(read_gias_successors(folder.write("links.csv", header + link("100", "200", "Successor"))),
              ElementsAre(Pair("100", "200")));
}

}  // namespace
}  // namespace s2ss
