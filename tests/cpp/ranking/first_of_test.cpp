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
    nominee.id = "tie-" + std::to_string(random.below(1'000'000'000)) + "-" + std::to_string(i);
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

// Some stand near, most are too far for distance to tell them apart: the list is filled with those who come first by
// id.
TEST(FirstOf, FindsTheFirstIdsBehindThoseWhoStandNear) {
  for (int seed = 0; seed < effort(6); ++seed) {
    SCOPED_TRACE(seed);
    Random random(static_cast<std::uint64_t>(seed));
    World world = random_world(random, Taxonomy::default_scheme(), 60);
    const std::vector<Nominee> models = {random.pick(world.nominees), random.pick(world.nominees)};
    for (int i = 0; i < 4'000; ++i) {
      Nominee nominee = random.pick(models);
      nominee.id = "tie-" + std::to_string(random.below(1'000'000'000)) + "-" + std::to_string(i);
      nominee.school = random.pick(world.schools).urn;
      if (random.chance(20)) nominee.expertise.push_back(nominee.expertise.front());
      if (random.chance(10)) nominee.modes = {};
      world.nominees.push_back(nominee);
    }
    const Directory directory = build(world);
    for (int i = 0; i < 30; ++i) {
      Request request = random_request(random, world);
      request.needs.front().topic = random.pick(models).expertise.front().topic;
      if (random.chance(70)) request.needs.resize(1);
      const Scorer scorer(directory, request);
      const std::size_t limit = random.one_of<std::size_t>({1, 10, 32, 300});
      expect_same(first_of(scorer, limit), search(scorer, limit).first);
      if (HasFatalFailure()) return;
    }
  }
}

TopicIndex random_block(Random& random) {
  TopicIndex index;
  index.blocks.resize(1);
  index.nominees.resize(1);
  index.facets.resize(1);
  const auto byte = [&] { return static_cast<std::uint8_t>(random.next()); };
  const auto word = [&] { return static_cast<std::uint32_t>(random.next()); };
  for (std::size_t lane = 0; lane < PostingBlock::width; ++lane) {
    PostingBlock& block = index.blocks.front();
    block.week[lane] = static_cast<std::uint16_t>(word() & word() & posting::week);
    block.east[lane] = byte();
    block.north[lane] = byte();
    block.marks[lane] = byte();
    block.main[lane] = static_cast<std::uint8_t>(random.chance(50) ? byte() & 7 : byte());
    block.reach[lane] = byte();
    block.links[lane] = static_cast<std::uint8_t>(byte() & 0x33);
    index.facets.front()[lane] = word() & word();
  }
  const std::int32_t width = random.one_of({0, 1'000, 60'000, 20'000'000});
  index.west = {random.between(-10'000'000, 10'000'000 - width)};
  index.east = {index.west.front() + width};
  index.south = {random.between(-10'000'000, 10'000'000 - width)};
  index.north = {index.south.front() + width};
  return index;
}

TEST(BoundLoops, GiveTheSameNumbersWithEverySetOfInstructions) {
  Random random(3);
  for (int round = 0; round < effort(2'000); ++round) {
    const TopicIndex index = random_block(random);
    PostingBounds bounds;
    bounds.easting = index.west.front() + random.between(-50'000, 50'000);
    bounds.northing = index.south.front() + random.between(-50'000, 50'000);
    bounds.limit = static_cast<float>(random.one_of({0, 1, 30'000, 10'000'000})) + 0.001F;
    bounds.least_proximity = random.chance(30) ? one : 0;
    bounds.unknown_proximity = 500'000;
    bounds.is_nowhere = random.chance(20);
    bounds.week = static_cast<std::uint32_t>(random.next()) & posting::week;
    bounds.modes = static_cast<std::uint32_t>(random.below(32));
    bounds.remote_modes = bounds.modes & 0x1c;
    bounds.max_main_topics = 6;
    bounds.proximity = 100'000;
    bounds.availability = 200'000;
    bounds.diversity = 150'000;
    bounds.spread = 30'000;
    bounds.nominee_links = 2;
    bounds.school_links = 3;
    bounds.most_dates = static_cast<std::uint32_t>(random.between(1, 6));
    bounds.sessions = static_cast<std::uint32_t>(random.between(1, 20));
    std::vector<FacetBounds> facets(random.below(3));
    for (FacetBounds& facet : facets) {
      facet = {.all = 0xffff,
               .met = static_cast<std::uint32_t>(random.below(256)),
               .adjacent = 0xff00,
               .blank_factor = random.between(0, one),
               .met_factor = random.between(0, one),
               .adjacent_factor = random.between(0, one),
               .other_factor = random.between(0, one)};
    }
    std::vector<NeedBounds> needs(random.below(3));
    for (NeedBounds& need : needs) {
      for (float& own : need.own) own = static_cast<float>(random.between(0, 550'000));
      need.facets = facets;
    }
    bounds.fit = static_cast<float>(random.between(0, 300'000));
    bounds.needs = needs;
    std::array<float, pair_posting::kinds * pair_posting::widths> fits{};
    for (float& fit : fits) fit = static_cast<float>(random.between(0, 550'000));
    if (random.chance(40)) bounds.fit_of_pair = fits.data();
    std::array<float, PostingBlock::width> expected{};
    const ReachingPostings reached =
        bound_loops(Instructions::portable).postings(bounds, index, &index.facets.front(), 0, 6e5F, expected.data());
    for (const Instructions instructions : all_instructions) {
      if (!is_supported(instructions)) continue;
      std::array<float, PostingBlock::width> found{};
      ASSERT_EQ(bound_loops(instructions).postings(bounds, index, &index.facets.front(), 0, 6e5F, found.data()),
                reached);
      ASSERT_EQ(found, expected);
    }
  }
}

}  // namespace
}  // namespace s2ss::reference
