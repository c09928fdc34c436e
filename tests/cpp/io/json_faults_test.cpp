#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "s2ss/io/json.hpp"

namespace s2ss {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

template <typename Value>
InputError error_of(std::string_view text) {
  try {
    (void)from_json<Value>(text, "some.json");
  } catch (const InputError& error) {
    return error;
  }
  ADD_FAILURE() << "was accepted: " << text;
  return InputError(Fault{});
}

/// The only fault of a text.
template <typename Value>
Fault fault_of(std::string_view text) {
  const InputError error = error_of<Value>(text);
  EXPECT_EQ(error.total(), 1u) << error.what();
  return error.faults().front();
}

template <typename Value>
std::vector<std::string> pointers_of(std::string_view text) {
  std::vector<std::string> pointers;
  const InputError error = error_of<Value>(text);
  for (const Fault& fault : error.faults()) pointers.push_back(fault.pointer);
  return pointers;
}

std::string request_with(const std::string& members) {
  return R"({"id": "r1", "school": "1", "needs": ["history"], "from": "2026-09-07", "to": "2026-10-23")" + members +
         "}";
}

TEST(JsonFaults, NameLineColumnPointerFieldAndMend) {
  const auto fault = fault_of<Request>(request_with(",\n \"modes\": [\"visit\", \"vist\"]"));
  EXPECT_EQ(fault.source, "some.json");
  EXPECT_EQ(fault.line, 2u);
  EXPECT_EQ(fault.column, 21u);
  EXPECT_EQ(fault.pointer, "/modes/1");
  EXPECT_EQ(fault.field, "modes");
  EXPECT_EQ(fault.expected, R"(one of "visit", "host", "online", "phone", "resources")");
}

TEST(JsonFaults, CountPointersFromThePartThatIsRead) {
  EXPECT_EQ(fault_of<Need>(R"({"topic": "history", "weight": 0})").pointer, "/weight");
  EXPECT_EQ(fault_of<NeedEvidence>("[]").pointer, "");
}

TEST(JsonFaults, StandAtTheBeginningOfTheWrongValue) {
  const auto column_of = [](const std::string& member) {
    return *fault_of<Request>(request_with(",\n" + member)).column;
  };
  EXPECT_EQ(column_of(R"("text": true)"), 9u);
  EXPECT_EQ(column_of(R"("text": -12.5e3 )"), 9u);
  EXPECT_EQ(column_of(R"("text":7)"), 8u);
  EXPECT_EQ(column_of(R"("text": {"a": [1, {}]})"), 9u);
  EXPECT_EQ(column_of(R"("text": [1])"), 9u);
  EXPECT_EQ(column_of(R"("places": "a \" b \\")"), 11u);
  EXPECT_EQ(column_of(R"(   "plaices": 3)"), 4u);
}

TEST(JsonFaults, RefuseDuplicateKeysAndPointAtTheSecond) {
  const auto fault = fault_of<Request>(request_with(",\n \"places\": 2, \"places\": 3"));
  EXPECT_EQ(fault.pointer, "/places");
  EXPECT_EQ(fault.column, 15u);
  EXPECT_EQ(fault.expected, "each member once");
}

TEST(JsonFaults, ListTheKnownMembersForAnUnknownOne) {
  const auto fault = fault_of<Nominee>(R"({"id": "n1", "school": "1", "contact": {"telephone": "x"}})");
  EXPECT_EQ(fault.pointer, "/contact");
  EXPECT_EQ(fault.expected, "only the members name, email");
  EXPECT_EQ(fault.mend, "remove the member or correct its name");
}

TEST(JsonFaults, SuggestAKnownMemberThatLooksAlike) {
  for (const std::string key : {"needs_", "neds", "nedes", "Needs"}) {
    const auto fault = fault_of<Request>(request_with(", \"" + key + "\": []"));
    EXPECT_EQ(fault.mend, "did you mean `needs`?");
  }
}

TEST(JsonFaults, SkipWhateverAnUnknownMemberHolds) {
  EXPECT_EQ(fault_of<Request>(request_with(R"(, "unknown": {"id": 1, "x": [{"id": 2}], "id": null})")).pointer, "");
}

TEST(JsonFaults, NameEachMissingMemberAtItsObject) {
  const InputError error = error_of<Request>("\n{\"needs\": [{}], \"from\": null, \"to\": \"2026-10-23\"}");
  ASSERT_THAT(pointers_of<Request>("\n{\"needs\": [{}], \"from\": null, \"to\": \"2026-10-23\"}"),
              ElementsAre("/needs/0/topic", "/from", "/id", "/school"));
  EXPECT_EQ(error.faults()[0].column, 12u);
  EXPECT_EQ(error.faults()[2].line, 2u);
  EXPECT_EQ(error.faults()[2].column, 1u);
  EXPECT_EQ(error.faults()[2].mend, "the member is missing: add it");
}

TEST(JsonFaults, RefuseTheWrongType) {
  EXPECT_EQ(fault_of<Request>(request_with(R"(, "text": 1)")).expected, "a text");
  EXPECT_EQ(fault_of<Request>(request_with(R"(, "text": ["a"])")).expected, "a text");
  EXPECT_EQ(fault_of<Request>(request_with(R"(, "places": "1")")).expected, "a whole number from 1 to 1000");
  EXPECT_EQ(fault_of<Request>(request_with(R"(, "places": true)")).expected, "a whole number from 1 to 1000");
  EXPECT_EQ(fault_of<Request>(request_with(R"(, "avoid_schools": "1")")).expected, "a list, each item a text");
  EXPECT_EQ(fault_of<Request>(request_with(R"(, "avoid_schools": [null])")).pointer, "/avoid_schools/0");
  EXPECT_EQ(fault_of<Policy>(R"({"exclude_same_trust": 1})").expected, "true or false");
  EXPECT_EQ(fault_of<Policy>(R"({"weights": 1})").expected, "an object, a weight for each part that counts");
  EXPECT_EQ(fault_of<Policy>("[]").pointer, "");
  EXPECT_EQ(fault_of<Policy>("null").expected, "an object, a policy");
  EXPECT_EQ(fault_of<Policy>("7").column, 1u);
  EXPECT_EQ(fault_of<std::vector<Request>>("{}").expected, "a list, each item an object, a request");
}

TEST(JsonFaults, RefuseNumbersOutOfRange) {
  for (const std::string value : {"0", "-1", "1001", "1.5", "99999999999", "18446744073709551615", "1e300"}) {
    EXPECT_EQ(fault_of<Request>(request_with(", \"places\": " + value)).pointer, "/places") << value;
  }
  EXPECT_EQ(from_json<Request>(request_with(R"(, "places": 3.0)")).places, 3);
  EXPECT_EQ(fault_of<Request>(request_with(R"(, "priority": 2147483648)")).expected, "a whole number");
  EXPECT_EQ(fault_of<Nominee>(R"({"id": "n", "school": "1", "max_links": -1})").expected, "a whole number, 0 or more");
  EXPECT_EQ(fault_of<Policy>(R"({"min_score": 1.000001})").expected, "a number from 0 to 1");
  EXPECT_EQ(fault_of<Policy>(R"({"min_score": -0.1})").expected, "a number from 0 to 1");
  EXPECT_EQ(fault_of<School>(R"({"urn": "1", "disadvantage": 100.1})").pointer, "/disadvantage");
  for (const std::string weight : {"0", "-1"}) {
    const std::string need = R"({"topic": "history", "weight": )" + weight + "}";
    EXPECT_EQ(fault_of<Request>(R"({"id": "r", "school": "1", "needs": [)" + need +
                                R"(], "from": "2026-09-07", "to": "2026-09-07"})")
                  .pointer,
              "/needs/0/weight");
  }
}

TEST(JsonFaults, RefuseDaysThatDoNotExist) {
  for (const std::string day :
       {"2026-02-30", "2026-13-01", "26-01-01", "2026-1-1", "2026-01-01T00:00", "", "1899-01-01"}) {
    const auto fault = fault_of<Nominee>(R"({"id": "n", "school": "1", "review_by": ")" + day + "\"}");
    EXPECT_EQ(fault.pointer, "/review_by");
    EXPECT_EQ(fault.expected, "a day that exists, written like 2026-09-01");
  }
}

TEST(JsonFaults, RefuseRangesThatRunBackwards) {
  EXPECT_EQ(
      fault_of<Nominee>(R"({"id": "n", "school": "1", "away": [{"to": "2026-01-01", "from": "2026-01-02"}]})").pointer,
      "/away/0/to");
  const std::string window = R"({"id": "r", "school": "1", "needs": ["history"], )";
  EXPECT_EQ(fault_of<Request>(window + R"("from": "2026-02-01", "to": "2026-01-31"})").pointer, "/to");
  EXPECT_EQ(fault_of<Request>(window + R"("from": "2026-02-01", "to": "2036-02-11"})").pointer, "/to");
  // A day that could not be read says nothing about the order.
  EXPECT_THAT(pointers_of<Request>(window + R"("from": "2026-02-01", "to": "2026-02-31"})"), ElementsAre("/to"));
  EXPECT_THAT(pointers_of<Request>(window + R"("to": "1960-01-01"})"), ElementsAre("/from"));
}

TEST(JsonFaults, RefuseARequestThatAsksForNothing) {
  const std::string rest = R"("id": "r", "school": "1", "from": "2026-02-01", "to": "2026-02-01")";
  EXPECT_EQ(fault_of<Request>("{" + rest + R"(, "needs": []})").expected, "at least one need");
  EXPECT_EQ(fault_of<Request>("{" + rest + R"(, "needs": ["history"], "modes": []})").expected, "at least one mode");
}

TEST(JsonFaults, RefuseWordsThatAreNoneOfOurs) {
  EXPECT_THAT(fault_of<School>(R"({"urn": "1", "status": "ajar"})").expected, HasSubstr(R"("Open", "Closed")"));
  EXPECT_THAT(fault_of<Nominee>(R"({"id": "n", "school": "1", "role": "head"})").expected, HasSubstr("senior_leader"));
  EXPECT_EQ(fault_of<Nominee>(R"({"id": "n", "school": "1", "slots": ["A:Sun-am"]})").pointer, "/slots/0");
  EXPECT_EQ(fault_of<Nominee>(R"({"id": "n", "school": "1", "slots": "noon"})").pointer, "/slots");
  EXPECT_EQ(from_json<School>(R"({"urn": "1", "status": "CLOSED"})").status, SchoolStatus::closed);
}

TEST(JsonFaults, RefuseWeightsThatWeighNothing) {
  EXPECT_EQ(fault_of<Policy>(R"({"weights": {}})").pointer, "/weights");
  EXPECT_EQ(fault_of<Policy>(R"({"weights": {"subject_fit": 0, "diversity": 0.0}})").expected,
            "at least one weight above 0");
  EXPECT_EQ(fault_of<Policy>(R"({"weights": {"subject_fit": -1, "diversity": 1}})").pointer, "/weights/subject_fit");
  EXPECT_EQ(fault_of<Policy>(R"({"weights": {"subject_fit": -1}})").pointer, "/weights/subject_fit");
  EXPECT_THAT(fault_of<Policy>(R"({"weights": {"subject_fitt": 1, "diversity": 1}})").mend, HasSubstr("subject_fit"));
}

TEST(JsonFaults, RefuseNamesNoCriterionCanHave) {
  for (const char* name : {"Zeal", "zeal ", "score", "diversty", ""}) {
    const Fault fault = fault_of<Policy>(std::string(R"({"weights": {"diversity": 1, ")") + name + R"(": 1}})");
    EXPECT_EQ(fault.pointer, "/weights");
    EXPECT_THAT(fault.expected, HasSubstr("criteria by their names"));
  }
}

TEST(JsonFaults, PointToACriterionsWeight) {
  EXPECT_EQ(fault_of<Policy>(R"({"weights": {"zeal": -1, "diversity": 1}})").pointer, "/weights/zeal");
  EXPECT_EQ(fault_of<Policy>(R"({"weights": {"zeal": null, "diversity": 1}})").pointer, "/weights/zeal");
  EXPECT_EQ(fault_of<Policy>(R"({"weights": {"zeal": "x"}})").pointer, "/weights/zeal");
  EXPECT_EQ(fault_of<Policy>(R"({"weights": {"zeal": 0}})").expected, "at least one weight above 0");
  EXPECT_EQ(fault_of<Policy>(R"({"weights": {"zeal": 1, "zeal": 2}})").expected, "each member once");
}

TEST(JsonFaults, RefuseMoreCriteriaThanADecisionTakes) {
  std::string weights = R"({"weights": {"diversity": 1)";
  for (std::size_t i = 0; i < most_criteria; ++i) weights += ", \"zeal_" + std::to_string(i) + "\": 1";
  EXPECT_EQ(from_json<Policy>(weights + "}}").criterion_weights.size(), most_criteria);
  EXPECT_THAT(fault_of<Policy>(weights + R"(, "zeal": 1}})").expected, HasSubstr("up to 32 criteria"));
}

TEST(JsonFaults, ComeTogetherUpToTheStatedNumber) {
  std::string requests = "[";
  for (int i = 0; i < 300; ++i) requests += i == 0 ? "1" : ",1";
  const InputError error = error_of<std::vector<Request>>(requests + "]");
  EXPECT_EQ(error.faults().size(), InputError::most_faults);
  EXPECT_EQ(error.total(), 300u);
  EXPECT_EQ(error.faults().back().pointer, "/99");
}

TEST(JsonReading, TakesShortForms) {
  const auto request = from_json<Request>(request_with(R"(, "slots": "A:Tue-pm")"));
  EXPECT_EQ(request.needs, (std::vector<Need>{{.topic = "history", .aspects = {}, .stages = {}, .boards = {}}}));
  EXPECT_EQ(request.slots, *Slots::from_text("A:Tue-pm"));
  const auto nominee =
      from_json<Nominee>(R"({"id": "n", "school": "1", "expertise": ["history", {"topic": "music"}]})");
  EXPECT_EQ(nominee.expertise.at(0).topic, "history");
  EXPECT_EQ(nominee.expertise.at(1).topic, "music");
}

TEST(JsonReading, TakesNullForAMissingMember) {
  EXPECT_EQ(from_json<Request>(request_with(R"(, "slots": null, "places": null, "max_distance": null, "text": null)")),
            from_json<Request>(request_with("")));
}

TEST(JsonReading, TakesMembersInAnyOrder) {
  EXPECT_EQ(
      from_json<Link>(R"({"date": "2026-01-01", "requesting_school": "2", "nominee": "n", "supporting_school": "1"})"),
      (Link{"n", "1", "2", Date::parse("2026-01-01"), LinkState::completed, ""}));
}

TEST(JsonReading, ScalesWeightsOfAnySize) {
  const auto weights = from_json<Policy>(R"({"weights": {"subject_fit": 6, "diversity": 2}})").weights;
  EXPECT_EQ(weights, (Weights{.subject_fit = 750'000, .availability = 0, .diversity = 250'000, .proximity = 0}));
}

TEST(JsonReading, TakesWeightsOfCriteriaInAnyOrder) {
  const auto policy = from_json<Policy>(R"({"weights": {"zeal": 1, "subject_fit": 2, "ardour": 1}})");
  EXPECT_EQ(policy.weights.subject_fit, 500'000);
  EXPECT_EQ(policy.criterion_weights, (std::vector<CriterionValue>{{"ardour", 250'000}, {"zeal", 250'000}}));
  EXPECT_THAT(to_json(policy), HasSubstr(R"("proximity": 0.0, "ardour": 0.25, "zeal": 0.25})"));
}

TEST(JsonReading, RoundsFractionsToTheNearestMillionth) {
  EXPECT_EQ(from_json<Policy>(R"({"min_score": 0.12345649})").min_score, 123'456);
  EXPECT_EQ(from_json<Policy>(R"({"min_score": 0.1234565})").min_score, 123'457);
  EXPECT_EQ(from_json<Policy>(R"({"min_score": 1})").min_score, one);
}

}  // namespace
}  // namespace s2ss
