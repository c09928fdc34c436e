#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "reference/canonical_text.hpp"
#include "reference/effort.hpp"
#include "reference/random_changes.hpp"
#include "reference/random_request.hpp"
#include "reference/random_world.hpp"
#include "s2ss/live_directory.hpp"
#include "s2ss/rank.hpp"

namespace s2ss::reference {
namespace {

constexpr int requests = 6;
constexpr int readers = 8;

/// A course of changes with what everyone should be answered at each version, worked out by one thread alone.
struct Course {
  World start;
  std::vector<Request> requests;
  std::vector<std::vector<Change>> batches;
  std::vector<std::vector<std::string>> answers;  ///< By version - 1, then by request.
};

/// Most batches change records of nominees alone.
Course some_course(int versions) {
  Random random(11);
  Course course;
  course.start = with_todays_urns(random_world(random, Taxonomy::default_scheme(), 60));
  World world = course.start;
  for (int i = 0; i < requests; ++i) course.requests.push_back(random_request(random, world));
  ChangeMaker changes(random, world);
  for (int version = 1; version <= versions; ++version) {
    const Directory directory = build(world);
    course.answers.emplace_back();
    for (const Request& request : course.requests) {
      course.answers.back().push_back(canonical_text(rank(directory, request)));
    }
    if (version < versions)
      course.batches.push_back(random.chance(30) ? changes.batch(4) : changes.batch_of_records(4));
  }
  return course;
}

TEST(LiveReaders, AreAnsweredAsOneNamedVersionWouldWhileItChanges) {
  const Course course = some_course(effort(200));
  LiveDirectory live(build(course.start));
  std::atomic<bool> finished = false;
  std::atomic<int> wrong = 0;
  std::vector<std::uint64_t> last(readers, 0);
  {
    std::vector<std::jthread> threads;
    for (std::size_t reader = 0; reader < readers; ++reader) {
      threads.emplace_back([&, reader] {
        // Each looks once more after the last version.
        for (std::size_t turn = reader, more = 1; more > 0; ++turn) {
          if (finished) --more;
          const std::size_t asked = turn % requests;
          const Shortlist shortlist = rank(live.snapshot(), course.requests[asked]);
          if (shortlist.version < last[reader]) ++wrong;
          last[reader] = shortlist.version;
          if (canonical_text(shortlist) != course.answers.at(shortlist.version - 1)[asked]) ++wrong;
        }
      });
    }
    for (const auto& batch : course.batches) live.apply(batch);
    finished = true;
  }
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(last, std::vector<std::uint64_t>(readers, course.answers.size()));
}

TEST(LiveReaders, WritersTakeTurns) {
  Random random(5);
  const World world = with_todays_urns(random_world(random, Taxonomy::default_scheme(), 20));
  LiveDirectory live(build(world));
  constexpr int writers = 4;
  constexpr int batches = 10;
  {
    std::vector<std::jthread> threads;
    for (int writer = 0; writer < writers; ++writer) {
      threads.emplace_back([&, writer] {
        for (int i = 0; i < batches; ++i) {
          Nominee nominee = world.nominees.front();
          nominee.id = "writer " + std::to_string(writer) + " nominee " + std::to_string(i);
          live.apply(std::vector{Change{.kind = ChangeKind::add_nominee, .nominee = nominee}});
          static_cast<void>(live.changes_since(1));
        }
      });
    }
  }
  EXPECT_EQ(live.version(), 1u + writers * batches);
  EXPECT_EQ(live.snapshot().nominee_count(), world.nominees.size() + writers * batches);
  EXPECT_EQ(live.changes_since(1).size(), std::size_t{writers * batches});
}

}  // namespace
}  // namespace s2ss::reference
