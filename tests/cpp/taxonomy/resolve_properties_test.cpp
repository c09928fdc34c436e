#include <clocale>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "cpp/taxonomy/crafts_scheme.hpp"
#include "reference/random_text.hpp"
#include "reference/resolution_checks.hpp"
#include "s2ss/error.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss::testing {
namespace {

using reference::any_bytes;
using reference::any_text;
using reference::fault_in;

const Taxonomy& scheme() { return Taxonomy::default_scheme(); }

/// The resolution as it would be if it stood somewhere else, and were written otherwise where it crosses lines.
Resolution without_places(Resolution resolution) {
  const auto forget = [](Phrase& phrase) {
    std::erase(phrase.text, '\r');
    phrase = {phrase.text, 0, 0, 0, 0};
  };
  for (ResolvedNeed& need : resolution.needs) {
    for (Mention& mention : need.mentions) forget(mention.words);
    for (std::string& words : need.words) std::erase(words, '\r');
  }
  for (DismissedMention& mention : resolution.dismissed) forget(mention.words);
  for (Question& question : resolution.ask_back) forget(question.words);
  for (Phrase& phrase : resolution.unresolved) forget(phrase);
  return resolution;
}

std::string with_line_ends(std::string_view text, std::string_view line_end) {
  std::string result;
  for (const char byte : text) {
    if (byte == '\r') continue;
    if (byte == '\n') {
      result += line_end;
    } else {
      result += byte;
    }
  }
  return result;
}

RC_GTEST_PROP(ResolveProperties, AnyBytesAreReadOrRefusedWithAPlace, ()) {
  const std::string bytes = *any_bytes();
  try {
    RC_ASSERT(fault_in(scheme(), bytes, scheme().resolve(bytes)) == "");
  } catch (const InputError& error) {
    RC_ASSERT(error.faults().size() == 1U);
    RC_ASSERT(error.faults()[0].line.value_or(0) >= 1U);
    RC_ASSERT(error.faults()[0].column.value_or(0) >= 1U);
  }
}

RC_GTEST_PROP(ResolveProperties, EveryAnswerIsSoundAndStandsInTheText, ()) {
  const std::string text = *any_text();
  RC_ASSERT(fault_in(scheme(), text, scheme().resolve(text)) == "");
}

RC_GTEST_PROP(ResolveProperties, AnswersOfASmallSchemeAreSoundToo, ()) {
  static const std::vector<std::string> words{
      "pottery", "weaving", "stoneware", "wheel",    "clay", "leaf", "kiln",    "hire",    "mastercraft", "of",
      "foreman", "warden",  "glazing",   "R1",       "-",    "3",    "Zunft",   "new",     "not",         "from",
      "to",      "and",     ",",         "potttery", "\n",   ". ",   "is fine", "ideally", "Rank",        "é"};
  const auto picked = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(words));
  std::string text;
  for (const std::string& word : picked) text += word + " ";
  RC_ASSERT(fault_in(crafts_scheme(), text, crafts_scheme().resolve(text)) == "");
}

RC_GTEST_PROP(ResolveProperties, AnAnswerIsTheSameTwice, ()) {
  const std::string text = *any_text();
  RC_ASSERT(scheme().resolve(text) == scheme().resolve(text));
}

RC_GTEST_PROP(ResolveProperties, AnAnswerIsTheSameWithoutFurtherWords, ()) {
  static const Taxonomy same = scheme().with_labels({});
  const std::string text = *any_text();
  RC_ASSERT(same.resolve(text) == scheme().resolve(text));
}

RC_GTEST_PROP(ResolveProperties, AnAnswerIsTheSameInEveryLocale, ()) {
  const std::string text = *any_text();
  const Resolution expected = scheme().resolve(text);
  const std::string before = std::setlocale(LC_ALL, nullptr);
  for (const char* name : {"C", "C.UTF-8", "POSIX", "en_GB.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8", "ja_JP.SJIS"}) {
    if (std::setlocale(LC_ALL, name) == nullptr) continue;
    const Resolution answer = scheme().resolve(text);
    std::setlocale(LC_ALL, before.c_str());
    RC_ASSERT(answer == expected);
  }
}

RC_GTEST_PROP(ResolveProperties, BlanksAroundATextChangeOnlyPlaces, ()) {
  const std::string text = *any_text();
  const std::string padded = "  \t\u00A0" + text + " \u2003 ";
  RC_ASSERT(without_places(scheme().resolve(padded)) == without_places(scheme().resolve(text)));
}

RC_GTEST_PROP(ResolveProperties, TheWayLinesEndChangesOnlyPlaces, ()) {
  const std::string text = *any_text();
  const std::string unix_lines = with_line_ends(text, "\n"), other_lines = with_line_ends(text, "\r\n");
  RC_ASSERT(without_places(scheme().resolve(other_lines)) == without_places(scheme().resolve(unix_lines)));
}

TEST(ResolveProperties, LinesOfAMessageMayEndInAnyWay) {
  for (const char* text : {"Hi Jane,\n\nWe need help with maths.\n\nJohn French\nHead of Music",
                           "From: a\nTo: b\n\nmaths\n\nRegards\nP Law\nArt", "maths\n\n\nart\n- music\n- PE\n\nThanks",
                           "We need help with maths.\n\nIT Art"}) {
    EXPECT_EQ(without_places(scheme().resolve(with_line_ends(text, "\r\n"))),
              without_places(scheme().resolve(with_line_ends(text, "\n"))))
        << text;
  }
}

TEST(ResolveProperties, MoreThanSixteenMebibytesAreRefused) {
  EXPECT_THROW(static_cast<void>(scheme().resolve(std::string((std::size_t{4} << 20) + 1, ' '))), LimitError);
}

TEST(ResolveProperties, ARefusalNeverRepeatsTheText) {
  try {
    static_cast<void>(scheme().resolve("one\nsecret\xFF"));
    FAIL() << "it should be refused";
  } catch (const InputError& error) {
    EXPECT_EQ(error.faults().at(0).line, 2U);
    EXPECT_EQ(error.faults().at(0).column, 7U);
    EXPECT_THAT(error.what(), ::testing::Not(::testing::HasSubstr("secret")));
  }
}

}  // namespace
}  // namespace s2ss::testing
