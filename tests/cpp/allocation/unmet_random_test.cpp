#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "reference/effort.hpp"
#include "reference/unmet_reference.hpp"
#include "s2ss/allocate.hpp"

namespace s2ss::reference {
namespace {

std::set<std::pair<UnmetReference::Ids, UnmetReference::Ids>> shortages_of(const Plan& plan) {
  std::set<std::pair<UnmetReference::Ids, UnmetReference::Ids>> shortages;
  for (const Shortage& each : plan.shortages) {
    shortages.emplace(UnmetReference::Ids(each.requests.begin(), each.requests.end()),
                      UnmetReference::Ids(each.nominees.begin(), each.nominees.end()));
  }
  return shortages;
}

/// Pairs that are pinned in a plan without pins, so that they can all be kept.
void pin_some(Random& random, RoundCase& given) {
  const Plan plan = allocate(build(given.world), given.requests, given.policy, {.rules = given.rules});
  for (const AssignedLink& link : plan.assigned) {
    if (random.chance(30)) given.rules.pinned.push_back({link.request, link.nominee});
  }
}

TEST(UnmetTwin, EachPlaceWaitsForTheReasonThatAWalkOfItsOwnFinds) {
  Random random(20261125);
  int shortages = 0, falls = 0, joint = 0;
  for (int round = 0; round < effort(1'000); ++round) {
    RoundCase given = random_round(random, 14, 9);
    const bool has_single_places = random.chance(60);
    for (Request& request : given.requests) request.places = has_single_places ? 1 : request.places;
    given.rules.goal = random.one_of({Goal::best_fit, Goal::most_served});
    // A further link that costs so much leaves places empty that could be filled.
    if (random.chance(40)) given.rules.spread = 900'000'000'000;
    if (random.chance(30)) given.rules.school_spread = 900'000'000'000;
    if (random.chance(20)) pin_some(random, given);
    const RoundReference options(given);
    const Plan plan = allocate(options.directory(), given.requests, given.policy, {.rules = given.rules});
    const UnmetReference twin(given, options, plan);
    for (const UnmetPlaces& unmet : plan.unmet) {
      if (unmet.reason != Unmet::shortage && unmet.reason != Unmet::total_would_fall) continue;
      const auto walk = twin.from(unmet.request);
      ASSERT_EQ(unmet.reason == Unmet::total_would_fall, walk.can_be_filled) << "round " << round;
      ASSERT_EQ(unmet.reason == Unmet::shortage, unmet.witness.has_value()) << "round " << round;
      ++(walk.can_be_filled ? falls : shortages);
      if (!unmet.witness) continue;
      const Shortage& shortage = plan.shortages.at(*unmet.witness);
      ASSERT_TRUE(
          std::includes(shortage.requests.begin(), shortage.requests.end(), walk.requests.begin(), walk.requests.end()))
          << "round " << round;
      joint += shortage.requests.size() > walk.requests.size() ? 1 : 0;
    }
    if (has_single_places) {
      ASSERT_EQ(shortages_of(plan), twin.shortages()) << "round " << round;
    }
  }
  EXPECT_GT(shortages, 0);
  EXPECT_GT(falls, 0);
  EXPECT_GT(joint, 0);
}

}  // namespace
}  // namespace s2ss::reference
