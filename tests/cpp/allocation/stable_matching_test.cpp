#include "s2ss/stable_matching.hpp"

#include <cstdint>
#include <stop_token>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "reference/effort.hpp"
#include "reference/stable_reference.hpp"
#include "s2ss/error.hpp"

namespace s2ss::reference {
namespace {

/// One place and one capacity each.
StableCase plain_case(std::vector<std::vector<std::int32_t>> lists, std::vector<std::vector<std::int64_t>> priorities,
                      std::size_t columns) {
  StableCase made;
  made.columns = columns;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    made.indices.insert(made.indices.end(), lists[i].begin(), lists[i].end());
    made.priority.insert(made.priority.end(), priorities[i].begin(), priorities[i].end());
    made.indptr.push_back(static_cast<std::int64_t>(made.indices.size()));
    made.places.push_back(1);
  }
  made.capacity.assign(columns, 1);
  return made;
}

using Columns = std::vector<std::int32_t>;

TEST(StableMatching, GivesEachSideItsBestWhereTheyDiffer) {
  // Each row's first choice likes it least.
  const StableCase two = plain_case({{0, 1}, {1, 0}}, {{1, 2}, {1, 2}}, 2);
  EXPECT_EQ(stable_matching(two.problem()).col, (Columns{0, 1}));
  EXPECT_EQ(stable_matching(two.problem(), {.proposer = Proposer::columns}).col, (Columns{1, 0}));
}

TEST(StableMatching, BreaksTiesForTheSmallerRow) {
  const StableCase tied = plain_case({{0}, {0}, {0}}, {{5}, {5}, {4}}, 1);
  const StableMatching matching = stable_matching(tied.problem());
  EXPECT_EQ(matching.row, (std::vector<std::int32_t>{0}));
}

TEST(StableMatching, NeverMatchesWhatIsOnNoList) {
  const StableCase incomplete = plain_case({{0}, {0}, {}}, {{1}, {2}, {}}, 3);
  const StableMatching matching = stable_matching(incomplete.problem());
  EXPECT_EQ(matching.row, (std::vector<std::int32_t>{1}));
  EXPECT_EQ(matching.col, (Columns{0}));
  EXPECT_EQ(matching.arc, (std::vector<std::int64_t>{1}));
}

TEST(StableMatching, KeepsALecturersCapacityAcrossTheirProjects) {
  // Projects 0 and 1 belong to one lecturer who takes one student, and would rather have row 1.
  StableCase projects = plain_case({{0}, {1}}, {{3}, {7}}, 2);
  projects.group = {{0, 0}};
  projects.group_capacity = {{1}};
  EXPECT_EQ(stable_matching(projects.problem()).row, (std::vector<std::int32_t>{1}));
}

TEST(StableMatching, LetsAStudentChangeBetweenProjectsOfOneFullLecturer) {
  // Row 0 prefers project 0; both its projects are the same lecturer's, who is indifferent: it must not get project 1.
  StableCase projects = plain_case({{0, 1}}, {{4, 4}}, 2);
  projects.group = {{0, 0}};
  projects.group_capacity = {{1}};
  EXPECT_EQ(stable_matching(projects.problem()).col, (Columns{0}));
  EXPECT_EQ(stable_matching(projects.problem(), {.proposer = Proposer::columns}).col, (Columns{0}));
  EXPECT_EQ(blocking_pairs(projects.problem(), std::vector<std::int64_t>{1}), (std::vector<std::int64_t>{0}));
}

TEST(StableMatching, GivesARowAtMostOneArcOfAClass) {
  StableCase several = plain_case({{0, 1, 2}}, {{1, 1, 1}}, 3);
  several.places = {3};
  several.exclusive = {7, 7, 2};
  EXPECT_EQ(stable_matching(several.problem()).col, (Columns{0, 2}));
}

TEST(StableMatching, OfNothingIsNothing) {
  EXPECT_TRUE(stable_matching({}).arc.empty());
  EXPECT_TRUE(stable_matching({.columns = 5}, {.proposer = Proposer::columns}).arc.empty());
}

TEST(StableMatching, EqualsDeferredAcceptanceByDefinition) {
  Random random(20260901);
  for (int round = 0; round < effort(10'000); ++round) {
    const StableCase given = random_stable_case(random, 7, 6);
    const StableReference twin(given);
    for (const Proposer proposer : {Proposer::rows, Proposer::columns}) {
      const StableMatching found = stable_matching(given.problem(), {.proposer = proposer});
      const StableReference::Arcs held(found.arc.begin(), found.arc.end());
      ASSERT_EQ(held, twin.best_for(proposer)) << "round " << round << " for " << to_string(proposer);
      ASSERT_TRUE(twin.is_stable(held)) << "round " << round;
      ASSERT_TRUE(blocking_pairs(given.problem(), found.arc).empty()) << "round " << round;
    }
  }
}

TEST(StableMatching, IsTheBestOfAllStableMatchingsForEveryRowThatProposes) {
  Random random(7);
  for (int round = 0; round < effort(400); ++round) {
    StableCase given = random_stable_case(random, 3, 3);
    for (std::int64_t& places : given.places) places = 1;
    const StableReference twin(given);
    const StableMatching found = stable_matching(given.problem());
    const StableMatching worst = stable_matching(given.problem(), {.proposer = Proposer::columns});
    std::vector<std::int64_t> best(given.places.size(), -1), least(given.places.size(), -1);
    for (std::size_t k = 0; k < found.arc.size(); ++k) best[static_cast<std::size_t>(found.row[k])] = found.arc[k];
    for (std::size_t k = 0; k < worst.arc.size(); ++k) least[static_cast<std::size_t>(worst.row[k])] = worst.arc[k];
    for (std::uint64_t set = 0; set < std::uint64_t{1} << given.indices.size(); ++set) {
      StableReference::Arcs held;
      for (std::size_t a = 0; a < given.indices.size(); ++a) {
        if ((set >> a & 1) != 0) held.insert(static_cast<std::int64_t>(a));
      }
      if (!twin.is_stable(held)) continue;
      // Whoever is matched in one stable matching is matched in all (rural hospitals).
      ASSERT_EQ(held.size(), found.arc.size());
      for (const std::int64_t arc : held) {
        ASSERT_LE(best[twin.row(arc)], arc) << "round " << round;
        ASSERT_GE(least[twin.row(arc)], arc) << "round " << round;
      }
    }
  }
}

TEST(StableMatching, IsTheSameWithAnyNumberOfThreads) {
  Random random(11);
  StableCase given;
  given.columns = 500;
  for (int i = 0; i < 4'000; ++i) {
    const std::size_t first = random.below(500);
    for (std::size_t k = 0; k < 32; ++k) {
      given.indices.push_back(static_cast<std::int32_t>((first + k * 7) % 500));
      given.priority.push_back(random.between(0, 50));
    }
    given.indptr.push_back(static_cast<std::int64_t>(given.indices.size()));
    given.places.push_back(1);
  }
  for (std::size_t j = 0; j < given.columns; ++j) given.capacity.push_back(random.between(0, 4));
  const StableMatching expected = stable_matching(given.problem(), {.threads = 1});
  EXPECT_GT(expected.arc.size(), 500u);
  for (const std::size_t threads : {2u, 3u, 16u}) {
    EXPECT_EQ(stable_matching(given.problem(), {.threads = threads}), expected);
  }
  given.indices.back() = given.indices[given.indices.size() - 2];
  EXPECT_THROW((void)stable_matching(given.problem(), {.threads = 2}), InputError);
}

TEST(StableMatching, IsTheSameOnBothWaysThroughColumnsWithManyPlaces) {
  Random random(13);
  for (int round = 0; round < effort(40); ++round) {
    StableCase given;
    given.columns = 12;
    std::vector<std::int32_t> columns{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    for (int i = 0; i < 150; ++i) {
      random.shuffle(columns);
      for (std::size_t k = 0; k < 5; ++k) {
        given.indices.push_back(columns[k]);
        given.priority.push_back(random.between(0, 20));
      }
      given.indptr.push_back(static_cast<std::int64_t>(given.indices.size()));
      given.places.push_back(1);
    }
    for (std::size_t j = 0; j < given.columns; ++j) given.capacity.push_back(random.between(0, 30));
    const StableMatching simply = stable_matching(given.problem());
    given.group = {std::vector<std::int32_t>(given.columns, 0)};
    given.group_capacity = {{1'000'000}};
    ASSERT_EQ(stable_matching(given.problem()), simply) << "round " << round;
    ASSERT_TRUE(blocking_pairs(given.problem(), simply.arc).empty());
  }
}

TEST(StableMatching, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  const StableCase two = plain_case({{0, 1}, {1, 0}}, {{1, 2}, {1, 2}}, 2);
  EXPECT_THROW((void)stable_matching(two.problem(), {.stop = source.get_token()}), Cancelled);
}

}  // namespace
}  // namespace s2ss::reference
