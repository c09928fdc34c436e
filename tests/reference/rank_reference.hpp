#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reference/availability_reference.hpp"
#include "reference/diversity_reference.hpp"
#include "reference/proximity_reference.hpp"
#include "reference/rules_reference.hpp"
#include "reference/subject_fit_reference.hpp"
#include "reference/world.hpp"
#include "s2ss/parts.hpp"
#include "s2ss/rule.hpp"

namespace s2ss::reference {

/// Everything docs/scores.md says about one request and one nominee.
struct PairReference {
  const Nominee* nominee = nullptr;  ///< In RankReference::world().
  std::vector<Millionths> shares;
  std::vector<std::optional<Fit>> fits;
  int sessions = 0;
  std::optional<int> distance;
  int distance_limit = 0;
  bool no_travel_needed = false;
  SharedFacts shared;
  Parts parts;
  Total total = 0;
  std::vector<Rule> rules;  ///< Every one that removes the nominee.
};

inline bool stands_before(const PairReference& left, const PairReference& right) {
  return left.total != right.total ? left.total > right.total : left.nominee->id < right.nominee->id;
}

struct ShortlistReference {
  std::vector<PairReference> eligible;  ///< Best first.
  std::vector<PairReference> removed;   ///< In the order of the rows.
  RuleCounts excluded{};
};

/// The slow twin of `rank` and `explain`: plain loops over plain rows, straight from docs/scores.md. Nothing of the
/// library is used but its words (structs, dates, enumerations, the scheme's arrows).
class RankReference {
 public:
  explicit RankReference(const World& world, Nearness& nearness)
      : world_(with_todays_urns(world)), used_(count_used(world_)), school_days_(world_), nearness_(nearness) {}

  ShortlistReference rank(const Request& given, const Policy& policy) {
    const Request request = with_todays_urns(world_, given);
    const DateRange window{request.from, request.to};
    const Letters requesting_days = school_days_.of(world_, school_of(world_, request.school), window);
    std::map<std::string, Letters> supporting_days;

    ShortlistReference shortlist;
    for (std::size_t i = 0; i < world_.nominees.size(); ++i) {
      const std::string& urn = world_.nominees[i].school;
      if (supporting_days.count(urn) == 0) {
        supporting_days[urn] = school_days_.of(world_, school_of(world_, urn), window);
      }
      PairReference scored = pair(request, policy, i, requesting_days, supporting_days[urn]);
      if (scored.rules.empty()) {
        shortlist.eligible.push_back(std::move(scored));
      } else {
        ++shortlist.excluded[static_cast<std::size_t>(scored.rules.front())];
        shortlist.removed.push_back(std::move(scored));
      }
    }
    std::sort(shortlist.eligible.begin(), shortlist.eligible.end(), stands_before);
    return shortlist;
  }

  [[nodiscard]] const World& world() const { return world_; }

 private:
  PairReference pair(const Request& request, const Policy& policy, std::size_t position, const Letters& requesting_days,
                     const Letters& supporting_days) {
    const Nominee& nominee = world_.nominees[position];
    const School& requesting = school_of(world_, request.school);
    PairReference result;
    result.nominee = &nominee;

    PairFacts facts;
    result.shares = need_shares(request);
    for (const Need& need : request.needs) {
      result.fits.push_back(
          best_fit(world_.taxonomy, policy, nominee, need, nearness_.from(need.topic, policy.similarity)));
      facts.fits.push_back(result.fits.back() ? result.fits.back()->fit : 0);
    }
    result.parts.subject_fit = weighted_mean(result.shares, facts.fits);

    result.sessions = possible_sessions(request, nominee, requesting_days, supporting_days);
    result.parts.availability = availability(result.sessions, request.sessions);

    result.shared = shared_facts(world_, used_, position, requesting, policy);
    result.parts.diversity = diversity(result.shared, policy.diversity);

    result.distance = distance(school_of(world_, nominee.school), requesting);
    result.distance_limit = distance_limit(request, nominee, policy);
    result.no_travel_needed = needs_no_travel(request);
    result.parts.proximity = proximity(result.no_travel_needed, result.distance, result.distance_limit, policy);

    result.total = std::int64_t{policy.weights.subject_fit} * result.parts.subject_fit +
                   std::int64_t{policy.weights.availability} * result.parts.availability +
                   std::int64_t{policy.weights.diversity} * result.parts.diversity +
                   std::int64_t{policy.weights.proximity} * result.parts.proximity;

    facts.sessions = result.sessions;
    facts.distance = result.distance;
    facts.distance_limit = result.distance_limit;
    facts.total = result.total;
    result.rules = rules_that_remove(world_, request, policy, nominee, facts);
    return result;
  }

  World world_;
  Used used_;
  SchoolDays school_days_;
  Nearness& nearness_;
};

}  // namespace s2ss::reference
