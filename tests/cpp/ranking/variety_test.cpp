#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reference/effort.hpp"
#include "reference/random_policy.hpp"
#include "reference/random_request.hpp"
#include "reference/random_world.hpp"
#include "reference/small_world.hpp"
#include "reference/variety_reference.hpp"
#include "s2ss/criterion.hpp"
#include "s2ss/error.hpp"
#include "s2ss/rank.hpp"
#include "s2ss/rank_all.hpp"

namespace s2ss::reference {
namespace {

std::vector<std::string> ids(const Shortlist& shortlist) {
  std::vector<std::string> all;
  for (const Candidate& each : shortlist.candidates) all.push_back(each.nominee);
  return all;
}

std::vector<Choice> choices(const Shortlist& all, const World& world) {
  std::vector<Choice> candidates;
  for (const Candidate& each : all.candidates) {
    candidates.push_back({each.nominee, school_of(world, each.school), each.total});
  }
  return candidates;
}

/// Four who fit alike: n1 and n2 at one school, n3 in its trust, n4 in its district, n5 apart; n5 fits a little less.
Situation five_candidates() {
  Situation situation = small_situation();
  situation.world.schools = {small_school("100001"), small_school("100002", "T1", "Pendle"),
                             small_school("100003", "T1"), small_school("100004", "", "Pendle"),
                             small_school("100005")};
  situation.world.nominees.clear();
  const auto add = [&](const char* id, const char* school, Strength strength) {
    situation.world.nominees.push_back(small_nominee(id, school, {small_expertise("history", strength)}));
  };
  add("n1", "100002", Strength::main);
  add("n2", "100002", Strength::main);
  add("n3", "100003", Strength::main);
  add("n4", "100004", Strength::main);
  add("n5", "100005", Strength::also);
  return situation;
}

TEST(Variety, PutsWhoComesFromElsewhereBeforeWhoComesFromTheSameSchool) {
  const Situation situation = five_candidates();
  const Directory directory = build(situation.world);
  const auto order = [&](double variety) {
    return ids(rank(directory, situation.request, situation.policy, {.variety = variety}));
  };
  const std::vector<std::string> pure{"n1", "n2", "n3", "n4", "n5"};
  EXPECT_EQ(order(0.0), pure);
  // n5 lacks 0.0825: less than 0.3 x 0.25 / 0.7, what sharing a district costs.
  EXPECT_EQ(order(0.3), (std::vector<std::string>{"n1", "n5", "n4", "n3", "n2"}));
  // At 0.2 the district costs 0.0625, the trust 0.125.
  EXPECT_EQ(order(0.2), (std::vector<std::string>{"n1", "n4", "n5", "n3", "n2"}));
  EXPECT_EQ(order(1.0), (std::vector<std::string>{"n1", "n5", "n4", "n3", "n2"}));
}

TEST(Variety, OfZeroIsThePureOrderAndASmallestOneOnlyBreaksTies) {
  const Situation situation = five_candidates();
  const Directory directory = build(situation.world);
  const Shortlist pure = rank(directory, situation.request);
  EXPECT_EQ(rank(directory, situation.request, {}, {.variety = 0.0}), pure);
  EXPECT_EQ(rank(directory, situation.request, {}, {.variety = 0.000'000'4}), pure) << "rounded to nothing";
  EXPECT_EQ(ids(rank(directory, situation.request, {}, {.variety = 0.000'001})),
            (std::vector<std::string>{"n1", "n4", "n3", "n2", "n5"}));
}

TEST(Variety, IsStatedOnTheShortlistAndLeavesTheCandidatesAsTheyAre) {
  const Situation situation = five_candidates();
  const Directory directory = build(situation.world);
  const Shortlist pure = rank(directory, situation.request);
  const Shortlist varied = rank(directory, situation.request, {}, {.variety = 0.3});
  EXPECT_EQ(pure.variety, 0);
  EXPECT_EQ(varied.variety, 300'000);
  EXPECT_EQ(varied.eligible, pure.eligible);
  EXPECT_EQ(varied.excluded, pure.excluded);
  EXPECT_EQ(varied.candidates[1], pure.candidates[4]) << "n5";
}

TEST(Variety, RefusesWhatIsNoNumberFromZeroToOne) {
  const Situation situation = five_candidates();
  const Directory directory = build(situation.world);
  const std::vector<Request> requests{situation.request};
  for (const double variety : {-0.1, 1.000'001, std::nan(""), std::numeric_limits<double>::infinity()}) {
    EXPECT_THROW((void)rank(directory, situation.request, {}, {.variety = variety}), InputError) << variety;
    EXPECT_THROW((void)rank_all(directory, requests, {}, {.variety = variety}), InputError) << variety;
  }
  Policy policy;
  policy.likeness.same_trust = one + 1;
  EXPECT_THROW((void)rank(directory, situation.request, policy), InputError);
}

TEST(Variety, TakesALimitLargerThanAnyDirectory) {
  const Situation situation = five_candidates();
  const Directory directory = build(situation.world);
  const std::size_t most = std::numeric_limits<std::size_t>::max();
  EXPECT_EQ(rank(directory, situation.request, {}, {.limit = most, .variety = 0.3}).candidates.size(), 5u);
  World nobody = situation.world;
  nobody.nominees.clear();
  EXPECT_TRUE(rank(build(nobody), situation.request, {}, {.limit = most, .variety = 0.3}).candidates.empty());
}

TEST(Variety, ChoosesAsTheSlowTwinDoes) {
  std::size_t chosen = 0, moved = 0;
  for (int seed = 0; seed < effort(1'500); ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    const Taxonomy scheme = random_scheme(random);
    const World world = with_todays_urns(random_world(random, scheme, random.chance(90) ? random.between(2, 60) : 400));
    const Directory directory = build(world);
    const Request request = random_request(random, world);
    Policy policy = random_policy(random);
    if (random.chance(50)) policy.likeness = {random_factor(random), random_factor(random), random_factor(random)};
    const Millionths variety = random.chance(40) ? random.one_of({1, 300'000, 999'999, one}) : random.between(1, one);
    const std::size_t limit = random.one_of<std::size_t>({1, 2, 3, 10, 10, 1'000});
    const RankOptions options{.limit = limit, .variety = to_fraction(variety)};

    const Shortlist pure = rank(directory, request, policy, {.limit = 1'000'000});
    const Shortlist varied = rank(directory, request, policy, options);
    const auto expected = choose_with_variety(choices(pure, world), limit, variety, policy.likeness);
    ASSERT_EQ(ids(varied), expected) << "seed " << seed;
    chosen += expected.size();
    for (std::size_t i = 0; i < expected.size(); ++i) moved += expected[i] != pure.candidates[i].nominee ? 1 : 0;

    const std::vector<Request> requests{request, request};
    const RankTable table =
        rank_all(directory, requests, policy, {.limit = limit, .variety = options.variety, .threads = 2});
    ASSERT_EQ(table.size(), 2 * expected.size());
    for (std::size_t i = 0; i < table.size(); ++i) {
      ASSERT_EQ(directory.nominee_id(table.nominee[i]), expected[i % expected.size()]) << "seed " << seed;
    }
  }
  EXPECT_GT(moved, 0u) << "of " << chosen;
}

TEST(Variety, LooksAtEveryoneWhenTheBestAreAllAlike) {
  // A hundred and fifty tie at one school; somebody far behind them is the only one from another.
  Situation situation = small_situation();
  situation.world.schools.push_back(small_school("100003"));
  situation.world.nominees.clear();
  for (int i = 0; i < 150; ++i) {
    situation.world.nominees.push_back(
        small_nominee("n" + std::to_string(1'000 + i), "100002", {small_expertise("history")}));
  }
  situation.world.nominees.push_back(small_nominee("z", "100003", {small_expertise("humanities", Strength::also)}));
  const auto found = ids(rank(build(situation.world), situation.request, {}, {.limit = 2, .variety = 0.5}));
  EXPECT_EQ(found, (std::vector<std::string>{"n1000", "z"}));
}

TEST(Variety, ChoosesByTheTotalsThatCriteriaTakePartIn) {
  Situation situation = five_candidates();
  Criterion wanted{.name = "wanted",
                   .scores = [](const CriterionContext& context, std::span<const CriterionCandidate> candidates,
                                std::span<Millionths> scores) {
                     for (std::size_t i = 0; i < candidates.size(); ++i) {
                       scores[i] = context.directory.nominee_id(candidates[i].nominee) == "n2" ? one : 0;
                     }
                   }};
  situation.policy.weights = {.subject_fit = 400'000, .availability = 200'000, .diversity = 100'000, .proximity = 0};
  situation.policy.criterion_weights = {{"wanted", 300'000}};
  const Directory directory = build(situation.world);
  const std::vector<Criterion> criteria{wanted};
  const Shortlist pure = rank(directory, situation.request, situation.policy, {.criteria = criteria});
  const Shortlist varied = rank(directory, situation.request, situation.policy, {.criteria = criteria, .variety = 0.3});
  ASSERT_EQ(ids(pure).front(), "n2");
  EXPECT_EQ(ids(varied), choose_with_variety(choices(pure, situation.world), 10, 300'000, {}));
  EXPECT_NE(ids(varied), ids(pure));
  EXPECT_EQ(varied.variety, 300'000);
  const std::vector<Request> requests{situation.request};
  const RankTable table = rank_all(directory, requests, situation.policy, {.variety = 0.3, .criteria = criteria});
  for (std::size_t i = 0; i < table.size(); ++i) EXPECT_EQ(directory.nominee_id(table.nominee[i]), ids(varied)[i]);
}

}  // namespace
}  // namespace s2ss::reference
