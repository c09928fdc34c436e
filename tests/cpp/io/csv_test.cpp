#include "io/csv.hpp"

#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "io/csv_blocks.hpp"
#include "reference/csv_reference.hpp"
#include "reference/effort.hpp"

namespace s2ss {
namespace {

using reference::CsvReference;
using reference::CsvRow;
using reference::effort;
using ::testing::ElementsAre;

std::string words_of(csv::Problem problem) {
  switch (problem) {
    case csv::Problem::none:
      return "";
    case csv::Problem::stray_quote:
      return "stray quote";
    case csv::Problem::bare_return:
      return "bare return";
    case csv::Problem::unterminated_quote:
      return "unterminated quote";
  }
  return "?";
}

std::vector<CsvRow> scan(std::string_view text) {
  std::vector<CsvRow> rows;
  std::string scratch;
  for (csv::Scanner scanner(text); scanner.next();) {
    CsvRow row;
    row.begin = scanner.begin();
    row.line = scanner.line();
    row.problem = words_of(scanner.problem());
    for (std::size_t i = 0; row.problem.empty() && i < scanner.cells(); ++i) {
      row.cells.emplace_back(csv::content(scanner.raw(i), scratch));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::vector<std::string>> cells(std::string_view text) {
  std::vector<std::vector<std::string>> result;
  for (CsvRow& row : scan(text)) result.push_back(std::move(row.cells));
  return result;
}

std::vector<std::string> problems(std::string_view text) {
  std::vector<std::string> result;
  for (CsvRow& row : scan(text)) result.push_back(std::move(row.problem));
  return result;
}

TEST(CsvScanner, SplitsRowsAndCells) {
  EXPECT_THAT(cells("a,b\nc,d\n"), ElementsAre(ElementsAre("a", "b"), ElementsAre("c", "d")));
}

TEST(CsvScanner, TakesBothLineEndsAndALastLineWithout) {
  EXPECT_THAT(cells("a,b\r\nc,\nd,e"), ElementsAre(ElementsAre("a", "b"), ElementsAre("c", ""), ElementsAre("d", "e")));
}

TEST(CsvScanner, FindsNoRowInNothing) { EXPECT_TRUE(scan("").empty()); }

TEST(CsvScanner, HoldsAnEmptyLineForARowWithOneEmptyCell) {
  EXPECT_THAT(cells("\n\r\n"), ElementsAre(ElementsAre(""), ElementsAre("")));
}

TEST(CsvScanner, KeepsCommasLineEndsAndHalvedQuotesOfQuotedCells) {
  EXPECT_THAT(cells("\"a,b\",\"c\r\nd\",\"say \"\"e\"\"\"\n\"\",\"\"\"\""),
              ElementsAre(ElementsAre("a,b", "c\r\nd", "say \"e\""), ElementsAre("", "\"")));
}

TEST(CsvScanner, RefusesAQuoteInsideAnUnquotedCellAndReadsOn) {
  EXPECT_THAT(problems("a\"b,c\nd\n"), ElementsAre("stray quote", ""));
  EXPECT_THAT(problems("a\"\"b\nd\n"), ElementsAre("stray quote", ""));
}

TEST(CsvScanner, RefusesTextAfterAClosingQuoteAndReadsOn) {
  EXPECT_THAT(problems("\"a\"b,c\nd\n"), ElementsAre("stray quote", ""));
  EXPECT_THAT(problems("\"a\" ,c\nd\n"), ElementsAre("stray quote", ""));
}

TEST(CsvScanner, RefusesAReturnWithoutAFeedAndReadsOn) {
  EXPECT_THAT(problems("a\rb\nc\n"), ElementsAre("bare return", ""));
  EXPECT_THAT(problems("a\r\r\nc\n"), ElementsAre("bare return", ""));
  EXPECT_THAT(problems("a\n\"c\"\r"), ElementsAre("", "bare return"));
}

TEST(CsvScanner, RefusesAQuoteThatIsNeverClosed) {
  EXPECT_THAT(problems("a\n\"b\nc\n"), ElementsAre("", "unterminated quote"));
}

TEST(CsvScanner, CountsNoFurtherThanItsLimitOfCells) {
  const std::string commas(csv::most_cells + 500, ',');
  const std::string text = commas + "\na,b\n" + commas;
  csv::Scanner scanner(text);
  ASSERT_TRUE(scanner.next());
  EXPECT_EQ(scanner.cells(), csv::most_cells + 1);
  ASSERT_TRUE(scanner.next());
  EXPECT_EQ(scanner.cells(), 2U);
  ASSERT_TRUE(scanner.next());
  EXPECT_EQ(scanner.cells(), csv::most_cells + 1);
}

TEST(CsvScanner, GivesAsManyCellsAsItsLimit) {
  const std::string commas(csv::most_cells - 1, ',');
  EXPECT_EQ(scan(commas + "\n").front().cells.size(), csv::most_cells);
  EXPECT_EQ(scan(commas).front().cells.size(), csv::most_cells);
}

TEST(CsvScanner, AgreesWithItsSlowTwinOnEveryShortText) {
  constexpr std::string_view alphabet = "a,\"\n\r";
  for (std::size_t length = 0; length <= 7; ++length) {
    std::vector<std::size_t> digits(length, 0);
    for (bool more = true; more;) {
      std::string text;
      for (const std::size_t digit : digits) text += alphabet[digit];
      ASSERT_EQ(scan(text), CsvReference::read(text)) << ::testing::PrintToString(text);
      std::size_t i = 0;
      while (i < length && ++digits[i] == alphabet.size()) digits[i++] = 0;
      more = i < length;
    }
  }
}

TEST(CsvScanner, AgreesWithItsSlowTwinWhereverABlockEnds) {
  // Every sort of boundary falls on every position of a block.
  const std::vector<std::string> pieces = {"a,\"b\"\"c\",d\r\n",
                                           "\"x\ny\",\"\"\r\n",
                                           "a\rb\n",
                                           "\"a\"b\n",
                                           "a\"b\n",
                                           "\"\"\"\"",
                                           "\"open",
                                           "a\r",
                                           "\"a\"\r"};
  for (const std::string& piece : pieces) {
    for (std::size_t before = 50; before <= 140; ++before) {
      for (const char* filling : {"u", "q"}) {
        const std::string long_cell =
            *filling == 'u' ? std::string(before, 'u') + "," : "\"" + std::string(before, '\n') + "\",";
        const std::string text = long_cell + piece;
        ASSERT_EQ(scan(text), CsvReference::read(text)) << ::testing::PrintToString(text);
        ASSERT_EQ(scan(text + "next,row\n"), CsvReference::read(text + "next,row\n")) << ::testing::PrintToString(text);
      }
    }
  }
}

TEST(CsvScanner, AgreesWithItsSlowTwinOnRandomText) {
  std::mt19937 random(20260901);
  // Few quotes leave long rows whole, many make trouble everywhere.
  for (const std::string_view alphabet :
       {"aaaaaaaaaaaaaaaaaaaaaaaaaaaa,,,,,,\"\"\n\r", "ab,\"\n\r", "\"\"\"\",\n", "a,\n"}) {
    for (int round = 0; round < effort(20'000); ++round) {
      std::string text(random() % 300, ' ');
      for (char& c : text) c = alphabet[random() % alphabet.size()];
      ASSERT_EQ(scan(text), CsvReference::read(text)) << ::testing::PrintToString(text);
    }
  }
}

std::string quoted(const std::string& cell) {
  std::string text = "\"";
  for (const char c : cell) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + "\"";
}

RC_GTEST_PROP(CsvScanner, ReadsBackWhatWasWritten,
              (const std::vector<std::vector<std::string>>& table, bool windows_lines)) {
  std::string text;
  std::vector<std::vector<std::string>> expected;
  for (const auto& row : table) {
    if (row.empty()) continue;
    for (std::size_t i = 0; i < row.size(); ++i) text += (i == 0 ? "" : ",") + quoted(row[i]);
    text += windows_lines ? "\r\n" : "\n";
    expected.push_back(row);
  }
  RC_ASSERT(cells(text) == expected);
}

TEST(CsvBlocks, PortableMasksAreRightForEveryByteAtEveryPlace) {
  for (int value = 0; value < 256; ++value) {
    for (unsigned place = 0; place < csv::block_bytes; ++place) {
      std::string block(csv::block_bytes, 'x');
      block[place] = static_cast<char>(value);
      const std::uint64_t bit = std::uint64_t{1} << place;
      const csv::BlockMasks expected{value == '"' ? bit : 0, value == ',' ? bit : 0, value == '\n' ? bit : 0,
                                     value == '\r' ? bit : 0};
      ASSERT_EQ(csv::masks_portable(block.data()), expected) << value << " at " << place;
    }
  }
}

TEST(CsvBlocks, TheFastMasksAreThePortableOnes) {
  std::mt19937 random(7);
  for (int round = 0; round < 100'000; ++round) {
    std::string block(csv::block_bytes, ' ');
    for (char& c : block) c = random() % 4 == 0 ? "\",\n\r"[random() % 4] : static_cast<char>(random() % 256);
    ASSERT_EQ(csv::masks_of(block.data()), csv::masks_portable(block.data()));
  }
}

TEST(CsvBlocks, PrefixXorMarksWhatStandsBetweenPairs) {
  EXPECT_EQ(csv::prefix_xor(0b100100), 0b011100U);
  EXPECT_EQ(csv::prefix_xor(1), ~std::uint64_t{0});
}

}  // namespace
}  // namespace s2ss
