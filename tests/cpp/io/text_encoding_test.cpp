#include "io/text_encoding.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "s2ss/error.hpp"

namespace s2ss {
namespace {

using ::testing::HasSubstr;

TextEncoding encoding_of(const std::string& bytes) { return detect_text(bytes, "file").encoding; }

Fault refusal_of(const std::string& bytes) {
  try {
    static_cast<void>(detect_text(bytes, "file"));
  } catch (const InputError& error) {
    return error.faults().front();
  }
  ADD_FAILURE() << "taken without an error";
  return {};
}

TEST(TextEncoding, HoldsPlainAsciiForUtf8) { EXPECT_EQ(encoding_of("plain"), TextEncoding::utf8); }

TEST(TextEncoding, KnowsUtf8OfEveryLength) { EXPECT_EQ(encoding_of("\u00E9 \u2019 \U0001F3EB."), TextEncoding::utf8); }

TEST(TextEncoding, TakesOffTheMark) {
  EXPECT_EQ(detect_text("\xEF\xBB\xBF"
                        "abc",
                        "file")
                .text,
            "abc");
}

TEST(TextEncoding, HoldsWhatIsNoUtf8ForWindows1252) {
  for (const char* bytes : {"caf\xE9 x", "\xC0\x80 overlong", "\xED\xA0\x80 surrogate", "\xF4\x90\x80\x80 beyond",
                            "\x80 alone", "\u2019 and caf\xE9 mixed"}) {
    EXPECT_EQ(encoding_of(bytes), TextEncoding::windows_1252) << bytes;
  }
}

TEST(TextEncoding, FindsWhatIsNoUtf8BehindAnyNumberOfAsciiBytes) {
  for (std::size_t before = 0; before < 200; ++before) {
    EXPECT_EQ(encoding_of(std::string(before, 'a') + "\xE9" + std::string(100, 'b')), TextEncoding::windows_1252);
  }
}

TEST(TextEncoding, RefusesUtf8ThatWasCutInsideACharacter) {
  for (const std::string& bytes :
       {std::string("\u00E9 and \xC3"), std::string("plain \xE2\x80"), std::string("plain \xF0\x9F\x8F"),
        std::string("\xEF\xBB\xBF"
                    "plain \xC3")}) {
    EXPECT_THAT(refusal_of("line\n" + bytes).mend, HasSubstr("cut off"));
  }
  EXPECT_EQ(refusal_of("a\nb\n\xE2\x80").line, 3U);
}

TEST(TextEncoding, HoldsALoneAccentAtTheEndForWindows1252) {
  EXPECT_EQ(encoding_of("plain caf\xE9"), TextEncoding::windows_1252);
}

TEST(TextEncoding, RefusesAMarkThatIsNotTrue) {
  const Fault fault = refusal_of(
      "\xEF\xBB\xBF"
      "a\ncaf\xE9 x");
  EXPECT_THAT(fault.expected, HasSubstr("UTF-8"));
  EXPECT_EQ(fault.line, 2U);
}

TEST(TextEncoding, RefusesUtf16AndNul) {
  EXPECT_THAT(refusal_of(std::string("\xFF\xFE"
                                     "a\0",
                                     4))
                  .expected,
              HasSubstr("UTF-16"));
  EXPECT_THAT(refusal_of(std::string("\xFE\xFF\0a", 4)).expected, HasSubstr("UTF-16"));
  EXPECT_EQ(refusal_of(std::string("a\nb\0c", 5)).line, 2U);
}

TEST(TextEncoding, TurnsEveryByteOfWindows1252IntoItsCharacter) {
  const std::u32string upper =
      U"\u20AC?\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152?\u017D?"
      U"?\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153?\u017E\u0178";
  std::string result;
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char32_t point = byte >= 0x80 && byte < 0xA0 ? upper[byte - 0x80] : char32_t{byte};
    const std::string bytes(1, static_cast<char>(byte));
    ASSERT_EQ(to_utf8(bytes, TextEncoding::windows_1252, result), byte < 0x80 || point != U'?') << byte;
    if (byte < 0x80) {
      EXPECT_EQ(result, bytes);
    } else if (point != U'?') {
      EXPECT_EQ(detect_text(result, "").encoding, TextEncoding::utf8);
      EXPECT_EQ(result.size(), point < 0x800 ? 2U : 3U);
    }
  }
  ASSERT_TRUE(to_utf8("\x80 \x92 \xE9 \xFF", TextEncoding::windows_1252, result));
  EXPECT_EQ(result, "\u20AC \u2019 \u00E9 \u00FF");
}

TEST(TextEncoding, LeavesUtf8AsItIs) {
  std::string result = "old";
  ASSERT_TRUE(to_utf8("\u00E9", TextEncoding::utf8, result));
  EXPECT_EQ(result, "\u00E9");
}

}  // namespace
}  // namespace s2ss
