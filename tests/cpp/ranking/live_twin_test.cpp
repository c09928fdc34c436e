#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reference/effort.hpp"
#include "reference/random_changes.hpp"
#include "reference/random_policy.hpp"
#include "reference/random_request.hpp"
#include "reference/random_world.hpp"
#include "s2ss/explain.hpp"
#include "s2ss/io/json.hpp"
#include "s2ss/live_directory.hpp"
#include "s2ss/rank.hpp"

namespace s2ss::reference {
namespace {

Shortlist as_not_live(Shortlist shortlist) {
  shortlist.version = 0;
  return shortlist;
}

Explanation as_not_live(Explanation explanation) {
  explanation.version = 0;
  return explanation;
}

/// Everything one can see of the two is the same.
void expect_same(const Directory& live, const Directory& fresh, Random& random, const World& world) {
  ASSERT_EQ(live, fresh);
  ASSERT_EQ(to_json(live), to_json(fresh));
  for (int i = 0; i < 6; ++i) {
    const Request request = random_request(random, world);
    const Policy policy = random_policy(random);
    const Shortlist shortlist = rank(live, request, policy, {.limit = 5});
    ASSERT_EQ(shortlist.version, live.version());
    ASSERT_EQ(as_not_live(shortlist), rank(fresh, request, policy, {.limit = 5})) << to_json(request);
    const std::string& nominee = random.pick(world.nominees).id;
    ASSERT_EQ(as_not_live(explain(live, request, nominee, policy)), explain(fresh, request, nominee, policy));
  }
}

TEST(LiveTwin, EveryVersionIsTheDirectoryBuiltAfreshFromItsRecords) {
  const int worlds = effort(60);
  for (int seed = 0; seed < worlds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(static_cast<std::uint64_t>(seed) + 1);
    World world = with_todays_urns(random_world(random, Taxonomy::default_scheme(), random.one_of({1, 5, 30, 120})));
    LiveDirectory live(build(world));
    ChangeMaker changes(random, world);
    for (int batch = 0; batch < 8; ++batch) {
      live.apply(changes.batch(random.one_of({1, 3, 12})));
      expect_same(live.snapshot(), build(world), random, world);
      if (HasFatalFailure()) return;
    }
  }
}

// Versions are then made out of older ones, unless somebody still holds these.
TEST(LiveTwin, EveryVersionIsSoWhenOnlyRecordsChangeAndOldVersionsAreHeld) {
  struct Held {
    Directory version;
    World world;
  };
  const int worlds = effort(20);
  for (int seed = 0; seed < worlds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(static_cast<std::uint64_t>(seed) + 500);
    World world = with_todays_urns(random_world(random, Taxonomy::default_scheme(), random.one_of({1, 5, 30, 120})));
    LiveDirectory live(build(world));
    ChangeMaker changes(random, world);
    std::vector<Held> held;
    for (int batch = 0; batch < 16; ++batch) {
      if (random.chance(40)) held.push_back({live.snapshot(), world});
      if (random.chance(30)) held.clear();
      live.apply(random.chance(10) ? changes.batch(3) : changes.batch_of_records(random.one_of({1, 3, 12})));
      expect_same(live.snapshot(), build(world), random, world);
      if (!held.empty()) {
        const Held& old = random.pick(held);
        expect_same(old.version, build(old.world), random, old.world);
      }
      if (HasFatalFailure()) return;
    }
  }
}

// What the index tells of them is then too little.
TEST(LiveTwin, FindsThoseWhoseSlotsModesOrLimitWereWidened) {
  for (int seed = 0; seed < effort(60); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(static_cast<std::uint64_t>(seed));
    World world = with_todays_urns(random_world(random, Taxonomy::default_scheme(), 8));
    for (School& school : world.schools) {
      school.easting = random.between(400'000, 410'000);
      school.northing = random.between(400'000, 410'000);
    }
    for (Nominee& nominee : world.nominees) {
      nominee.status = NomineeStatus::listed;
      nominee.max_links = 9;
      nominee.slots = Slots::from_bits(1U << random.below(Slots::count));
      nominee.modes = Modes{random.one_of({Mode::visit, Mode::online})};
      if (random.chance(50)) nominee.max_distance = 10;
    }
    LiveDirectory live(build(world));
    for (Nominee& nominee : world.nominees) {
      switch (random.below(3)) {
        case 0:
          nominee.slots = Slots::all();
          break;
        case 1:
          nominee.modes = Modes::all();
          break;
        default:
          nominee.max_distance = std::nullopt;
      }
      live.apply(std::vector{Change{.kind = ChangeKind::change_nominee, .nominee = nominee}});
      Request request = random_request(random, world);
      request.needs = {Need{.topic = nominee.expertise.front().topic}};
      request.modes = random.chance(50) ? Modes{Mode::visit} : Modes::all();
      request.slots = Slots::all();
      if (random.chance(50)) request.to = request.from + random.between(0, 4);
      request.max_distance = std::nullopt;
      for (const std::size_t limit : {1U, 10U}) {
        ASSERT_EQ(as_not_live(rank(live.snapshot(), request, {}, {.limit = limit})),
                  rank(build(world), request, {}, {.limit = limit}));
      }
    }
  }
}

TEST(LiveTwin, MergesOnceTooManyAreNoLongerAsTheIndexKnowsThem) {
  Random random(3);
  World world = with_todays_urns(random_world(random, Taxonomy::default_scheme(), 4'500));
  LiveDirectory live(build(world));
  std::size_t next = 0;
  for (const std::size_t size : {3'000U, 1'400U, 50U}) {
    std::vector<Change> changes;
    for (std::size_t i = 0; i < size; ++i) {
      Nominee& nominee = world.nominees[next++ % world.nominees.size()];
      nominee.modes = random.pick(world.nominees).modes;
      nominee.max_links = 9;
      nominee.status = NomineeStatus::listed;
      changes.push_back({.kind = ChangeKind::change_nominee, .nominee = nominee});
    }
    live.apply(changes);
    const Directory fresh = build(world);
    ASSERT_EQ(live.snapshot(), fresh);
    for (int i = 0; i < 6; ++i) {
      const Request request = random_request(random, world);
      ASSERT_EQ(as_not_live(rank(live.snapshot(), request)), rank(fresh, request));
    }
  }
}

}  // namespace
}  // namespace s2ss::reference
