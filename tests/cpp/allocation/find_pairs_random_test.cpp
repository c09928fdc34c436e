#include <cstdint>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "allocation/explain_plan.hpp"
#include "allocation/find_pairs.hpp"
#include "reference/effort.hpp"
#include "reference/round_reference.hpp"
#include "s2ss/error.hpp"

namespace s2ss::reference {
namespace {

using allocation::FoundPairs;
using allocation::Round;
using allocation::Solved;
using allocation::Solving;

/// More nominees than a request looks at to begin with, hard to tell apart, and rules of all kinds but minima.
RoundCase wide_round(Random& random) {
  RoundCase given = random_round(random, 12, 40);
  for (Nominee& nominee : given.world.nominees) nominee.max_distance = random.between(5, 60) * 1'000;
  given.rules.goal = random.one_of({Goal::best_fit, Goal::most_served});
  std::vector<Pair> pairs;
  for (const Request& request : given.requests) {
    for (int k = 0; k < 4; ++k) pairs.push_back({request.id, random.pick(given.world.nominees).id});
  }
  if (pairs.empty()) return given;
  for (int k = 0; k < 3; ++k) given.rules.forbidden.push_back(random.pick(pairs));
  if (random.chance(30)) given.rules.spread = random.one_of<Total>({1, 50'000'000'000, 700'000'000'000});
  if (random.chance(30)) given.rules.school_spread = random.one_of<Total>({1, 50'000'000'000, 700'000'000'000});
  if (random.chance(30)) given.rules.diversity = random.one_of<Total>({one, 300'000'000'000});
  if (random.chance(30)) given.rules.min_score = 700'000'000'000;
  if (random.chance(40)) {
    given.rules.announced = pairs;
    given.rules.keep = random.one_of<Total>({1, 300'000'000'000});
  }
  if (random.chance(40)) {
    const Nominee& one = random.pick(given.world.nominees);
    given.rules.capacity = {{one.id, random.between(0, 3)}};
  }
  if (random.chance(30)) given.rules.pinned = {random.pick(pairs)};
  return given;
}

std::optional<Round> round_of(const Directory& directory, const RoundCase& given) {
  try {
    return Round(directory, given.requests, given.policy, given.rules);
  } catch (const InputError&) {
    return std::nullopt;  // a pin that a rule or a limit stands against
  }
}

TEST(FoundPairsTwin, AFewPairsAndTheirPricesLeadToTheBestPlanOverAllOfThem) {
  Random random(20261126);
  int added = 0;
  for (int trial = 0; trial < effort(600); ++trial) {
    const RoundCase given = wide_round(random);
    const Directory directory = build(given.world);
    const std::optional<Round> round = round_of(directory, given);
    if (!round) continue;
    const Solving solving{.fills_places = given.rules.goal == Goal::most_served};
    const FoundPairs all(*round, allocation::every_pair, {});
    const Solved best = allocation::solve_round(*round, all.pairs(), solving, {});
    FoundPairs few(*round, static_cast<std::size_t>(random.between(1, 3)), {.threads = 2, .progress = {}, .stop = {}});
    std::optional<Solved> solved;
    do {
      solved = allocation::solve_round(*round, few.pairs(), solving, {}, solved ? &*solved : nullptr);
      ++added;
      // What a plan that is stopped here claims to miss at most.
      const std::int64_t reached = solved->value + solved->served_bonus * solved->links;
      ASSERT_GE(reached + few.most_left_out(*solved), best.value + solved->served_bonus * best.links)
          << "trial " << trial;
    } while (few.add_improving(*solved, solving, {.threads = 2, .progress = {}, .stop = {}}));
    --added;
    ASSERT_EQ(solved->value, best.value) << "trial " << trial;
    ASSERT_EQ(solved->links, best.links) << "trial " << trial;

    // Whoever looks for alternates among a few pairs finds those that stand among all.
    Plan narrow, wide;
    allocation::find_alternates(*round, few, solved->assigned, 3, {.threads = 2, .progress = {}, .stop = {}}, narrow);
    allocation::find_alternates(*round, all, solved->assigned, 3, {.threads = 2, .progress = {}, .stop = {}}, wide);
    ASSERT_EQ(narrow.alternates, wide.alternates) << "trial " << trial;
    allocation::explain_unmet(*round, few, solved->assigned, {}, narrow);
    allocation::explain_unmet(*round, all, solved->assigned, {}, wide);
    ASSERT_EQ(narrow.unmet, wide.unmet) << "trial " << trial;
    ASSERT_EQ(narrow.shortages, wide.shortages) << "trial " << trial;
  }
  EXPECT_GT(added, 0);
}

}  // namespace
}  // namespace s2ss::reference
