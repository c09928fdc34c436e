#include "s2ss/io/gias.hpp"

#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cpp/io/gias_file.hpp"
#include "cpp/io/temporary_folder.hpp"

namespace s2ss {
namespace {

using ::testing::ElementsAre;
using testing::GiasFile;
using ::testing::IsEmpty;

School only_school(const GiasFile& file) {
  const GiasSchools read = gias_from_csv(file.csv());
  EXPECT_EQ(read.schools.size(), 1U);
  return read.schools.empty() ? School{} : read.schools.front();
}

School school_with(const GiasFile::Cells& cells) { return only_school(GiasFile::of({cells})); }

std::vector<std::string> urns(const GiasSchools& read) {
  std::vector<std::string> result;
  for (const School& school : read.schools) result.push_back(school.urn);
  return result;
}

TEST(Gias, FillsASchoolFromItsRow) {
  School expected;
  expected.urn = "900001";
  expected.name = "Quayside Example High School";
  expected.phase = Phase::secondary;
  expected.status = SchoolStatus::open;
  expected.type = "Academy converter";
  expected.local_authority = "888";
  expected.district = "Preston";
  expected.trust = "5711";
  expected.religious_character = "Church of England";
  expected.gender = "Girls";
  expected.low_age = 11;
  expected.high_age = 18;
  expected.pupils = 812;
  expected.disadvantage = 24.5;
  expected.easting = 351'000;
  expected.northing = 430'000;
  EXPECT_EQ(school_with({{"TypeOfEstablishment (name)", "Academy converter"},
                         {"Trusts (code)", "5711"},
                         {"ReligiousCharacter (name)", "Church of England"},
                         {"Gender (name)", "Girls"},
                         {"StatutoryHighAge", "18"}}),
            expected);
}

TEST(Gias, BindsColumnsByNameWhereverTheyStand) {
  GiasFile file = GiasFile::of({{}});
  const School expected = only_school(file);
  std::reverse(file.header.begin(), file.header.end());
  EXPECT_EQ(only_school(file), expected);
  file.header.insert(file.header.begin() + 5, "x_added_later");
  EXPECT_EQ(only_school(file), expected);
}

TEST(Gias, DoesNotReadTheNameOfTheHead) {
  GiasFile file = GiasFile::of({{{"HeadLastName", "\x81 not even decodable"}}});
  EXPECT_EQ(gias_from_csv(file.csv()).schools.size(), 1U);
}

TEST(Gias, TakesBothLineEndsAndALastRowWithout) {
  const GiasFile file = GiasFile::of({{}, {}});
  const GiasSchools windows = gias_from_csv(file.csv("\r\n"));
  EXPECT_EQ(gias_from_csv(file.csv("\n")).schools, windows.schools);
  std::string cut = file.csv("\n");
  cut.pop_back();
  EXPECT_EQ(gias_from_csv(cut).schools, windows.schools);
}

TEST(Gias, PassesOverBlankLines) {
  const GiasSchools read = gias_from_csv(GiasFile::of({{}, {}}).csv("\r\n\r\n") + "\r\n");
  EXPECT_EQ(read.schools.size(), 2U);
  EXPECT_EQ(read.rows, 2U);
}

TEST(Gias, CountsTheRowsThatItLeavesOut) {
  const GiasSchools read = gias_from_csv(GiasFile::of({{}, {{"EstablishmentStatus (code)", "2"}}, {}}).csv());
  EXPECT_EQ(read.rows, 3U);
  EXPECT_THAT(urns(read), ElementsAre("900001", "900003"));
}

TEST(Gias, KeepsTheOrderOfTheFile) {
  EXPECT_THAT(urns(gias_from_csv(GiasFile::of({{{"URN", "30"}}, {{"URN", "10"}}, {{"URN", "20"}}}).csv())),
              ElementsAre("30", "10", "20"));
}

TEST(Gias, KeepsOpenSchoolsAndThoseProposedToCloseUnlessAsked) {
  const std::string csv = GiasFile::of({{{"EstablishmentStatus (code)", "1"}},
                                        {{"EstablishmentStatus (code)", "2"}},
                                        {{"EstablishmentStatus (code)", "3"}},
                                        {{"EstablishmentStatus (code)", "4"}}})
                              .csv();
  EXPECT_THAT(urns(gias_from_csv(csv)), ElementsAre("900001", "900003"));
  const GiasSchools all = gias_from_csv(csv, {.local_authorities = {}, .phases = {}, .open_only = false});
  ASSERT_EQ(all.schools.size(), 4U);
  EXPECT_EQ(all.schools[1].status, SchoolStatus::closed);
  EXPECT_EQ(all.schools[2].status, SchoolStatus::proposed_to_close);
  EXPECT_EQ(all.schools[3].status, SchoolStatus::proposed_to_open);
}

TEST(Gias, KeepsTheAuthoritiesAsked) {
  const std::string csv =
      GiasFile::of({{{"LA (code)", "888"}}, {{"LA (code)", "889"}}, {{"LA (code)", "301"}}, {{"LA (code)", ""}}}).csv();
  EXPECT_THAT(urns(gias_from_csv(csv, {.local_authorities = {"889", "888"}, .phases = {}})),
              ElementsAre("900001", "900002"));
  EXPECT_EQ(gias_from_csv(csv).schools.size(), 4U);
}

TEST(Gias, KeepsThePhasesAsked) {
  const std::string csv =
      GiasFile::of(
          {{{"PhaseOfEducation (code)", "2"}}, {{"PhaseOfEducation (code)", "4"}}, {{"PhaseOfEducation (code)", "7"}}})
          .csv();
  EXPECT_THAT(urns(gias_from_csv(csv, {.local_authorities = {}, .phases = {Phase::secondary, Phase::all_through}})),
              ElementsAre("900002", "900003"));
}

TEST(Gias, ReadsEveryPhaseByCodeAndByName) {
  for (std::size_t i = 0; i < enumerator_words<Phase>.size(); ++i) {
    const auto phase = static_cast<Phase>(i);
    EXPECT_EQ(school_with({{"PhaseOfEducation (code)", std::to_string(i)}, {"PhaseOfEducation (name)", "?"}}).phase,
              phase);
    GiasFile named = GiasFile::of({{{"PhaseOfEducation (name)", std::string(to_string(phase))}}});
    EXPECT_EQ(only_school(named.without("PhaseOfEducation (code)")).phase, phase);
  }
}

TEST(Gias, TakesTheNameOfPhaseAndStatusWhereTheCodeIsBlank) {
  const School school = school_with({{"PhaseOfEducation (code)", ""},
                                     {"PhaseOfEducation (name)", "All through"},
                                     {"EstablishmentStatus (code)", ""},
                                     {"EstablishmentStatus (name)", "Open, but proposed to close"}});
  EXPECT_EQ(school.phase, Phase::all_through);
  EXPECT_EQ(school.status, SchoolStatus::proposed_to_close);
}

TEST(Gias, HoldsABlankPhaseForNotApplicable) {
  EXPECT_EQ(school_with({{"PhaseOfEducation (code)", ""}, {"PhaseOfEducation (name)", ""}}).phase,
            Phase::not_applicable);
}

TEST(Gias, TakesTheRegistersWordsForAbsentAsEmpty) {
  for (const char* word : {"", "Not applicable", "Does not apply", "None", "Not Applicable", "  "}) {
    const School school = school_with({{"Trusts (code)", word},
                                       {"ReligiousCharacter (name)", word},
                                       {"Gender (name)", word},
                                       {"DistrictAdministrative (name)", word},
                                       {"StatutoryLowAge", word},
                                       {"StatutoryHighAge", word},
                                       {"NumberOfPupils", word},
                                       {"PercentageFSM", word},
                                       {"Easting", word},
                                       {"Northing", word}});
    EXPECT_EQ(school.trust + school.religious_character + school.gender + school.district, "") << word;
    EXPECT_FALSE(school.low_age || school.high_age || school.pupils || school.disadvantage) << word;
    EXPECT_FALSE(school.easting || school.northing) << word;
  }
}

TEST(Gias, HoldsCoordinatesOfZeroForAbsent) {
  for (const auto& [easting, northing] :
       {std::pair{"0", "0"}, std::pair{"0", "430000"}, std::pair{"351000", "0"}, std::pair{"351000", ""}}) {
    const School school = school_with({{"Easting", easting}, {"Northing", northing}});
    EXPECT_EQ(school.easting, std::nullopt);
    EXPECT_EQ(school.northing, std::nullopt);
  }
}

TEST(Gias, TakesPositionsSouthOfTheGridsOrigin) { EXPECT_EQ(school_with({{"Northing", "-75000"}}).northing, -75'000); }

TEST(Gias, RestoresLeadingZerosThatASpreadsheetDropped) {
  EXPECT_EQ(school_with({{"LA (code)", "0"}}).local_authority, "000");
  EXPECT_EQ(school_with({{"LA (code)", ""}}).local_authority, "");
  EXPECT_EQ(school_with({{"PhaseOfEducation (code)", "04"}}).phase, Phase::secondary);
}

TEST(Gias, DropsSpacesAroundCells) {
  const School school =
      school_with({{"URN", " 900009 "}, {"EstablishmentName", " Example Academy\t"}, {"Easting", " 1 "}});
  EXPECT_EQ(school.urn, "900009");
  EXPECT_EQ(school.name, "Example Academy");
  EXPECT_EQ(school.easting, 1);
}

TEST(Gias, ReadsCellsWithCommasQuotesAndLineEnds) {
  const std::string name = "Example, \"The\"\r\nSchool";
  EXPECT_EQ(school_with({{"EstablishmentName", name}, {"LA (name)", "a\n\"b\",c"}}).name, name);
}

TEST(Gias, ReadsAndReportsWindows1252) {
  const GiasSchools read = gias_from_csv(GiasFile::of({{{"EstablishmentName",
                                                         "\xC9"
                                                         "cole St John\x92s"}}})
                                             .csv());
  EXPECT_EQ(read.encoding, TextEncoding::windows_1252);
  EXPECT_EQ(read.schools.front().name, "\u00C9cole St John\u2019s");
}

TEST(Gias, ReadsAndReportsUtf8WithAndWithoutAMark) {
  const std::string csv = GiasFile::of({{{"EstablishmentName", "\u00C9cole St John\u2019s"}}}).csv();
  for (const std::string mark : {"", "\xEF\xBB\xBF"}) {
    const GiasSchools read = gias_from_csv(mark + csv);
    EXPECT_EQ(read.encoding, TextEncoding::utf8);
    EXPECT_EQ(read.schools.front().name, "\u00C9cole St John\u2019s");
  }
}

TEST(Gias, ReadsAFileOfHeaderOnly) {
  const GiasSchools read = gias_from_csv(GiasFile().csv());
  EXPECT_EQ(read.rows, 0U);
  EXPECT_THAT(read.schools, IsEmpty());
}

TEST(Gias, ReadsAFileFromDisk) {
  const testing::TemporaryFolder folder;
  EXPECT_EQ(read_gias(folder.write("register.csv", GiasFile::of({{}, {}}).csv())).schools.size(), 2U);
  EXPECT_THROW(static_cast<void>(read_gias(folder.path() / "missing.csv")), InputError);
}

/// Rows of many lengths, some with line ends inside, so that every sort of place falls on the end of a buffer.
std::string large_register(unsigned seed, std::size_t longest_cell) {
  std::mt19937 random(seed);
  GiasFile file;
  for (int i = 0; i < 1500; ++i) {
    std::string filling(random() % longest_cell, ' ');
    for (char& c : filling) c = "abcdefgh,\"\r\n"[random() % 12];
    file.row(
        {{"LA (name)", filling}, {"EstablishmentName", "Example " + std::to_string(random() % 1000) + " \u00C9cole"}});
  }
  return file.csv();
}

struct Outcome {
  std::vector<School> schools;
  std::size_t rows = 0;
  std::vector<Fault> faults;

  friend bool operator==(const Outcome&, const Outcome&) = default;
};

template <typename Read>
Outcome outcome(Read read) {
  try {
    GiasSchools result = read();
    return {std::move(result.schools), result.rows, {}};
  } catch (const InputError& error) {
    std::vector<Fault> faults = error.faults();
    for (Fault& fault : faults) fault.source.clear();
    return {{}, 0, std::move(faults)};
  }
}

void expect_the_same_from_disk(const std::string& csv, bool good) {
  const testing::TemporaryFolder folder;
  const auto path = folder.write("register.csv", csv);
  const Outcome memory = outcome([&] { return gias_from_csv(csv); });
  const Outcome disk = outcome([&] { return read_gias(path); });
  EXPECT_TRUE(disk == memory);
  EXPECT_EQ(memory.faults.empty(), good);
}

TEST(Gias, ReadsALargeFileFromDiskAsFromMemory) {
  for (unsigned seed = 0; seed < 5; ++seed) expect_the_same_from_disk(large_register(seed, 1500), true);
}

TEST(Gias, ReadsRowsThatAreLongerThanItsBuffer) {
  GiasFile file = GiasFile::of({{}, {{"LA (name)", std::string(3'000'000, '\n')}}, {}});
  expect_the_same_from_disk(file.csv(), true);
  file.row({{"URN", "x"}});
  expect_the_same_from_disk(file.csv(), false);
}

TEST(Gias, FindsTheSameFaultsInALargeFileFromDiskAsInMemory) {
  const std::string csv = large_register(9, 1500);
  std::mt19937 random(10);
  for (const char* trouble : {"\"", "\r", "\n", ",", "\xE9", "\xE2\x80"}) {
    std::string damaged = csv;
    for (int i = 0; i < 20; ++i) damaged.insert(random() % damaged.size(), trouble);
    expect_the_same_from_disk(damaged, false);
  }
  for (const std::size_t place : {csv.size() / 2, csv.size() - 1, std::size_t{1} << 18}) {
    std::string with_nul = csv;
    with_nul[place] = '\0';
    expect_the_same_from_disk(with_nul, false);
  }
  expect_the_same_from_disk(csv + "\xE2\x80", false);
  expect_the_same_from_disk("\xEF\xBB\xBF" + csv, true);
  expect_the_same_from_disk("\xEF\xBB\xBF" + csv + "\xFF", false);
  expect_the_same_from_disk(csv.substr(0, csv.size() / 2), false);
}

}  // namespace
}  // namespace s2ss
