#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>

#include "reference/effort.hpp"
#include "reference/random.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss::testing {
namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

// One mebibyte, and less where each step costs more.
std::size_t most_bytes() { return static_cast<std::size_t>(reference::effort(1'024)) << 10; }

// Two seconds for each mebibyte, and never less: a machine that does nothing else takes less than one.
Milliseconds allowed() { return Milliseconds(2'000) * std::max(1.0, static_cast<double>(most_bytes()) / (1 << 20)); }

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

/// One word in as many ways as there are marks to put on its letters.
std::string spellings_of_science(std::size_t bytes) {
  std::string text;
  for (unsigned number = 0; text.size() < bytes; ++number) {
    text += "scien";
    for (unsigned bit = 0; bit < 16; ++bit) text += ((number >> bit) & 1U) != 0 ? "\u0301" : "\u0300";
    text += "ce. ";
  }
  return text;
}

std::string random_words(std::size_t bytes, int letters) {
  reference::Random random(71);
  std::string text;
  while (text.size() < bytes) {
    for (int i = 0; i < letters; ++i) text += static_cast<char>('a' + random.between(0, 25));
    text += ' ';
  }
  return text;
}

Milliseconds time_of(const std::string& text) {
  const auto start = std::chrono::steady_clock::now();
  const Resolution resolution = Taxonomy::default_scheme().resolve(text);
  const Milliseconds time = std::chrono::steady_clock::now() - start;
  EXPECT_LE(resolution.needs.size(), Taxonomy::default_scheme().size());
  return time;
}

/// Other work on the machine makes a time longer, never shorter: the best of up to six counts.
template <typename TextOf>
void expect_linear(const TextOf& text_of, std::string_view name) {
  constexpr int most_tries = 6;
  const std::string half = text_of(most_bytes() / 2), whole = text_of(most_bytes());
  // Too short to tell a trend from the machine's moods.
  constexpr Milliseconds hardly_any(20);
  Milliseconds least_half = time_of(half), least_whole = time_of(whole);
  const auto fits = [&] { return least_whole < allowed() && least_whole < 3 * least_half + hardly_any; };
  for (int tries = 1; tries < most_tries && !fits(); ++tries) {
    least_half = std::min(least_half, time_of(half));
    least_whole = std::min(least_whole, time_of(whole));
  }
  EXPECT_LT(least_whole, allowed()) << name;
  EXPECT_LT(least_whole, 3 * least_half + hardly_any) << name;
}

class ResolveTime : public ::testing::TestWithParam<const char*> {};

TEST_P(ResolveTime, GrowsWithTheTextAndNoFaster) {
  const auto text_of = [](std::size_t bytes) { return repeated(GetParam(), bytes); };
  expect_linear(text_of, GetParam());
}

INSTANTIATE_TEST_SUITE_P(OfMarks, ResolveTime,
                         ::testing::Values("\n", "\r\n", "'", "\"'", "( ", "() ", "?", "? ", "- ", "@ ", "\u0301",
                                           "e\u0301 ", "\U0001F600", "."));

INSTANTIATE_TEST_SUITE_P(OfWords, ResolveTime,
                         ::testing::Values("a", "a ", "a-", "the ", "and ", "x\n", "A.", "A. ", "zebra ", "is fine ",
                                           "support with ", "not ", "from "));

INSTANTIATE_TEST_SUITE_P(OfTopics, ResolveTime,
                         ::testing::Values("PE ", "IT, PD ", "assessment ", "(science ", "history\"'\"'", "Y7-9, ",
                                           "Y7, 8 ", "GCSE maths ", "head of maths ", "new HoD in geog ",
                                           "maths marking ", "maths. marking. ", "time table ", "SEND and EHCPs ",
                                           "Timetable/PP/Appraisal and ", "cover budget post "));

INSTANTIATE_TEST_SUITE_P(OfPhrases, ResolveTime,
                         ::testing::Values("not maths, ", "from maths to ", "rather than ", "maths is fine ",
                                           "must have maths ", "I'm head of ", "since maths, ", "science mainly "));

INSTANTIATE_TEST_SUITE_P(OfNoise, ResolveTime,
                         ::testing::Values("thanks, ", "thanks\n", "Regards\n", "Hi ", "Mrs French ", "Mr. ", "School ",
                                           "a@b ", "http ", "Role: ", "Role: x\n", "to: ", "from: a; ", "From: a\n"));

TEST(ResolveTimeOfWords, GrowsWithTheWaysToWriteOneWordAndNoFaster) {
  expect_linear(spellings_of_science, "spellings of science");
}

TEST(ResolveTimeOfWords, GrowsWithTheUnknownWordsAndNoFaster) {
  for (const int letters : {5, 8, 12, 24}) {
    expect_linear([letters](std::size_t bytes) { return random_words(bytes, letters); }, std::to_string(letters));
  }
}

}  // namespace
}  // namespace s2ss::testing
