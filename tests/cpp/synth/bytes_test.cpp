#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "digest.hpp"
#include "s2ss/synthetic_directory.hpp"
#include "schemes.hpp"

namespace s2ss {
namespace {

Directory make(std::size_t nominees, std::uint64_t seed, Taxonomy taxonomy = school_scheme()) {
  SyntheticOptions options;
  options.taxonomy = std::move(taxonomy);
  options.nominees = nominees;
  options.seed = seed;
  return synthetic_directory(options);
}

std::string row(std::size_t nominees, std::uint64_t seed) {
  const Directory directory = make(nominees, seed);
  const std::vector<Request> requests = synthetic_requests(directory, {.requests = 200, .seed = seed});
  std::ostringstream text;
  text << nominees << ' ' << seed << ' ' << std::hex << digest_of(directory) << ' ' << digest_of(requests);
  return text.str();
}

// Each line: nominees, seed, digest of the directory, digest of its requests.
TEST(SyntheticDirectory, GivesTheRecordedBytesWithEveryCompiler) {
  std::ifstream file(S2SS_TEST_DATA "/golden_synth.txt");
  ASSERT_TRUE(file) << "golden_synth.txt is missing";
  std::size_t lines = 0;
  for (std::string line; std::getline(file, line); ++lines) {
    std::istringstream fields(line);
    std::size_t nominees = 0;
    std::uint64_t seed = 0;
    ASSERT_TRUE(fields >> nominees >> seed);
    EXPECT_EQ(line, row(nominees, seed));
  }
  EXPECT_GE(lines, 5u);
}

TEST(SyntheticDirectory, IsTheSameForTheSameSeedAndOtherwiseNot) {
  EXPECT_EQ(make(300, 5, Taxonomy::default_scheme()), make(300, 5, Taxonomy::default_scheme()));
  EXPECT_NE(digest_of(make(300, 5)), digest_of(make(300, 6)));
  const Directory directory = make(300, 5);
  EXPECT_NE(digest_of(synthetic_requests(directory, {.requests = 40, .seed = 1})),
            digest_of(synthetic_requests(directory, {.requests = 40, .seed = 2})));
}

TEST(SyntheticDirectory, KeepsSchoolsAndNomineesWhenMoreNomineesOrLinksAreAskedFor) {
  SyntheticOptions options;
  options.invented_schools = 60;
  options.nominees = 400;
  const Directory smaller = synthetic_directory(options);
  options.nominees = 900;
  options.past_links_per_nominee = 3;
  const Directory larger = synthetic_directory(options);
  ASSERT_TRUE(std::ranges::equal(smaller.schools(), larger.schools()));
  for (std::uint32_t i = 0; i < 400; ++i) {
    ASSERT_EQ(smaller.nominee(NomineeIndex{i}), larger.nominee(NomineeIndex{i}));
  }
  EXPECT_GT(larger.link_count(), smaller.link_count() * 4);
}

}  // namespace
}  // namespace s2ss
