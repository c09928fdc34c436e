#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "s2ss/synthetic_directory.hpp"
#include "schemes.hpp"

namespace s2ss {
namespace {

Directory programme() {
  SyntheticOptions options;
  options.nominees = 2'000;
  return synthetic_directory(options);
}

TEST(SyntheticRequests, AskWithinTheYearAndForAFewThings) {
  const Directory directory = programme();
  for (const Request& request : synthetic_requests(directory, {.requests = 3'000})) {
    ASSERT_TRUE(request.needs.size() >= 1 && request.needs.size() <= 3);
    ASSERT_GT(request.from, directory.as_of());
    ASSERT_LE(request.to - directory.as_of(), 366);
    const int days = request.to - request.from + 1;
    ASSERT_TRUE(days >= 14 && days <= 56);
    ASSERT_FALSE(request.modes.empty());
    ASSERT_FALSE(request.slots.empty());
    const auto school = directory.find_school(request.school);
    ASSERT_TRUE(school.has_value());
    ASSERT_TRUE(directory.school_records()[school->value].open);
    for (const std::string& urn : request.avoid_schools) ASSERT_NE(urn, request.school);
  }
}

TEST(SyntheticRequests, NameOnlyWhatTheDirectoryKnows) {
  const Directory directory = programme();
  const Taxonomy& taxonomy = directory.taxonomy();
  const auto has_facet = [&](const std::string& id, Facet facet) {
    const auto found = taxonomy.find(id);
    return found && taxonomy.at(*found).facet == facet;
  };
  for (const Request& request : synthetic_requests(directory, {.requests = 3'000, .seed = 9})) {
    for (const Need& need : request.needs) {
      ASSERT_TRUE(taxonomy.find(need.topic));
      for (const auto& id : need.aspects) ASSERT_TRUE(has_facet(id, Facet::aspect));
      for (const auto& id : need.stages) ASSERT_TRUE(has_facet(id, Facet::stage));
      for (const auto& id : need.boards) ASSERT_TRUE(has_facet(id, Facet::board));
    }
    for (const auto& urn : request.avoid_schools) ASSERT_TRUE(directory.find_school(urn));
    for (const auto& trust : request.avoid_trusts) ASSERT_TRUE(directory.find_trust(trust));
    for (const auto& nominee : request.avoid_nominees) ASSERT_TRUE(directory.find_nominee(nominee));
  }
}

TEST(SyntheticRequests, WantOtherTopicsThanAreOffered) {
  const Directory directory = programme();
  std::map<std::string, int> asked;
  int all = 0;
  for (const Request& request : synthetic_requests(directory, {.requests = 5'000})) {
    for (const Need& need : request.needs) {
      ++asked[need.topic];
      ++all;
    }
  }
  EXPECT_GT(asked["computing"] * 100, all * 5) << "what is hard to staff is asked for most";
  EXPECT_LT(asked["english"], asked["computing"] / 2);
}

TEST(SyntheticRequests, SometimesCarryEveryKindOfLimit) {
  int required = 0, faceted = 0, limited = 0, several = 0, avoiding = 0;
  const std::vector<Request> requests = synthetic_requests(programme(), {.requests = 1'000});
  for (const Request& request : requests) {
    for (const Need& need : request.needs) {
      required += need.required ? 1 : 0;
      faceted += need.aspects.empty() && need.stages.empty() && need.boards.empty() ? 0 : 1;
    }
    limited += request.max_distance ? 1 : 0;
    several += request.places > 1 ? 1 : 0;
    avoiding += request.avoid_schools.size() + request.avoid_trusts.size() + request.avoid_nominees.size() > 0 ? 1 : 0;
  }
  for (const int count : {required, faceted, limited, several, avoiding}) {
    EXPECT_GT(count, 20);
    EXPECT_LT(count, 900);
  }
}

TEST(SyntheticRequests, WorkWithASmallSchemeWithoutFacets) {
  SyntheticOptions options;
  options.taxonomy = two_concepts();
  options.nominees = 100;
  const auto requests = synthetic_requests(synthetic_directory(options), {.requests = 100});
  for (const Request& request : requests) {
    ASSERT_TRUE(request.needs.size() == 1 || request.needs.size() == 2);
    ASSERT_TRUE(request.needs.front().aspects.empty());
  }
  EXPECT_TRUE(synthetic_requests(synthetic_directory(options), {.requests = 0}).empty());
}

}  // namespace
}  // namespace s2ss
