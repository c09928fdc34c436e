#include <algorithm>
#include <cstdint>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reference/assignment_checks.hpp"
#include "reference/assignment_flow.hpp"
#include "reference/assignment_random.hpp"
#include "reference/effort.hpp"
#include "s2ss/error.hpp"
#include "s2ss/solve_assignment.hpp"

namespace s2ss::reference {
namespace {

using testing::IsEmpty;

constexpr Goal goals[] = {Goal::best_fit, Goal::most_served, Goal::fairest};

/// Nothing when the problem's pins do not fit, which random pins often do not.
std::optional<AssignmentResult> solved(const AssignmentArrays& arrays, Goal goal) {
  try {
    return solve_assignment(arrays.problem(), {.goal = goal, .threads = 1});
  } catch (const InputError& error) {
    EXPECT_EQ(error.faults().front().field.substr(0, 6), "pinned") << error.what();
    return std::nullopt;
  }
}

void expect_best(const AssignmentArrays& arrays, Goal goal, const AssignmentResult& result,
                 const std::optional<PlanWorth>& best) {
  ASSERT_EQ(result.status == AssignmentStatus::infeasible, !best.has_value());
  if (!best) {
    EXPECT_FALSE(result.conflict.columns.empty());
    EXPECT_LT(result.conflict.possible, result.conflict.wanted);
    return;
  }
  ASSERT_THAT(faults_of(arrays.problem(), result), IsEmpty());
  const PlanWorth worth = worth_of(arrays.problem(), result.arc);
  EXPECT_FALSE(is_better(*best, worth, goal)) << to_string(goal);
  EXPECT_FALSE(is_better(worth, *best, goal)) << "the reference missed a better plan";
}

TEST(SolveAssignment, IsAsGoodAsTheBestOfAllPlansOfTinyProblems) {
  Random random(71);
  for (int round = 0; round < effort(4'000); ++round) {
    AssignmentArrays arrays = random_assignment(random, 3, 4);
    if (arrays.indices.size() > 9) continue;
    const Goal goal = goals[random.below(3)];
    const std::optional<AssignmentResult> result = solved(arrays, goal);
    if (!result) continue;
    expect_best(arrays, goal, *result, best_by_trying_all(arrays.problem(), goal));
    if (testing::Test::HasFailure()) FAIL() << "round " << round;
  }
}

TEST(SolveAssignment, IsAsGoodAsBoostsFlowOnSmallProblemsWithEveryFeature) {
  Random random(72);
  for (int round = 0; round < effort(6'000, 170); ++round) {
    const AssignmentArrays arrays = random_assignment(random, 8, 8);
    const Goal goal = goals[random.below(3)];
    const std::optional<AssignmentResult> result = solved(arrays, goal);
    if (!result) continue;
    expect_best(arrays, goal, *result, best_by_boost(arrays.problem(), goal));
    if (testing::Test::HasFailure()) FAIL() << "round " << round;
  }
}

/// The same problem in coarser units has the same plan: with lower bounds, prices then need more than 64 bits.
TEST(SolveAssignment, IsAsGoodWherePricesNeedMoreThanSixtyFourBits) {
  Random random(73);
  int with_bounds = 0;
  for (int round = 0; round < effort(3'000); ++round) {
    AssignmentArrays arrays = random_assignment(random, 8, 8);
    for (std::int64_t& score : arrays.scores) score = random.between(-20, 20);
    const auto each_spread = [&](const auto& change) {
      std::ranges::for_each(arrays.spread, change);
      for (auto& level : arrays.group_spread) std::ranges::for_each(level, change);
    };
    each_spread([&](std::int64_t& spread) { spread = random.between(0, 9); });
    const Goal goal = goals[random.below(3)];
    const std::optional<AssignmentResult> small = solved(arrays, goal);
    if (!small) continue;
    const std::int64_t unit = std::int64_t{1} << (goal == Goal::best_fit ? 52 : 47);
    for (std::int64_t& score : arrays.scores) score *= unit;
    each_spread([&](std::int64_t& spread) { spread *= unit; });
    const std::optional<AssignmentResult> large = solved(arrays, goal);
    ASSERT_TRUE(large.has_value());
    ASSERT_EQ(large->status, small->status) << "round " << round;
    if (large->status == AssignmentStatus::infeasible) continue;
    ASSERT_EQ(large->objective, small->objective * unit) << "round " << round;
    if (goal != Goal::best_fit) {
      ASSERT_EQ(large->arc.size(), small->arc.size()) << "round " << round;
    }
    ASSERT_THAT(faults_of(arrays.problem(), *large), IsEmpty()) << "round " << round;
    with_bounds += std::ranges::any_of(arrays.lower, [](std::int64_t least) { return least > 0; }) ? 1 : 0;
  }
  EXPECT_GT(with_bounds, 0);
}

/// Row i has column i now; every column after the first must be used, so each row must take the next one, at a loss.
/// The last minimum costs what all of them lose together.
AssignmentArrays chain(std::int32_t rows, std::int64_t worth) {
  AssignmentArrays arrays;
  for (std::int32_t i = 0; i < rows; ++i) {
    arrays.indices.insert(arrays.indices.end(), {i, i + 1});
    arrays.scores.insert(arrays.scores.end(), {worth, -worth});
    arrays.indptr.push_back(static_cast<std::int64_t>(arrays.indices.size()));
  }
  arrays.columns = static_cast<std::size_t>(rows) + 1;
  arrays.places.assign(static_cast<std::size_t>(rows), 1);
  arrays.capacity.assign(arrays.columns, 1);
  arrays.lower.assign(arrays.columns, 1);
  arrays.lower.front() = 0;
  return arrays;
}

TEST(SolveAssignment, RefusesAMinimumWhosePriceNoResultCanCarry) {
  const std::int64_t worth = std::int64_t{1} << 57;
  const AssignmentArrays few = chain(7, worth);
  const AssignmentResult result = solve_assignment(few.problem());
  EXPECT_EQ(result.objective, -7 * worth);
  EXPECT_THAT(faults_of(few.problem(), result), IsEmpty());
  EXPECT_THROW((void)solve_assignment(chain(30, worth).problem()), LimitError);
}

}  // namespace
}  // namespace s2ss::reference
