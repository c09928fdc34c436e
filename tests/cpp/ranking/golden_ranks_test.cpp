#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "reference/canonical_text.hpp"
#include "reference/random_policy.hpp"
#include "reference/random_request.hpp"
#include "reference/random_world.hpp"
#include "s2ss/rank.hpp"

namespace s2ss::reference {
namespace {

/// One line for each world: its seed and the digest of its shortlists. The schemes are made by the seed as well, so
/// that mending the default scheme does not change a line.
std::string digests() {
  std::ostringstream lines;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    Random random(5'000 + seed);
    const Taxonomy scheme = random_scheme(random);
    const World world = random_world(random, scheme, random.between(5, 50));
    const Directory directory = build(world);
    std::string text;
    for (int i = 0; i < 10; ++i) {
      const Request request = random_request(random, world);
      const Policy policy = random_policy(random);
      text += canonical_text(rank(directory, request, policy, {.limit = 1'000})) + "\n\n";
    }
    lines << seed << ' ' << std::hex << digest(text) << std::dec << '\n';
  }
  return lines.str();
}

/// After an intended change of the scores, S2SS_GOLDEN=<folder> writes the new file there.
TEST(Rank, GivesTheSameBytesWithEveryCompilerAndBuild) {
  const std::string actual = digests();
  if (const char* const folder = std::getenv("S2SS_GOLDEN")) {
    std::ofstream(std::string(folder) + "/golden_ranks.txt") << actual;
  }
  std::ifstream file(S2SS_TEST_DATA "/golden_ranks.txt");
  ASSERT_TRUE(file.is_open());
  std::ostringstream golden;
  golden << file.rdbuf();
  EXPECT_EQ(actual, golden.str());
}

}  // namespace
}  // namespace s2ss::reference
