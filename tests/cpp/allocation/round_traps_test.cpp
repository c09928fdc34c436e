#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "reference/round_on_a_line.hpp"
#include "s2ss/allocate.hpp"
#include "s2ss/error.hpp"
#include "s2ss/plan_sentences.hpp"
#include "s2ss/revise.hpp"
#include "s2ss/solve_assignment.hpp"
#include "s2ss/verify.hpp"

// Where others who decide rounds go wrong.

namespace s2ss::reference {
namespace {

using Sentences = std::vector<std::string>;

Sentences verified(const RoundOnALine& round, const Plan& plan) {
  return verify(round.directory(), round.requests, round.policy, plan);
}

/// So many requests, one nominee for them all.
RoundOnALine crowd(int requests, int links) {
  RoundOnALine round;
  for (int r = 0; r < requests; ++r) round.add_request("r" + std::to_string(100'000 + r), r % 90);
  round.add_nominee("n1", 0, 100, links);
  return round;
}

TEST(RoundTraps, NobodyWithADeclaredConflictIsNamedToStepIn) {
  RoundOnALine round;
  round.add_request("r1", 0);
  round.add_nominee("n1", 10);
  round.add_nominee("n2", 20);
  round.add_nominee("n3", 30);
  round.world.conflicts = {{.nominee = "n2", .supporting_school = "", .requesting_school = round.requests[0].school}};
  const Plan plan = round.allocate();
  ASSERT_EQ(plan.alternates.size(), 1U);
  ASSERT_EQ(plan.alternates[0].candidates.size(), 1U);
  EXPECT_EQ(plan.alternates[0].candidates[0].nominee, "n3");
}

TEST(RoundTraps, WhatIsLessThanAHundredthDecides) {
  RoundOnALine round;
  round.policy.max_distance = 100'000;
  round.add_request("r1", 0);
  for (const int metres : {10'001, 10'000}) {
    School school = small_school(std::to_string(200'000 + metres), "");
    school.easting = 200'000 + metres;
    round.world.schools.push_back(school);
  }
  round.add_nominee_at("210001", "n1");
  round.add_nominee_at("210000", "n2");
  EXPECT_EQ(links_text(round.allocate()), "r1-n2");
}

TEST(RoundTraps, SumsThatPassSixtyFourBitsAreProvedAllTheSame) {
  RoundOnALine round = crowd(2'400, 2'300);
  round.rules.goal = Goal::most_served;
  const Plan plan = round.allocate();
  EXPECT_EQ(plan.assigned.size(), 2'300U);
  const Bound& bound = plan.certificate.bounds.at(0);
  EXPECT_GT(static_cast<double>(bound.links) * static_cast<double>(bound.served_bonus), 9.3e18);
  EXPECT_EQ(bound.bound, plan.total);
  EXPECT_EQ(verified(round, plan), Sentences{});
}

TEST(RoundTraps, WhatAStoppedPlanMayMissIsAddedUpBeyondSixtyFourBits) {
  RoundOnALine round = crowd(2'400, 2'300);
  round.rules.goal = Goal::most_served;
  std::stop_source enough;
  enough.request_stop();
  const Plan plan = round.allocate({.enough = enough.get_token()});
  EXPECT_TRUE(plan.status == PlanStatus::optimal || plan.gap > 0);
  EXPECT_LE(plan.assigned.size(), 2'300U);
}

TEST(RoundTraps, PricesOfMinimaThatCouldPassSixtyFourBitsAreCarried) {
  RoundOnALine round = crowd(1'700, 1'600);
  round.add_nominee("n2", 91, 100, 40);
  round.rules.minimum = {{"n1", 1'590}, {"n2", 40}};
  for (const Goal goal : {Goal::most_served, Goal::fairest}) {
    round.rules.goal = goal;
    const Plan plan = round.allocate();
    EXPECT_EQ(plan.assigned.size(), 1'640U);
    EXPECT_EQ(verified(round, plan), Sentences{});
  }
  round.rules.minimum = {{"n1", 1'600}, {"n2", 40}};
  round.rules.capacity = {{"n2", 40}};
  EXPECT_EQ(round.allocate().status, PlanStatus::optimal);
}

TEST(RoundTraps, EveryImpossibilityIsToldByItsOwnSentence) {
  RoundOnALine few;
  few.add_request("r1", 0);
  few.add_nominee("n1", 1);
  few.add_nominee("n2", 2);
  few.rules.minimum = {{"n1", 1}, {"n2", 1}};
  RoundOnALine none;
  none.add_nominee("n1", 1);
  none.rules.minimum = {{"n1", 1}};
  const std::string one = sentence(few.allocate().conflict), other = sentence(none.allocate().conflict);
  EXPECT_EQ(
      one,
      "Nothing is assigned: n1 and n2 are to get at least 2 links together, but the 1 request they can help leave "
      "1. Lower one of these minima.");
  EXPECT_NE(one, other);
}

TEST(RoundTraps, EverybodyRuledOutIsNotNobodyNear) {
  RoundOnALine round;
  round.add_request("r1", 0);
  round.add_nominee("n1", 1);
  round.rules.forbidden = {{"r1", "n1"}};
  const Plan banned = round.allocate();
  round.rules.forbidden.clear();
  round.requests[0].avoid_nominees = {"n1"};
  const Plan avoided = round.allocate();
  EXPECT_EQ(banned.unmet.at(0).sentence, "Everybody who may help is ruled out for this request.");
  EXPECT_EQ(avoided.unmet.at(0).sentence,
            "Nobody may help. Of those who offer something near, most are left out because the request asks to avoid "
            "them (1).");
}

TEST(RoundTraps, AChainOfMovesIsNotAsDeepAsItIsLong) {
  // Each row can have its own column or the next one, and the last has none to spare but at the far end.
  const std::int32_t rows = 200'000;
  std::vector<std::int64_t> indptr{0}, scores;
  std::vector<std::int32_t> indices;
  for (std::int32_t i = 0; i < rows; ++i) {
    indices.insert(indices.end(), {i, i + 1});
    scores.insert(scores.end(), {10, 9});
    indptr.push_back(static_cast<std::int64_t>(indices.size()));
  }
  indices.push_back(0);
  scores.push_back(1);
  indptr.push_back(static_cast<std::int64_t>(indices.size()));
  AssignmentProblem problem{.indptr = indptr, .indices = indices, .scores = scores};
  problem.columns = static_cast<std::size_t>(rows) + 1;
  const AssignmentResult result = solve_assignment(problem, {.goal = Goal::most_served});
  EXPECT_EQ(result.row.size(), static_cast<std::size_t>(rows) + 1);
  EXPECT_EQ(result.objective, 9 * std::int64_t{rows} + 1);
}

TEST(RoundTraps, AmongEqualPlansARevisionMovesNothingMore) {
  // Everybody is as near to everybody: any plan is as good as any other.
  RoundOnALine round;
  for (int k = 0; k < 8; ++k) {
    round.add_request("r" + std::to_string(k), 0);
    round.add_nominee("n" + std::to_string(k), 10);
  }
  round.add_nominee("n9", 10);
  const Plan plan = round.allocate();
  const AssignedLink& lost = plan.assigned.front();
  const Revision revision =
      revise(round.directory(), round.requests, round.policy, plan, {.declined = {{lost.request, lost.nominee}}});
  EXPECT_EQ(revision.changes.kept, 7);
  EXPECT_EQ(revision.changes.moves.size(), 2U);
  EXPECT_EQ(verify(round.directory(), revision.requests, round.policy, revision.plan), Sentences{});
}

TEST(RoundTraps, ADiversePlanIsProvedByItsOwnPrices) {
  RoundOnALine round;
  round.add_request("r1", 0);
  round.add_nominee("n1", 10);
  round.world.links = {
      small_link("n1", round.world.schools[1].urn, round.requests[0].school, day("2026-08-01"), LinkState::completed)};
  round.add_nominee("n2", 20);
  EXPECT_EQ(links_text(round.allocate()), "r1-n1");
  round.rules.diversity = one_total;
  const Plan plan = round.allocate();
  EXPECT_EQ(links_text(plan), "r1-n2");
  EXPECT_EQ(verified(round, plan), Sentences{});
  Plan other = plan;
  other.rules.diversity = 0;
  EXPECT_EQ(verified(round, other), Sentences{"The certificate does not prove that the plan is best."});
}

TEST(RoundTraps, ALeastScoreKeepsLinksOutButForPins) {
  RoundOnALine round;
  round.add_request("r1", 0);
  round.add_request("r2", 0);
  round.add_nominee("n1", 10);
  round.add_nominee("n2", 60);
  round.rules.min_score = 500'000'000'000;
  EXPECT_EQ(round.allocate().assigned.size(), 1U);
  round.rules.pinned = {{"r2", "n2"}};
  const Plan plan = round.allocate();
  EXPECT_EQ(links_text(plan), "r1-n1 r2-n2");
  EXPECT_EQ(verified(round, plan), Sentences{});
}

TEST(PlanSentences, SayWhatMovesAndWhy) {
  RoundOnALine round;
  round.rules.goal = Goal::most_served;
  round.add_request("r1", 0);
  round.add_request("r2", 30);
  round.add_nominee("n1", 1);
  round.add_nominee("n2", 40, 45);
  round.world.nominees[1].max_distance = 45'000;
  const Plan plan = round.allocate();
  ASSERT_EQ(links_text(plan), "r1-n1 r2-n2");
  PlanChanges changes{.declined = {{"r2", "n2"}}};
  const Revision revision = revise(round.directory(), round.requests, round.policy, plan, changes);
  const Sentences said = sentences(revision.changes);
  ASSERT_EQ(said.size(), 3U);
  EXPECT_EQ(said[1], "r1: n1 now helps r2 and it gets n2 instead, who no longer helps r2.");
  EXPECT_EQ(said[2], "r2: the link with n2 was turned down and it gets n1 instead, who no longer helps r1.");
}

}  // namespace
}  // namespace s2ss::reference
