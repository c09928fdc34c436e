#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "cpp/io/json_samples.hpp"
#include "cpp/io/temporary_folder.hpp"

namespace s2ss {
namespace {

using namespace s2ss::testing;

template <typename Value>
void comes_back(const Value& value) {
  const std::string text = to_json(value);
  const Value read = from_json<Value>(text);
  RC_ASSERT(read == value);
  RC_ASSERT(to_json(read) == text);
}

RC_GTEST_PROP(JsonRoundTrip, KeepsEverySchool, ()) { comes_back(any_school()); }
RC_GTEST_PROP(JsonRoundTrip, KeepsEveryNominee, ()) { comes_back(any_nominee()); }
RC_GTEST_PROP(JsonRoundTrip, KeepsEveryLink, ()) { comes_back(any_link()); }
RC_GTEST_PROP(JsonRoundTrip, KeepsEveryConflict, ()) { comes_back(any_conflict()); }
RC_GTEST_PROP(JsonRoundTrip, KeepsEveryCalendar, ()) { comes_back(any_calendar()); }
RC_GTEST_PROP(JsonRoundTrip, KeepsEveryBatchOfChanges, ()) { comes_back(any_change_batch()); }
RC_GTEST_PROP(JsonRoundTrip, KeepsEveryRequest, ()) { comes_back(any_request()); }
RC_GTEST_PROP(JsonRoundTrip, KeepsEveryListOfRequests, ()) { comes_back(any_list(any_request)); }
RC_GTEST_PROP(JsonRoundTrip, KeepsEveryPolicy, ()) { comes_back(any_policy()); }
RC_GTEST_PROP(JsonRoundTrip, KeepsEveryShortlist, ()) { comes_back(any_shortlist()); }
RC_GTEST_PROP(JsonRoundTrip, KeepsEveryExplanation, ()) { comes_back(any_explanation()); }
RC_GTEST_PROP(JsonRoundTrip, KeepsEveryStability, ()) { comes_back(any_stability()); }
RC_GTEST_PROP(JsonRoundTrip, KeepsEveryComparison, ()) { comes_back(any_comparison()); }
RC_GTEST_PROP(JsonRoundTrip, KeepsEveryMetrics, ()) { comes_back(any_metrics()); }

RC_GTEST_PROP(JsonRoundTrip, KeepsEveryPlan, ()) { comes_back(any_plan()); }
RC_GTEST_PROP(JsonRoundTrip, KeepsEveryComparisonOfPlans, ()) { comes_back(any_plan_comparison()); }

RC_GTEST_PROP(JsonRoundTrip, KeepsEveryResolution, ()) { comes_back(any_resolution()); }

RC_GTEST_PROP(JsonRoundTrip, KeepsEveryPartThatStandsOnItsOwn, ()) {
  comes_back(any_expertise());
  comes_back(any_contact());
  comes_back(any_need());
  const Candidate candidate = any_candidate();
  comes_back(candidate);
  comes_back(candidate.evidence);
  comes_back(any_need_evidence());
  comes_back(any_facet());
  comes_back(any_step());
  comes_back(any_link_evidence());
  comes_back(any_reference());
  comes_back(any_single_change());
  comes_back(any_interval());
  comes_back(any_part_stability());
  comes_back(any_tie());
  comes_back(any_part_difference());
  comes_back(any_share());
  comes_back(any_rules());
  comes_back(any_assigned_link());
  comes_back(any_unmet());
  comes_back(any_shortage());
  comes_back(any_link_price());
  comes_back(any_bound());
  comes_back(any_certificate());
  comes_back(any_plan_conflict());
  comes_back(any_phrase());
  comes_back(any_mention());
  comes_back(any_dismissed_mention());
  comes_back(any_resolved_need());
  comes_back(any_question());
}

TEST(JsonRoundTrip, ReadsTheShortFormOfAPart) {
  EXPECT_EQ(from_json<Need>("\"history\"").topic, "history");
  EXPECT_EQ(from_json<Expertise>("\"history\"").topic, "history");
}

RC_GTEST_PROP(JsonRoundTrip, KeepsEveryMillionthAndEveryScore, ()) {
  Candidate candidate;
  candidate.total = *rc::gen::resize(100, rc::gen::inRange(Total{0}, one_total + 1));
  candidate.parts.diversity = any_fraction();
  const Explanation explanation{"r", candidate, {}, 1, 1, {}};
  comes_back(explanation);
}

TEST(JsonRoundTrip, KeepsTheDefaultTaxonomy) {
  const Taxonomy& taxonomy = Taxonomy::default_scheme();
  const std::string text = to_json(taxonomy);
  EXPECT_EQ(from_json<Taxonomy>(text), taxonomy);
  EXPECT_EQ(to_json(from_json<Taxonomy>(text)), text);
}

TEST(JsonRoundTrip, KeepsEveryConceptOfTheDefaultTaxonomy) {
  for (const Concept& shown : Taxonomy::default_scheme().concepts()) {
    EXPECT_EQ(from_json<Concept>(to_json(shown)), shown) << shown.id;
  }
}

TEST(JsonRoundTrip, KeepsADirectoryWithEveryKindOfRecord) {
  DirectoryBuilder builder(Taxonomy::default_scheme(), Date::parse("2026-09-01"));
  for (const char* urn : {"3", "1", "2"}) builder.add(School{.urn = urn, .name = "School", .local_authority = "888"});
  Nominee nominee;
  nominee.id = "n1";
  nominee.school = "1";
  nominee.expertise = {{.topic = "history", .aspects = {}, .stages = {}, .boards = {}, .strength = Strength::also}};
  nominee.away = {{Date::parse("2026-10-01"), Date::parse("2026-10-02")}};
  nominee.contact = {"A name", "an@address"};
  builder.add(nominee);
  builder.add(Link{"n1", "1", "2", Date::parse("2026-01-05"), LinkState::completed, "r1"});
  builder.add(Conflict{"", "1", "3", "a reason", Date::parse("2027-01-01")});
  builder.add(lancashire_calendar());
  builder.add_successor("9", "1");
  const Directory directory = builder.build();
  const std::string text = to_json(directory);
  const Directory read = directory_from_json(text, Taxonomy::default_scheme());
  EXPECT_EQ(read, directory);
  EXPECT_EQ(to_json(read), text);
}

TEST(JsonRoundTrip, KeepsASyntheticDirectoryAndItsShortlists) {
  SyntheticOptions options;
  options.nominees = 300;
  const Directory directory = synthetic_directory(options);
  const std::string text = to_json(directory);
  EXPECT_EQ(directory_from_json(text, directory.taxonomy()), directory);
  const auto requests = synthetic_requests(directory);
  EXPECT_EQ(from_json<std::vector<Request>>(to_json(requests)), requests);
  std::size_t candidates = 0;
  for (const Request& request : requests) {
    const Shortlist shortlist = rank(directory, request);
    EXPECT_EQ(from_json<Shortlist>(to_json(shortlist)), shortlist);
    candidates += shortlist.candidates.size();
  }
  EXPECT_GT(candidates, 0u);
}

TEST(JsonRoundTrip, KeepsWhatAMessageWasUnderstoodToAskFor) {
  const Resolution resolution =
      Taxonomy::default_scheme().resolve("MFL and subject leadership at KS3, not behaviour; support with gadgets");
  ASSERT_FALSE(resolution.needs.empty());
  ASSERT_FALSE(resolution.dismissed.empty());
  const std::string text = to_json(resolution);
  EXPECT_EQ(from_json<Resolution>(text), resolution);
  EXPECT_EQ(to_json(from_json<Resolution>(text)), text);
}

TEST(JsonRoundTrip, GoesThroughFiles) {
  const TemporaryFolder folder;
  const Policy policy{.weights = Weights::normalised(1, 1, 1, 0)};
  write_json(folder.path() / "policy.json", policy);
  EXPECT_EQ(read_json<Policy>(folder.path() / "policy.json"), policy);
  const Directory directory = DirectoryBuilder(Taxonomy::default_scheme(), Date::parse("2026-09-01")).build();
  write_json(folder.path() / "directory.json", directory);
  EXPECT_EQ(read_directory_json(folder.path() / "directory.json", Taxonomy::default_scheme()), directory);
}

TEST(JsonRoundTrip, KeepsTheTotalOfAPlanWhoseLinksAreMoreThanADoubleCanCount) {
  Plan plan;
  plan.assigned.resize(10'001);  // A double counts to 9,007 of them.
  for (AssignedLink& link : plan.assigned) {
    link.total = 999'999'999'999;
    plan.total += link.total;
  }
  const Plan read = from_json<Plan>(to_json(plan));
  EXPECT_EQ(read.total, plan.total);
}

}  // namespace
}  // namespace s2ss
