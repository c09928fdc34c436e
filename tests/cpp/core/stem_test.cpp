#include "core/stem.hpp"

#include <string>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace s2ss::text {
namespace {

TEST(Stem, IsTheSameForAllFormsOfAWord) {
  for (const char* form : {"appraise", "appraisal", "appraisals", "appraised", "appraising"}) {
    EXPECT_EQ(stem(form), stem("appraisals")) << form;
  }
  EXPECT_EQ(stem("moderation"), stem("moderating"));
  EXPECT_EQ(stem("policies"), stem("policy"));
}

TEST(Stem, DiffersForDifferentWords) { EXPECT_NE(stem("history"), stem("geography")); }

TEST(Stem, LeavesWhatIsNoEnglishWordInSmallLetters) {
  for (const char* word : {"", "KS3", "Appraisals", "y7", "co-op", "d'etre", "écoles", "школами", "a b"}) {
    EXPECT_EQ(stem(word), word);
  }
}

TEST(Stem, ReadsWordsOfAnyLength) {
  EXPECT_EQ(stem("a"), "a");
  EXPECT_EQ(stem(std::string(100'000, 'b')), std::string(100'000, 'b'));
}

RC_GTEST_PROP(Stem, IsNeverLongerThanTheWordNorEmpty, ()) {
  const std::string word = *rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange('a', '{')));
  const std::string stemmed = stem(word);
  RC_ASSERT(!stemmed.empty());
  RC_ASSERT(stemmed.size() <= word.size());
  RC_ASSERT(stem(word) == stemmed);
}

}  // namespace
}  // namespace s2ss::text
