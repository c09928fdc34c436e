#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "reference/round_on_a_line.hpp"
#include "s2ss/verify.hpp"

namespace s2ss::reference {
namespace {

TEST(AllocateThreads, GiveOnePlanHoweverManyThereAreAndWhoeverElseAsks) {
  RoundOnALine round;
  for (int r = 0; r < 12; ++r) round.add_request("r" + std::to_string(r), 100 + 3 * r);
  for (int n = 0; n < 8; ++n) round.add_nominee("n" + std::to_string(n), 90 + 7 * n, 100, 1 + n % 2);
  const Directory directory = round.directory();
  const Plan plan = allocate(directory, round.requests, round.policy, {.threads = 1});
  std::vector<Plan> plans(4);
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < plans.size(); ++t) {
      threads.emplace_back(
          [&, t] { plans[t] = allocate(directory, round.requests, round.policy, {.threads = t * 5}); });
    }
  }
  for (const Plan& other : plans) EXPECT_EQ(other, plan);
  EXPECT_TRUE(verify(directory, round.requests, round.policy, plan).empty());
}

}  // namespace
}  // namespace s2ss::reference
