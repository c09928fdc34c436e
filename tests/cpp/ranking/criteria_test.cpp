#include <atomic>
#include <limits>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reference/small_world.hpp"
#include "s2ss/criterion.hpp"
#include "s2ss/error.hpp"
#include "s2ss/explain.hpp"
#include "s2ss/rank.hpp"
#include "s2ss/rank_all.hpp"
#include "s2ss/scorer.hpp"
#include "s2ss/sentences.hpp"
#include "s2ss/synthetic_directory.hpp"

namespace s2ss {
namespace {

using ::testing::HasSubstr;

using Candidates = std::span<const CriterionCandidate>;
using Scores = std::span<Millionths>;

/// The same score for everybody.
Criterion constant(const std::string& name, Millionths score) {
  return {.name = name, .scores = [score](const CriterionContext&, Candidates, Scores scores) {
            for (Millionths& each : scores) each = score;
          }};
}

/// The built-in parts as they are, and a tenth for each criterion.
Policy policy_with(const std::vector<std::string>& names) {
  std::vector<CriterionShare> shares;
  for (const std::string& name : names) shares.push_back({name, 0.1});
  const AllWeights weights = AllWeights::normalised({0.55, 0.2, 0.15, 0.1}, shares);
  Policy policy{.weights = weights.parts};
  policy.criterion_weights = weights.criteria;
  return policy;
}

class CriteriaTest : public ::testing::Test {
 protected:
  CriteriaTest() {
    SyntheticOptions options;
    options.nominees = 3'000;
    directory = synthetic_directory(options);
    requests = synthetic_requests(*directory);
    for (const Request& each : requests) {
      if (rank(*directory, each).eligible > 100) busy.push_back(each);
    }
  }

  Shortlist ranked(const std::vector<Criterion>& criteria, const Policy& policy, std::size_t limit = 10) const {
    return rank(*directory, busy.at(0), policy, {.limit = limit, .criteria = criteria});
  }

  /// The first fault of ranking with this criterion under a policy that has a weight for it.
  Fault fault_of(const Criterion& criterion) const {
    try {
      static_cast<void>(ranked({criterion}, policy_with({"confidence"})));
    } catch (const InputError& error) {
      return error.faults().front();
    }
    return {};
  }

  std::optional<Directory> directory;
  std::vector<Request> requests;
  std::vector<Request> busy;  ///< With many who could help.
};

TEST(CriterionNames, HaveTheShapeOfTheLibrarysOwnWords) {
  for (const char* name : {"confidence", "x", "years_of_teaching_2", "distant"}) {
    EXPECT_TRUE(is_criterion_name(name)) << name;
  }
  for (const char* name :
       {"", "Confidence", "2nd", "_x", "a b", "a/b", "caf\xC3\xA9", "score", "rank", "school_name"}) {
    EXPECT_FALSE(is_criterion_name(name)) << name;
  }
  EXPECT_FALSE(is_criterion_name(std::string(41, 'a')));
}

TEST(CriterionNames, AreNotMistakenForABuiltInPart) {
  for (const char* name : {"subject_fit", "diversity", "diversty", "subjectfit", "proximities"}) {
    EXPECT_EQ(is_criterion_name(name), std::string_view(name) == "proximities") << name;
  }
}

TEST(MillionthsOf, RoundsToTheNearestAndHalfUp) {
  EXPECT_EQ(millionths_of(0.0), 0);
  EXPECT_EQ(millionths_of(-0.0), 0);
  EXPECT_EQ(millionths_of(0.4999994), 499'999);
  EXPECT_EQ(millionths_of(0.0000005), 1);
  EXPECT_EQ(millionths_of(1.0), one);
  for (const double wrong : {-1e-300, 1.0000000000000002, std::numeric_limits<double>::infinity(),
                             std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_EQ(millionths_of(wrong), std::nullopt);
  }
}

TEST(AllWeights, SumToOneMillionWhateverIsGiven) {
  const AllWeights weights = AllWeights::normalised({1, 1, 0, 0}, {{"zeal", 1}, {"ardour", 3}});
  EXPECT_EQ(weights.parts.subject_fit + weights.parts.availability + weights.parts.diversity +
                weights.criteria[0].value + weights.criteria[1].value,
            one);
  EXPECT_EQ(weights.criteria[0], (CriterionValue{"ardour", 500'000}));
  EXPECT_EQ(weights.criteria[1].name, "zeal");
}

TEST(AllWeights, RefuseNamesNoCriterionCanHave) {
  EXPECT_THROW(static_cast<void>(AllWeights::normalised({1, 1, 1, 1}, {{"Zeal", 1}})), InputError);
  EXPECT_THROW(static_cast<void>(AllWeights::normalised({1, 1, 1, 1}, {{"zeal", 1}, {"zeal", 2}})), InputError);
  EXPECT_THROW(static_cast<void>(AllWeights::normalised({1, 1, 1, 1}, {{"zeal", -1}})), InputError);
  EXPECT_THROW(static_cast<void>(AllWeights::normalised({0, 0, 0, 0}, {{"zeal", 0}})), InputError);
  EXPECT_NO_THROW(static_cast<void>(AllWeights::normalised({0, 0, 0, 0}, {{"zeal", 1}})));
}

TEST_F(CriteriaTest, AddTheirShareToTheScoreUnderTheirNames) {
  const Shortlist shortlist =
      ranked({constant("zeal", 400'000), constant("ardour", one)}, policy_with({"ardour", "zeal"}));
  ASSERT_FALSE(shortlist.candidates.empty());
  EXPECT_EQ(shortlist.criterion_weights.size(), 2u);
  for (const Candidate& candidate : shortlist.candidates) {
    EXPECT_EQ(candidate.criterion_parts, (std::vector<CriterionValue>{{"ardour", one}, {"zeal", 400'000}}));
    EXPECT_EQ(candidate.total, weighted_total(shortlist.weights, candidate.parts) +
                                   Total{shortlist.criterion_weights[0].value} * one +
                                   Total{shortlist.criterion_weights[1].value} * 400'000);
  }
}

TEST_F(CriteriaTest, SpeakInTheSentencesOfCandidatesAndExplanations) {
  const std::vector<Criterion> criteria{constant("zeal", 400'000)};
  const Policy policy = policy_with({"zeal"});
  const Shortlist shortlist = ranked(criteria, policy);
  EXPECT_EQ(sentences(shortlist.candidates.at(0)).back(), "The criterion zeal gives 40%.");
  const Explanation explanation =
      explain(*directory, busy[0], shortlist.candidates.at(3).nominee, policy, {.criteria = criteria});
  EXPECT_EQ(explanation.candidate, shortlist.candidates[3]);
  EXPECT_EQ(explanation.rank, 4u);
  EXPECT_EQ(explanation.eligible, shortlist.eligible);
  EXPECT_EQ(sentences(explanation).back(), "The criterion zeal gives 40%.");
}

TEST_F(CriteriaTest, AreAskedAboutEveryEligibleNomineeUnlessTheyHaveABound) {
  std::size_t asked = 0;
  Criterion counted{.name = "zeal", .scores = [&asked](const CriterionContext&, Candidates candidates, Scores scores) {
                      asked += candidates.size();
                      for (Millionths& each : scores) each = 0;
                    }};
  const Policy policy = policy_with({"zeal"});
  const Shortlist all = rank(*directory, busy.at(0), policy, {.limit = 3, .criteria = std::span(&counted, 1)});
  EXPECT_EQ(asked, all.eligible);

  SyntheticOptions options;
  options.nominees = 20'000;
  const Directory large = synthetic_directory(options);
  const Shortlist unbounded = rank(large, busy[0], policy, {.limit = 3, .criteria = std::span(&counted, 1)});
  asked = 0;
  counted.bound = constant_bound(10'000);
  EXPECT_EQ(rank(large, busy[0], policy, {.limit = 3, .criteria = std::span(&counted, 1)}), unbounded);
  EXPECT_LT(asked, unbounded.eligible / 2);
}

TEST(CriteriaSearch, GoesOnAsLongAsSomebodyCouldDrawLevel) {
  reference::Situation situation = reference::small_situation();
  School& beside = situation.supporting();
  School away = reference::small_school("100003");
  away.easting = *beside.easting + 5'000;
  situation.world.schools.push_back(away);
  situation.nominee().id = "beside";
  // All who are away stand behind; the last of them can make up for the distance, and then comes first by id.
  for (int i = 100; i < 500; ++i) {
    const std::string id = "away-" + std::to_string(i);
    situation.world.nominees.push_back(reference::small_nominee(id, away.urn, {reference::small_expertise("history")}));
  }
  const Directory directory = reference::build(situation.world);
  const AllWeights weights = AllWeights::normalised({0.5, 0, 0, 0.25}, {{"zeal", 0.25}});
  Policy policy{.weights = weights.parts, .max_distance = 10'000};
  policy.criterion_weights = weights.criteria;
  const auto last_of_all = directory.find_nominee("away-499");
  const Criterion zeal{.name = "zeal",
                       .scores =
                           [&](const CriterionContext&, Candidates candidates, Scores scores) {
                             for (std::size_t i = 0; i < scores.size(); ++i) {
                               scores[i] = candidates[i].nominee == last_of_all ? 500'000 : 0;
                             }
                           },
                       .bound = constant_bound(500'000)};
  const Shortlist shortlist = rank(directory, situation.request, policy, {.limit = 2, .criteria = std::span(&zeal, 1)});
  ASSERT_EQ(shortlist.eligible, 401u);
  EXPECT_EQ(shortlist.candidates.at(0).nominee, "away-499");
  EXPECT_EQ(shortlist.candidates.at(1).nominee, "beside");
  EXPECT_EQ(shortlist.candidates[0].total, shortlist.candidates[1].total);
  const Shortlist first = rank(directory, situation.request, policy, {.limit = 1, .criteria = std::span(&zeal, 1)});
  EXPECT_EQ(first.candidates.at(0).nominee, "away-499");
}

TEST_F(CriteriaTest, NeedAWeightAndAreNeededForEachWeight) {
  const auto message = [&](const std::vector<Criterion>& criteria, const Policy& policy) -> std::string {
    try {
      static_cast<void>(ranked(criteria, policy));
    } catch (const InputError& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_THAT(message({constant("zeal", 0)}, {}), HasSubstr("a weight in the policy for the criterion zeal"));
  EXPECT_THAT(message({}, policy_with({"zeal"})), HasSubstr("a criterion with the name zeal"));
  EXPECT_THAT(message({constant("zeal", 0), constant("zeal", 1)}, policy_with({"zeal"})), HasSubstr("once"));
  EXPECT_THAT(message({constant("score", 0)}, {}), HasSubstr("name of a criterion"));
  EXPECT_THAT(message({Criterion{.name = "zeal", .scores = {}}}, policy_with({"zeal"})), HasSubstr("function"));
  EXPECT_THROW(Scorer(*directory, busy.at(0), policy_with({"zeal"})), InputError);
}

TEST_F(CriteriaTest, AreRefusedByNameWhenAScoreIsOutOfRange) {
  for (const Millionths wrong : {-1, one + 1, std::numeric_limits<Millionths>::max()}) {
    EXPECT_EQ(fault_of(constant("confidence", wrong)).field, "criterion confidence");
  }
  Criterion forgets_one{.name = "confidence", .scores = [](const CriterionContext&, Candidates, Scores scores) {
                          for (std::size_t i = 1; i < scores.size(); ++i) scores[i] = 0;
                        }};
  EXPECT_EQ(fault_of(forgets_one).field, "criterion confidence");
  Criterion above_its_bound = constant("confidence", 500'000);
  above_its_bound.bound = constant_bound(499'999);
  EXPECT_THAT(fault_of(above_its_bound).mend, HasSubstr("bound"));
  Criterion bound_out_of_range = constant("confidence", 0);
  bound_out_of_range.bound = constant_bound(one + 1);
  EXPECT_THAT(fault_of(bound_out_of_range).expected, HasSubstr("a bound from 0 to 1"));
}

TEST_F(CriteriaTest, LetWhatTheyThrowCarryTheirName) {
  const Criterion throws{.name = "confidence", .scores = [](const CriterionContext&, Candidates, Scores) {
                           throw std::runtime_error("out of ideas");
                         }};
  try {
    static_cast<void>(ranked({throws}, policy_with({"confidence"})));
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("criterion confidence"));
    EXPECT_THROW(std::rethrow_if_nested(error), std::runtime_error);
  }
}

TEST_F(CriteriaTest, StopBetweenBatchesWhenAsked) {
  std::stop_source stop;
  std::size_t batches = 0;
  const std::vector<Criterion> criteria{
      {.name = "ardour",
       .scores =
           [&](const CriterionContext&, Candidates, Scores scores) {
             ++batches;
             stop.request_stop();
             for (Millionths& each : scores) each = 0;
           }},
      {.name = "zeal", .scores = [&](const CriterionContext&, Candidates, Scores) { ++batches; }}};
  const RankOptions options{.limit = 3, .criteria = criteria, .stop = stop.get_token()};
  EXPECT_THROW(static_cast<void>(rank(*directory, busy.at(0), policy_with({"ardour", "zeal"}), options)), Cancelled);
  EXPECT_EQ(batches, 1u);
}

TEST_F(CriteriaTest, GiveTheSameTableWithAnyNumberOfThreads) {
  std::atomic<std::size_t> asked = 0;
  const std::vector<Criterion> criteria{
      {.name = "zeal", .scores = [&asked](const CriterionContext&, Candidates candidates, Scores scores) {
         asked += candidates.size();
         for (std::size_t i = 0; i < scores.size(); ++i) {
           scores[i] = static_cast<Millionths>(candidates[i].nominee.value % 11 * 90'000);
         }
       }}};
  const Policy policy = policy_with({"zeal"});
  const RankTable alone = rank_all(*directory, requests, policy, {.limit = 5, .threads = 1, .criteria = criteria});
  ASSERT_EQ(alone.criteria, std::vector<std::string>{"zeal"});
  ASSERT_EQ(alone.criterion_parts.at(0).size(), alone.size());
  for (const std::size_t threads : {2u, 5u}) {
    const RankTable table =
        rank_all(*directory, requests, policy, {.limit = 5, .threads = threads, .criteria = criteria});
    EXPECT_EQ(table.nominee, alone.nominee);
    EXPECT_EQ(table.total, alone.total);
    EXPECT_EQ(table.criterion_parts, alone.criterion_parts);
  }
  EXPECT_GT(asked, 0u);
}

TEST_F(CriteriaTest, NameThemselvesWhenOneRequestOfManyFails) {
  const Criterion throws{.name = "confidence",
                         .scores = [](const CriterionContext&, Candidates, Scores scores) { scores[0] = 2 * one; }};
  EXPECT_THROW(static_cast<void>(
                   rank_all(*directory, requests, policy_with({"confidence"}), {.criteria = std::span(&throws, 1)})),
               InputError);
}

}  // namespace
}  // namespace s2ss
