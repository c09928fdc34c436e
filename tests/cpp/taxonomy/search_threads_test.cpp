#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>

#include "cpp/taxonomy/small_schemes.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss::testing {
namespace {

TEST(SearchThreads, FindTheSameWhenSeveralSearchFirstAtTheSameTime) {
  std::vector<Concept> concepts;
  for (int i = 0; i < 300; ++i) concepts.push_back(topic("topic-" + std::to_string(i)));
  const auto expected = scheme_of(concepts).search("topic 12", 20);
  ASSERT_EQ(expected.size(), 11U);

  for (int round = 0; round < 10; ++round) {
    const Taxonomy fresh = scheme_of(concepts);
    std::atomic<int> waiting{4};
    std::atomic<int> different{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&, own = fresh] {
        for (--waiting; waiting > 0;) std::this_thread::yield();
        if (own.search("topic 12", 20) != expected) ++different;
      });
    }
    for (std::thread& each : threads) each.join();
    EXPECT_EQ(different, 0);
  }
}

}  // namespace
}  // namespace s2ss::testing
