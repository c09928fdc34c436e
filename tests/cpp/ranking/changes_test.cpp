#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reference/changes_reference.hpp"
#include "reference/effort.hpp"
#include "reference/random_policy.hpp"
#include "reference/random_request.hpp"
#include "reference/random_world.hpp"
#include "reference/small_world.hpp"
#include "s2ss/error.hpp"
#include "s2ss/explain.hpp"
#include "s2ss/single_change.hpp"

namespace s2ss::reference {
namespace {

std::vector<SingleChange> changes(const Situation& situation, const std::string& nominee, std::size_t limit = 1) {
  return explain(build(situation.world), situation.request, nominee, situation.policy, {.limit = limit}).changes;
}

/// Two alike but for the id: n1 stands before n2.
Situation two_alike() {
  Situation situation = small_situation();
  situation.world.schools.push_back(small_school("100003"));
  situation.world.nominees.push_back(small_nominee("n2", "100003", {small_expertise("history")}));
  return situation;
}

TEST(Changes, AreNoneForSomebodyOnTheList) {
  const Situation situation = two_alike();
  EXPECT_TRUE(changes(situation, "n1").empty());
  EXPECT_TRUE(changes(situation, "n2", 2).empty());
}

TEST(Changes, AreNoneWhereNoSingleOneIsEnough) {
  EXPECT_TRUE(changes(two_alike(), "n2").empty()) << "a tie that only the ids part";
}

TEST(Changes, FindTheSlotBothSidesWouldShare) {
  Situation situation = small_situation();
  situation.request.slots = *Slots::from_text("B:Tue-pm");
  situation.nominee().slots = *Slots::from_text("B:Wed-am");
  const auto found = changes(situation, "n1");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(
      found[0],
      (SingleChange{
          .kind = SingleChangeKind::slot, .side = ChangeSide::request, .slot = "B:Wed-am", .size = 33'333, .rank = 1}));
  EXPECT_EQ(found[1].side, ChangeSide::nominee);
  EXPECT_EQ(found[1].slot, "B:Tue-pm");
}

TEST(Changes, FindTheModeBothSidesWouldShare) {
  Situation situation = small_situation();
  situation.request.modes = {Mode::phone};
  situation.nominee().modes = {Mode::online};
  const auto found = changes(situation, "n1");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].mode, Mode::online);
  EXPECT_EQ(found[0].side, ChangeSide::request);
  EXPECT_EQ(found[1].mode, Mode::phone);
  EXPECT_EQ(found[1].side, ChangeSide::nominee);
}

TEST(Changes, WidenTheLimitThatBindsByWholeKilometres) {
  Situation situation = small_situation();
  situation.request.modes = {Mode::visit};
  situation.nominee().modes = {Mode::visit};
  situation.supporting().easting = 392'345;  // 12,345 m away
  situation.nominee().max_distance = 10'500;
  auto found = changes(situation, "n1");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0], (SingleChange{.kind = SingleChangeKind::distance,
                                    .side = ChangeSide::nominee,
                                    .distance = 13'000,
                                    .size = ratio(2'500, 13'000)}));

  situation.nominee().max_distance.reset();
  situation.request.max_distance = 3'000;
  found = changes(situation, "n1");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].side, ChangeSide::request);
  EXPECT_EQ(found[0].distance, 13'000);

  situation.nominee().max_distance = 3'000;
  EXPECT_TRUE(changes(situation, "n1").empty()) << "both would have to widen theirs";

  situation.nominee().max_distance.reset();
  situation.request.max_distance = 12'600;
  situation.policy.max_distance = 12'000;
  found = changes(situation, "n1");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].side, ChangeSide::policy);
  EXPECT_EQ(found[0].distance, 12'600) << "no further than the next limit";
}

TEST(Changes, FindOneMoreLink) {
  Situation situation = small_situation();
  situation.nominee().max_links = 2;
  for (const char* date : {"2026-08-01", "2026-08-02"}) {
    situation.world.links.push_back(small_link("n1", "100002", "100001", day(date), LinkState::accepted));
  }
  auto found = changes(situation, "n1");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].kind, SingleChangeKind::links);
  EXPECT_EQ(found[0].links, 3);

  situation.nominee().max_links = 1;
  EXPECT_TRUE(changes(situation, "n1").empty()) << "two more would be needed";

  situation.nominee().max_links = 9;
  situation.supporting().release_limit = 2;
  found = changes(situation, "n1");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].side, ChangeSide::school);
  EXPECT_EQ(found[0].links, 3);

  situation.supporting().release_limit.reset();
  situation.policy.max_links_per_school = 2;
  found = changes(situation, "n1");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].side, ChangeSide::policy);
}

TEST(Changes, LetInTheColleaguesOfASchoolThatReleasesOneMore) {
  Situation situation = small_situation();
  situation.world.nominees.push_back(small_nominee("n0", "100002", {small_expertise("history")}));
  situation.world.links.push_back(small_link("n1", "100002", "100001", day("2026-08-01"), LinkState::accepted));
  situation.world.links.push_back(small_link("n0", "100002", "100001", day("2026-08-01"), LinkState::accepted));
  situation.supporting().release_limit = 2;
  EXPECT_EQ(changes(situation, "n0").size(), 1u);
  EXPECT_TRUE(changes(situation, "n1").empty()) << "n0 would take the one place";
  EXPECT_EQ(changes(situation, "n1", 2).at(0).rank, 2u);
}

TEST(Changes, FindTheFacetThatStandsInTheWay) {
  Situation situation = two_alike();
  situation.need().stages = {"a-level"};
  situation.need().boards = {"ocr"};
  situation.world.nominees[0].expertise[0].stages = {"a-level"};
  situation.world.nominees[1].expertise[0].boards = {"ocr"};
  situation.world.nominees[1].expertise[0].stages = {"gcse"};
  const auto found = changes(situation, "n2");
  const auto facet = std::ranges::find(found, SingleChangeKind::facet, &SingleChange::kind);
  ASSERT_NE(facet, found.end());
  EXPECT_EQ(facet->facet->id, "a-level");
  EXPECT_EQ(facet->need->id, "history");
  EXPECT_EQ(facet->size, 500'000) << "one of two";
}

TEST(Changes, FindTheNearestWeight) {
  Situation situation = two_alike();
  situation.world.nominees[0].expertise[0].strength = Strength::main;
  situation.world.nominees[1].expertise[0].strength = Strength::also;
  situation.supporting().easting = 395'000;  // n1 is 15 km of 30 away
  const auto found = changes(situation, "n2");
  ASSERT_FALSE(found.empty());
  // Stability puts the ends at 20 / 47 for subject_fit and at 11 / 71 for proximity; the latter is nearer.
  EXPECT_EQ(found[0].kind, SingleChangeKind::weight);
  EXPECT_EQ(found[0].part, "proximity");
  EXPECT_EQ(found[0].weight, 154'930) << "11 / 71 is 0.15492957...";
  EXPECT_EQ(found[0].size, 54'930);
  EXPECT_EQ(found[0].rank, 1u);
}

TEST(Changes, AreNotSoughtWhereARuleSaysWhoTheTwoSidesAre) {
  Situation situation = small_situation();
  situation.nominee().max_links = 0;
  situation.nominee().status = NomineeStatus::paused;
  EXPECT_TRUE(changes(situation, "n1").empty());
}

TEST(Explain, OfSomebodyWhoHasLeftIsThatOfTheDirectoryItIsAskedOf) {
  Situation situation = two_alike();
  const Directory before = build(situation.world);
  const Explanation explained = explain(before, situation.request, "n2");
  situation.world.nominees.pop_back();
  const Directory after = build(situation.world);
  EXPECT_EQ(explain(before, situation.request, "n2"), explained);
  EXPECT_THROW((void)explain(after, situation.request, "n2"), InputError);
  EXPECT_THROW((void)explain(before, situation.request, "n1", {}, {.limit = 0}), InputError);
}

std::string in_words(const std::vector<SingleChange>& changes) {
  std::string text;
  for (const SingleChange& each : changes) {
    text += std::string(to_string(each.kind)) + " of " + std::string(to_string(each.side)) + " " + each.slot +
            std::to_string(each.distance.value_or(0)) + each.part + " " + std::to_string(each.weight.value_or(-1)) +
            ", size " + std::to_string(each.size) + ", rank " + std::to_string(each.rank) + "; ";
  }
  return text;
}

TEST(Changes, AreThoseOfTheSlowTwin) {
  std::vector<std::size_t> seen(enumerator_words<SingleChangeKind>.size());
  for (int seed = 0; seed < effort(160); ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    Whole whole;
    whole.world = random_world(random, random_scheme(random), random.between(2, 12));
    whole.request = random_request(random, whole.world);
    whole.policy = random_policy(random);
    if (random.chance(30)) {  // Facets that matter.
      whole.policy.facets = {one, 500'000, 300'000, 100'000, 200'000, 200'000};
      whole.policy.min_subject_fit = 300'000;
    }
    if (random.chance(20)) {
      whole.request.needs.push_back(random_need(random, whole.world));
      whole.request.needs.back().required = true;
    }
    const Directory directory = build(whole.world);
    const std::size_t limit = random.one_of<std::size_t>({1, 1, 2, 3});
    for (int i = 0; i < 3; ++i) {
      const std::string nominee = random.pick(whole.world.nominees).id;
      const Explanation shown = explain(directory, whole.request, nominee, whole.policy, {.limit = limit});
      if (shown.is_on_the_list()) {
        ASSERT_TRUE(shown.changes.empty());
        continue;
      }
      World todays = with_todays_urns(whole.world);
      ChangesReference twin({todays, whole.request, whole.policy}, nominee, limit);
      const std::vector<SingleChange> expected = twin.all(shown.rules);
      ASSERT_EQ(shown.changes, expected) << "seed " << seed << ", " << nominee << "\n"
                                         << in_words(shown.changes) << "\ninstead of\n"
                                         << in_words(expected);
      for (const SingleChange& each : expected) ++seen[static_cast<std::size_t>(each.kind)];
    }
  }
  if (effort(160) < 160) return;
  for (std::size_t kind = 0; kind < seen.size(); ++kind)
    EXPECT_GT(seen[kind], 0u) << enumerator_words<SingleChangeKind>[kind];
}

}  // namespace
}  // namespace s2ss::reference
