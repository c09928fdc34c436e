#include "core/word_table.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace s2ss::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

WordTable table_of(const std::vector<std::pair<std::string, std::uint32_t>>& entries) {
  WordTable table;
  for (const auto& [word, value] : entries) table.add(word, value);
  table.freeze();
  return table;
}

std::vector<std::uint32_t> values(const WordTable& table, std::string_view word) {
  std::vector<std::uint32_t> result;
  for (const WordTable::Entry& entry : table.find(word)) result.push_back(entry.value);
  return result;
}

TEST(WordTable, FindsTheNumbersUnderAWordInTheirOrder) {
  const WordTable table = table_of({{"art", 7}, {"music", 1}, {"art", 3}, {"art", 5}});
  EXPECT_THAT(values(table, "art"), ElementsAre(3, 5, 7));
  EXPECT_THAT(values(table, "music"), ElementsAre(1));
  EXPECT_TRUE(table.contains("art"));
}

TEST(WordTable, FindsNothingUnderOtherWords) {
  const WordTable table = table_of({{"art", 7}});
  for (const char* word : {"", "ar", "arts", "Art"}) EXPECT_THAT(values(table, word), IsEmpty());
  EXPECT_FALSE(WordTable().contains("art"));
  EXPECT_FALSE(table_of({}).contains(""));
}

TEST(WordTable, HoldsTheEmptyWordAndWordsWithNulBytes) {
  const WordTable table = table_of({{"", 1}, {std::string("a\0b", 3), 2}, {"a", 3}});
  EXPECT_THAT(values(table, ""), ElementsAre(1));
  EXPECT_THAT(values(table, std::string_view("a\0b", 3)), ElementsAre(2));
}

// Two words known to share their 64 bits of FNV-1a.
TEST(WordTable, KeepsWordsOfOneHashApart) {
  const std::string first = "8yn0iYCKYHlIj4-BwPqk", second = "GReLUrM4wMqfg9yzV3KQ";
  ASSERT_EQ(hash_of(first), hash_of(second));
  const WordTable table = table_of({{second, 4}, {first, 3}, {second, 2}, {first, 1}});
  EXPECT_THAT(values(table, first), ElementsAre(1, 3));
  EXPECT_THAT(values(table, second), ElementsAre(2, 4));
  EXPECT_THAT(values(table_of({{first, 1}}), second), IsEmpty());
}

TEST(WordTable, HashesAsPublished) {
  EXPECT_EQ(hash_of(""), 0xcbf29ce484222325U);
  EXPECT_EQ(hash_of("a"), 0xaf63dc4c8601ec8cU);
  EXPECT_EQ(hash_of("foobar"), 0x85944171f73967e8U);
}

RC_GTEST_PROP(WordTable, FindsWhatAMapFinds, ()) {
  const auto word = rc::gen::container<std::string>(rc::gen::element('a', 'b', '\xFF'));
  const auto entries = *rc::gen::container<std::vector<std::pair<std::string, std::uint32_t>>>(
      rc::gen::pair(word, rc::gen::inRange(0U, 5U)));
  std::map<std::string, std::multiset<std::uint32_t>> expected;
  for (const auto& [text, value] : entries) expected[text].insert(value);
  const WordTable table = table_of(entries);
  const std::string other = *word;
  expected.try_emplace(other);
  for (const auto& [text, numbers] : expected) {
    RC_ASSERT(values(table, text) == std::vector<std::uint32_t>(numbers.begin(), numbers.end()));
    RC_ASSERT(table.contains(text) == !numbers.empty());
  }
}

}  // namespace
}  // namespace s2ss::text
