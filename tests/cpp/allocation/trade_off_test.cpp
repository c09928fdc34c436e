#include "s2ss/trade_off.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "reference/effort.hpp"
#include "reference/round_on_a_line.hpp"
#include "reference/round_reference.hpp"
#include "s2ss/error.hpp"
#include "s2ss/verify.hpp"

namespace s2ss::reference {
namespace {

/// What a plan comes to on the two axes, the places it fills first.
struct Worths {
  std::size_t filled = 0;
  std::int64_t total = 0, other = 0;

  friend auto operator<=>(const Worths&, const Worths&) = default;
};

Worths worths_of(const RoundReference& twin, const RoundReference::Links& links, Against against) {
  Worths worths{.filled = links.size(), .total = std::get<0>(*twin.worth(links))};
  Total lowest = one_total + 1;
  for (const auto* link : links) {
    lowest = std::min(lowest, link->total);
    if (against == Against::diversity) worths.other += link->parts.diversity;
  }
  if (against == Against::worst_served) worths.other = lowest;
  return worths;
}

/// Every plan no other plan beats in one without losing in the other, found by trying all.
std::set<Worths> efficient(const RoundCase& given, Against against, bool fills_places) {
  RoundCase plain = given;
  plain.rules.goal = Goal::best_fit;
  const RoundReference twin(plain);
  std::set<Worths> all;
  std::size_t most = 0;
  twin.each_plan([&](const RoundReference::Links& links) {
    if (!twin.worth(links)) return;
    most = std::max(most, links.size());
    all.insert(worths_of(twin, links, against));
  });
  if (fills_places) std::erase_if(all, [&](const Worths& each) { return each.filled < most; });
  std::set<Worths> best;
  for (const Worths& each : all) {
    const bool is_beaten = std::any_of(all.begin(), all.end(), [&](const Worths& other) {
      const bool is_no_worse = other.total >= each.total && other.other >= each.other;
      return is_no_worse && (other.total > each.total || other.other > each.other);
    });
    if (!is_beaten) best.insert(each);
  }
  return best;
}

Worths worths_of(const TradeOffPoint& point, Against against) {
  return {.filled = point.plan.assigned.size(),
          .total = point.plan.total,
          .other = against == Against::diversity ? point.diversity : point.worst_served.value_or(one_total + 1)};
}

/// Two requests may have the near one; who gets it decides between the total and the worst-served.
RoundOnALine near_or_fair() {
  RoundOnALine round;
  round.add_request("r1", 100);
  round.add_request("r2", 140);
  round.add_nominee("n1", 110);
  round.add_nominee("n2", 60, 90);
  return round;
}

TEST(TradeOff, GoesFromTheGreatestTotalToTheBestServedWorst) {
  RoundOnALine round;
  round.add_request("r1", 0);
  round.add_request("r2", 10);
  round.add_nominee("n1", 9);
  round.add_nominee("n2", 50, 51);
  round.world.nominees[1].max_distance = 51'000;
  const auto curve = trade_off(round.directory(), round.requests, round.policy, Against::worst_served);
  ASSERT_FALSE(curve.empty());
  for (std::size_t k = 1; k < curve.size(); ++k) {
    EXPECT_LT(curve[k].plan.total, curve[k - 1].plan.total);
    EXPECT_GT(curve[k].worst_served, curve[k - 1].worst_served);
  }
  EXPECT_EQ(curve.front().plan.total, [&] {
    round.rules.goal = Goal::most_served;
    return round.allocate().total;
  }());
  round.rules.goal = Goal::fairest;
  EXPECT_EQ(curve.back().plan.total, round.allocate().total);
}

TEST(TradeOff, HasOnePointWhereThereIsNothingToWeigh) {
  RoundOnALine round;
  round.add_request("r1", 0);
  round.add_nominee("n1", 5);
  EXPECT_EQ(trade_off(round.directory(), round.requests, round.policy, Against::worst_served).size(), 1U);
  EXPECT_EQ(trade_off(round.directory(), round.requests, round.policy, Against::diversity).size(), 1U);
  EXPECT_EQ(trade_off(round.directory(), {}, round.policy, Against::worst_served).size(), 1U);
}

TEST(TradeOff, RefusesWhatACurveCannotHave) {
  const RoundOnALine round = near_or_fair();
  const auto asked = [&](Against against, std::size_t points, RoundRules rules) {
    return trade_off(round.directory(), round.requests, round.policy, against, points, {.rules = std::move(rules)});
  };
  EXPECT_THROW((void)asked(Against::diversity, 1, {}), InputError);
  EXPECT_THROW((void)asked(Against::diversity, 5, {.goal = Goal::stable}), InputError);
  EXPECT_THROW((void)asked(Against::worst_served, 5, {.goal = Goal::fairest}), InputError);
  EXPECT_THROW((void)asked(Against::diversity, 5, {.diversity = one_total}), InputError);
}

TEST(TradeOffTwin, HasOnlyEfficientPlansEachWithItsProof) {
  Random random(20261101);
  std::size_t points = 0, longest = 0;
  for (int round = 0; round < std::max(effort(150), 150); ++round) {
    RoundCase given = random_round(random, 4, 5);
    given.policy.weights = {.subject_fit = 400'000, .availability = 0, .diversity = 100'000, .proximity = 500'000};
    given.rules.goal = random.one_of({Goal::best_fit, Goal::most_served});
    if (random.chance(30)) given.rules.min_score = 500'000'000'000;
    const Against against = random.one_of({Against::diversity, Against::worst_served});
    const bool fills_places = given.rules.goal == Goal::most_served || against == Against::worst_served;
    const std::set<Worths> expected = efficient(given, against, fills_places);
    const Directory directory = build(given.world);
    const auto curve =
        trade_off(directory, given.requests, given.policy, against, 200, {.rules = given.rules, .alternates = 0});
    std::set<Worths> found;
    for (const TradeOffPoint& point : curve) {
      ASSERT_EQ(verify(directory, given.requests, given.policy, point.plan), std::vector<std::string>{});
      ASSERT_TRUE(expected.contains(worths_of(point, against))) << "round " << round;
      ASSERT_TRUE(found.insert(worths_of(point, against)).second) << "round " << round;
    }
    if (against == Against::worst_served) {
      ASSERT_EQ(found, expected) << "round " << round;
    } else {
      ASSERT_EQ(*std::max_element(found.begin(), found.end(),
                                  [](const Worths& x, const Worths& y) { return x.other < y.other; }),
                *std::max_element(expected.begin(), expected.end(),
                                  [](const Worths& x, const Worths& y) { return x.other < y.other; }))
          << "round " << round;
    }
    points += curve.size();
    longest = std::max(longest, curve.size());
  }
  EXPECT_GT(points, 0U);
  EXPECT_GT(longest, 1U);
}

}  // namespace
}  // namespace s2ss::reference
