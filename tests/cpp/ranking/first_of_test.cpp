#include "ranking/first_of.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "model/directory_state.hpp"
#include "ranking/search.hpp"
#include "reference/effort.hpp"
#include "reference/random_policy.hpp"
#include "reference/random_request.hpp"
#include "reference/random_world.hpp"

namespace s2ss::reference {
namespace {

constexpr std::array<Instructions, 3> all_instructions{Instructions::portable, Instructions::avx2,
                                                       Instructions::avx512};

void expect_same(const std::vector<Scored>& found, const std::vector<Scored>& expected) {
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    ASSERT_EQ(found[i].nominee, expected[i].nominee) << "place " << i;
    ASSERT_EQ(found[i].total, expected[i].total) << "place " << i;
    ASSERT_EQ(found[i].parts, expected[i].parts) << "place " << i;
  }
}

void expect_exact(std::uint64_t seed, int nominees, int requests) {
  Random random(seed);
  const Taxonomy scheme = random.chance(50) ? Taxonomy::default_scheme() : random_scheme(random);
  const World world = random_world(random, scheme, nominees);
  const Directory directory = build(world);
  for (int i = 0; i < requests; ++i) {
    const Scorer scorer(directory, random_request(random, world), random.chance(50) ? Policy{} : random_policy(random));
    const std::size_t limit = random.one_of<std::size_t>({1, 2, 3, 10, 32, 1'000'000});
    const std::vector<Scored> expected = search(scorer, limit).first;
    for (const Instructions instructions : all_instructions) {
      if (!is_supported(instructions)) continue;
      SCOPED_TRACE(static_cast<int>(instructions));
      expect_same(first_of(scorer, limit, bound_loops(instructions)), expected);
    }
  }
}

TEST(FirstOf, EqualsScoringEverybodyWithEverySetOfInstructions) {
  for (int seed = 0; seed < effort(300); ++seed) {
    SCOPED_TRACE(seed);
    Random sizes(static_cast<std::uint64_t>(seed));
    expect_exact(static_cast<std::uint64_t>(seed), sizes.between(1, 80), 20);
    if (HasFatalFailure()) return;
  }
}

// Enough postings that a topic has many blocks, of which most are left out.
TEST(FirstOf, EqualsScoringEverybodyInDirectoriesOfManyBlocks) {
  for (int seed = 0; seed < effort(4); ++seed) {
    SCOPED_TRACE(seed);
    expect_exact(9'000 + static_cast<std::uint64_t>(seed), 5'000, 40);
    if (HasFatalFailure()) return;
  }
}

TEST(FirstOf, FindsTheFirstIdsAmongThousandsOfTies) {
  Random random(5);
  World world = random_world(random, Taxonomy::default_scheme(), 40);
  Nominee nominee = world.nominees.front();
  for (int i = 0; i < 3'000; ++i) {
    nominee.id = "tie-" + std::to_string(random.below(1'000'000'000));
    world.nominees.push_back(nominee);
  }
  const Directory directory = build(world);
  for (int i = 0; i < 20; ++i) {
    Request request = random_request(random, world);
    request.needs.front().topic = nominee.expertise.front().topic;
    const Scorer scorer(directory, request);
    expect_same(first_of(scorer, 10), search(scorer, 10).first);
  }
}

TEST(BoundLoops, GiveTheSameNumbersWithEverySetOfInstructions) {
  Random random(3);
  PostingBlock block{};
  const auto word = [&] { return static_cast<std::uint32_t>(random.next()); };
  for (int round = 0; round < effort(2'000); ++round) {
    for (std::size_t lane = 0; lane < PostingBlock::width; ++lane) {
      block.packed[lane] = word();
      block.easting[lane] = random.between(-10'000'000, 10'000'000);
      block.northing[lane] = random.between(-10'000'000, 10'000'000);
      block.slots[lane] = word() & word();
      block.links[lane] = word() & 0x0003'0003;
      block.others[lane] = random.next() & random.next();
    }
    PostingBounds bounds;
    bounds.easting = random.between(-10'000'000, 10'000'000);
    bounds.limit = static_cast<float>(random.one_of({0, 1, 30'000, 10'000'000})) + 0.001F;
    bounds.unknown_proximity = 500'000;
    bounds.slots = word();
    bounds.modes = static_cast<std::uint32_t>(random.below(32));
    bounds.remote_modes = bounds.modes & 0x1c;
    bounds.max_main_topics = 6;
    bounds.nominee_links = 2;
    bounds.school_links = 3;
    bounds.spread = 3e10;
    bounds.fit_weight = 550'000;
    bounds.proximity_weight = 100'000;
    bounds.rest = 3.5e11;
    std::array<NeedBounds, 2> needs;
    for (NeedBounds& need : needs) {
      for (double& own : need.own) own = random.between(0, 1'000'000);
      need.most_own = 1'000'000;
      need.share = 500'000;
      for (OtherTopics& others : need.others) others = {random.next() & random.next() & random.next(), 300'000};
    }
    for (double& best : bounds.best) best = random.between(0, 1'000'000) * 550'000.0;
    if (random.chance(50)) bounds.needs = needs;
    std::array<double, PostingBlock::width> expected{};
    const std::uint64_t reached = bound_loops(Instructions::portable).postings(bounds, block, 6e11, expected.data());
    for (const Instructions instructions : all_instructions) {
      if (!is_supported(instructions)) continue;
      std::array<double, PostingBlock::width> found{};
      ASSERT_EQ(bound_loops(instructions).postings(bounds, block, 6e11, found.data()), reached);
      ASSERT_EQ(found, expected);
    }
  }
}

}  // namespace
}  // namespace s2ss::reference
