#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "s2ss/synthetic_directory.hpp"

namespace s2ss {
namespace {

const Directory& of_20_000() {
  static const Directory directory = [] {
    SyntheticOptions options;
    options.nominees = 20'000;
    options.seed = 3;
    return synthetic_directory(options);
  }();
  return directory;
}

ConceptIndex top_of(const Taxonomy& taxonomy, ConceptIndex index) {
  while (!taxonomy.is_top(index)) index = taxonomy.broader(index).front();
  return index;
}

TEST(SyntheticNominees, OfferAFewTopicsFarMoreOftenThanOthers) {
  const Directory& directory = of_20_000();
  std::vector<std::size_t> uses(directory.taxonomy().size(), 0);
  for (const ExpertiseRecord& offered : directory.expertise_records()) ++uses[offered.topic.value];
  const std::size_t english = uses[directory.taxonomy().find("english")->value];
  std::sort(uses.begin(), uses.end(), std::greater<>());
  std::size_t in_top_tenth = 0;
  for (std::size_t i = 0; i < uses.size() / 10; ++i) in_top_tenth += uses[i];
  EXPECT_GT(in_top_tenth * 100, directory.expertise_records().size() * 30);
  EXPECT_EQ(english, uses.front()) << "the subject every school teaches most";
  EXPECT_GT(std::count_if(uses.begin(), uses.end(), [](std::size_t n) { return n > 0; }), 180);
}

TEST(SyntheticNominees, OfferWhatTheirRoleKnows) {
  const Directory& directory = of_20_000();
  const Taxonomy& taxonomy = directory.taxonomy();
  std::map<std::pair<Role, std::string>, int> share;
  std::map<Role, int> all;
  for (const NomineeRecord& nominee : directory.nominee_records()) {
    for (std::uint32_t e = nominee.expertise.begin; e < nominee.expertise.end; ++e) {
      ++all[nominee.role];
      ++share[{nominee.role, taxonomy.at(top_of(taxonomy, directory.expertise_records()[e].topic)).id}];
    }
  }
  const auto percent = [&](Role role, const std::string& top) { return 100 * share[{role, top}] / all[role]; };
  EXPECT_GT(percent(Role::subject_teacher, "subjects"), 60);
  EXPECT_GT(percent(Role::support_staff, "operations-and-support-services"), 50);
  EXPECT_LT(percent(Role::subject_teacher, "operations-and-support-services"), 3);
  EXPECT_LT(percent(Role::senior_leader, "subjects"), 25);
}

TEST(SyntheticNominees, HoldEveryKindOfEntryThatTheRulesKnow) {
  const Directory& directory = of_20_000();
  int listed = 0, overdue = 0, claim_much = 0, away = 0, full = 0, at_closed = 0, without_distance = 0;
  for (const NomineeRecord& nominee : directory.nominee_records()) {
    listed += nominee.status == NomineeStatus::listed ? 1 : 0;
    overdue += nominee.review_by != absent_number && nominee.review_by < directory.as_of().days() ? 1 : 0;
    claim_much += nominee.main_topics > 6 ? 1 : 0;
    away += nominee.away.size() > 0 ? 1 : 0;
    full += nominee.current_links >= nominee.max_links ? 1 : 0;
    at_closed += directory.school_records()[nominee.school.value].open ? 0 : 1;
    without_distance += nominee.max_distance == absent_number ? 1 : 0;
    ASSERT_TRUE(nominee.max_links >= 1 && nominee.max_links <= 4);
    ASSERT_FALSE(nominee.slots.empty());
    ASSERT_FALSE(nominee.modes.empty());
    ASSERT_TRUE(nominee.expertise.size() >= 1 && nominee.expertise.size() <= 8);
  }
  EXPECT_NEAR(listed, 18'200, 400);
  for (const int count : {overdue, claim_much, away, full, at_closed, without_distance}) {
    EXPECT_GT(count, 5);
    EXPECT_LT(count, 6'000);
  }
}

TEST(SyntheticNominees, AreSpreadUnevenlyOverSchools) {
  std::vector<std::int32_t> counts;
  for (const SchoolRecord& school : of_20_000().school_records()) counts.push_back(school.nominees);
  std::sort(counts.begin(), counts.end(), std::greater<>());
  int in_top_tenth = 0;
  for (std::size_t i = 0; i < counts.size() / 10; ++i) in_top_tenth += counts[i];
  EXPECT_GT(in_top_tenth * 100, 20'000 * 20);
  EXPECT_LT(in_top_tenth * 100, 20'000 * 60);
}

TEST(SyntheticNominees, AreNobody) {
  const Directory& directory = of_20_000();
  for (std::uint32_t i = 0; i < 1'000; ++i) {
    const Nominee nominee = directory.nominee(NomineeIndex{i});
    EXPECT_TRUE(nominee.contact.empty());
    EXPECT_EQ(nominee.id.size(), 6u) << "ids are padded so that they sort in the order of their numbers";
  }
}

}  // namespace
}  // namespace s2ss
