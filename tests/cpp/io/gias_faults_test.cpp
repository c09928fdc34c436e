#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cpp/io/gias_file.hpp"
#include "s2ss/io/gias.hpp"

namespace s2ss {
namespace {

using ::testing::ElementsAre;
using testing::GiasFile;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* marker = "Hildegard77";

InputError error_of(const std::string& csv, const GiasOptions& options = {}) {
  try {
    static_cast<void>(gias_from_csv(csv, options, "register.csv"));
  } catch (const InputError& error) {
    for (const Fault& fault : error.faults()) {
      EXPECT_EQ(fault.source, csv.empty() || !fault.source.empty() ? "register.csv" : "");
      EXPECT_FALSE(fault.expected.empty());
      EXPECT_FALSE(fault.mend.empty()) << to_string(fault);
    }
    EXPECT_THAT(error.what(), Not(HasSubstr(marker)));
    return error;
  }
  ADD_FAILURE() << "read without an error";
  return InputError(Fault{});
}

/// "line:field" of every fault.
std::vector<std::string> places(const InputError& error) {
  std::vector<std::string> result;
  for (const Fault& fault : error.faults()) {
    result.push_back((fault.line ? std::to_string(*fault.line) : "-") + ":" + fault.field);
  }
  return result;
}

std::vector<std::string> places_with(const GiasFile::Cells& cells) {
  return places(error_of(GiasFile::of({{}, cells}).csv()));
}

TEST(GiasFaults, NamesEveryNeededColumnThatIsMissing) {
  const GiasFile whole = GiasFile::of({{}});
  for (const std::string& name : whole.header) {
    const bool needless = name == "LA (name)" || name == "HeadLastName" || name == "FSM" ||
                          name.starts_with("EstablishmentStatus") || name.starts_with("PhaseOfEducation");
    GiasFile file = whole;
    const std::string csv = file.without(name).csv();
    if (needless) {
      EXPECT_NO_THROW(static_cast<void>(gias_from_csv(csv))) << name;
    } else {
      EXPECT_THAT(places(error_of(csv)), ElementsAre("1:" + name));
    }
  }
}

TEST(GiasFaults, NeedsTheCodeOrTheNameOfStatusAndPhase) {
  GiasFile file = GiasFile::of({{}});
  for (const char* name : {"EstablishmentStatus (code)", "EstablishmentStatus (name)", "PhaseOfEducation (code)",
                           "PhaseOfEducation (name)"}) {
    file.without(name);
  }
  EXPECT_THAT(places(error_of(file.csv())), ElementsAre("1:EstablishmentStatus (code)", "1:PhaseOfEducation (code)"));
}

TEST(GiasFaults, SuggestsCommasWhenTheFileHasOneColumnOnly) {
  const InputError error = error_of("URN;LA (code);EstablishmentName\n1;2;3\n4;5;a,b\n");
  EXPECT_EQ(error.total(), 1U);
  EXPECT_EQ(error.faults().front().mend, "separate the columns by commas");
}

TEST(GiasFaults, SayOnceThatAFileIsOfAnotherKind) {
  for (const char* text : {"{\n  \"as_of\": \"2026-09-01\",\n  \"a\": \"b\"\n}\n", "[{\"id\": \"r1\"}]",
                           "Dear colleague,\nthis is a letter\n", "name,email\na,b\nc\n"}) {
    const InputError error = error_of(text);
    EXPECT_EQ(error.total(), 1U) << text;
    EXPECT_THAT(error.faults().front().mend, HasSubstr("no file of the school register")) << text;
    EXPECT_THROW(static_cast<void>(gias_successors_from_csv(text)), InputError);
  }
}

TEST(GiasFaults, ReportsAColumnNameThatStandsTwice) {
  GiasFile file = GiasFile::of({{}});
  file.header.emplace_back("Easting");
  const InputError error = error_of(file.csv());
  EXPECT_THAT(places(error), ElementsAre("1:Easting"));
  EXPECT_THAT(error.faults().front().mend, HasSubstr("column 22"));
}

TEST(GiasFaults, DoesNotRepeatAStrangeColumnNameThatStandsTwice) {
  GiasFile file = GiasFile::of({{}});
  file.header.emplace_back(marker);
  file.header.emplace_back(marker);
  EXPECT_THAT(places(error_of(file.csv())), ElementsAre("1:"));
}

TEST(GiasFaults, PutsUpWithSeveralColumnsWithoutAName) {
  GiasFile file = GiasFile::of({{}});
  file.header.insert(file.header.end(), 3, "");
  EXPECT_EQ(gias_from_csv(file.csv()).schools.size(), 1U);
}

TEST(GiasFaults, RefusesMoreColumnsThanItsLimit) {
  GiasFile file = GiasFile::of({{}});
  for (int i = 0; i < 1100; ++i) file.header.push_back("x" + std::to_string(i));
  EXPECT_THAT(error_of(file.csv()).faults().front().expected, HasSubstr("1024"));
}

TEST(GiasFaults, ReportsRaggedRowsWithTheLineTheyBeginOn) {
  const GiasFile file = GiasFile::of({{{"LA (name)", "two\nlines"}}, {}});
  const std::string csv = file.csv() + "1,2,3\r\n" + GiasFile::line(file.header) + ",one more\r\n";
  EXPECT_THAT(places(error_of(csv)), ElementsAre("5:", "6:"));
}

TEST(GiasFaults, ReportsStrayQuotesAndReturnsWithTheirLine) {
  const std::string good = GiasFile::of({{}}).csv();
  EXPECT_THAT(places(error_of(good + "a\"b\r\n" + "\"a\"b\r\n" + "a\rb\r\n")), ElementsAre("3:", "4:", "5:"));
}

TEST(GiasFaults, ReportsAnOpenQuoteWithTheLineOfItsRow) {
  const InputError error = error_of(GiasFile::of({{}}).csv() + "1,\"" + marker + "\r\nmore\r\n");
  EXPECT_THAT(places(error), ElementsAre("3:"));
  EXPECT_THAT(error.faults().front().expected, HasSubstr("closing quote"));
}

TEST(GiasFaults, RefusesUrnsThatAreNoNumber) {
  for (const char* urn : {"", "12345678", "-1", "12a", "1.5", "+1", marker}) {
    EXPECT_THAT(places_with({{"URN", urn}}), ElementsAre("3:URN")) << urn;
  }
}

TEST(GiasFaults, ReportsUrnsThatComeTwiceInTheOrderOfTheFile) {
  const GiasFile file =
      GiasFile::of({{{"URN", "7"}}, {{"URN", "5"}}, {{"URN", "7"}}, {{"URN", "005"}}, {{"URN", "7"}}});
  EXPECT_THAT(places(error_of(file.csv())), ElementsAre("4:URN", "5:URN", "6:URN"));
}

TEST(GiasFaults, ReportsATwiceGivenUrnAlsoAmongRowsThatAreLeftOut) {
  const GiasFile file = GiasFile::of({{{"URN", "7"}}, {{"URN", "7"}, {"EstablishmentStatus (code)", "2"}}});
  EXPECT_THAT(places(error_of(file.csv())), ElementsAre("3:URN"));
}

TEST(GiasFaults, RefusesUnknownPhasesAndStates) {
  EXPECT_THAT(places_with({{"PhaseOfEducation (code)", "8"}}), ElementsAre("3:PhaseOfEducation (code)"));
  EXPECT_THAT(places_with({{"PhaseOfEducation (code)", ""}, {"PhaseOfEducation (name)", marker}}),
              ElementsAre("3:PhaseOfEducation (code)"));
  for (const char* code : {"0", "5", "x", "99999999999"}) {
    EXPECT_THAT(places_with({{"EstablishmentStatus (code)", code}}), ElementsAre("3:EstablishmentStatus (code)"));
  }
  EXPECT_THAT(places_with({{"EstablishmentStatus (code)", ""}, {"EstablishmentStatus (name)", ""}}),
              ElementsAre("3:EstablishmentStatus (code)"));
}

TEST(GiasFaults, RefusesNumbersThatAreNone) {
  for (const char* column :
       {"StatutoryLowAge", "StatutoryHighAge", "NumberOfPupils", "PercentageFSM", "Easting", "Northing"}) {
    for (const char* value : {"x", "1x", "--1", "1,000", "1e3", "inf", "nan", "99999999999999999999", marker}) {
      EXPECT_THAT(places_with({{column, value}}), ElementsAre(std::string("3:") + column)) << value;
    }
  }
  for (const char* age : {"-1", "121", "11.5"}) {
    EXPECT_THAT(places_with({{"StatutoryLowAge", age}}), ElementsAre("3:StatutoryLowAge"));
  }
  for (const char* percentage : {"-1", "100.01", "5.", ".5", "1.2.3", "24%"}) {
    EXPECT_THAT(places_with({{"PercentageFSM", percentage}}), ElementsAre("3:PercentageFSM"));
  }
}

TEST(GiasFaults, RefusesABlankNameAndAnAuthorityThatIsNoCode) {
  EXPECT_THAT(places_with({{"EstablishmentName", " "}}), ElementsAre("3:EstablishmentName"));
  EXPECT_THAT(places_with({{"LA (code)", "8888"}}), ElementsAre("3:LA (code)"));
  EXPECT_THAT(places_with({{"LA (code)", marker}}), ElementsAre("3:LA (code)"));
}

TEST(GiasFaults, RefusesBytesWithoutACharacterInCellsThatAreRead) {
  for (const char* byte : {"\x81", "\x8D", "\x8F", "\x90", "\x9D"}) {
    EXPECT_THAT(places_with({{"EstablishmentName", std::string("Example ") + byte}}),
                ElementsAre("3:EstablishmentName"));
  }
}

TEST(GiasFaults, ReportsAllFaultsOfAFileTogether) {
  GiasFile file = GiasFile::of({{{"URN", "x"}, {"LA (code)", "x"}, {"PhaseOfEducation (code)", "x"}, {"Easting", "x"}},
                                {{"EstablishmentStatus (code)", "x"}, {"PercentageFSM", "x"}}});
  EXPECT_THAT(places(error_of(file.csv() + "1,2\r\n")),
              ElementsAre("2:URN", "2:LA (code)", "2:PhaseOfEducation (code)", "2:Easting",
                          "3:EstablishmentStatus (code)", "3:PercentageFSM", "4:"));
}

TEST(GiasFaults, ReportsRaggedRowsEvenWhenAColumnIsMissing) {
  GiasFile file = GiasFile::of({{{"URN", "x"}}});
  EXPECT_THAT(places(error_of(file.without("Easting").csv() + "1,2\r\n")), ElementsAre("1:Easting", "3:"));
}

TEST(GiasFaults, CarriesAHundredFaultsAndCountsTheRest) {
  std::string csv = GiasFile().csv();
  for (int i = 0; i < 5000; ++i) csv += "ragged\r\n";
  const InputError error = error_of(csv);
  EXPECT_EQ(error.faults().size(), InputError::most_faults);
  EXPECT_EQ(error.total(), 5000U);
}

TEST(GiasFaults, RefusesOptionsThatAreNoAuthorityCodes) {
  for (const char* code : {"Lancashire", "", "8888", "-88"}) {
    try {
      static_cast<void>(gias_from_csv(GiasFile::of({{}}).csv(), {.local_authorities = {"888", code}, .phases = {}}));
      ADD_FAILURE() << code;
    } catch (const InputError& error) {
      EXPECT_EQ(error.faults().front().field, "local_authorities");
      EXPECT_EQ(error.faults().front().row, 1U);
    }
  }
}

TEST(GiasFaults, RefusesNothingUtf16AndNul) {
  EXPECT_THAT(error_of("").faults().front().expected, HasSubstr("names of the columns"));
  EXPECT_THAT(error_of(std::string("\xFF\xFEU\0R\0N\0", 8)).faults().front().mend, HasSubstr("CSV UTF-8"));
  EXPECT_THAT(error_of(std::string("U\0R\0N\0", 6)).faults().front().mend, HasSubstr("UTF-16"));
  std::string csv = GiasFile::of({{}, {}}).csv();
  csv[csv.size() - 5] = '\0';
  EXPECT_THAT(places(error_of(csv)), ElementsAre("3:"));
}

TEST(GiasFaults, NeverRepeatsWhatStandsInACell) {
  const GiasFile whole = GiasFile::of({{}});
  for (const std::string& column : whole.header) {
    for (const std::string& value :
         {std::string(marker), std::string(marker) + "\x81", std::string("9999999") + marker}) {
      // A second fault makes sure that there is an error to look at.
      const std::string csv = GiasFile::of({{{column, value}}, {{"URN", marker}}}).csv();
      static_cast<void>(error_of(csv));
      static_cast<void>(error_of(csv + marker + "\"" + "\r\n" + marker + "\r\n\"" + marker));
    }
    GiasFile renamed = whole;
    std::replace(renamed.header.begin(), renamed.header.end(), column, std::string(marker));
    renamed.header.emplace_back(marker);
    static_cast<void>(error_of(renamed.csv()));
  }
}

TEST(GiasFaults, ATruncatedFileIsRefusedOrGivesWholeSchoolsOnly) {
  const std::string csv =
      "\xEF\xBB\xBF" + GiasFile::of({{{"EstablishmentName", "\u00C9cole \u2019a\""}}, {}, {}}).csv();
  const std::vector<School> all = gias_from_csv(csv).schools;
  int refused = 0;
  for (std::size_t length = 0; length < csv.size(); ++length) {
    try {
      const std::vector<School> read = gias_from_csv(std::string_view(csv).substr(0, length)).schools;
      ASSERT_LE(read.size(), all.size());
      EXPECT_TRUE(std::equal(read.begin(), read.end(), all.begin())) << length;
    } catch (const InputError&) {
      ++refused;
    }
  }
  // The last column is not read, so a file stays readable when it ends with one of its four lines, before or after the
  // line end, behind the last comma of a line, and before that of the header.
  EXPECT_EQ(static_cast<std::size_t>(refused), csv.size() - 12);
}

TEST(GiasFaults, RandomBytesAreReadOrRefused) {
  std::mt19937 random(11);
  const std::string good = GiasFile::of({{}, {}, {}}).csv();
  int refused = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string csv = good;
    for (std::size_t changes = 1 + random() % 8; changes > 0; --changes) {
      csv[random() % csv.size()] = random() % 2 == 0 ? static_cast<char>(random() % 256) : "\",\r\n0"[random() % 5];
    }
    try {
      EXPECT_LE(gias_from_csv(csv).schools.size(), 3U);
    } catch (const InputError&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 5000);
  EXPECT_LT(refused, 20'000);
}

TEST(GiasFaults, PureNoiseIsRefused) {
  std::mt19937 random(12);
  for (int round = 0; round < 5'000; ++round) {
    std::string bytes(random() % 500, ' ');
    for (char& byte : bytes) byte = static_cast<char>(random() % 256);
    EXPECT_THROW(static_cast<void>(gias_from_csv(bytes)), InputError);
    EXPECT_THROW(static_cast<void>(gias_successors_from_csv(bytes)), InputError);
  }
}

}  // namespace
}  // namespace s2ss
