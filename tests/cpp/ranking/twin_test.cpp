#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reference/effort.hpp"
#include "reference/evidence_reference.hpp"
#include "reference/random_policy.hpp"
#include "reference/random_request.hpp"
#include "reference/random_world.hpp"
#include "reference/rank_reference.hpp"
#include "s2ss/explain.hpp"
#include "s2ss/rank.hpp"
#include "s2ss/scorer.hpp"

namespace s2ss::reference {
namespace {

/// 10,000 requests in a release build, a million when asked for.
int world_count() { return effort(500); }
int requests_per_world() { return effort(1) > 1 ? 200 : 20; }

std::string in_words(const Parts& shown, const Parts& expected) {
  const auto text = [](const Parts& parts) {
    return std::to_string(parts.subject_fit) + " " + std::to_string(parts.availability) + " " +
           std::to_string(parts.diversity) + " " + std::to_string(parts.proximity);
  };
  return text(shown) + " instead of " + text(expected);
}

std::string difference(const Candidate& shown, const Request& request, const Policy& policy, const World& world,
                       const PairReference& expected) {
  const School& school = school_of(world, expected.nominee->school);
  if (shown.school != school.urn || shown.school_name != school.name) return "school";
  if (shown.role != expected.nominee->role) return "role";
  const std::string evidence = difference(shown.evidence, request, expected, world.taxonomy);
  if (!evidence.empty()) return "evidence, " + evidence;
  if (shown.parts != expected.parts) return "parts, " + in_words(shown.parts, expected.parts);
  if (shown.total != expected.total) return "total";
  return parts_from(shown.evidence, policy, world.taxonomy) == shown.parts ? "" : "evidence, taken together";
}

std::string difference(const Shortlist& shown, const Request& request, const Policy& policy, const World& world,
                       const ShortlistReference& expected, std::size_t limit) {
  if (shown.request != request.id) return "request";
  if (shown.school != todays_urn(world, request.school)) return "requesting school";
  if (shown.as_of != world.as_of) return "as_of";
  if (shown.weights != policy.weights) return "weights";
  if (shown.considered != world.nominees.size()) return "considered";
  if (shown.eligible != expected.eligible.size()) return "eligible";
  for (std::size_t i = 0; i < rule_count; ++i) {
    if (shown.excluded[i] != expected.excluded[i]) return "excluded by " + std::string(to_string(static_cast<Rule>(i)));
  }
  if (shown.candidates.size() != std::min(limit, expected.eligible.size())) return "number of candidates";
  for (std::size_t i = 0; i < shown.candidates.size(); ++i) {
    const Candidate& candidate = shown.candidates[i];
    const std::string name = "candidate " + std::to_string(i) + ", " + candidate.nominee + ": ";
    const auto pair = std::find_if(expected.eligible.begin(), expected.eligible.end(),
                                   [&](const PairReference& each) { return each.nominee->id == candidate.nominee; });
    if (pair == expected.eligible.end()) return name + "is not eligible";
    const std::string found = difference(candidate, request, policy, world, *pair);
    if (!found.empty()) return name + found;
    if (expected.eligible[i].nominee->id != candidate.nominee) return name + "order";
  }
  return "";
}

std::size_t rank_among(const ShortlistReference& shortlist, const PairReference& pair) {
  return 1 + static_cast<std::size_t>(
                 std::count_if(shortlist.eligible.begin(), shortlist.eligible.end(),
                               [&](const PairReference& other) { return stands_before(other, pair); }));
}

std::string difference(const Explanation& shown, const Request& request, const Policy& policy, const World& world,
                       const ShortlistReference& shortlist, const PairReference& expected) {
  if (shown.request != request.id) return "request";
  if (shown.candidate.nominee != expected.nominee->id) return "nominee";
  if (shown.rules != expected.rules) return "rules";
  if (shown.rank != rank_among(shortlist, expected)) return "rank";
  if (shown.eligible != shortlist.eligible.size()) return "eligible";
  if (shown.weights != policy.weights) return "weights";
  return difference(shown.candidate, request, policy, world, expected);
}

std::string difference(const Scorer& scorer, const PairReference& expected) {
  const NomineeIndex nominee = scorer.directory().find_nominee(expected.nominee->id).value();
  if (scorer.rules(nominee) != expected.rules) return "Scorer::rules";
  if (scorer.parts(nominee) != expected.parts)
    return "Scorer::parts, " + in_words(scorer.parts(nominee), expected.parts);
  if (scorer.total(expected.parts) != expected.total) return "Scorer::total";
  const PairScore score = scorer.score(nominee);
  if (expected.rules.empty()) {
    const bool same = !score.removed_by && score.parts == expected.parts && score.total == expected.total;
    return same ? "" : "Scorer::score";
  }
  return score.removed_by == expected.rules.front() ? "" : "Scorer::score, removed_by";
}

/// One random world with its directory and its twin; asks until something differs.
class Comparison {
 public:
  Comparison(std::uint64_t seed, Nearness& default_nearness, int nominees)
      : random_(seed),
        uses_default_scheme_(random_.chance(70)),
        own_scheme_(uses_default_scheme_ ? Taxonomy::default_scheme() : random_scheme(random_)),
        own_nearness_(own_scheme_),
        world_(random_world(random_, own_scheme_, nominees)),
        directory_(build(world_)),
        twin_(world_, uses_default_scheme_ ? default_nearness : own_nearness_) {}

  std::string ask_once() {
    const Request request = random_request(random_, world_);
    const Policy policy = random_policy(random_);
    const RankOptions options{.limit = random_.one_of<std::size_t>({1, 2, 10, 10, 1'000'000})};
    const ShortlistReference expected = twin_.rank(request, policy);
    count(expected);

    const Shortlist shown = s2ss::rank(directory_, request, policy, options);
    std::string found = difference(shown, request, policy, twin_.world(), expected, options.limit);
    if (found.empty()) found = ask_about_one(request, policy, expected.removed, expected);
    if (found.empty()) found = ask_about_one(request, policy, expected.eligible, expected);
    if (found.empty() && random_.chance(20)) found = ask_about_all(request, policy, expected);
    return found;
  }

  RuleCounts reached{};
  std::size_t eligible = 0;

 private:
  void count(const ShortlistReference& shortlist) {
    for (std::size_t i = 0; i < rule_count; ++i) reached[i] += shortlist.excluded[i];
    eligible += shortlist.eligible.size();
  }

  std::string ask_about_one(const Request& request, const Policy& policy, const std::vector<PairReference>& pairs,
                            const ShortlistReference& shortlist) {
    if (pairs.empty()) return "";
    const PairReference& pair = random_.pick(pairs);
    const Explanation shown = explain(directory_, request, pair.nominee->id, policy, {.changes = false});
    const std::string found = difference(shown, request, policy, twin_.world(), shortlist, pair);
    return found.empty() ? "" : "explanation of " + pair.nominee->id + ": " + found;
  }

  std::string ask_about_all(const Request& request, const Policy& policy, const ShortlistReference& shortlist) {
    const Scorer scorer(directory_, request, policy);
    for (const auto* const pairs : {&shortlist.eligible, &shortlist.removed}) {
      for (const PairReference& pair : *pairs) {
        const std::string found = difference(scorer, pair);
        if (!found.empty()) return found + " of " + pair.nominee->id;
      }
    }
    return "";
  }

  Random random_;
  bool uses_default_scheme_;
  Taxonomy own_scheme_;
  Nearness own_nearness_;
  World world_;
  Directory directory_;
  RankReference twin_;
};

TEST(RankTwin, AgreesWithTheLibraryOnEveryRandomRequest) {
  Nearness nearness(Taxonomy::default_scheme());
  RuleCounts reached{};
  std::size_t eligible = 0;
  for (int world = 0; world < world_count(); ++world) {
    Random sizes(static_cast<std::uint64_t>(world));
    const int nominees = sizes.chance(80) ? sizes.between(1, 25) : sizes.between(1, 60);
    Comparison comparison(static_cast<std::uint64_t>(world), nearness, nominees);
    for (int request = 0; request < requests_per_world(); ++request) {
      const std::string found = comparison.ask_once();
      ASSERT_EQ(found, "") << "world " << world << ", request " << request;
    }
    for (std::size_t i = 0; i < rule_count; ++i) reached[i] += comparison.reached[i];
    eligible += comparison.eligible;
  }

  // The worlds are worth asking about only when they reach every rule and leave somebody.
  for (std::size_t i = 0; i < rule_count; ++i) EXPECT_GT(reached[i], 0u) << to_string(static_cast<Rule>(i));
  EXPECT_GT(eligible, 0u);
}

TEST(RankTwin, AgreesWithTheLibraryOnLargerDirectories) {
  Nearness nearness(Taxonomy::default_scheme());
  for (int world = 0; world < effort(1); ++world) {
    Comparison comparison(1'000'000u + static_cast<std::uint64_t>(world), nearness, 1'000);
    for (int request = 0; request < 1 + effort(5); ++request) {
      const std::string found = comparison.ask_once();
      ASSERT_EQ(found, "") << "large world " << world << ", request " << request;
    }
  }
}

}  // namespace
}  // namespace s2ss::reference
