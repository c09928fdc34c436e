#include "core/text.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace s2ss::text {
namespace {

/// Straight from the definition of optimal string alignment.
std::size_t distance_reference(std::string_view left, std::string_view right) {
  if (left.empty() || right.empty()) return left.size() + right.size();
  const auto rest = [](std::string_view text, std::size_t n) { return text.substr(n); };
  std::size_t best = distance_reference(rest(left, 1), rest(right, 1)) + (left[0] == right[0] ? 0 : 1);
  best = std::min(best, distance_reference(rest(left, 1), right) + 1);
  best = std::min(best, distance_reference(left, rest(right, 1)) + 1);
  if (left.size() > 1 && right.size() > 1 && left[0] == right[1] && left[1] == right[0]) {
    best = std::min(best, distance_reference(rest(left, 2), rest(right, 2)) + 1);
  }
  return best;
}

TEST(Text, TrimsWhiteSpaceAtBothEndsOnly) {
  EXPECT_EQ(trim(" \t a b\r\n"), "a b");
  EXPECT_EQ(trim("  "), "");
}

TEST(Text, LowersAsciiLettersAndLeavesOtherBytes) { EXPECT_EQ(to_lower("HéLLO É"), "héllo É"); }

TEST(Text, SplitsAndJoinsBackToTheSame) {
  for (const std::string text : {"", ";", "a;b", ";a;;b;"}) EXPECT_EQ(join(split(text, ';'), ";"), text);
  EXPECT_THAT(split("a;;b", ';'), testing::ElementsAre("a", "", "b"));
}

TEST(Text, DropsRepeatsAndKeepsTheFirstOfEach) {
  std::vector<std::string> texts{"b", "a", "b", "", "a", ""};
  drop_repeats(texts);
  EXPECT_THAT(texts, testing::ElementsAre("b", "a", ""));
}

TEST(Text, CountsASwapOfNeighboursAsOneEdit) {
  EXPECT_EQ(edit_distance("histroy", "history"), 1u);
  EXPECT_EQ(edit_distance("", "abc"), 3u);
}

RC_GTEST_PROP(Text, EditDistanceAgreesWithItsDefinition, ()) {
  const auto word = rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c'));
  const std::string left = (*word).substr(0, 5);
  const std::string right = (*word).substr(0, 5);
  RC_ASSERT(edit_distance(left, right) == distance_reference(left, right));
}

}  // namespace
}  // namespace s2ss::text
