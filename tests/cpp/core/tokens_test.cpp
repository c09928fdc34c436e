#include "core/tokens.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "core/characters.hpp"
#include "reference/random_text.hpp"
#include "s2ss/error.hpp"

namespace s2ss::text {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<std::string> folded(std::string_view text) {
  std::vector<std::string> result;
  for (const Token& token : Tokens(text)) result.emplace_back(token.folded);
  return result;
}

std::vector<std::string> cut(std::string_view text) {
  std::vector<std::string> result;
  for (const Token& token : Tokens(text)) {
    result.emplace_back(text.substr(token.stretch.begin, token.stretch.end - token.stretch.begin));
  }
  return result;
}

std::uint32_t characters_in(std::string_view text) {
  std::uint32_t count = 0;
  for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

Fault fault_of(std::string_view text) {
  try {
    const Tokens tokens(text, "message");
  } catch (const InputError& error) {
    return error.faults().at(0);
  }
  return {};
}

TEST(Tokens, AreWordsNumbersAndSymbols) {
  const Tokens tokens("Y7-9: maths, 100");
  EXPECT_THAT(folded("Y7-9: maths, 100"), ElementsAre("y7", "-", "9", ":", "maths", ",", "100"));
  EXPECT_EQ(tokens[0].kind, TokenKind::word);
  EXPECT_EQ(tokens[1].kind, TokenKind::symbol);
  EXPECT_EQ(tokens[2].kind, TokenKind::number);
  EXPECT_TRUE(tokens[1].is_symbol('-'));
}

TEST(Tokens, AreNoneInATextOfBlanksAndMarks) {
  EXPECT_TRUE(Tokens("").empty());
  EXPECT_TRUE(Tokens(" \t\r\u00A0\u0301\uFEFF").empty());
}

TEST(Tokens, SayWhereTheyStandInBytesAndInCharacters) {
  const Tokens tokens("É\u2013à café");
  ASSERT_EQ(tokens.size(), 4U);
  EXPECT_EQ(tokens[3].stretch.begin, 8U);
  EXPECT_EQ(tokens[3].stretch.end, 13U);
  EXPECT_EQ(tokens[3].stretch.character_begin, 4U);
  EXPECT_EQ(tokens[3].stretch.character_end, 8U);
  EXPECT_EQ(phrase_of("É\u2013à café", tokens.stretch(2, 4)), (Phrase{"à café", 5, 13, 2, 8}));
}

TEST(Tokens, JoinInitialsWrittenWithDots) {
  EXPECT_THAT(folded("P.E."), ElementsAre("pe", "."));
  EXPECT_THAT(cut("R.S.H.E. and"), ElementsAre("R.S.H.E", ".", "and"));
  EXPECT_TRUE(Tokens("P.E.")[0].capitals);
}

TEST(Tokens, DoNotJoinOtherLettersBesideDots) {
  EXPECT_THAT(folded("p.e."), ElementsAre("p", ".", "e", "."));
  EXPECT_THAT(folded("P. E."), ElementsAre("p", ".", "e", "."));
  EXPECT_THAT(folded("P..E"), ElementsAre("p", ".", "e"));
  EXPECT_THAT(folded("Art.Drama"), ElementsAre("art", ".", "drama"));
}

TEST(Tokens, KeepFoldedWordsShortWhateverTheText) {
  const std::string long_word(1'000, 'x');
  EXPECT_EQ(Tokens(long_word)[0].folded.size(), longest_word);
  EXPECT_EQ(Tokens(long_word)[0].stretch.end, 1'000U);
  std::string initials;
  for (int i = 0; i < 1'000; ++i) initials += "A.";
  for (const Token& token : Tokens(initials)) EXPECT_LE(token.folded.size(), longest_word);
}

TEST(Tokens, TakePossessiveEndingsAway) {
  EXPECT_THAT(folded("pupil's pupil\u2019s PUPIL'S"), ElementsAre("pupil", "pupil", "pupil"));
  EXPECT_THAT(cut("pupil's"), ElementsAre("pupil's"));
  EXPECT_THAT(folded("pupils' work"), ElementsAre("pupils", "'", "work"));
}

TEST(Tokens, KeepTheShortFormOfIs) {
  EXPECT_THAT(folded("it's who\u2019s don't"), ElementsAre("it's", "who's", "don't"));
}

TEST(Tokens, PartQuotedWordsFromTheirQuotationMarks) {
  EXPECT_THAT(folded("\u2018maths\u2019 \u201Cart\u201D"), ElementsAre("'", "maths", "'", "\"", "art", "\""));
}

TEST(Tokens, PartWordsAtDashesAndStrokes) {
  EXPECT_THAT(folded("co-op\u2014and/or"), ElementsAre("co", "-", "op", "-", "and", "/", "or"));
}

TEST(Tokens, TakeARunOfOneSymbolForOne) {
  EXPECT_THAT(cut("!!!??\n\n- -"), ElementsAre("!!!", "??", "\n\n", "-", "-"));
  EXPECT_THAT(cut("-\u2013\u2014"), ElementsAre("-\u2013\u2014"));
}

TEST(Tokens, ReadALetterWithACombiningMarkAsThatLetter) {
  EXPECT_THAT(folded("cafe\u0301s"), ElementsAre("cafes"));
  EXPECT_EQ(Tokens("cafe\u0301s")[0].stretch.end, 7U);
  EXPECT_EQ(Tokens("cafe\u0301s")[0].stretch.character_end, 6U);
  EXPECT_THAT(folded("ma\u00ADths ma\u200Bths"), ElementsAre("maths", "maths"));
}

TEST(Tokens, KeepWordsOfOtherAlphabetsWhole) {
  EXPECT_THAT(folded("Школа 学校, Ωmega"), ElementsAre("Школа", "学校", ",", "Ωmega"));
}

TEST(Tokens, KnowAbbreviationsAndCapitalisedWords) {
  const Tokens tokens("GCSEs Maths iMedia A ÉÀ KS3 s ASs");
  const auto capitals = [&](std::size_t i) { return tokens[i].capitals; };
  const auto capitalised = [&](std::size_t i) { return tokens[i].capitalised; };
  EXPECT_TRUE(capitals(0) && capitals(4) && capitals(5) && capitals(7));
  EXPECT_FALSE(capitals(1) || capitals(2) || capitals(3) || capitals(6));
  EXPECT_TRUE(capitalised(0) && capitalised(1) && capitalised(3) && capitalised(4));
  EXPECT_FALSE(capitalised(2) || capitalised(6));
}

TEST(Tokens, KnowTheBlanksBeforeThem) {
  const Tokens tokens("a -b\nc");
  EXPECT_FALSE(tokens[0].after_blank);
  EXPECT_TRUE(tokens[1].after_blank);
  EXPECT_FALSE(tokens[2].after_blank);
  EXPECT_FALSE(tokens[4].after_blank);
}

TEST(Tokens, RefuseWhatIsNotUtf8WithLineAndColumn) {
  for (const std::string_view bad : {"\xFF", "\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\x80"}) {
    const Fault fault = fault_of("one secret\ntwo" + std::string(bad));
    EXPECT_EQ(fault.source, "message");
    EXPECT_EQ(fault.line, 2U);
    EXPECT_EQ(fault.column, 4U);
    EXPECT_THAT(fault.expected + fault.mend, HasSubstr("UTF-8"));
    EXPECT_THAT(fault.expected + fault.mend, Not(HasSubstr("secret")));
  }
}

TEST(Tokens, ReadUpToSixteenMebibytes) {
  const std::size_t most = std::size_t{4} << 20;
  std::string text(most, ' ');
  text.back() = 'x';
  EXPECT_EQ(Tokens(text)[0].stretch.end, most);
  text.push_back('x');
  EXPECT_THROW(Tokens{text}, LimitError);
}

TEST(Tokens, KeepTheirWordsWhenMoved) {
  Tokens from("maths and art");
  const Tokens to(std::move(from));
  EXPECT_EQ(to[2].folded, "art");
}

// Words are cut out exactly, and only blanks and marks are left between them.
RC_GTEST_PROP(Tokens, CoverATextButForItsBlanks, ()) {
  const std::string text = *reference::any_text();
  std::uint32_t place = 0;
  const auto nothing_to_read = [&](std::uint32_t to) {
    while (place < to) {
      const Character character = character_at(std::string_view(text).substr(place));
      if (character.kind != CharacterKind::blank && character.kind != CharacterKind::mark) return false;
      place += character.length;
    }
    return place == to;
  };
  for (const Token& token : Tokens(text)) {
    RC_ASSERT(nothing_to_read(token.stretch.begin));
    RC_ASSERT(token.stretch.begin < token.stretch.end);
    RC_ASSERT(characters_in(text.substr(0, token.stretch.begin)) == token.stretch.character_begin);
    RC_ASSERT(characters_in(text.substr(0, token.stretch.end)) == token.stretch.character_end);
    RC_ASSERT(!token.folded.empty() && token.folded.size() <= longest_word);
    place = token.stretch.end;
  }
  RC_ASSERT(nothing_to_read(static_cast<std::uint32_t>(text.size())));
}

RC_GTEST_PROP(Tokens, AreCutFromAnyBytesOrRefusedWithAPlace, ()) {
  const std::string bytes = *reference::any_bytes();
  try {
    const Tokens tokens(bytes);
  } catch (const InputError& error) {
    RC_ASSERT(error.faults().size() == 1U);
    RC_ASSERT(error.faults()[0].line.value_or(0) >= 1U);
    RC_ASSERT(error.faults()[0].column.value_or(0) >= 1U);
  }
}

}  // namespace
}  // namespace s2ss::text
