#include "synth/random.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <gtest/gtest.h>

namespace s2ss::synth {
namespace {

TEST(SyntheticRandom, BoundedNumbersAreEvenlySpread) {
  Random random(1, Stream::schools);
  std::array<int, 7> counts{};
  for (int i = 0; i < 70'000; ++i) ++counts[random.below(7)];
  // 10,000 each; five standard deviations are 463.
  for (const int count : counts) EXPECT_NEAR(count, 10'000, 463);
}

TEST(SyntheticRandom, BothEndsOfARangeAreReached) {
  Random random(1, Stream::links);
  bool low = false;
  bool high = false;
  for (int i = 0; i < 200; ++i) {
    const int drawn = random.between(-2, 3);
    ASSERT_TRUE(drawn >= -2 && drawn <= 3);
    low = low || drawn == -2;
    high = high || drawn == 3;
  }
  EXPECT_TRUE(low && high);
}

TEST(SyntheticRandom, StreamsAndPositionsGiveDifferentNumbers) {
  std::vector<std::uint64_t> first;
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    for (const Stream stream : {Stream::schools, Stream::nominees, Stream::links, Stream::requests}) {
      for (std::uint64_t position = 0; position < 100; ++position) {
        first.push_back(Random(seed, stream, position).next());
      }
    }
  }
  std::sort(first.begin(), first.end());
  EXPECT_EQ(std::adjacent_find(first.begin(), first.end()), first.end());
}

TEST(SyntheticRandom, WeightsDecideHowOftenAPositionIsDrawn) {
  Random random(3, Stream::supply);
  const std::array<std::uint32_t, 4> weights{0, 1, 3, 0};
  const WeightedChoice choice(weights);
  std::array<int, 4> picked{};
  std::array<int, 4> drawn{};
  for (int i = 0; i < 40'000; ++i) {
    ++picked[random.pick(weights)];
    ++drawn[choice.draw(random)];
  }
  for (const auto& counts : {picked, drawn}) {
    EXPECT_EQ(counts[0] + counts[3], 0);
    EXPECT_NEAR(counts[2], 30'000, 433);  // Five standard deviations.
  }
}

TEST(SyntheticRandom, AShuffleKeepsEveryPositionOnce) {
  Random random(3, Stream::supply);
  std::vector<std::uint32_t> positions = shuffled_positions(500, random);
  EXPECT_FALSE(std::is_sorted(positions.begin(), positions.end()));
  std::sort(positions.begin(), positions.end());
  for (std::uint32_t i = 0; i < 500; ++i) ASSERT_EQ(positions[i], i);
}

}  // namespace
}  // namespace s2ss::synth
