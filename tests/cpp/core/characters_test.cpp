#include "core/characters.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "core/utf8.hpp"
#include "reference/random_text.hpp"

namespace s2ss::text {
namespace {

std::string folded(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const Character character = character_at(text);
    result.append(character.folded.data(), character.folded_length);
    text.remove_prefix(character.length);
  }
  return result;
}

CharacterKind kind(std::string_view text) { return character_at(text).kind; }

std::string utf8(std::uint32_t point) {
  const auto byte = [](std::uint32_t bits) { return static_cast<char>(bits); };
  if (point < 0x80) return {byte(point)};
  if (point < 0x800) return {byte(0xC0 | (point >> 6)), byte(0x80 | (point & 0x3F))};
  if (point < 0x10000) {
    return {byte(0xE0 | (point >> 12)), byte(0x80 | ((point >> 6) & 0x3F)), byte(0x80 | (point & 0x3F))};
  }
  return {byte(0xF0 | (point >> 18)), byte(0x80 | ((point >> 12) & 0x3F)), byte(0x80 | ((point >> 6) & 0x3F)),
          byte(0x80 | (point & 0x3F))};
}

TEST(Characters, FoldLatinLettersToLowerCaseWithoutDiacritics) {
  EXPECT_EQ(folded("ÀÉÎÕÜÇÑŠŽŁŐŴŶŸ"), "aeioucnszlowyy");
  EXPECT_EQ(folded("àéîõüçñšžłőŵŷÿ"), "aeioucnszlowyy");
  EXPECT_EQ(folded("AbZ09"), "abz09");
  EXPECT_EQ(folded("Ærøß"), "aros");
}

TEST(Characters, KnowUpperCaseBeyondAscii) {
  for (const char* upper : {"A", "É", "Š", "Ž", "Ł", "Ÿ", "Ĺ", "Ň", "Ŋ"})
    EXPECT_TRUE(character_at(upper).upper) << upper;
  for (const char* lower : {"a", "é", "š", "ž", "ł", "ÿ", "ĺ", "ň", "ŋ", "ß", "ĸ", "ŉ", "ſ", "1", "-"}) {
    EXPECT_FALSE(character_at(lower).upper) << lower;
  }
}

TEST(Characters, LeaveLettersOfOtherScriptsAsTheyAre) {
  EXPECT_EQ(folded("ЖжΩ学😀"), "ЖжΩ学\x1A");
  EXPECT_EQ(kind("Ж"), CharacterKind::letter);
  EXPECT_EQ(kind("学"), CharacterKind::letter);
}

TEST(Characters, ReadEveryDashQuotationMarkAndBulletAsOne) {
  EXPECT_EQ(folded("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "--------");
  EXPECT_EQ(folded("'\u2018\u2019\u201B\u02BC\u00B4\u2032`"), "''''''''");
  EXPECT_EQ(folded("\"\u201C\u201D\u201E«»"), "\"\"\"\"\"\"");
  EXPECT_EQ(folded("*\u2022\u00B7\u25CF\u25E6\u25AA"), "******");
  EXPECT_EQ(folded("\n\u2028\u2029\u0085"), "\n\n\n\n");
  EXPECT_EQ(folded("…⁄＆"), "./&");
}

TEST(Characters, ReadPicturesAndSignsAsOneMarkThatIsNoPunctuation) {
  EXPECT_EQ(folded("£×÷→✓😀"), "\x1A\x1A\x1A\x1A\x1A\x1A");
}

TEST(Characters, TakeWhatShowsNothingForMarks) {
  for (const char* mark :
       {"\u00AD", "\u0301", "\u036F", "\u200B", "\u200D", "\u202E", "\u2060", "\u20DD", "\uFE0F", "\uFEFF"}) {
    EXPECT_EQ(kind(mark), CharacterKind::mark);
    EXPECT_EQ(character_at(mark).folded_length, 0);
  }
}

TEST(Characters, TakeEverySpaceAndControlForABlankButTheLineEnd) {
  for (const char* blank : {" ", "\t", "\r", "\v", "\x01", "\x7F", "\u00A0", "\u2003", "\u202F", "\u3000", "\u0080"}) {
    EXPECT_EQ(kind(blank), CharacterKind::blank);
  }
  EXPECT_EQ(kind("\n"), CharacterKind::symbol);
  EXPECT_EQ(kind(std::string_view("\0", 1)), CharacterKind::blank);
}

TEST(Characters, AreABlankOfNoLengthAtTheEnd) {
  EXPECT_EQ(character_at("").length, 0);
  EXPECT_EQ(kind(""), CharacterKind::blank);
}

TEST(Characters, AreReadWholeWhateverTheirCodePoint) {
  for (std::uint32_t point = 0; point <= 0x10FFFF; ++point) {
    if (point >= 0xD800 && point <= 0xDFFF) continue;
    const std::string text = utf8(point);
    const Character character = character_at(text + "x");
    ASSERT_EQ(character.length, text.size()) << point;
    ASSERT_LE(character.folded_length, character.length) << point;
    const std::string_view letters(character.folded.data(), character.folded_length);
    ASSERT_EQ(find_invalid_utf8(letters), std::string_view::npos) << point;
    ASSERT_TRUE(character.kind != CharacterKind::symbol || (letters.size() == 1 && letters[0] > 0)) << point;
  }
}

// What is folded is folded for good, so that labels and texts meet.
RC_GTEST_PROP(Characters, FoldToTheSameWhenFoldedTwice, ()) {
  const std::string once = folded(*reference::any_text());
  RC_ASSERT(folded(once) == once);
}

}  // namespace
}  // namespace s2ss::text
