#include <cstddef>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "ranking/first_of.hpp"
#include "ranking/search.hpp"
#include "reference/effort.hpp"
#include "reference/random_policy.hpp"
#include "reference/random_request.hpp"
#include "reference/random_world.hpp"

namespace s2ss::reference {
namespace {

/// Asks of each nominee what some of them have, never less than `least`.
std::vector<Total> random_wishes(Random& random, const std::vector<Scored>& everybody, std::size_t nominees,
                                 Total least) {
  std::vector<Total> wishes(nominees, least);
  for (Total& wish : wishes) {
    if (everybody.empty() || random.chance(30)) continue;
    wish = std::max<Total>(least, random.pick(everybody).total + random.between(-1, 1));
    if (random.chance(10)) wish = 2 * one_total;
  }
  return wishes;
}

TEST(FirstOfWanted, EqualsAskingEverybodyWhatIsAskedOfThem) {
  std::size_t left_out = 0, found_some = 0;
  for (int seed = 0; seed < effort(150); ++seed) {
    SCOPED_TRACE(seed);
    Random random(static_cast<std::uint64_t>(seed));
    const World world = random_world(random, Taxonomy::default_scheme(), random.between(1, 300));
    const Directory directory = build(world);
    for (int i = 0; i < 10; ++i) {
      const Policy policy = random.chance(50) ? Policy{} : random_policy(random);
      const Scorer scorer(directory, random_request(random, world), policy);
      const std::vector<Scored> everybody = search(scorer, 1'000'000).first;
      const Total least = everybody.empty() || random.chance(50) ? 0 : random.pick(everybody).total;
      const std::vector<Total> wishes = random_wishes(random, everybody, directory.nominee_count(), least);
      const std::size_t limit = random.one_of<std::size_t>({1, 3, 32, 1'000'000});
      std::vector<NomineeIndex> expected;
      for (const Scored& each : everybody) {
        if (each.total < wishes[each.nominee.value]) {
          ++left_out;
        } else if (expected.size() < limit) {
          expected.push_back(each.nominee);
        }
      }
      std::vector<NomineeIndex> found;
      const auto least_of = [&](NomineeIndex nominee) { return wishes[nominee.value]; };
      for (const Scored& each : first_of_wanted(scorer, limit, least, least_of)) found.push_back(each.nominee);
      ASSERT_EQ(found, expected) << "request " << i;
      found_some += found.empty() ? 0 : 1;
    }
  }
  EXPECT_GT(left_out, 0U);
  EXPECT_GT(found_some, 0U);
}

}  // namespace
}  // namespace s2ss::reference
