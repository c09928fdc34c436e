#include "allocation/best_two.hpp"

#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "reference/effort.hpp"
#include "reference/random.hpp"

namespace s2ss::allocation {
namespace {

template <typename Value>
struct Choices {
  std::vector<Worth<Value>> arcs;
  std::vector<Value> asked;
};

/// Of few different amounts, so that equals are common.
template <typename Value>
Choices<Value> random_choices(reference::Random& random) {
  Choices<Value> choices;
  const int others = random.between(1, 40), most = random.between(1, 12);
  for (int j = 0; j < others; ++j) choices.asked.push_back(static_cast<Value>(random.between(0, most)));
  for (int k = random.between(0, 40); k > 0; --k) {
    choices.arcs.push_back({static_cast<Value>(random.between(0, 2 * most)), random.between(0, others - 1)});
  }
  return choices;
}

template <typename Value>
void expect_what_counting_says(const Choices<Value>& choices) {
  const auto count = static_cast<std::int32_t>(choices.arcs.size());
  const BestTwo<Value> best = best_two(choices.arcs.data(), count, choices.asked.data());
  Value first = 0, second = 0;
  std::int32_t which = -1;
  for (std::int32_t k = 0; k < count; ++k) {
    const Worth<Value> arc = choices.arcs[static_cast<std::size_t>(k)];
    const Value offered = arc.value - choices.asked[static_cast<std::size_t>(arc.other)];
    if (offered > first) {
      second = first;
      first = offered;
      which = k;
    } else if (offered > second) {
      second = offered;
    }
  }
  EXPECT_EQ(best.first, first);
  EXPECT_EQ(best.second, second);
  EXPECT_EQ(best.which, which);
}

TEST(BestTwo, FindsTheFirstOfTheGreatestAndTheNextBest) {
  reference::Random random(86);
  for (int round = 0; round < reference::effort(20'000); ++round) {
    expect_what_counting_says(random_choices<std::int32_t>(random));
    expect_what_counting_says(random_choices<std::int64_t>(random));
    if (testing::Test::HasFailure()) FAIL() << "round " << round;
  }
}

TEST(BestTwo, KnowsNothingToChooseFrom) {
  const std::int32_t asked = 1;
  const BestTwo<std::int32_t> best = best_two<std::int32_t>(nullptr, 0, &asked);
  EXPECT_EQ(best.first, 0);
  EXPECT_EQ(best.which, -1);
}

}  // namespace
}  // namespace s2ss::allocation
