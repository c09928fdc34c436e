#include "s2ss/revise.hpp"

#include <gtest/gtest.h>

#include "reference/round_on_a_line.hpp"
#include "s2ss/error.hpp"
#include "s2ss/verify.hpp"

namespace s2ss::reference {
namespace {

/// r1 has n1 and r2 has n2. Without n1, who alone does not go far, n3 would suit r2 better than r1: .80 against .70.
RoundOnALine three_people() {
  RoundOnALine round;
  round.add_request("r1", 100);
  round.add_request("r2", 110);
  round.add_nominee("n1", 99, 10);
  round.add_nominee("n2", 106);
  round.add_nominee("n3", 130);
  return round;
}

Revision revised(const RoundOnALine& round, const PlanChanges& changes, Total keep = 0) {
  return revise(round.directory(), round.requests, round.policy, round.allocate(), changes, keep);
}

TEST(Revise, FindsAnotherForWhoLostTheirs) {
  const Revision revision = revised(three_people(), {.declined = {{"r1", "n1"}}});
  EXPECT_EQ(links_text(revision.plan), "r1-n2 r2-n3");
  ASSERT_EQ(revision.changes.moves.size(), 4U);
  EXPECT_EQ(revision.changes.moves[0].reason, MoveReason::declined);
  EXPECT_EQ(revision.changes.moves[1].reason, MoveReason::follows);
  EXPECT_EQ(revision.changes.kept, 0);
}

TEST(Revise, LeavesWhatWasAnnouncedInPlaceWhereKeepingItIsWorthMore) {
  RoundOnALine round = three_people();
  round.rules.goal = Goal::most_served;
  const Revision moved = revised(round, {.declined = {{"r1", "n1"}}}, 0);
  const Revision kept = revised(round, {.declined = {{"r1", "n1"}}}, one_total / 5);
  EXPECT_EQ(links_text(moved.plan), "r1-n2 r2-n3");
  EXPECT_EQ(links_text(kept.plan), "r1-n3 r2-n2");
  EXPECT_EQ(kept.changes.kept, 1);
  EXPECT_LE(kept.plan.total, moved.plan.total);
  EXPECT_TRUE(verify(round.directory(), kept.requests, round.policy, kept.plan).empty());
}

TEST(Revise, TakesBackARequestAndServesOneThatArrived) {
  const RoundOnALine round = three_people();
  Request late = round.requests[0];
  late.id = "r3";
  const Revision revision = revised(round, {.withdrawn = {"r1"}, .arrived = {late}});
  EXPECT_EQ(links_text(revision.plan), "r2-n2 r3-n1");
  ASSERT_EQ(revision.requests.size(), 2U);
  ASSERT_EQ(revision.changes.moves.size(), 2U);
  EXPECT_EQ(revision.changes.moves[0].reason, MoveReason::withdrawn);
  EXPECT_EQ(revision.changes.moves[1].reason, MoveReason::arrived);
}

TEST(Revise, TakesANomineeOutWhoCanGiveNoLinks) {
  const Revision revision = revised(three_people(), {.withdrawn = {"n2"}});
  EXPECT_EQ(links_text(revision.plan), "r1-n1 r2-n3");
}

TEST(Revise, RemembersDeclinesInTheNextRevision) {
  const RoundOnALine round = three_people();
  const Revision first = revised(round, {.declined = {{"r1", "n1"}}});
  const Revision second = revise(round.directory(), first.requests, round.policy, first.plan, {.withdrawn = {"r2"}});
  EXPECT_EQ(links_text(second.plan), "r1-n2");
}

TEST(Revise, NamesChangesOfWhatTheRoundDoesNotHave) {
  const RoundOnALine round = three_people();
  try {
    (void)revised(round, {.declined = {{"r9", "n1"}}, .withdrawn = {"r1", "r8"}});
    FAIL();
  } catch (const InputError& error) {
    ASSERT_EQ(error.faults().size(), 2U);
    EXPECT_EQ(error.faults()[0].pointer, "/declined/0");
    EXPECT_EQ(error.faults()[1].pointer, "/withdrawn/1");
  }
}

}  // namespace
}  // namespace s2ss::reference
