#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reference/criteria_reference.hpp"
#include "reference/effort.hpp"
#include "reference/random_policy.hpp"
#include "reference/random_request.hpp"
#include "reference/random_world.hpp"
#include "s2ss/criterion.hpp"
#include "s2ss/explain.hpp"
#include "s2ss/rank.hpp"
#include "s2ss/rank_all.hpp"

namespace s2ss::reference {
namespace {

/// A number that looks like none in particular, for a text.
std::uint64_t hashed(const std::string& text, std::uint64_t salt) {
  std::uint64_t hash = 14'695'981'039'346'656'037u ^ salt;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211u;
  return hash ^ (hash >> 29);
}

/// A criterion, and what its twin says of a plain row.
struct Pair {
  Criterion criterion;
  ScoreOfPair twin;
};

/// Something about the nominee's id, few values, so that there are ties.
Pair about_the_nominee(std::string name, std::uint64_t salt, Millionths most) {
  const auto score = [salt, most](const std::string& id) {
    return static_cast<Millionths>(std::int64_t{most} * static_cast<std::int64_t>(hashed(id, salt) % 5) / 4);
  };
  return {{.name = std::move(name),
           .scores =
               [score](const CriterionContext& context, std::span<const CriterionCandidate> candidates,
                       std::span<Millionths> scores) {
                 for (std::size_t i = 0; i < candidates.size(); ++i) {
                   scores[i] = score(std::string(context.directory.nominee_id(candidates[i].nominee)));
                 }
               }},
          [score](const PairReference& pair) { return score(pair.nominee->id); }};
}

/// Something about the facts a criterion is told.
Pair about_the_pair(std::string name, Millionths most) {
  const auto score = [most](int sessions, int distance, Millionths fit) {
    return static_cast<Millionths>((std::int64_t{sessions} * 7'919 + distance + fit) % (std::int64_t{most} + 1));
  };
  return {{.name = std::move(name),
           .scores =
               [score](const CriterionContext&, std::span<const CriterionCandidate> candidates,
                       std::span<Millionths> scores) {
                 for (std::size_t i = 0; i < candidates.size(); ++i) {
                   const CriterionCandidate& one_of_them = candidates[i];
                   const int distance = one_of_them.distance == absent_number ? 17 : one_of_them.distance;
                   scores[i] = score(one_of_them.sessions, distance, one_of_them.parts.subject_fit);
                 }
               }},
          [score](const PairReference& pair) {
            return score(pair.sessions, pair.distance.value_or(17), pair.parts.subject_fit);
          }};
}

std::vector<Pair> random_criteria(Random& random) {
  std::vector<Pair> pairs;
  const int count = random.between(1, 3);
  for (int i = 0; i < count; ++i) {
    const std::string name = std::string(1, static_cast<char>('z' - i)) + "_criterion";
    const Millionths most = random.one_of<Millionths>({0, 1, 300'000, 1'000'000});
    pairs.push_back(random.chance(50) ? about_the_nominee(name, random.next(), most) : about_the_pair(name, most));
    if (random.chance(70)) pairs.back().criterion.bound = constant_bound(random.chance(50) ? most : one);
  }
  std::sort(pairs.begin(), pairs.end(),
            [](const Pair& left, const Pair& right) { return left.criterion.name < right.criterion.name; });
  return pairs;
}

void add_weights(Random& random, const std::vector<Pair>& pairs, Policy& policy) {
  std::vector<double> shares{policy.weights.subject_fit / 1e6, policy.weights.availability / 1e6,
                             policy.weights.diversity / 1e6, policy.weights.proximity / 1e6};
  for (std::size_t i = 0; i < pairs.size(); ++i) shares.push_back(random.one_of({0.0, 0.001, 0.1, 0.25, 1.0}));
  const std::vector<Millionths> scaled = exact_shares(shares);
  policy.weights = {scaled[0], scaled[1], scaled[2], scaled[3]};
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    policy.criterion_weights.push_back({pairs[i].criterion.name, scaled[4 + i]});
  }
}

std::string difference(const Candidate& shown, const JudgedReference& expected) {
  if (shown.nominee != expected.pair.nominee->id) return "order";
  if (shown.parts != expected.pair.parts) return "parts";
  if (shown.criterion_parts != expected.values) return "criterion_parts";
  return shown.total == expected.pair.total ? "" : "total";
}

std::string difference(const Shortlist& shown, const JudgedShortlistReference& expected, std::size_t limit) {
  if (shown.eligible != expected.eligible.size()) return "eligible";
  if (shown.excluded != expected.excluded) return "excluded";
  if (shown.candidates.size() != std::min(limit, expected.eligible.size())) return "number of candidates";
  for (std::size_t i = 0; i < shown.candidates.size(); ++i) {
    const std::string found = difference(shown.candidates[i], expected.eligible[i]);
    if (!found.empty()) return "candidate " + std::to_string(i) + ": " + found;
  }
  return "";
}

std::string difference(const Explanation& shown, const JudgedShortlistReference& shortlist,
                       const JudgedReference& expected) {
  const std::string found = difference(shown.candidate, expected);
  if (!found.empty()) return found;
  if (shown.rules != expected.pair.rules) return "rules";
  if (shown.eligible != shortlist.eligible.size()) return "eligible";
  const auto before =
      std::count_if(shortlist.eligible.begin(), shortlist.eligible.end(),
                    [&](const JudgedReference& other) { return stands_before(other.pair, expected.pair); });
  return shown.rank == 1 + static_cast<std::size_t>(before) ? "" : "rank";
}

std::string difference(const RankTable& table, const Shortlist& shortlist) {
  if (table.size() != shortlist.candidates.size()) return "rows";
  for (std::size_t i = 0; i < table.size(); ++i) {
    const Candidate& candidate = shortlist.candidates[i];
    if (table.directory.nominee_id(table.nominee[i]) != candidate.nominee) return "nominee";
    if (table.total[i] != candidate.total) return "total";
    for (std::size_t j = 0; j < table.criteria.size(); ++j) {
      const CriterionValue value{table.criteria[j], table.criterion_parts[j][i]};
      if (value != candidate.criterion_parts[j]) return "criterion_parts";
    }
  }
  return "";
}

TEST(CriteriaTwin, AgreesWithTheLibraryOnEveryRandomRequest) {
  Nearness nearness(Taxonomy::default_scheme());
  std::size_t eligible = 0, too_low = 0;
  for (int world_number = 0; world_number < std::max(effort(60), 20); ++world_number) {
    Random random(77'000u + static_cast<std::uint64_t>(world_number));
    // More than are asked about at once, now and then.
    const int nominees = world_number % 15 == 0 ? 900 : random.between(1, 40);
    const World world = random_world(random, Taxonomy::default_scheme(), nominees);
    const Directory directory = build(world);
    RankReference twin(world, nearness);
    for (int question = 0; question < 8; ++question) {
      const Request request = random_request(random, world);
      Policy policy = random_policy(random);
      const std::vector<Pair> pairs = random_criteria(random);
      add_weights(random, pairs, policy);
      std::vector<Criterion> criteria;
      std::vector<ScoreOfPair> scores;
      for (const Pair& pair : pairs) {
        criteria.push_back(pair.criterion);
        scores.push_back(pair.twin);
      }
      random.shuffle(criteria);
      const auto limit = random.one_of<std::size_t>({1, 2, 10, 1'000'000});
      SCOPED_TRACE("world " + std::to_string(world_number) + ", question " + std::to_string(question));

      const JudgedShortlistReference expected = rank_with_criteria(twin, request, policy, scores);
      const Shortlist shown = s2ss::rank(directory, request, policy, {.limit = limit, .criteria = criteria});
      ASSERT_EQ(difference(shown, expected, limit), "");
      ASSERT_EQ(shown.criterion_weights, policy.criterion_weights);
      const RankTable table =
          rank_all(directory, std::span(&request, 1), policy, {.limit = limit, .criteria = criteria});
      ASSERT_EQ(difference(table, shown), "");
      for (const auto* const judged : {&expected.eligible, &expected.removed}) {
        if (judged->empty()) continue;
        const JudgedReference& one_of_them = random.pick(*judged);
        const Explanation explanation =
            explain(directory, request, one_of_them.pair.nominee->id, policy, {.criteria = criteria});
        ASSERT_EQ(difference(explanation, expected, one_of_them), "");
      }
      eligible += expected.eligible.size();
      too_low += expected.excluded[static_cast<std::size_t>(Rule::below_min_score)];
    }
  }
  EXPECT_GT(eligible, 0u);
  EXPECT_GT(too_low, 0u);
}

}  // namespace
}  // namespace s2ss::reference
