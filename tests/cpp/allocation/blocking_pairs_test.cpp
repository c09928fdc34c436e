#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reference/effort.hpp"
#include "reference/stable_reference.hpp"
#include "s2ss/error.hpp"

namespace s2ss::reference {
namespace {

TEST(BlockingPairs, AreThoseBothSidesWouldTakeGivenWhatTheyHave) {
  Random random(5);
  int found_some = 0;
  for (int round = 0; round < effort(6'000); ++round) {
    const StableCase given = random_stable_case(random, 6, 5);
    const StableReference twin(given);
    StableReference::Arcs some;
    for (const std::int64_t arc : twin.all()) {
      if (random.chance(40)) some.insert(arc);
    }
    const StableReference::Arcs held = twin.columns_choose(twin.rows_choose(some));
    std::vector<std::int64_t> expected;
    for (const std::int64_t arc : twin.all()) {
      if (twin.blocks(arc, held)) expected.push_back(arc);
    }
    ASSERT_EQ(blocking_pairs(given.problem(), std::vector<std::int64_t>(held.begin(), held.end())), expected)
        << "round " << round;
    found_some += expected.empty() ? 0 : 1;
  }
  EXPECT_GT(found_some, 0);
}

/// Two rows that both know columns 0 and 1.
StableCase small_case() {
  StableCase given;
  given.indptr = {0, 2, 4};
  given.indices = {0, 1, 0, 1};
  given.priority = {1, 1, 1, 1};
  given.columns = 2;
  given.places = {1, 1};
  given.capacity = {1, 1};
  return given;
}

std::string pointer_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const InputError& error) {
    const Fault& fault = error.faults().front();
    return fault.pointer.empty() ? fault.field : fault.pointer;
  }
  return "accepted";
}

TEST(BlockingPairs, RefuseAMatchingThatExceedsALimit) {
  const StableCase given = small_case();
  const auto with = [&](std::vector<std::int64_t> chosen) {
    return pointer_of([&] { (void)blocking_pairs(given.problem(), chosen); });
  };
  EXPECT_EQ(with({0, 0}), "/chosen/1");
  EXPECT_EQ(with({0, 1}), "/chosen/1");
  EXPECT_EQ(with({0, 2}), "/chosen/1");
  EXPECT_EQ(with({0, 4}), "/chosen/1");
  EXPECT_EQ(with({-1}), "/chosen/0");
  EXPECT_EQ(with({0, 3}), "accepted");
}

TEST(StableMatching, NamesTheArrayAndThePositionOfAFault) {
  const auto with = [](const std::function<void(StableCase&)>& change) {
    StableCase given = small_case();
    change(given);
    return pointer_of([&] { (void)stable_matching(given.problem()); });
  };
  EXPECT_EQ(with([](StableCase& c) { c.indices[2] = 2; }), "/indices/2");
  EXPECT_EQ(with([](StableCase& c) { c.indices[2] = -1; }), "/indices/2");
  EXPECT_EQ(with([](StableCase& c) { c.indices[3] = 0; }), "/indices/3");
  EXPECT_EQ(with([](StableCase& c) { c.indptr[1] = 5; }), "/indptr/2");
  EXPECT_EQ(with([](StableCase& c) { c.indptr[0] = 1; }), "/indptr/0");
  EXPECT_EQ(with([](StableCase& c) { c.indptr[2] = 3; }), "indices");
  EXPECT_EQ(with([](StableCase& c) { c.priority.pop_back(); }), "priority");
  EXPECT_EQ(with([](StableCase& c) { c.places[1] = -1; }), "/places/1");
  EXPECT_EQ(with([](StableCase& c) { c.capacity.pop_back(); }), "capacity");
  EXPECT_EQ(with([](StableCase& c) { c.exclusive = {0, -3}; }), "/exclusive/1");
  EXPECT_EQ(with([](StableCase& c) { c.group = {{0, 1}}, c.group_capacity = {{1}}; }), "/group/1");
  EXPECT_EQ(with([](StableCase& c) { c.group = {{0, 0}}, c.group_capacity = {{-1}}; }), "/group_capacity/0");
  EXPECT_EQ(with([](StableCase& c) { c.group = {{0, 0}, {0, 1}}, c.group_capacity = {{1}, {1, 1}}; }), "/group[1]/1");
}

}  // namespace
}  // namespace s2ss::reference
