#include "s2ss/rank_all.hpp"

#include <cstddef>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "reference/random_policy.hpp"
#include "reference/random_request.hpp"
#include "reference/random_world.hpp"
#include "s2ss/error.hpp"
#include "s2ss/rank.hpp"

namespace s2ss::reference {
namespace {

/// One directory and sixty requests to it.
struct Round {
  explicit Round(std::uint64_t seed) {
    Random random(seed);
    const Taxonomy scheme = random_scheme(random);
    world = random_world(random, scheme, 60);
    for (int i = 0; i < 60; ++i) requests.push_back(random_request(random, world));
  }

  World world;
  std::vector<Request> requests;
};

void expect_same_as_one_by_one(const Round& round, const RankTable& table, const Policy& policy, std::size_t limit) {
  const Directory directory = build(round.world);
  std::size_t row = 0;
  ASSERT_EQ(table.requests.size(), round.requests.size());
  for (std::size_t i = 0; i < round.requests.size(); ++i) {
    EXPECT_EQ(table.requests[i], round.requests[i].id);
    const Shortlist shortlist = rank(directory, round.requests[i], policy, {.limit = limit});
    for (std::size_t place = 0; place < shortlist.candidates.size(); ++place, ++row) {
      const Candidate& candidate = shortlist.candidates[place];
      ASSERT_LT(row, table.size());
      ASSERT_EQ(table.request[row], i);
      ASSERT_EQ(table.rank[row], place + 1);
      ASSERT_EQ(table.directory.nominee_id(table.nominee[row]), candidate.nominee);
      ASSERT_EQ(table.directory.school(table.school[row]).urn, candidate.school);
      ASSERT_EQ(table.total[row], candidate.total);
      ASSERT_EQ(table.parts[row], candidate.parts);
    }
  }
  EXPECT_EQ(row, table.size());
  EXPECT_GT(row, 0u);
  for (const std::size_t size :
       {table.rank.size(), table.nominee.size(), table.school.size(), table.total.size(), table.parts.size()}) {
    EXPECT_EQ(size, table.size());
  }
}

TEST(RankAll, EqualsRankRequestByRequestWithAnyNumberOfThreads) {
  const Round round(7);
  const Directory directory = build(round.world);
  for (const std::size_t threads : {0u, 1u, 2u, 3u, 5u, 8u, 16u}) {
    SCOPED_TRACE(threads);
    const RankTable table = rank_all(directory, round.requests, {}, {.limit = 7, .threads = threads});
    expect_same_as_one_by_one(round, table, {}, 7);
  }
}

TEST(RankAll, EqualsRankUnderAnyPolicy) {
  Random random(11);
  for (std::uint64_t seed = 20; seed < 24; ++seed) {
    const Round round(seed);
    Policy policy = random_policy(random);
    policy.min_score = 0;
    policy.min_subject_fit = 0;
    const RankTable table = rank_all(build(round.world), round.requests, policy, {.limit = 3, .threads = 4});
    expect_same_as_one_by_one(round, table, policy, 3);
  }
}

TEST(RankAll, OfNoRequestsIsAnEmptyTable) {
  const Round round(7);
  const RankTable table = rank_all(build(round.world), {});
  EXPECT_EQ(table.size(), 0u);
  EXPECT_TRUE(table.requests.empty());
}

TEST(RankAll, ReportsProgressFromTheCallingThreadUpToTheEnd) {
  const Round round(7);
  const std::thread::id caller = std::this_thread::get_id();
  std::vector<std::pair<std::size_t, std::size_t>> seen;
  bool elsewhere = false;
  RankAllOptions options{.threads = 4};
  options.progress = [&](std::size_t done, std::size_t all) {
    elsewhere = elsewhere || std::this_thread::get_id() != caller;
    seen.emplace_back(done, all);
  };
  (void)rank_all(build(round.world), round.requests, {}, options);
  EXPECT_FALSE(elsewhere);
  ASSERT_FALSE(seen.empty());
  EXPECT_EQ(seen.back(), std::pair(round.requests.size(), round.requests.size()));
  for (std::size_t i = 0; i < seen.size(); ++i) {
    EXPECT_EQ(seen[i].second, round.requests.size());
    EXPECT_GE(seen[i].first, i == 0 ? 0 : seen[i - 1].first);
  }
}

TEST(RankAll, StopsBeforeItBeginsAndInBetween) {
  const Round round(7);
  const Directory directory = build(round.world);
  for (const std::size_t threads : {1u, 4u}) {
    std::stop_source before;
    before.request_stop();
    RankAllOptions options{.threads = threads};
    options.stop = before.get_token();
    EXPECT_THROW((void)rank_all(directory, round.requests, {}, options), Cancelled);
  }

  // Enough requests that some are left when the first progress is reported.
  std::vector<Request> many;
  for (int i = 0; i < 20'000; ++i) many.push_back(round.requests[static_cast<std::size_t>(i) % round.requests.size()]);
  std::stop_source between;
  RankAllOptions options{.threads = 1};
  options.stop = between.get_token();
  options.progress = [&](std::size_t, std::size_t) { between.request_stop(); };
  EXPECT_THROW((void)rank_all(directory, many, {}, options), Cancelled);
}

TEST(RankAll, PointsToTheFirstRequestThatDoesNotHold) {
  Round round(7);
  round.requests[12].sessions = 0;
  round.requests[40].needs.clear();
  for (const std::size_t threads : {1u, 4u}) {
    try {
      (void)rank_all(build(round.world), round.requests, {}, {.threads = threads});
      FAIL() << "accepted";
    } catch (const InputError& error) {
      ASSERT_FALSE(error.faults().empty());
      EXPECT_EQ(error.faults().front().pointer.substr(0, 4), "/12/") << error.what();
    }
  }
}

TEST(RankAll, RefusesALimitOfNothingAndAPolicyThatDoesNotHold) {
  const Round round(7);
  const Directory directory = build(round.world);
  EXPECT_THROW((void)rank_all(directory, round.requests, {}, {.limit = 0}), InputError);
  Policy policy;
  policy.weights.proximity = 0;
  EXPECT_THROW((void)rank_all(directory, round.requests, policy), InputError);
}

TEST(RankAll, GivesTheSameTableToManyThreadsThatCallAtOnce) {
  const Round round(9);
  const Directory directory = build(round.world);
  const RankTable expected = rank_all(directory, round.requests, {}, {.threads = 1});
  std::vector<RankTable> tables(4, expected);
  {
    std::vector<std::jthread> callers;
    for (RankTable& table : tables) {
      table.total.clear();
      callers.emplace_back([&] { table = rank_all(directory, round.requests, {}, {.threads = 2}); });
    }
  }
  for (const RankTable& table : tables) {
    EXPECT_EQ(table.nominee, expected.nominee);
    EXPECT_EQ(table.total, expected.total);
  }
}

}  // namespace
}  // namespace s2ss::reference
