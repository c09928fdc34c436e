#include "s2ss/live_directory.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "reference/small_world.hpp"
#include "s2ss/directory_builder.hpp"
#include "s2ss/error.hpp"

namespace s2ss::reference {
namespace {

using ::testing::ElementsAre;

const std::string moor = "100001";
const std::string fell = "100002";

/// Two schools, a nominee at each, and a link between them.
Directory two_schools() {
  DirectoryBuilder builder(Taxonomy::default_scheme(), day("2026-09-01"));
  builder.add(School{.urn = moor}).add(School{.urn = fell});
  Nominee ann{.id = "ann", .school = moor, .expertise = {{.topic = "history"}}};
  ann.contact = {.name = "Ann Other", .email = "ann@example.org"};
  builder.add(ann).add(Nominee{.id = "ben", .school = fell, .expertise = {{.topic = "geography"}}});
  builder.add(Link{.nominee = "ann", .supporting_school = moor, .requesting_school = fell, .date = day("2026-03-02")});
  builder.add(Conflict{.nominee = "ann", .requesting_school = fell, .reason = "a reason"});
  return builder.build();
}

Nominee cat() { return {.id = "cat", .school = moor, .expertise = {{.topic = "history"}}}; }

Change of(ChangeKind kind, std::string id) { return {.kind = kind, .id = std::move(id)}; }
Change of(ChangeKind kind, Nominee nominee) { return {.kind = kind, .nominee = std::move(nominee)}; }
Change of(ChangeKind kind, School school) { return {.kind = kind, .school = std::move(school)}; }
Change of(ChangeKind kind, Link link) { return {.kind = kind, .link = std::move(link)}; }

Directory after(const std::vector<Change>& changes) {
  LiveDirectory live(two_schools());
  live.apply(changes);
  return live.snapshot();
}

Nominee nominee(const Directory& directory, const std::string& id) {
  return directory.nominee(directory.find_nominee(id).value());
}

/// The pointers of the faults a batch is refused for; and nothing may have changed.
std::vector<std::string> faults_of(const std::vector<Change>& changes) {
  LiveDirectory live(two_schools());
  std::vector<std::string> pointers;
  try {
    live.apply(changes);
  } catch (const InputError& error) {
    for (const Fault& fault : error.faults()) pointers.push_back(fault.pointer);
  }
  EXPECT_EQ(live.version(), 1u);
  EXPECT_EQ(live.snapshot(), two_schools());
  return pointers;
}

TEST(LiveDirectory, BeginsWithVersionOne) {
  const LiveDirectory live(two_schools());
  EXPECT_EQ(two_schools().version(), 0u);
  EXPECT_EQ(live.version(), 1u);
  EXPECT_EQ(live.snapshot().version(), 1u);
  EXPECT_EQ(live.snapshot(), two_schools());
}

TEST(LiveDirectory, GoesOnFromTheVersionItIsGiven) {
  EXPECT_EQ(LiveDirectory(two_schools().with_version(7)).version(), 7u);
}

TEST(LiveDirectory, KeepsASnapshotAsItWas) {
  LiveDirectory live(two_schools());
  const Directory before = live.snapshot();
  EXPECT_EQ(live.apply(std::vector{of(ChangeKind::add_nominee, cat())}), 2u);
  EXPECT_EQ(before, two_schools());
  EXPECT_EQ(before.version(), 1u);
  EXPECT_EQ(live.snapshot().nominee_count(), 3u);
}

TEST(LiveDirectory, MakesNoVersionOfNoChanges) {
  LiveDirectory live(two_schools());
  EXPECT_EQ(live.apply({}), 1u);
  EXPECT_TRUE(live.changes_since(1).empty());
}

TEST(LiveDirectory, ChangesPausesResumesAndWithdrawsNominees) {
  Nominee changed = cat();
  changed.id = "ben";
  const Directory directory = after({of(ChangeKind::change_nominee, changed), of(ChangeKind::pause_nominee, "ann")});
  EXPECT_EQ(nominee(directory, "ben"), changed);
  EXPECT_EQ(nominee(directory, "ann").status, NomineeStatus::paused);
  EXPECT_EQ(nominee(after({of(ChangeKind::withdraw_nominee, "ann")}), "ann").status, NomineeStatus::withdrawn);
  EXPECT_EQ(nominee(after({of(ChangeKind::pause_nominee, "ann"), of(ChangeKind::resume_nominee, "ann")}), "ann").status,
            NomineeStatus::listed);
}

TEST(LiveDirectory, SetsCapacities) {
  const Directory directory = after({{.kind = ChangeKind::set_max_links, .id = "ann", .max_links = 4},
                                     {.kind = ChangeKind::set_release_limit, .id = moor, .release_limit = 2}});
  EXPECT_EQ(nominee(directory, "ann").max_links, 4);
  EXPECT_EQ(directory.school(*directory.find_school(moor)).release_limit, 2);
}

TEST(LiveDirectory, RemovingANomineeTakesContactAndConflictsAlongAndLeavesTheLink) {
  const Directory directory = after({of(ChangeKind::remove_nominee, "ann")});
  EXPECT_FALSE(directory.find_nominee("ann"));
  ASSERT_EQ(directory.link_count(), 1u);
  EXPECT_EQ(directory.link(0).nominee, "");
  EXPECT_EQ(directory.link(0).supporting_school, moor);
  EXPECT_TRUE(directory.conflicts().empty());
}

TEST(LiveDirectory, ANomineeUnderTheIdOfARemovedOneIsAnother) {
  Nominee other = cat();
  other.id = "ann";
  const Directory directory = after({of(ChangeKind::remove_nominee, "ann"), of(ChangeKind::add_nominee, other)});
  EXPECT_EQ(nominee(directory, "ann"), other);
  EXPECT_EQ(directory.link(0).nominee, "");
}

TEST(LiveDirectory, AddsLinksAndMovesThemOn) {
  const Link link{.nominee = "ben",
                  .supporting_school = fell,
                  .requesting_school = moor,
                  .date = day("2026-08-20"),
                  .state = LinkState::proposed};
  Link accepted = link;
  accepted.state = LinkState::accepted;
  const Directory directory = after({of(ChangeKind::add_link, link), of(ChangeKind::set_link_state, accepted)});
  ASSERT_EQ(directory.link_count(), 2u);
  EXPECT_EQ(directory.link(1), accepted);
  Link first = two_schools().link(0);
  first.state = LinkState::cancelled;
  EXPECT_EQ(after({of(ChangeKind::set_link_state, first)}).link(0), first);
}

TEST(LiveDirectory, AddsAndRemovesSchools) {
  const Directory directory = after({of(ChangeKind::add_school, School{.urn = "100000"})});
  EXPECT_EQ(directory.schools().size(), 3u);
  EXPECT_EQ(nominee(directory, "ann").school, moor);
  EXPECT_EQ(after({of(ChangeKind::add_school, School{.urn = "100000"}), of(ChangeKind::remove_school, "100000")}),
            two_schools());
}

TEST(LiveDirectory, AddsAndLiftsConflicts) {
  const Conflict conflict{.supporting_school = fell, .requesting_school = moor};
  const Change add{.kind = ChangeKind::add_conflict, .conflict = conflict};
  const Change lift{.kind = ChangeKind::remove_conflict, .conflict = conflict};
  EXPECT_EQ(after({add}).conflicts().size(), 2u);
  EXPECT_EQ(after({add, lift}), two_schools());
}

TEST(LiveDirectory, RefusesAWholeBatchWithEveryFaultInItsPlace) {
  Nominee bad = cat();
  bad.school = "999999";
  bad.expertise.push_back({.topic = "histroy"});
  bad.max_links = -1;
  EXPECT_THAT(
      faults_of({of(ChangeKind::pause_nominee, "ben"), of(ChangeKind::add_nominee, bad),
                 of(ChangeKind::remove_nominee, "nobody"), of(ChangeKind::remove_school, moor),
                 of(ChangeKind::add_school, School{.urn = "100000", .low_age = -1})}),
      ElementsAre("/changes/1/nominee/school", "/changes/1/nominee/max_links", "/changes/1/nominee/expertise/1/topic",
                  "/changes/2/id", "/changes/3/id", "/changes/4/school/low_age"));
}

TEST(LiveDirectory, RefusesIdsThatAreTakenOrUnknown) {
  Nominee taken = cat();
  taken.id = "ann";
  EXPECT_THAT(faults_of({of(ChangeKind::add_nominee, taken)}), ElementsAre("/changes/0/nominee/id"));
  EXPECT_THAT(faults_of({of(ChangeKind::change_nominee, cat())}), ElementsAre("/changes/0/nominee/id"));
  EXPECT_THAT(faults_of({of(ChangeKind::add_school, School{.urn = moor})}), ElementsAre("/changes/0/school/urn"));
  EXPECT_THAT(faults_of({of(ChangeKind::change_school, School{.urn = "1"})}), ElementsAre("/changes/0/school/urn"));
}

TEST(LiveDirectory, RefusesLinksOfStrangersAndOfASchoolWithItself) {
  const Link strange{.nominee = "nobody", .supporting_school = moor, .requesting_school = moor, .date = {}};
  EXPECT_THAT(faults_of({of(ChangeKind::add_link, strange)}),
              ElementsAre("/changes/0/link/nominee", "/changes/0/link/requesting_school"));
  const Link unknown{.nominee = "ben", .supporting_school = fell, .requesting_school = moor, .date = {}};
  EXPECT_THAT(faults_of({of(ChangeKind::set_link_state, unknown)}), ElementsAre("/changes/0/link"));
}

TEST(LiveDirectory, RefusesMembersAKindDoesNotReadAndMissesThoseItNeeds) {
  EXPECT_THAT(faults_of({{.kind = ChangeKind::pause_nominee, .nominee = cat()}}),
              ElementsAre("/changes/0/id", "/changes/0/nominee"));
  EXPECT_THAT(faults_of({{.kind = ChangeKind::set_max_links, .id = "ann", .max_links = -1}}),
              ElementsAre("/changes/0/max_links"));
}

TEST(LiveDirectory, TellsFollowersWhatChangedWithoutContacts) {
  LiveDirectory live(two_schools());
  Nominee with_contact = cat();
  with_contact.contact.name = "Cat Walker";
  live.apply(std::vector{of(ChangeKind::add_nominee, with_contact)});
  live.apply(std::vector{of(ChangeKind::pause_nominee, "ann")});
  const auto batches = live.changes_since(1);
  ASSERT_EQ(batches.size(), 2u);
  EXPECT_EQ(batches[0].version, 2u);
  EXPECT_EQ(batches[0].changes.at(0).nominee, cat());
  EXPECT_EQ(live.changes_since(2).size(), 1u);

  LiveDirectory follower(two_schools());
  for (const ChangeBatch& batch : batches) EXPECT_EQ(follower.apply(batch.changes), batch.version);
  EXPECT_EQ(follower.snapshot().nominee_count(), live.snapshot().nominee_count());
}

TEST(LiveDirectory, SaysSoWhenItHasForgottenAndWhenItCannotKnow) {
  LiveDirectory live(two_schools(), {.history = 1});
  live.apply(std::vector{of(ChangeKind::pause_nominee, "ann")});
  live.apply(std::vector{of(ChangeKind::resume_nominee, "ann")});
  EXPECT_EQ(live.changes_since(2).size(), 1u);
  EXPECT_THROW(static_cast<void>(live.changes_since(1)), LimitError);
  EXPECT_THROW(static_cast<void>(live.changes_since(4)), InputError);
}

}  // namespace
}  // namespace s2ss::reference
