#include "allocation/best_two.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "allocation/short_list.hpp"
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

/// The offers above 0, the greatest first, of equals the first.
template <typename Value>
void expect_what_sorting_says(Choices<Value> choices, Value highest) {
  choices.asked.push_back(0);
  const auto nobody = static_cast<std::int32_t>(choices.asked.size()) - 1;
  const auto offer = [&](const Worth<Value>& arc) {
    return arc.value - choices.asked[static_cast<std::size_t>(arc.other)];
  };
  ShortList<Value> list;
  look_up(choices.arcs.data(), static_cast<std::int32_t>(choices.arcs.size()), choices.asked.data(), highest, nobody,
          list);
  std::vector<Worth<Value>> sorted = choices.arcs;
  std::erase_if(sorted, [&](const Worth<Value>& arc) { return offer(arc) <= 0; });
  std::ranges::stable_sort(sorted, [&](const auto& left, const auto& right) { return offer(left) > offer(right); });
  for (std::size_t k = 0; k < list.entry.size(); ++k) {
    Worth<Value> expected{0, nobody};
    if (k < sorted.size()) expected = k < 7 ? sorted[k] : Worth<Value>{offer(sorted[k]), nobody};
    EXPECT_EQ(list.entry[k].value, expected.value);
    EXPECT_EQ(list.entry[k].other, expected.other);
  }
}

TEST(ShortList, HoldsTheBestSevenAndWhatTheNextOffers) {
  reference::Random random(88);
  for (int round = 0; round < reference::effort(20'000); ++round) {
    const Choices<std::int32_t> choices = random_choices<std::int32_t>(random);
    // With values so high that positions do not fit beside them, arcs are taken one by one.
    expect_what_sorting_says<std::int32_t>(choices, random.chance(80) ? 24 : 1 << 28);
    expect_what_sorting_says<std::int64_t>(random_choices<std::int64_t>(random), 24);
    if (testing::Test::HasFailure()) FAIL() << "round " << round;
  }
}

}  // namespace
}  // namespace s2ss::allocation
