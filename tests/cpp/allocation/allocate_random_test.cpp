#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reference/effort.hpp"
#include "reference/round_reference.hpp"
#include "s2ss/allocate.hpp"
#include "s2ss/error.hpp"
#include "s2ss/revise.hpp"
#include "s2ss/verify.hpp"

namespace s2ss::reference {
namespace {

/// The plan's links among the reference's options; fails the test where one is none.
RoundReference::Links links_in(const Plan& plan, const RoundReference& twin) {
  RoundReference::Links links;
  for (const AssignedLink& link : plan.assigned) {
    if (const auto* const option = twin.option(link.request, link.nominee)) links.push_back(option);
  }
  EXPECT_EQ(links.size(), plan.assigned.size());
  return links;
}

/// Sometimes pins, bans, minima, spread and announcements.
void add_rules(Random& random, RoundCase& given) {
  const RoundReference twin(given);
  std::vector<Pair> pairs;
  for (const auto& options : twin.options()) {
    for (const auto& option : options) pairs.push_back({option.request, option.nominee});
  }
  if (pairs.empty()) return;
  if (random.chance(30)) given.rules.forbidden = {random.pick(pairs)};
  if (random.chance(25)) {
    const Pair pin = random.pick(pairs);
    if (given.rules.forbidden.empty() || given.rules.forbidden[0] != pin) given.rules.pinned = {pin};
  }
  if (random.chance(25)) given.rules.minimum = {{random.pick(pairs).nominee, 1}};
  if (random.chance(20)) given.rules.min_score = random.one_of<Total>({1, 700'000'000'000, 900'000'000'000});
  if (given.rules.goal == Goal::fairest) return;
  if (random.chance(25)) given.rules.diversity = random.one_of<Total>({one, 300'000'000'000, 1'000 * one_total});
  if (random.chance(30)) given.rules.spread = random.one_of<Total>({1, 50'000'000'000, 700'000'000'000});
  if (random.chance(30)) given.rules.school_spread = random.one_of<Total>({1, 50'000'000'000, 700'000'000'000});
  if (random.chance(30)) {
    given.rules.announced = {random.pick(pairs), random.pick(pairs)};
    given.rules.keep = random.one_of<Total>({1, 100'000'000'000, one_total});
    if (given.rules.announced[0] == given.rules.announced[1]) given.rules.announced.pop_back();
  }
}

std::string joined(const std::vector<std::string>& sentences) {
  std::string all;
  for (const std::string& sentence : sentences) all += sentence + "\n";
  return all;
}

TEST(AllocateTwin, FindsTheBestOfAllPlansAndProvesIt) {
  Random random(20260902);
  int infeasible = 0, refused = 0, unmet = 0;
  for (int round = 0; round < effort(1'500); ++round) {
    RoundCase given = random_round(random, 4, 5);
    given.rules.goal = random.one_of({Goal::best_fit, Goal::most_served, Goal::fairest});
    add_rules(random, given);
    RoundReference twin(given);
    const auto best = twin.best();
    Plan plan;
    try {
      plan = allocate(twin.directory(), given.requests, given.policy, {.rules = given.rules});
    } catch (const InputError&) {
      // A pin or a minimum that exceeds a limit by itself.
      ASSERT_FALSE(best.has_value()) << "round " << round;
      ++refused;
      continue;
    }
    if (plan.status == PlanStatus::infeasible) {
      ASSERT_FALSE(best.has_value()) << "round " << round;
      ASSERT_FALSE(plan.conflict.nominees.empty()) << "round " << round;
      ASSERT_GT(plan.conflict.wanted, plan.conflict.possible);
      ++infeasible;
      continue;
    }
    ASSERT_TRUE(best.has_value()) << "round " << round;
    const auto worth = twin.worth(links_in(plan, twin));
    ASSERT_EQ(worth, best) << "round " << round << " goal " << to_string(given.rules.goal);
    ASSERT_EQ(joined(verify(twin.directory(), given.requests, given.policy, plan)), "")
        << "round " << round << " goal " << to_string(given.rules.goal);
    unmet += plan.unmet.empty() ? 0 : 1;
  }
  EXPECT_GT(infeasible + refused, 0);
  EXPECT_GT(unmet, 0);
}

TEST(AllocateTwin, FindsStablePlans) {
  Random random(3);
  for (int round = 0; round < effort(600); ++round) {
    RoundCase given = random_round(random, 6, 6);
    given.rules.goal = Goal::stable;
    const Directory directory = build(given.world);
    const Plan plan = allocate(directory, given.requests, given.policy, {.rules = given.rules});
    ASSERT_EQ(joined(verify(directory, given.requests, given.policy, plan)), "") << "round " << round;
    if (plan.assigned.empty()) continue;
    Plan broken = plan;
    broken.total -= broken.assigned.back().total;
    broken.assigned.pop_back();
    ASSERT_NE(joined(verify(directory, given.requests, given.policy, broken)), "") << "round " << round;
  }
}

TEST(AllocateTwin, IsTheSamePlanForAnyOrderOfRowsAndNumberOfThreads) {
  Random random(4);
  for (int round = 0; round < effort(150); ++round) {
    RoundCase given = random_round(random, 8, 10);
    given.rules.goal = random.one_of({Goal::best_fit, Goal::most_served, Goal::fairest, Goal::stable});
    const Plan plan = allocate(build(given.world), given.requests, given.policy, {.rules = given.rules, .threads = 1});
    random.shuffle(given.requests);
    random.shuffle(given.world.nominees);
    random.shuffle(given.world.schools);
    const Plan again = allocate(build(given.world), given.requests, given.policy, {.rules = given.rules, .threads = 3});
    ASSERT_EQ(plan, again) << "round " << round;
  }
}

TEST(AllocateTwin, NamesOnlyAlternatesWhoCouldStepInAsThingsAre) {
  Random random(5);
  int named = 0;
  for (int round = 0; round < effort(400); ++round) {
    const RoundCase given = random_round(random, 5, 6);
    const RoundReference twin(given);
    const Plan plan = allocate(twin.directory(), given.requests, given.policy, {});
    for (const Alternates& alternates : plan.alternates) {
      for (const AssignedLink& candidate : alternates.candidates) {
        // Added to the plan, with one more place for the request, it breaks nothing.
        RoundCase more = given;
        for (Request& request : more.requests) request.places += request.id == alternates.request ? 1 : 0;
        const RoundReference wider(more);
        Plan with = plan;
        with.assigned.push_back(candidate);
        const auto links = links_in(with, wider);
        more.rules.pinned.clear();
        for (const auto* link : links) more.rules.pinned.push_back({link->request, link->nominee});
        ASSERT_NO_THROW((void)allocate(wider.directory(), more.requests, more.policy, {.rules = more.rules}))
            << "round " << round;
        ++named;
      }
    }
  }
  EXPECT_GT(named, 0);
}

TEST(AllocateTwin, ShowsShortagesThatNoOtherPlanCouldEscape) {
  Random random(6);
  int shortages = 0;
  for (int round = 0; round < effort(500); ++round) {
    RoundCase given = random_round(random, 5, 4);
    given.rules.goal = Goal::most_served;
    const Plan plan = allocate(build(given.world), given.requests, given.policy, {.rules = given.rules});
    for (const Shortage& shortage : plan.shortages) {
      // These requests alone, without any other to compete with, fill no more places than the witness says.
      RoundCase alone = given;
      std::erase_if(alone.requests, [&](const Request& request) {
        return !std::binary_search(shortage.requests.begin(), shortage.requests.end(), request.id);
      });
      RoundReference twin(alone);
      ASSERT_EQ(std::get<0>(*twin.best()), shortage.links) << "round " << round;
      ASSERT_LT(shortage.links, shortage.places) << "round " << round;
      const bool has_single_places = std::all_of(alone.requests.begin(), alone.requests.end(),
                                                 [](const Request& request) { return request.places == 1; });
      for (const auto& options : twin.options()) {
        for (const auto& option : options) {
          const bool is_named = std::binary_search(shortage.nominees.begin(), shortage.nominees.end(), option.nominee);
          ASSERT_TRUE(is_named || !has_single_places) << "round " << round;
        }
      }
      ++shortages;
    }
  }
  EXPECT_GT(shortages, 0);
}

TEST(Revise, IsAsGoodAsDecidingAnewAndMovesNoMoreThanKeepingIsWorth) {
  Random random(8);
  for (int round = 0; round < effort(400); ++round) {
    RoundCase given = random_round(random, 5, 6);
    given.rules.goal = random.one_of({Goal::best_fit, Goal::most_served});
    const Directory directory = build(given.world);
    const Plan plan = allocate(directory, given.requests, given.policy, {.rules = given.rules});
    if (plan.assigned.empty()) continue;
    const AssignedLink& lost = random.pick(plan.assigned);
    const PlanChanges changes{.declined = {{lost.request, lost.nominee}}};
    const Total keep = random.one_of<Total>({0, 1, one_total});
    const Revision revision = revise(directory, given.requests, given.policy, plan, changes, keep);
    ASSERT_EQ(joined(verify(directory, revision.requests, given.policy, revision.plan)), "") << "round " << round;
    ASSERT_EQ(static_cast<std::size_t>(revision.changes.kept) + revision.changes.moves.size() >=
                  revision.plan.assigned.size(),
              true);
    ASSERT_EQ(revision.changes.moves.empty(), false);
    bool told = false;
    for (const Move& move : revision.changes.moves) {
      told = told || (move.reason == MoveReason::declined && move.link == changes.declined[0]);
    }
    ASSERT_TRUE(told) << "round " << round;
    given.rules.forbidden = changes.declined;
    given.rules.announced = revision.plan.rules.announced;
    given.rules.keep = std::max<Total>(keep, 1);
    RoundReference twin(given);
    ASSERT_EQ(twin.worth(links_in(revision.plan, twin)), twin.best()) << "round " << round;
  }
}

}  // namespace
}  // namespace s2ss::reference
