#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "reference/effort.hpp"
#include "s2ss/io/json.hpp"
#include "s2ss/s2ss.hpp"

namespace s2ss {
namespace {

using namespace std::string_literals;

const std::string request_text = R"({"id": "r1", "school": "1", "needs": ["history"],
 "from": "2026-09-07", "to": "2026-10-23", "text": "caf)"
                                 "\u00e9"
                                 R"( \u00e9 \"x\""})";

std::vector<Fault> faults_of(std::string_view text) {
  try {
    (void)from_json<Request>(text, "request.json");
  } catch (const InputError& error) {
    return error.faults();
  }
  return {};
}

/// The only fault of a text that is no JSON.
Fault fault_of(std::string_view text) {
  const auto faults = faults_of(text);
  EXPECT_EQ(faults.size(), 1u);
  return faults.empty() ? Fault{} : faults.back();
}

void expect_place(const Fault& fault, std::size_t line, std::size_t column) {
  EXPECT_EQ(fault.source, "request.json");
  EXPECT_EQ(fault.line, line);
  EXPECT_EQ(fault.column, column);
}

TEST(JsonSyntax, RefusesAnEmptyText) {
  for (const char* text : {"", " \n\t", "\xEF\xBB\xBF"}) {
    EXPECT_EQ(fault_of(text).expected, "a JSON document; there is none");
  }
}

TEST(JsonSyntax, AcceptsAByteOrderMark) {
  EXPECT_EQ(from_json<Request>("\xEF\xBB\xBF" + request_text), from_json<Request>(request_text));
}

TEST(JsonSyntax, RefusesANulByteAndSaysWhere) {
  const auto fault = fault_of("{\n  \0}"s);
  expect_place(fault, 2, 3);
  EXPECT_EQ(fault.expected, "text without NUL bytes");
  // A parser that stops there would take the rest for nothing.
  expect_place(fault_of(request_text + "\0{}"s), 2, request_text.size() - request_text.find('\n'));
}

TEST(JsonSyntax, RecognisesUtf16AndUtf32) {
  for (const std::string& text : {"\xFF\xFE{\0}\0"s, "\xFE\xFF\0{\0}"s, "{\0}\0"s, "\0{\0}"s, "\xFF\xFE\0\0{\0\0\0"s,
                                  "\0\0\xFE\xFF\0\0\0{"s, "{\0\0\0}\0\0\0"s, "\0\0\0{\0\0\0}"s}) {
    const auto fault = fault_of(text);
    EXPECT_EQ(fault.mend, "save as UTF-8");
  }
}

TEST(JsonSyntax, RefusesBytesThatAreNoUtf8) {
  for (const std::string& bytes : {"\xE9"s, "\xC3"s, "\xC0\xAF"s, "\xED\xA0\x80"s, "\xF4\x90\x80\x80"s, "\xFF"s}) {
    const auto fault = fault_of("{\"id\": \"caf" + bytes + "\"}");
    expect_place(fault, 1, 12);
    EXPECT_EQ(fault.expected, "text in UTF-8");
    EXPECT_EQ(fault.pointer, "/id");
  }
}

TEST(JsonSyntax, RefusesWhatFollowsTheDocument) {
  expect_place(fault_of(request_text + "\n{}"), 3, 1);
  EXPECT_EQ(fault_of(request_text + " x").expected, "nothing after the end of the document");
  EXPECT_EQ(fault_of(request_text + "\n{}").expected, "nothing after the end of the document");
}

TEST(JsonSyntax, RefusesNumbersThatAreNone) {
  for (const std::string word : {"NaN", "Infinity", "-Infinity", "nan", "inf"}) {
    const auto fault = fault_of("{\"sessions\": " + word + "}");
    EXPECT_EQ(fault.expected, "a finite number") << word;
    EXPECT_EQ(fault.pointer, "/sessions");
    EXPECT_EQ(fault.line, 1u);
  }
  const auto fault = fault_of("{\"sessions\": 1e999}");
  EXPECT_EQ(fault.expected, "a number of a size that computers hold");
  expect_place(fault, 1, 14);
}

TEST(JsonSyntax, PointsAtWhatBreaksTheGrammar) {
  expect_place(fault_of("{\"id\": \"r1\"\n \"school\": \"1\"}"), 2, 9);
  expect_place(fault_of("{\"id\": \"r1\",}"), 1, 13);
  expect_place(fault_of("{\"id\": 'r1'}"), 1, 8);
  expect_place(fault_of("{\"id\": \"r\n1\"}"), 1, 10);
  expect_place(fault_of("{\"id\": \"\\x\"}"), 1, 10);
  expect_place(fault_of("{\"id\": \"\\ud800\"}"), 1, 15);
  expect_place(fault_of("]"), 1, 1);
}

TEST(JsonSyntax, ReportsEarlierFaultsBesideTheOneThatEndsTheReading) {
  const auto faults = faults_of("{\"id\": 1, \"school\": tru}");
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].pointer, "/id");
  EXPECT_EQ(faults[1].pointer, "/school");
}

TEST(JsonSyntax, StopsAtSixtyFourLevels) {
  const auto nested = [](std::size_t levels, char open, char close) {
    return std::string(levels, open) + std::string(levels, close);
  };
  EXPECT_THROW((void)from_json<Request>(nested(64, '[', ']')), InputError);
  for (const std::size_t levels : {65u, 1'000'000u}) {
    try {
      (void)from_json<Request>(nested(levels, '[', ']'), "deep.json");
      FAIL();
    } catch (const LimitError& error) {
      EXPECT_EQ(error.limit(), "JSON depth 64");
      EXPECT_NE(std::string(error.what()).find("deep.json:1:65"), std::string::npos);
    }
  }
  std::string objects;
  for (int i = 0; i < 1'000'000; ++i) objects += "{\"text\":";
  EXPECT_THROW((void)from_json<Request>(objects), LimitError);
}

TEST(JsonSyntax, RefusesEveryTruncationOfADocument) {
  ASSERT_NO_THROW((void)from_json<Request>(request_text));
  for (std::size_t bytes = 0; bytes < request_text.size(); ++bytes) {
    EXPECT_THROW((void)from_json<Request>(request_text.substr(0, bytes)), InputError) << bytes;
  }
  SyntheticOptions options;
  options.nominees = 3;
  const Directory directory = synthetic_directory(options);
  std::string text = to_json(directory);
  text.pop_back();  // The line end may be missing.
  const auto wanted = static_cast<std::size_t>(reference::effort(static_cast<int>(text.size())));
  const std::size_t cuts = std::min(wanted, text.size());
  for (std::size_t cut_number = 0; cut_number < cuts; ++cut_number) {
    const std::size_t bytes = cut_number * text.size() / cuts;
    const std::string_view cut(text.data(), bytes);
    EXPECT_THROW((void)directory_from_json(cut, directory.taxonomy()), InputError) << bytes;
    EXPECT_THROW((void)directory_from_json(cut, directory.taxonomy(), Strictness::lenient), InputError) << bytes;
  }
}

TEST(JsonSyntax, SaysThatATextEndsTooEarly) {
  for (const std::size_t bytes : {1u, 5u, 9u, 20u, 60u}) {
    EXPECT_EQ(fault_of(request_text.substr(0, bytes)).expected, "the rest of the document; the text ends too early");
  }
}

TEST(JsonSyntax, SurvivesDamagedBytes) {
  SyntheticOptions options;
  options.nominees = 5;
  const Directory directory = synthetic_directory(options);
  const std::string whole = to_json(directory);
  std::mt19937 random(1);  // Its numbers are fixed by the standard.
  const int rounds = reference::effort(3'000);
  int refused = 0;
  for (int round = 0; round < rounds; ++round) {
    std::string text = whole;
    for (std::uint32_t flips = random() % 4 + 1; flips > 0; --flips) {
      text[random() % text.size()] = static_cast<char>(random() % 256);
    }
    for (const Strictness strictness : {Strictness::strict, Strictness::lenient}) {
      try {
        (void)directory_from_json(text, directory.taxonomy(), strictness);
      } catch (const Error&) {
        ++refused;
      }
    }
  }
  EXPECT_GT(refused, rounds / 3);
}

}  // namespace
}  // namespace s2ss
