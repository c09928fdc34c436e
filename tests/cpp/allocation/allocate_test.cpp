#include "s2ss/allocate.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reference/round_on_a_line.hpp"
#include "s2ss/error.hpp"
#include "s2ss/verify.hpp"

namespace s2ss::reference {
namespace {

/// Two requests, two people: scores .90 .80 for r1 and .85 .10 for r2.
RoundOnALine two_and_two() {
  RoundOnALine round;
  round.add_request("r1", 100);
  round.add_request("r2", 135);
  round.add_nominee("n1", 114, 140);
  round.add_nominee("n2", 90, 50);
  return round;
}

std::vector<std::string> faults_of(const RoundOnALine& round) {
  try {
    (void)round.allocate();
  } catch (const InputError& error) {
    std::vector<std::string> texts;
    for (const Fault& fault : error.faults()) texts.push_back(fault.pointer + ": " + fault.expected);
    return texts;
  }
  return {};
}

std::vector<std::string> wrong_with(const RoundOnALine& round, const Plan& plan) {
  return verify(round.directory(), round.requests, round.policy, plan);
}

TEST(Allocate, GivesTheSecondBestWhereThatLeavesMoreForAll) {
  const Plan plan = two_and_two().allocate();
  EXPECT_EQ(links_text(plan), "r1-n2 r2-n1");
  EXPECT_DOUBLE_EQ(plan.objective(), 1.65);
  EXPECT_EQ(plan.status, PlanStatus::optimal);
}

TEST(Allocate, MeetsAMinimumWithoutMissingTheBestPlan) {
  RoundOnALine round = two_and_two();
  round.rules.minimum = {{"n1", 1}};
  // Filled first, the minimum would take n1 for r1 and leave .10 for r2.
  EXPECT_DOUBLE_EQ(round.allocate().objective(), 1.65);
}

TEST(Allocate, LeavesAPlaceEmptyRatherThanUseAForbiddenPair) {
  RoundOnALine round;
  round.add_request("r1", 100);
  round.add_nominee("n1", 110);
  round.rules.forbidden = {{"r1", "n1"}};
  for (const Goal goal : {Goal::best_fit, Goal::most_served, Goal::fairest, Goal::stable}) {
    round.rules.goal = goal;
    const Plan plan = round.allocate();
    EXPECT_TRUE(plan.assigned.empty());
    ASSERT_EQ(plan.unmet.size(), 1U);
    EXPECT_EQ(plan.unmet[0].reason, Unmet::nobody_eligible);
  }
}

TEST(Allocate, MakesAPinnedLinkHoweverMuchItCosts) {
  RoundOnALine round = two_and_two();
  round.rules.pinned = {{"r2", "n2"}};
  const Plan plan = round.allocate();
  EXPECT_EQ(links_text(plan), "r1-n1 r2-n2");
  EXPECT_EQ(wrong_with(round, plan), std::vector<std::string>{});
}

TEST(Allocate, NamesThePinsThatALimitStandsAgainst) {
  RoundOnALine round = two_and_two();
  round.rules.pinned = {{"r1", "n1"}, {"r2", "n1"}};
  EXPECT_EQ(faults_of(round), std::vector<std::string>{"/pinned: no more pins of a nominee than links left"});
}

TEST(Allocate, NamesAPinThatAHardRuleStandsAgainst) {
  RoundOnALine round = two_and_two();
  round.requests[0].avoid_nominees = {"n1"};
  round.rules.pinned = {{"r1", "n1"}};
  EXPECT_EQ(faults_of(round), std::vector<std::string>{"/pinned: no pair that a hard rule removes"});
}

TEST(Allocate, NamesAPinOfSomebodyUnknown) {
  RoundOnALine round = two_and_two();
  round.rules.pinned = {{"r1", "n1"}, {"r1", "n9"}};
  ASSERT_EQ(faults_of(round).size(), 1U);
  EXPECT_EQ(faults_of(round)[0].substr(0, 10), "/pinned/1:");
}

TEST(Allocate, RefusesTwoRequestsWithOneId) {
  RoundOnALine round = two_and_two();
  round.requests[1].id = "r1";
  EXPECT_EQ(faults_of(round), std::vector<std::string>{"/1/id: an id that no other request of the round has"});
}

TEST(Allocate, RefusesAMinimumAboveTheLinksLeft) {
  RoundOnALine round = two_and_two();
  round.rules.minimum = {{"n1", 2}};
  EXPECT_EQ(faults_of(round), std::vector<std::string>{"/minimum: no more links than the nominee has left"});
}

TEST(Allocate, SaysWhichMinimaCannotBeMetTogether) {
  RoundOnALine round;
  round.add_request("r1", 100);
  round.add_nominee("n1", 101);
  round.add_nominee("n2", 102);
  round.add_nominee("n3", 103);
  round.rules.minimum = {{"n1", 1}, {"n3", 1}};
  const Plan plan = round.allocate();
  EXPECT_EQ(plan.status, PlanStatus::infeasible);
  EXPECT_TRUE(plan.assigned.empty());
  EXPECT_EQ(plan.conflict.nominees, (std::vector<std::string>{"n1", "n3"}));
  EXPECT_EQ(plan.conflict.requests, std::vector<std::string>{"r1"});
  EXPECT_EQ(plan.conflict.wanted, 2);
  EXPECT_EQ(plan.conflict.possible, 1);
}

TEST(Allocate, NamesAsAlternatesOnlyPeopleWithLinksToSpare) {
  RoundOnALine round;
  round.add_request("r1", 100);
  round.add_request("r2", 102);
  round.add_nominee("n1", 101);
  round.add_nominee("n2", 103);
  round.add_nominee("n3", 150);
  const Plan plan = round.allocate();
  EXPECT_EQ(links_text(plan), "r1-n1 r2-n2");
  ASSERT_EQ(plan.alternates.size(), 2U);
  for (const Alternates& alternates : plan.alternates) {
    ASSERT_EQ(alternates.candidates.size(), 1U);
    EXPECT_EQ(alternates.candidates[0].nominee, "n3");
  }
}

TEST(Allocate, ShowsWhoCompetesForWhomWhenPlacesStayEmpty) {
  RoundOnALine round;
  for (int r = 1; r <= 3; ++r) round.add_request("r" + std::to_string(r), 100 + r);
  round.add_nominee("n1", 120, 100, 2);
  const Plan plan = round.allocate();
  ASSERT_EQ(plan.unmet.size(), 1U);
  EXPECT_EQ(plan.unmet[0].request, "r1");
  EXPECT_EQ(plan.unmet[0].reason, Unmet::shortage);
  EXPECT_EQ(plan.unmet[0].sentence,
            "These 3 requests can only be met by one person, who has 2 links for them: 1 must wait.");
  ASSERT_EQ(plan.shortages.size(), 1U);
  EXPECT_EQ(plan.shortages[0].requests, (std::vector<std::string>{"r1", "r2", "r3"}));
  EXPECT_EQ(plan.shortages[0].nominees, std::vector<std::string>{"n1"});
}

TEST(Allocate, SaysWhatOneMoreLinkWouldAddAtMost) {
  RoundOnALine round;
  round.add_request("r1", 100);
  round.add_request("r2", 120);
  round.add_nominee("n1", 130);
  const Plan plan = round.allocate();
  ASSERT_EQ(plan.prices.size(), 1U);
  EXPECT_EQ(plan.prices[0].of, "n1");
  const Total before = plan.total;
  round.world.nominees[0].max_links = 2;
  const Total added = round.allocate().total - before;
  EXPECT_GT(added, 0);
  EXPECT_LE(added, plan.prices[0].price);
}

TEST(Allocate, GivesARequestOnlyOneNomineeOfASchool) {
  RoundOnALine round;
  round.add_request("r1", 100, 2);
  const std::string school = round.add_school(110);
  round.add_nominee_at(school, "n1");
  round.add_nominee_at(school, "n2");
  const Plan plan = round.allocate();
  EXPECT_EQ(links_text(plan), "r1-n1");
  ASSERT_EQ(plan.unmet.size(), 1U);
  EXPECT_EQ(plan.unmet[0].reason, Unmet::too_few_schools);
}

TEST(Allocate, KeepsTheLimitsOfSchoolsWithinThoseOfTheirTrust) {
  RoundOnALine round;
  for (int r = 1; r <= 3; ++r) round.add_request("r" + std::to_string(r), 100 + r);
  const std::string one = round.add_school(110, "T1"), other = round.add_school(120, "T1");
  round.add_nominee_at(one, "n1");
  round.add_nominee_at(one, "n2");
  round.add_nominee_at(other, "n3", 100, 3);
  round.policy.max_links_per_school = 1;
  EXPECT_EQ(round.allocate().assigned.size(), 2U);
  round.policy.max_links_per_trust = 1;
  EXPECT_EQ(round.allocate().assigned.size(), 1U);
}

/// Both requests had best go to n1, who has two links; n2, of another school, is nearly as near.
RoundOnALine one_ahead_of_another() {
  RoundOnALine round;
  round.add_request("r1", 100);
  round.add_request("r2", 101);
  round.add_nominee("n1", 102, 100, 2);
  round.add_nominee("n2", 105);
  return round;
}

TEST(Allocate, SpreadsLinksOverMorePeopleWhereThatCostsLittle) {
  RoundOnALine round = one_ahead_of_another();
  EXPECT_EQ(links_text(round.allocate()), "r1-n1 r2-n1");
  round.rules.spread = one_total / 10;
  const Plan plan = round.allocate();
  EXPECT_EQ(plan.assigned.size(), 2U);
  EXPECT_NE(plan.assigned[0].nominee, plan.assigned[1].nominee);
  EXPECT_EQ(wrong_with(round, plan), std::vector<std::string>{});
}

TEST(Allocate, SpreadsLinksOverMoreSchoolsWhereThatCostsLittle) {
  RoundOnALine round = one_ahead_of_another();
  round.rules.school_spread = one_total / 10;
  Plan plan = round.allocate();
  ASSERT_EQ(plan.assigned.size(), 2U);
  EXPECT_NE(plan.assigned[0].school, plan.assigned[1].school);
  EXPECT_EQ(wrong_with(round, plan), std::vector<std::string>{});
  plan.rules.school_spread = 0;
  EXPECT_NE(wrong_with(round, plan), std::vector<std::string>{});
}

TEST(Allocate, OneMoreLinkOfSomebodyIsPricedWithoutWhatItsSpreadWouldCost) {
  RoundOnALine round;
  round.add_request("r1", 100);
  round.add_request("r2", 101);
  round.add_nominee("n1", 102, 100, 1);
  round.rules.spread = one_total / 10;
  const Plan plan = round.allocate();
  ASSERT_EQ(plan.prices.size(), 1U);
  round.rules.capacity = {{"n1", 2}};
  const Plan more = round.allocate();
  // Two links cost the spread once; a price says what a link adds at most.
  const Total gain = more.total - plan.total - round.rules.spread;
  EXPECT_GE(plan.prices[0].price, gain);
  EXPECT_LT(plan.prices[0].price, gain + round.rules.spread);
}

TEST(Allocate, FairestServesTheWorstServedBetterThanTheBestTotalDoes) {
  // r1: .99 with n1, .50 with n2; r2: .60 with n1, .20 with n2.
  RoundOnALine round;
  round.add_request("r1", 100);
  round.add_request("r2", 139);
  round.add_nominee("n1", 99, 100);
  round.add_nominee("n2", 35, 130);
  round.rules.goal = Goal::most_served;
  const Plan total = round.allocate();
  EXPECT_EQ(links_text(total), "r1-n1 r2-n2");
  round.rules.goal = Goal::fairest;
  const Plan fair = round.allocate();
  EXPECT_EQ(links_text(fair), "r1-n2 r2-n1");
  EXPECT_EQ(wrong_with(round, fair), std::vector<std::string>{});
}

TEST(Allocate, AnEmptyRoundIsServedAsWellAsCanBe) {
  RoundOnALine round;
  round.add_nominee("n1", 101);
  for (const Goal goal : {Goal::best_fit, Goal::most_served, Goal::fairest, Goal::stable}) {
    round.rules.goal = goal;
    const Plan plan = round.allocate();
    EXPECT_EQ(plan.status, PlanStatus::optimal);
    EXPECT_EQ(plan.total, 0);
    EXPECT_EQ(wrong_with(round, plan), std::vector<std::string>{});
  }
}

TEST(Allocate, StopsWhenAsked) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW((void)two_and_two().allocate({.stop = stop.get_token()}), Cancelled);
}

TEST(Allocate, GivesThePlanSoFarAndWhatItMayMissWhenToldThatItIsEnough) {
  std::stop_source enough;
  enough.request_stop();
  const RoundOnALine round = two_and_two();
  const Plan plan = round.allocate({.enough = enough.get_token()});
  EXPECT_EQ(plan.status, PlanStatus::cancelled);
  EXPECT_GE(plan.total + plan.gap, round.allocate().total);
  EXPECT_FALSE(wrong_with(round, plan).empty());
}

TEST(Allocate, RefusesAStablePlanWithPins) {
  RoundOnALine round = two_and_two();
  round.rules.goal = Goal::stable;
  round.rules.pinned = {{"r1", "n1"}};
  ASSERT_EQ(faults_of(round).size(), 1U);
  EXPECT_EQ(faults_of(round)[0].substr(0, 6), "/goal:");
}

}  // namespace
}  // namespace s2ss::reference
