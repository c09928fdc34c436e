#include "core/prose.hpp"

#include <gmock/gmock.h>

namespace s2ss::text {
namespace {

TEST(Prose, CountsOneThingWithoutAnS) {
  EXPECT_EQ(counted(0, "session"), "0 sessions");
  EXPECT_EQ(counted(1, "session"), "1 session");
  EXPECT_EQ(counted(2, "session"), "2 sessions");
}

TEST(Prose, ListsThingsAsASentenceDoes) {
  EXPECT_EQ(listed({}), "");
  EXPECT_EQ(listed({"history"}), "history");
  EXPECT_EQ(listed({"history", "art"}), "history and art");
  EXPECT_EQ(listed({"history", "music", "art"}, "or"), "history, music or art");
}

TEST(Prose, QuotesWordsOnOneLine) {
  EXPECT_EQ(quoted("hist dept"), "\"hist dept\"");
  EXPECT_EQ(quoted(" head\r\n\tof  maths\x7f "), "\"head of maths\"");
  EXPECT_EQ(quoted("Fran\u00e7ais"), "\"Fran\u00e7ais\"");
  EXPECT_EQ(quoted("\x1b[31m"), "\"[31m\"");
  EXPECT_EQ(quoted(" \n"), "\"\"");
}

}  // namespace
}  // namespace s2ss::text
