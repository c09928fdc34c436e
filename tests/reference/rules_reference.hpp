#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "reference/diversity_reference.hpp"
#include "reference/world.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"
#include "s2ss/rule.hpp"

namespace s2ss::reference {

/// What the rules ask about one pair.
struct PairFacts {
  std::vector<Millionths> fits;  ///< In the order of the needs.
  int sessions = 0;
  std::optional<int> distance;
  int distance_limit = 0;
  Total total = 0;
};

inline bool has(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

inline bool takes_up_a_place(const Link& link) {
  return link.state == LinkState::proposed || link.state == LinkState::introduced || link.state == LinkState::accepted;
}

inline bool nominee_is_full(const World& world, const Nominee& nominee) {
  const auto current = std::count_if(world.links.begin(), world.links.end(), [&](const Link& link) {
    return takes_up_a_place(link) && link.nominee == nominee.id;
  });
  return current >= nominee.max_links;
}

inline bool school_is_full(const World& world, const School& school, const Policy& policy) {
  const std::optional<int> limit = school.release_limit ? school.release_limit : policy.max_links_per_school;
  if (!limit) return false;
  const auto current = std::count_if(world.links.begin(), world.links.end(), [&](const Link& link) {
    return takes_up_a_place(link) && link.supporting_school == school.urn;
  });
  return current >= *limit;
}

inline bool linked_recently(const World& world, const std::string& left, const std::string& right,
                            const Policy& policy) {
  if (policy.recently_linked_days <= 0) return false;
  const std::vector<Link> links = links_between(world, left, right);
  return std::any_of(links.begin(), links.end(), [&](const Link& link) {
    return std::max(0, world.as_of - link.date) <= policy.recently_linked_days;
  });
}

inline bool in_conflict(const World& world, const Nominee& nominee, const std::string& requesting) {
  return std::any_of(world.conflicts.begin(), world.conflicts.end(), [&](const Conflict& conflict) {
    const bool meant =
        conflict.nominee.empty() ? conflict.supporting_school == nominee.school : conflict.nominee == nominee.id;
    const bool holds = !conflict.expires || world.as_of <= *conflict.expires;
    return meant && holds && conflict.requesting_school == requesting;
  });
}

/// Every rule that removes the pair, in the order of the table in docs/scores.md.
inline std::vector<Rule> rules_that_remove(const World& world, const Request& request, const Policy& policy,
                                           const Nominee& nominee, const PairFacts& facts) {
  const School& supporting = school_of(world, nominee.school);
  const School& requesting = school_of(world, request.school);
  const auto falls_short = [&](Millionths fit) { return fit < policy.min_subject_fit || fit == 0; };

  bool required_need_unmet = false;
  for (std::size_t i = 0; i < request.needs.size(); ++i) {
    if (request.needs[i].required && falls_short(facts.fits[i])) required_need_unmet = true;
  }
  const auto in_common = [&](Mode mode) { return request.modes.contains(mode) && nominee.modes.contains(mode); };
  const bool remote_in_common = in_common(Mode::online) || in_common(Mode::phone) || in_common(Mode::resources);

  std::vector<Rule> rules;
  const auto apply = [&](Rule rule, bool removes) {
    if (removes) rules.push_back(rule);
  };
  apply(Rule::same_school, nominee.school == request.school);
  apply(Rule::not_listed, nominee.status != NomineeStatus::listed);
  apply(Rule::review_overdue, nominee.review_by && *nominee.review_by < world.as_of);
  apply(Rule::school_closed,
        supporting.status == SchoolStatus::closed || supporting.status == SchoolStatus::proposed_to_open);
  apply(Rule::avoided, has(request.avoid_nominees, nominee.id) || has(request.avoid_schools, nominee.school) ||
                           (!supporting.trust.empty() && has(request.avoid_trusts, supporting.trust)));
  apply(Rule::same_trust, policy.exclude_same_trust && same_and_named(supporting.trust, requesting.trust));
  apply(Rule::no_subject_fit, std::all_of(facts.fits.begin(), facts.fits.end(), falls_short));
  apply(Rule::required_need_unmet, required_need_unmet);
  apply(Rule::no_common_mode, !remote_in_common && !in_common(Mode::visit) && !in_common(Mode::host));
  apply(Rule::no_common_slot, facts.sessions == 0);
  apply(Rule::too_far, facts.distance && *facts.distance > facts.distance_limit && !remote_in_common);
  apply(Rule::nominee_full, nominee_is_full(world, nominee));
  apply(Rule::school_full, school_is_full(world, supporting, policy));
  apply(Rule::recently_linked, linked_recently(world, supporting.urn, requesting.urn, policy));
  apply(Rule::conflict, in_conflict(world, nominee, request.school));
  apply(Rule::below_min_score, facts.total < Total{policy.min_score} * 1'000'000);
  return rules;
}

}  // namespace s2ss::reference
