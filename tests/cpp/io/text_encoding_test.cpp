#include "io/text_encoding.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace s2ss {
namespace {

using ::testing::HasSubstr;

struct Detected {
  TextEncoding encoding = TextEncoding::utf8;
  std::size_t mark_bytes = 0;
  std::size_t place = 0;  ///< Of the problem, in the whole content.
  std::string expected;   ///< Empty when there is no problem.
  std::string mend;

  friend bool operator==(const Detected&, const Detected&) = default;
};

Detected detect_in_pieces(std::string_view bytes, std::size_t piece_bytes) {
  EncodingDetector detector;
  std::size_t from = 0;
  std::optional<EncodingProblem> problem;
  while (!problem && from < bytes.size()) {
    // The mark must be seen at once.
    const std::string_view piece = bytes.substr(from, from == 0 ? std::max(piece_bytes, std::size_t{3}) : piece_bytes);
    problem = detector.add(piece);
    if (problem) problem->place += from;
    from += piece.size();
  }
  if (!problem) problem = detector.finish();
  Detected detected{detector.encoding(), detector.mark_bytes(), 0, "", ""};
  if (problem)
    detected = {TextEncoding::utf8, 0, problem->place, std::string(problem->expected), std::string(problem->mend)};
  return detected;
}

/// However the content is cut into pieces, the answer is the same; a false mark may show a few bytes later.
Detected detect(const std::string& bytes) {
  const Detected whole = detect_in_pieces(bytes, bytes.size() + 1);
  for (const std::size_t piece_bytes : {1U, 2U, 3U, 5U, 64U}) {
    Detected pieces = detect_in_pieces(bytes, piece_bytes);
    EXPECT_LE(pieces.place - std::min(pieces.place, whole.place), 3U);
    pieces.place = whole.place;
    EXPECT_TRUE(pieces == whole) << ::testing::PrintToString(bytes) << " in pieces of " << piece_bytes;
  }
  return whole;
}

TextEncoding encoding_of(const std::string& bytes) {
  const Detected detected = detect(bytes);
  EXPECT_EQ(detected.expected, "");
  return detected.encoding;
}

Detected refusal_of(const std::string& bytes) {
  const Detected detected = detect(bytes);
  EXPECT_NE(detected.expected, "");
  return detected;
}

TEST(TextEncoding, HoldsPlainAsciiForUtf8) { EXPECT_EQ(encoding_of("plain"), TextEncoding::utf8); }

TEST(TextEncoding, KnowsUtf8OfEveryLength) { EXPECT_EQ(encoding_of("\u00E9 \u2019 \U0001F3EB."), TextEncoding::utf8); }

TEST(TextEncoding, KnowsTheMark) {
  EXPECT_EQ(detect("\xEF\xBB\xBF"
                   "abc")
                .mark_bytes,
            3U);
  EXPECT_EQ(detect("abc").mark_bytes, 0U);
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
}

TEST(TextEncoding, HoldsALoneAccentAtTheEndForWindows1252) {
  EXPECT_EQ(encoding_of("plain caf\xE9"), TextEncoding::windows_1252);
}

TEST(TextEncoding, RefusesAMarkThatIsNotTrue) {
  const Detected refusal = refusal_of(
      "\xEF\xBB\xBF"
      "a\ncaf\xE9 x");
  EXPECT_THAT(refusal.expected, HasSubstr("UTF-8"));
  EXPECT_EQ(refusal.place, 8U);
}

TEST(TextEncoding, RefusesUtf16AndNul) {
  EXPECT_THAT(refusal_of(std::string("\xFF\xFE"
                                     "a\0",
                                     4))
                  .expected,
              HasSubstr("UTF-16"));
  EXPECT_THAT(refusal_of(std::string("\xFE\xFF\0a", 4)).expected, HasSubstr("UTF-16"));
  EXPECT_EQ(refusal_of(std::string("a\nb\0c", 5)).place, 3U);
}

TEST(TextEncoding, TurnsEveryByteOfWindows1252IntoItsCharacter) {
  const std::u32string upper =
      U"\u20AC?\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152?\u017D?"
      U"?\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153?\u017E\u0178";
  std::string result;
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char32_t point = byte >= 0x80 && byte < 0xA0 ? upper[byte - 0x80] : char32_t{byte};
    const std::string bytes(1, static_cast<char>(byte));
    ASSERT_EQ(windows_1252_to_utf8(bytes, result), byte < 0x80 || point != U'?') << byte;
    if (byte < 0x80) {
      EXPECT_EQ(result, bytes);
    } else if (point != U'?') {
      EXPECT_EQ(encoding_of(result), TextEncoding::utf8);
      EXPECT_EQ(result.size(), point < 0x800 ? 2U : 3U);
    }
  }
  ASSERT_TRUE(windows_1252_to_utf8("\x80 \x92 \xE9 \xFF", result));
  EXPECT_EQ(result, "\u20AC \u2019 \u00E9 \u00FF");
}

}  // namespace
}  // namespace s2ss
