#include "s2ss/metrics.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reference/effort.hpp"
#include "reference/metrics_reference.hpp"
#include "reference/random_policy.hpp"
#include "reference/random_request.hpp"
#include "reference/random_world.hpp"
#include "reference/small_world.hpp"
#include "s2ss/error.hpp"
#include "s2ss/rank.hpp"

namespace s2ss::reference {
namespace {

/// Schools 100001 to 100004, the first two in one trust; a nominee at each.
World four_schools() {
  World world;
  world.taxonomy = small_scheme();
  world.as_of = day("2026-09-01");
  world.schools = {small_school("100001", "T1", "Pendle"), small_school("100002", "T1", "Burnley"),
                   small_school("100003", "T2", "Burnley"), small_school("100004")};
  for (int i = 1; i <= 4; ++i) {
    world.nominees.push_back(
        small_nominee("n" + std::to_string(i), "10000" + std::to_string(i), {small_expertise("history")}));
  }
  return world;
}

constexpr MetricsOptions everything{.suppress_below = 0, .names = true};

TEST(Metrics, CountWhatProposedLinksConnect) {
  World world = four_schools();
  world.links.push_back(small_link("n3", "100003", "100001", day("2020-01-01")));
  const std::vector<ProposedLink> links{{"n1", "100003"}, {"n2", "100001"}, {"n2", "100003"}, {"n4", "100001"}};
  const Metrics found = metrics(build(world), links, everything);
  EXPECT_EQ(found.links, 4u);
  EXPECT_EQ(found.between_new_schools, (Share{4, 3, 750'000})) << "100001 and 100003 were linked, the other way round";
  EXPECT_EQ(found.across_trusts, (Share{4, 3, 750'000})) << "100004 belongs to none";
  EXPECT_EQ(found.across_districts, (Share{3, 2, 666'667})) << "100004 names none";
  EXPECT_EQ(found.nominees_never_proposed, (Share{4, 1, 250'000}));
  EXPECT_EQ(found.never_proposed, std::vector<std::string>{"n3"});
  EXPECT_EQ(found.only_asking, std::vector<std::string>{"100003"});
  EXPECT_EQ(found.only_giving, (std::vector<std::string>{"100002", "100004"}));
  // 0, 1, 1, 2 links: (-3 x 0 - 1 x 1 + 1 x 1 + 3 x 2) / (4 x 4).
  EXPECT_EQ(found.gini, 375'000);
  EXPECT_EQ(found.top_tenth, 500'000) << "the one school that gives two of four";
  EXPECT_TRUE(found.suppressed.empty());
}

TEST(Metrics, OfLinksThatWereMadeCallTheFirstBetweenTwoSchoolsNew) {
  World world = four_schools();
  world.links = {small_link("n1", "100001", "100002", day("2024-01-01")),
                 small_link("n2", "100002", "100001", day("2025-01-01")),
                 small_link("n1", "100001", "100003", day("2025-02-01")),
                 small_link("n1", "100001", "100004", day("2025-03-01"), LinkState::declined)};
  const Directory directory = build(world);
  const Metrics found = metrics(directory, everything);
  EXPECT_EQ(found.links, 3u) << "the declined one is none";
  EXPECT_EQ(found.between_new_schools.count, 2u);
  EXPECT_EQ(metrics(directory, world.links, everything), found);
  EXPECT_EQ(metrics(directory, std::vector{world.links[1]}, everything).between_new_schools.count, 0u)
      << "also when the older one is not in the set";
}

TEST(Metrics, LeaveOutWhatCouldPointAtOneSchool) {
  const std::vector<ProposedLink> links{{"n1", "100003"}, {"n2", "100001"}, {"n2", "100003"}, {"n4", "100001"}};
  const Metrics found = metrics(build(four_schools()), links);
  EXPECT_EQ(found.links, 4u);
  for (const Share& share : {found.between_new_schools, found.across_trusts, found.across_districts,
                             found.nominees_never_proposed, found.schools_only_asking, found.schools_only_giving}) {
    EXPECT_FALSE(share.count);
    EXPECT_FALSE(share.share);
  }
  EXPECT_FALSE(found.gini);
  EXPECT_FALSE(found.top_tenth);
  EXPECT_EQ(found.suppressed.size(), 8u);
  EXPECT_TRUE(found.never_proposed.empty()) << "names only where they are asked for";
  EXPECT_TRUE(found.only_asking.empty());
}

TEST(Metrics, OfNoLinksAreNotSuppressedButThereIsNothingToSay) {
  World world = four_schools();
  const Metrics found = metrics(build(world), everything);
  EXPECT_EQ(found.links, 0u);
  EXPECT_FALSE(found.gini);
  EXPECT_EQ(found.between_new_schools, Share{});
  EXPECT_EQ(found.nominees_never_proposed, (Share{4, 4, one}));
  EXPECT_TRUE(found.suppressed.empty());
}

TEST(Metrics, OfEvenSupportAreZeroAndOfAllFromOneNearOne) {
  const Directory directory = build(four_schools());
  const std::vector<ProposedLink> even{{"n1", "100002"}, {"n2", "100003"}, {"n3", "100004"}, {"n4", "100001"}};
  EXPECT_EQ(metrics(directory, even, everything).gini, 0);
  const std::vector<ProposedLink> uneven{{"n1", "100002"}, {"n1", "100003"}, {"n1", "100004"}};
  EXPECT_EQ(metrics(directory, uneven, everything).gini, 750'000) << "(n - 1) / n";
}

TEST(Metrics, RefuseWhatTheDirectoryDoesNotKnowWithItsPlace) {
  const Directory directory = build(four_schools());
  const std::vector<ProposedLink> links{{"n1", "100002"}, {"nobody", "100002"}, {"n1", "nowhere"}};
  try {
    (void)metrics(directory, links);
    FAIL();
  } catch (const InputError& error) {
    ASSERT_EQ(error.faults().size(), 2u);
    EXPECT_EQ(error.faults()[0].pointer, "/1/nominee");
    EXPECT_EQ(error.faults()[1].pointer, "/2/requesting_school");
  }
  const std::vector<Link> made{small_link("nobody", "100001", "nowhere", day("2026-01-01"))};
  EXPECT_THROW((void)metrics(directory, made), InputError);
  const std::vector<Link> by_somebody_gone{small_link("nobody", "100001", "100002", day("2026-01-01"))};
  EXPECT_EQ(metrics(directory, by_somebody_gone).links, 1u);
}

TEST(Metrics, AreThoseOfTheSlowTwinForLinksListsAndTables) {
  std::size_t links = 0, suppressed = 0;
  for (int seed = 0; seed < effort(1'500); ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    const World world =
        with_todays_urns(random_world(random, Taxonomy::default_scheme(), random.between(1, random.one_of({10, 80}))));
    const Directory directory = build(world);
    const MetricsOptions options{.suppress_below = random.one_of<std::size_t>({0, 1, 2, 5, 5}), .names = true};

    std::vector<PlainLink> made;
    for (const Link& link : world.links) {
      if (!counts_as_history(link.state)) continue;
      const bool is_new = !linked_before(world, link.supporting_school, link.requesting_school, link.date);
      made.push_back({link.nominee, link.supporting_school, link.requesting_school, is_new});
    }
    const Metrics expected = MetricsReference(world, made, options.suppress_below).all();
    ASSERT_EQ(metrics(directory, options), expected) << "seed " << seed;
    ASSERT_EQ(metrics(directory, world.links, options), expected) << "seed " << seed;
    links += made.size();
    suppressed += expected.suppressed.size();

    std::vector<Request> requests;
    for (int i = 0; i < 4; ++i) requests.push_back(with_todays_urns(world, random_request(random, world)));
    const Policy policy = random_policy(random);
    std::vector<Shortlist> shortlists;
    std::vector<PlainLink> proposed;
    std::vector<ProposedLink> pairs;
    for (const Request& request : requests) {
      shortlists.push_back(rank(directory, request, policy, {.limit = 3}));
      for (const Candidate& each : shortlists.back().candidates) {
        proposed.push_back(
            {each.nominee, each.school, request.school, !linked_before(world, each.school, request.school)});
        pairs.push_back({each.nominee, request.school});
      }
    }
    const Metrics of_proposed = MetricsReference(world, proposed, options.suppress_below).all();
    ASSERT_EQ(metrics(directory, shortlists, options), of_proposed) << "seed " << seed;
    ASSERT_EQ(metrics(directory, pairs, options), of_proposed) << "seed " << seed;
    ASSERT_EQ(metrics(rank_all(directory, requests, policy, {.limit = 3, .threads = 1}), options), of_proposed)
        << "seed " << seed;
  }
  EXPECT_GT(links, 0u);
  EXPECT_GT(suppressed, 0u);
}

}  // namespace
}  // namespace s2ss::reference
