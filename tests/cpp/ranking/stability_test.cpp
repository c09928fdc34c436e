#include "s2ss/stability.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reference/effort.hpp"
#include "reference/random_policy.hpp"
#include "reference/random_request.hpp"
#include "reference/random_world.hpp"
#include "reference/small_world.hpp"
#include "reference/stability_reference.hpp"
#include "s2ss/error.hpp"
#include "s2ss/rank.hpp"

namespace s2ss::reference {
namespace {

using Ids = std::vector<std::string>;

Ids ids(const Shortlist& shortlist) {
  Ids all;
  for (const Candidate& each : shortlist.candidates) all.push_back(each.nominee);
  return all;
}

Ids beginning(Ids ids, std::size_t count) {
  ids.resize(std::min(count, ids.size()));
  return ids;
}

/// n1 fits fully (1.0) and is 15 km of 30 away; n2 fits 0.85 and is at the door. They differ in nothing else.
Situation near_or_fitting() {
  Situation situation = small_situation();
  situation.world.schools.push_back(small_school("100003"));
  situation.world.schools[1].easting = 395'000;
  situation.world.nominees.push_back(small_nominee("n2", "100003", {small_expertise("history", Strength::also)}));
  return situation;
}

TEST(Stability, GivesTheExactWeightsAtWhichTheFirstPlaceChanges) {
  const Situation situation = near_or_fitting();
  const Directory directory = build(situation.world);
  const Stability found = stability(directory, situation.request, situation.policy);
  ASSERT_EQ(found.first, "n1");
  EXPECT_EQ(found.eligible, 2u);
  ASSERT_EQ(found.parts.size(), 4u);

  // With subject_fit at t the others keep 0.20 : 0.15 : 0.10 of 1 - t: level where 0.15 t = 0.5 x (1 - t) x 10 / 45.
  const PartStability& fit = found.parts[0];
  EXPECT_EQ(fit.part, "subject_fit");
  EXPECT_EQ(fit.first.low, (ExactWeight{20, 47}));
  EXPECT_TRUE(fit.first.low_included) << "a tie goes to n1";
  EXPECT_EQ(fit.first.high, (ExactWeight{1, 1}));
  EXPECT_EQ(fit.first_below, "n2");
  EXPECT_EQ(fit.first_above, "");
  EXPECT_EQ(fit.order, fit.first);

  // With proximity at t: 0.5 t = 0.15 x (1 - t) x 55 / 90.
  const PartStability& proximity = found.parts[3];
  EXPECT_EQ(proximity.first.low, (ExactWeight{0, 1}));
  EXPECT_EQ(proximity.first.high, (ExactWeight{11, 71}));
  EXPECT_EQ(proximity.first_above, "n2");

  // Availability is the same for both: its weight changes nothing but at 1, where all is level and the ids decide.
  EXPECT_EQ(found.parts[1].first, (WeightInterval{}));
}

TEST(Stability, LeavesAnEndOutWhereATieWouldGoToTheOther) {
  Situation situation = near_or_fitting();
  situation.world.nominees[0].id = "n9";
  const Stability found = stability(build(situation.world), situation.request);
  EXPECT_EQ(found.first, "n9");
  EXPECT_EQ(found.parts[0].first.low, (ExactWeight{20, 47}));
  EXPECT_FALSE(found.parts[0].first.low_included);
  EXPECT_EQ(found.parts[1].first.high, (ExactWeight{1, 1}));
  EXPECT_FALSE(found.parts[1].first.high_included) << "level at 1, where n2 has the smaller id";
  EXPECT_EQ(found.parts[1].first_above, "n2");
}

TEST(Stability, DeclaresTiesAndWhetherAnyWeightsWouldPartThem) {
  Situation situation = near_or_fitting();
  situation.world.nominees.push_back(situation.world.nominees[1]);
  situation.world.nominees.back().id = "n3";
  // 0.6 x 0.15 = 0.18 x 0.5: n1 is level with the two at the door, but not in every part.
  situation.policy.weights = {.subject_fit = 600'000, .availability = 220'000, .diversity = 0, .proximity = 180'000};
  const Directory directory = build(situation.world);
  const Stability found = stability(directory, situation.request, situation.policy);
  ASSERT_EQ(found.ties.size(), 1u);
  EXPECT_EQ(found.ties[0].nominees, (Ids{"n1", "n2", "n3"}));
  EXPECT_EQ(found.ties[0].rank, 1u);
  EXPECT_FALSE(found.ties[0].always);
  EXPECT_EQ(found.tied, 3u);
  EXPECT_EQ(found.parts[0].first.low, (ExactWeight{3, 5})) << "n1 is first by its id alone";

  const Stability by_default = stability(directory, situation.request);
  ASSERT_EQ(by_default.ties.size(), 1u);
  EXPECT_EQ(by_default.ties[0].nominees, (Ids{"n2", "n3"}));
  EXPECT_EQ(by_default.ties[0].rank, 2u);
  EXPECT_TRUE(by_default.ties[0].always);
  EXPECT_TRUE(stability(directory, situation.request, {}, {.limit = 1}).ties.empty()) << "the tie starts behind it";
  EXPECT_EQ(stability(directory, situation.request, {}, {.limit = 1}).tied, 2u);
}

TEST(Stability, WatchesThoseWhomOnlyTheLeastScoreRemoves) {
  Situation situation = near_or_fitting();
  situation.policy.min_score = 930'000;  // n1 has 0.95, n2 0.9175
  const Stability found = stability(build(situation.world), situation.request, situation.policy);
  EXPECT_EQ(found.eligible, 1u);
  EXPECT_EQ(found.first, "n1");
  // n2 scores 0.93 where 1 - 0.15 t is, at t = 7 / 15; n1 stays first down to 20 / 47.
  EXPECT_EQ(found.parts[0].order.low, (ExactWeight{7, 15}));
  EXPECT_FALSE(found.parts[0].order.low_included);
  EXPECT_EQ(found.parts[0].first.low, (ExactWeight{20, 47}));
}

TEST(Stability, OfAWeightThatIsAllThereIsIsThatWeightAlone) {
  Situation situation = near_or_fitting();
  situation.policy.weights = {.subject_fit = one, .availability = 0, .diversity = 0, .proximity = 0};
  const Stability found = stability(build(situation.world), situation.request, situation.policy);
  EXPECT_EQ(found.parts[0].order, (WeightInterval{{1, 1}, true, {1, 1}, true}));
  EXPECT_EQ(found.parts[3].first.low, (ExactWeight{0, 1}));
  EXPECT_EQ(found.parts[3].first.high, (ExactWeight{3, 13})) << "0.5 t = 0.15 x (1 - t)";
}

TEST(Stability, OfARequestNobodyCanMeetSaysSo) {
  Situation situation = near_or_fitting();
  situation.request.needs = {small_need("french")};
  const Stability found = stability(build(situation.world), situation.request);
  EXPECT_EQ(found.eligible, 0u);
  EXPECT_EQ(found.first, "");
  EXPECT_TRUE(found.ties.empty());
  EXPECT_EQ(found.parts[0].order, WeightInterval{});
}

TEST(Stability, RefusesALimitOfNothingAndWhateverRankRefuses) {
  const Situation situation = near_or_fitting();
  const Directory directory = build(situation.world);
  EXPECT_THROW((void)stability(directory, situation.request, {}, {.limit = 0}), InputError);
  Request nowhere = situation.request;
  nowhere.school = "nowhere";
  EXPECT_THROW((void)stability(directory, nowhere), InputError);
}

/// What stays the same at a weight, by ranking anew.
struct Same {
  bool first, shortlist, order;
};

Same same(const Ids& now, const Ids& then, std::size_t limit) {
  return {beginning(now, 1) == beginning(then, 1), beginning(now, limit) == beginning(then, limit), now == then};
}

/// Just inside, on and just outside the ends of an interval.
void add_around(const ExactWeight& end, std::vector<ExactWeight>& weights) {
  constexpr std::int64_t finer = 100'000;
  for (const std::int64_t step : {-1, 0, 1}) {
    const ExactWeight weight{end.numerator * finer + step, end.denominator * finer};
    if (weight.numerator >= 0 && weight.numerator <= weight.denominator) weights.push_back(weight);
  }
}

TEST(Stability, AgreesWithRankingAnewInsideOnAndOutsideEveryEnd) {
  std::size_t narrow = 0;
  for (int seed = 0; seed < effort(2'000); ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    const Taxonomy scheme = random_scheme(random);
    const World world = random_world(random, scheme, random.between(1, 40));
    const Directory directory = build(world);
    const Request request = random_request(random, world);
    const Policy policy = random_policy(random);
    const std::size_t limit = random.one_of<std::size_t>({1, 2, 3, 10, 1'000});
    Policy without_least = policy;
    without_least.min_score = 0;
    const MovedWeights twin(rank(directory, request, without_least, {.limit = 1'000'000}), policy.min_score);
    const Ids now = ids(rank(directory, request, policy, {.limit = 1'000'000}));

    const Stability found = stability(directory, request, policy, {.limit = limit});
    ASSERT_EQ(found.eligible, now.size());
    for (std::size_t part = 0; part < 4; ++part) {
      const PartStability& shown = found.parts[part];
      ASSERT_EQ(shown.weight, four(policy.weights)[part]);
      if (shown.weight == one) continue;
      std::vector<ExactWeight> weights;
      for (const WeightInterval& interval : {shown.first, shown.shortlist, shown.order}) {
        add_around(interval.low, weights);
        add_around(interval.high, weights);
        narrow += interval == WeightInterval{} ? 0 : 1;
      }
      for (int i = 0; i <= 20; ++i) weights.push_back({i, 20});
      for (const ExactWeight& weight : weights) {
        const Ids then = twin.order(part, weight);
        const Same expected = same(now, then, limit);
        const auto where = [&] {
          return "seed " + std::to_string(seed) + ", " + shown.part + " at " + std::to_string(weight.value());
        };
        ASSERT_EQ(shown.first.contains(weight), expected.first) << where();
        ASSERT_EQ(shown.shortlist.contains(weight), expected.shortlist) << where();
        ASSERT_EQ(shown.order.contains(weight), expected.order) << where();
      }
      // Whoever comes first beyond an end does so just outside it.
      const auto first_at = [&](const ExactWeight& end, std::int64_t step) {
        std::vector<ExactWeight> near;
        constexpr std::int64_t finer = 100'000;
        ExactWeight weight{end.numerator * finer + step, end.denominator * finer};
        if (weight.numerator < 0 || weight.numerator > weight.denominator) weight = end;
        const Ids then = beginning(twin.order(part, weight), 1);
        return then.empty() ? "" : then.front();
      };
      if (now.empty()) continue;
      if (!shown.first_below.empty()) {
        ASSERT_EQ(shown.first_below, first_at(shown.first.low, -1)) << seed;
      }
      if (!shown.first_above.empty()) {
        ASSERT_EQ(shown.first_above, first_at(shown.first.high, 1))
            << seed << ", " << shown.part << " " << shown.first.high.numerator << "/" << shown.first.high.denominator
            << " " << shown.first.high_included;
      }
    }
  }
  EXPECT_GT(narrow, 0u);
}

/// Weights of which one can move in steps that leave the others whole: `shares` of one millionth-unit each.
Weights stepped(std::size_t part, const std::array<int, 3>& shares, Millionths units) {
  std::array<Millionths, 4> weights{};
  Millionths rest = 0;
  for (std::size_t other = 0, next = 0; other < 4; ++other) {
    if (other == part) continue;
    weights[other] = shares[next++] * units;
    rest += weights[other];
  }
  weights[part] = one - rest;
  return {weights[0], weights[1], weights[2], weights[3]};
}

TEST(Stability, AgreesWithRankUnderPoliciesOfOtherWeights) {
  std::size_t changed = 0;
  for (int seed = 0; seed < effort(300); ++seed) {
    Random random(static_cast<std::uint64_t>(seed) + 50'000);
    const World world = random_world(random, Taxonomy::default_scheme(), random.between(5, 60));
    const Directory directory = build(world);
    const Request request = random_request(random, world);
    Policy policy = random_policy(random);
    const std::size_t part = random.below(4);
    const std::array<int, 3> shares{random.between(0, 4), random.between(0, 4), random.between(1, 4)};
    const int sum = shares[0] + shares[1] + shares[2];
    const auto at = [&](Millionths units) {
      Policy moved = policy;
      moved.weights = stepped(part, shares, units);
      return moved;
    };
    const Millionths most = one / sum;
    policy = at(random.between(1, most));
    const Ids now = ids(rank(directory, request, policy, {.limit = 1'000'000}));
    const Stability found = stability(directory, request, policy, {.limit = 3});
    const PartStability& shown = found.parts[part];

    std::vector<Millionths> units;
    for (const WeightInterval& interval : {shown.first, shown.shortlist, shown.order}) {
      for (const ExactWeight& end : {interval.low, interval.high}) {
        const auto near = static_cast<Millionths>((1.0 - end.value()) * one / sum);
        for (const Millionths step : {-1, 0, 1}) units.push_back(std::clamp(near + step, 0, most));
      }
    }
    for (const Millionths unit : units) {
      const Policy moved = at(unit);
      const Ids then = ids(rank(directory, request, moved, {.limit = 1'000'000}));
      const Same expected = same(now, then, 3);
      const ExactWeight weight{four(moved.weights)[part], one};
      ASSERT_EQ(shown.first.contains(weight), expected.first) << "seed " << seed << ", " << weight.numerator;
      ASSERT_EQ(shown.shortlist.contains(weight), expected.shortlist) << "seed " << seed << ", " << weight.numerator;
      ASSERT_EQ(shown.order.contains(weight), expected.order) << "seed " << seed << ", " << weight.numerator;
      changed += expected.order ? 0 : 1;
    }
  }
  EXPECT_GT(changed, 0u);
}

TEST(WithWeight, SetsOneWeightAndKeepsTheProportionsOfTheOthers) {
  const Weights weights;
  EXPECT_EQ(with_weight(weights, Part::subject_fit, 100'000), (Weights{100'000, 400'000, 300'000, 200'000}));
  EXPECT_EQ(with_weight(weights, Part::proximity, 100'000), weights);
  // 0.9 x 55 / 90 and so on; the millionth left over goes to the largest remainder.
  EXPECT_EQ(with_weight(weights, Part::proximity, 100'001), (Weights{549'999, 200'000, 150'000, 100'001}));
  EXPECT_EQ(with_weight(weights, Part::availability, one), (Weights{0, one, 0, 0}));
  EXPECT_THROW((void)with_weight(weights, Part::availability, one + 1), InputError);
  EXPECT_THROW((void)with_weight(weights, Part::availability, -1), InputError);
  EXPECT_THROW((void)with_weight({one, 0, 0, 0}, Part::subject_fit, 500'000), InputError);
}

}  // namespace
}  // namespace s2ss::reference
