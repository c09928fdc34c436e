#include "s2ss/io/bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "reference/effort.hpp"
#include "reference/random_world.hpp"
#include "s2ss/error.hpp"
#include "s2ss/io/json.hpp"

namespace s2ss::reference {
namespace {

Directory some_directory(std::uint64_t seed = 3, int nominees = 30) {
  Random random(seed);
  return build(random_world(random, Taxonomy::default_scheme(), nominees));
}

std::string expected_of(const std::string& bytes) {
  try {
    static_cast<void>(directory_from_bytes(bytes, "message"));
  } catch (const InputError& error) {
    EXPECT_EQ(error.faults().at(0).source, "message");
    return error.faults().at(0).expected;
  }
  return "";
}

TEST(Bytes, BringADirectoryBack) {
  const int worlds = effort(200);
  for (int seed = 0; seed < worlds; ++seed) {
    const Directory directory = some_directory(static_cast<std::uint64_t>(seed), seed % 40 + 1);
    const std::string bytes = to_bytes(directory, {.contacts = true});
    const Directory read = directory_from_bytes(bytes);
    ASSERT_EQ(read, directory) << seed;
    ASSERT_EQ(to_json(read), to_json(directory)) << seed;
    ASSERT_EQ(to_bytes(read, {.contacts = true}), bytes) << seed;
  }
}

TEST(Bytes, CarryTheVersion) {
  EXPECT_EQ(directory_from_bytes(to_bytes(some_directory())).version(), 0u);
  EXPECT_EQ(directory_from_bytes(to_bytes(some_directory().with_version(41))).version(), 41u);
}

TEST(Bytes, LeaveContactsOutUnlessAsked) {
  DirectoryBuilder builder(Taxonomy::default_scheme(), Date::parse("2026-09-01"));
  Nominee nominee{.id = "n1", .school = "1"};
  nominee.contact = {.name = "Ann Other", .email = "ann@example.org"};
  const Directory directory = builder.add(School{.urn = "1"}).add(nominee).build();
  EXPECT_EQ(to_bytes(directory).find("Ann Other"), std::string::npos);
  EXPECT_TRUE(directory_from_bytes(to_bytes(directory)).nominee(NomineeIndex{0}).contact.empty());
  EXPECT_EQ(directory_from_bytes(to_bytes(directory, {.contacts = true})), directory);
}

TEST(Bytes, CarryATaxonomyOfOnesOwn) {
  TaxonomyBuilder scheme("crafts");
  Concept weaving;
  weaving.id = "weaving";
  weaving.pref_label = "Weaving";
  scheme.add(weaving);
  DirectoryBuilder builder(scheme.build(), Date::parse("2026-09-01"));
  builder.add(School{.urn = "1"}).add(Nominee{.id = "n1", .school = "1", .expertise = {{.topic = "weaving"}}});
  const Directory directory = builder.build();
  EXPECT_EQ(directory_from_bytes(to_bytes(directory)), directory);
}

TEST(Bytes, AreRefusedWhereverOneIsDamaged) {
  const std::string bytes = to_bytes(some_directory(3, 5));
  for (std::size_t i = 0; i < bytes.size(); i += i < 64 ? 1 : 97) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
    EXPECT_FALSE(expected_of(damaged).empty()) << i;
  }
}

TEST(Bytes, AreRefusedWhenCutShortOrLengthened) {
  const std::string bytes = to_bytes(some_directory(3, 5));
  for (std::size_t size = 0; size < bytes.size(); size += size < 64 ? 1 : 101) {
    EXPECT_FALSE(expected_of(bytes.substr(0, size)).empty()) << size;
  }
  EXPECT_FALSE(expected_of(bytes + '\0').empty());
}

TEST(Bytes, OfAnotherFormatAreRefusedByName) {
  std::string bytes = to_bytes(some_directory());
  bytes[8] = 2;
  EXPECT_EQ(expected_of(bytes), "format 1 of a directory's bytes; these are of 2");
}

}  // namespace
}  // namespace s2ss::reference
