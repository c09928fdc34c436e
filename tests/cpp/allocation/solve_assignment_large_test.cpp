#include <algorithm>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "allocation/compact_solve.hpp"
#include "reference/assignment_checks.hpp"
#include "reference/assignment_flow.hpp"
#include "reference/assignment_random.hpp"
#include "reference/effort.hpp"
#include "s2ss/solve_assignment.hpp"

namespace s2ss::reference {
namespace {

using testing::IsEmpty;

constexpr Spread spreads[] = {Spread::uniform,       Spread::all_equal,   Spread::two_values,
                              Spread::powers_of_two, Spread::heavy_tails, Spread::negative};

/// A round with one place per row, large enough for every part of the solver to be needed.
AssignmentArrays random_round(Random& random, int rows, int columns, int arcs, Spread spread, int most_capacity) {
  AssignmentArrays arrays;
  arrays.columns = static_cast<std::size_t>(columns);
  arrays.places.assign(static_cast<std::size_t>(rows), 1);
  arrays.lower.assign(arrays.columns, 0);
  for (std::size_t j = 0; j < arrays.columns; ++j) arrays.capacity.push_back(random.between(0, most_capacity));
  for (int i = 0; i < rows; ++i) {
    // From one place on, so that rows compete with their neighbours.
    const int start = random.between(0, columns - 1), step = random.between(1, 3);
    for (int k = 0; k < arcs && k * step < columns; ++k) {
      arrays.indices.push_back((start + k * step) % columns);
      arrays.scores.push_back(random_score(random, spread));
    }
    arrays.indptr.push_back(static_cast<std::int64_t>(arrays.indices.size()));
  }
  return arrays;
}

TEST(SolveAssignment, ProvesItselfOnLargerRoundsOfEverySpreadOfScores) {
  Random random(81);
  for (int round = 0; round < effort(300); ++round) {
    const int rows = random.between(50, 600), columns = random.between(20, 600);
    const Spread spread = spreads[random.below(6)];
    const AssignmentArrays arrays =
        random_round(random, rows, columns, random.between(1, 24), spread, random.between(1, 5));
    for (const Goal goal : {Goal::best_fit, Goal::most_served}) {
      const AssignmentResult result = solve_assignment(arrays.problem(), {.goal = goal, .threads = 1});
      ASSERT_EQ(result.status, AssignmentStatus::optimal);
      ASSERT_THAT(faults_of(arrays.problem(), result), IsEmpty()) << "round " << round << ", " << to_string(goal);
    }
  }
}

TEST(SolveAssignment, ProvesItselfWhereRowsChooseFromShortLists) {
  Random random(89);
  for (int round = 0; round < effort(300); ++round) {
    const int rows = random.between(50, 600), columns = random.between(20, 600);
    const AssignmentArrays arrays =
        random_round(random, rows, columns, random.between(1, 40), spreads[random.below(6)], random.between(1, 5));
    const AssignmentProblem problem = arrays.problem();
    const std::int64_t greatest = *std::ranges::max_element(arrays.scores);
    const AssignmentResult result = allocation::solve_plain(problem, {}, greatest, {.threads = 1}, 0);
    ASSERT_EQ(result.objective, solve_assignment(problem, {.threads = 1}).objective) << "round " << round;
    ASSERT_THAT(faults_of(problem, result), IsEmpty()) << "round " << round;
    const AssignmentResult again = allocation::solve_plain(problem, {}, greatest, {.threads = 3, .warm = &result}, 0);
    ASSERT_THAT(faults_of(problem, again), IsEmpty()) << "round " << round;
  }
}

TEST(SolveAssignment, IsAsGoodAsBoostsFlowOnLargerRounds) {
  Random random(87);
  for (int round = 0; round < effort(10, 100); ++round) {
    const AssignmentArrays arrays = random_round(random, random.between(60, 150), random.between(30, 120),
                                                 random.between(2, 10), spreads[random.below(6)], 3);
    const AssignmentResult result = solve_assignment(arrays.problem(), {.threads = 1});
    const std::optional<PlanWorth> best = best_by_boost(arrays.problem(), Goal::best_fit);
    ASSERT_TRUE(best.has_value());
    ASSERT_EQ(result.objective, best->total) << "round " << round;
  }
}

TEST(SolveAssignment, ProvesItselfWhereScoresFillAllTheirBits) {
  Random random(82);
  for (int round = 0; round < effort(40); ++round) {
    AssignmentArrays arrays = random_round(random, 300, 150, 12, Spread::two_values, 2);
    const std::int64_t large = std::int64_t{1} << random.between(20, 50);
    for (std::int64_t& score : arrays.scores) score = large - random.between(0, random.between(0, 3));
    const AssignmentResult result = solve_assignment(arrays.problem(), {.threads = 1});
    ASSERT_THAT(faults_of(arrays.problem(), result), IsEmpty()) << "round " << round;
  }
}

TEST(SolveAssignment, GivesTheSameBytesForAnyNumberOfThreads) {
  Random random(83);
  for (const Spread spread : spreads) {
    const AssignmentArrays arrays = random_round(random, 20'000, 10'000, 12, spread, 3);
    const AssignmentResult one = solve_assignment(arrays.problem(), {.threads = 1});
    for (const std::size_t threads : {2U, 3U, 16U, 0U}) {
      const AssignmentResult other = solve_assignment(arrays.problem(), {.threads = threads});
      EXPECT_EQ(one.arc, other.arc);
      EXPECT_EQ(one.row_price, other.row_price);
      EXPECT_EQ(one.col_price, other.col_price);
    }
  }
}

TEST(SolveAssignment, GivesAPlanWithinLimitsAndItsGapWhenStopped) {
  Random random(84);
  const AssignmentArrays arrays = random_round(random, 2'000, 900, 12, Spread::uniform, 3);
  const std::int64_t best = solve_assignment(arrays.problem()).objective;
  std::stop_source source;
  source.request_stop();
  const AssignmentResult result = solve_assignment(arrays.problem(), {.stop = source.get_token()});
  EXPECT_EQ(result.status, AssignmentStatus::cancelled);
  EXPECT_THAT(broken_limits(arrays.problem(), result.arc), IsEmpty());
  EXPECT_GE(result.objective + result.gap, best);
}

TEST(SolveAssignment, StartsFromAnEarlierResultOfOtherScores) {
  Random random(85);
  for (int round = 0; round < effort(60); ++round) {
    AssignmentArrays arrays = random_round(random, 400, 250, 12, spreads[random.below(6)], 3);
    const AssignmentResult before = solve_assignment(arrays.problem(), {.threads = 1});
    const int changed = random.between(1, 100);
    for (std::int64_t& score : arrays.scores) {
      if (random.chance(changed)) score = random_score(random, spreads[random.below(6)]);
    }
    for (std::int64_t& capacity : arrays.capacity) {
      if (random.chance(changed)) capacity = random.between(0, 4);
    }
    const AssignmentResult result = solve_assignment(arrays.problem(), {.threads = 1, .warm = &before});
    ASSERT_THAT(faults_of(arrays.problem(), result), IsEmpty()) << "round " << round;
  }
}

}  // namespace
}  // namespace s2ss::reference
