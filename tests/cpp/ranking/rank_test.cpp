#include "s2ss/rank.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "reference/effort.hpp"
#include "reference/random_policy.hpp"
#include "reference/random_request.hpp"
#include "reference/random_world.hpp"
#include "reference/small_world.hpp"
#include "s2ss/error.hpp"
#include "s2ss/explain.hpp"

namespace s2ss::reference {
namespace {

/// The same rows in another order; lists in which order means nothing are shuffled as well.
World shuffled(World world, Random& random) {
  for (Nominee& nominee : world.nominees) {
    random.shuffle(nominee.expertise);
    random.shuffle(nominee.away);
    for (Expertise& each : nominee.expertise) {
      random.shuffle(each.aspects);
      random.shuffle(each.stages);
      random.shuffle(each.boards);
    }
  }
  for (Calendar& calendar : world.calendars) {
    random.shuffle(calendar.terms);
    random.shuffle(calendar.holidays);
    random.shuffle(calendar.inset_days);
    random.shuffle(calendar.blackouts);
  }
  random.shuffle(world.schools);
  random.shuffle(world.nominees);
  random.shuffle(world.links);
  random.shuffle(world.conflicts);
  random.shuffle(world.calendars);
  random.shuffle(world.successors);
  return world;
}

Request shuffled(Request request, Random& random) {
  random.shuffle(request.avoid_schools);
  random.shuffle(request.avoid_trusts);
  random.shuffle(request.avoid_nominees);
  return request;
}

TEST(Rank, DoesNotDependOnTheOrderOfRowsAndLists) {
  for (int seed = 0; seed < effort(300); ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    const Taxonomy scheme = random_scheme(random);
    const World world = random_world(random, scheme, random.between(2, 30));
    const World other = shuffled(world, random);
    const Directory directory = build(world);
    const Directory other_directory = build(other);
    for (int i = 0; i < 5; ++i) {
      const Request request = random_request(random, world);
      const Policy policy = random_policy(random);
      ASSERT_EQ(rank(directory, request, policy), rank(other_directory, shuffled(request, random), policy))
          << "seed " << seed;
    }
  }
}

TEST(Rank, DoesNotLookAtTheRequestersOwnWords) {
  for (int seed = 0; seed < effort(100); ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    const Taxonomy scheme = random_scheme(random);
    const World world = random_world(random, scheme, random.between(2, 30));
    const Directory directory = build(world);
    const Policy policy = random_policy(random);
    const Request request = random_request(random, world);
    Request other = request;
    other.text = "not medieval history";
    for (Need& need : other.needs) need.words = {"history", "not " + random.pick(world.nominees).id};

    const Shortlist shortlist = rank(directory, request, policy);
    Shortlist other_shortlist = rank(directory, other, policy);
    std::vector<Candidate> candidates = other_shortlist.candidates;
    for (Candidate& candidate : candidates) {
      for (std::size_t i = 0; i < request.needs.size(); ++i) {
        ASSERT_EQ(candidate.evidence.needs[i].words, other.needs[i].words) << "seed " << seed;
        candidate.evidence.needs[i].words = request.needs[i].words;
      }
    }
    other_shortlist.candidates = std::move(candidates);
    ASSERT_EQ(other_shortlist, shortlist) << "seed " << seed;
  }
}

TEST(Rank, OfALimitIsTheBeginningOfThatOfTheNextAndEveryNomineeIsAccountedFor) {
  for (int seed = 0; seed < effort(100); ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    const Taxonomy scheme = random_scheme(random);
    const World world = random_world(random, scheme, random.between(2, 30));
    const Directory directory = build(world);
    const Request request = random_request(random, world);
    const Policy policy = random_policy(random);
    const Shortlist all = rank(directory, request, policy, {.limit = 1'000'000});
    EXPECT_EQ(all.candidates.size(), all.eligible);
    EXPECT_EQ(all.eligible + std::accumulate(all.excluded.begin(), all.excluded.end(), std::size_t{0}),
              world.nominees.size());
    for (std::size_t limit = 1; limit <= all.eligible + 1; ++limit) {
      Shortlist expected = all;
      std::vector<Candidate> candidates = all.candidates;
      candidates.resize(std::min(limit, candidates.size()));
      expected.candidates = std::move(candidates);
      ASSERT_EQ(rank(directory, request, policy, {.limit = limit}), expected);
    }
  }
}

TEST(Rank, PutsTiesInTheOrderOfTheirIdsAsBytes) {
  Situation situation = small_situation();
  const Nominee nominee = situation.nominee();
  situation.world.nominees.clear();
  for (const char* id : {"n2", "n10", "N3",
                         "\xC3\xA9"
                         "1",
                         "a"}) {
    situation.world.nominees.push_back(nominee);
    situation.world.nominees.back().id = id;
  }
  std::vector<std::string> order;
  for (const Candidate& each : rank(build(situation.world), situation.request).candidates)
    order.push_back(each.nominee);
  EXPECT_EQ(order, (std::vector<std::string>{"N3", "a", "n10", "n2",
                                             "\xC3\xA9"
                                             "1"}));
}

TEST(Rank, RefusesALimitOfNothing) {
  const Situation situation = small_situation();
  EXPECT_THROW((void)rank(build(situation.world), situation.request, {}, {.limit = 0}), InputError);
}

TEST(Explain, GivesARemovedNomineeTheRankItWouldHave) {
  Situation situation = small_situation();
  for (const char* id : {"n0", "n2", "n3"}) {
    situation.world.nominees.push_back(situation.nominee());
    situation.world.nominees.back().id = id;
  }
  situation.world.nominees[3].expertise[0].strength = Strength::also;  // n3
  situation.nominee().status = NomineeStatus::paused;                  // n1
  const Explanation removed = explain(build(situation.world), situation.request, "n1");
  EXPECT_EQ(removed.rank, 2u) << "after n0, before n2 by its id";
  EXPECT_EQ(removed.eligible, 3u);
  EXPECT_FALSE(removed.is_eligible());
  EXPECT_EQ(explain(build(situation.world), situation.request, "n3").rank, 3u);
  EXPECT_THROW((void)explain(build(situation.world), situation.request, "nobody"), InputError);
}

}  // namespace
}  // namespace s2ss::reference
