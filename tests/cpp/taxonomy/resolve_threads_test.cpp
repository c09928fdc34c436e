#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>

#include "cpp/taxonomy/crafts_scheme.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss::testing {
namespace {

TEST(ResolveThreads, UnderstandTheSameWhenSeveralAskFirstAtTheSameTime) {
  const std::vector<std::string> texts{"R1-3 potttery and weavings glazing", "help with the wheel, clay",
                                       "I'm foreman of weaving, not stoneware", "Pottery is essential"};
  std::vector<Resolution> expected;
  for (const std::string& text : texts) expected.push_back(crafts_scheme().resolve(text));
  ASSERT_EQ(expected[0].needs.size(), 2U);

  for (int round = 0; round < 10; ++round) {
    const Taxonomy fresh = scheme_of(crafts());
    std::atomic<int> waiting{4};
    std::atomic<int> different{0};
    std::vector<std::thread> threads;
    for (std::size_t first = 0; first < 4; ++first) {
      threads.emplace_back([&, first, own = fresh] {
        for (--waiting; waiting > 0;) std::this_thread::yield();
        for (std::size_t i = 0; i < texts.size(); ++i) {
          const std::size_t number = (first + i) % texts.size();
          if (own.resolve(texts[number]) != expected[number]) ++different;
        }
      });
    }
    for (std::thread& each : threads) each.join();
    EXPECT_EQ(different, 0);
  }
}

}  // namespace
}  // namespace s2ss::testing
