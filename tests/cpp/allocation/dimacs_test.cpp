#include "s2ss/dimacs.hpp"

#include <string>

#include <gmock/gmock.h>

#include "reference/dimacs_flow.hpp"
#include "reference/effort.hpp"
#include "reference/random.hpp"
#include "reference/round_on_a_line.hpp"
#include "reference/round_reference.hpp"
#include "s2ss/error.hpp"

namespace s2ss::reference {
namespace {

TEST(Dimacs, IsATextThatSaysWhatItsNodesAre) {
  RoundOnALine round;
  round.add_request("r1", 0);
  round.add_nominee("n1", 10);
  const std::string text = to_dimacs(round.directory(), round.requests, round.policy, round.allocate());
  EXPECT_EQ(text,
            "c A round of requests: node 1 gives every place, node 2 takes it.\n"
            "c The plan claims the least cost -900000000000.\n"
            "c 3 request r1\n"
            "c 4 nominee n1\n"
            "p min 4 4\n"
            "n 1 1\n"
            "n 2 -1\n"
            "a 1 3 0 1 0\n"
            "a 4 2 0 1 0\n"
            "a 3 4 0 1 -900000000000\n"
            "a 1 2 0 1 0\n");
}

TEST(Dimacs, RefusesPlansThatAreNoFlow) {
  RoundOnALine round;
  round.add_request("r1", 0);
  round.add_nominee("n1", 10);
  Plan plan = round.allocate();
  const auto written = [&] { return to_dimacs(round.directory(), round.requests, round.policy, plan); };
  plan.status = PlanStatus::cancelled;
  EXPECT_THROW((void)written(), InputError);
  round.rules.goal = Goal::stable;
  plan = round.allocate();
  EXPECT_THROW((void)written(), InputError);
}

TEST(DimacsTwin, AnotherSolverFindsTheLeastCostThePlanClaims) {
  Random random(20261102);
  int solved = 0;
  for (int round = 0; round < effort(150); ++round) {
    RoundCase given = random_round(random, 6, 6);
    given.rules.goal = random.one_of({Goal::best_fit, Goal::most_served, Goal::fairest});
    const RoundReference twin(given);
    const Plan first = allocate(twin.directory(), given.requests, given.policy, {.rules = given.rules});
    if (!first.assigned.empty() && random.chance(40)) {
      const AssignedLink& link = random.pick(first.assigned);
      given.rules.pinned = {{link.request, link.nominee}};
      given.rules.minimum = {{random.pick(first.assigned).nominee, 1}};
    }
    if (given.rules.goal != Goal::fairest && random.chance(40)) {
      given.rules.spread = 200'000'000'000;
      given.rules.school_spread = random.one_of<Total>({0, 100'000'000'000});
      given.rules.diversity = random.one_of<Total>({0, one_total});
    }
    const Plan plan = allocate(twin.directory(), given.requests, given.policy, {.rules = given.rules});
    const std::string text = to_dimacs(twin.directory(), given.requests, given.policy, plan);
    const std::int64_t least = DimacsFlow(text).least_cost();
    ASSERT_THAT(text, testing::HasSubstr("The plan claims the least cost " + std::to_string(least) + ".\n"))
        << "round " << round;
    ++solved;
  }
  EXPECT_GT(solved, 0);
}

}  // namespace
}  // namespace s2ss::reference
