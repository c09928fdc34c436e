#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "reference/random.hpp"
#include "reference/small_world.hpp"
#include "s2ss/plan.hpp"
#include "s2ss/scorer.hpp"

namespace s2ss::reference {

/// A small round: what everybody asks for overlaps, and all kinds of limits bind.
struct RoundCase {
  World world;
  std::vector<Request> requests;
  Policy policy;
  RoundRules rules;
};

inline RoundCase random_round(Random& random, int most_requests, int most_nominees) {
  RoundCase made;
  made.world.taxonomy = small_scheme();
  made.world.as_of = day("2026-09-01");
  const std::vector<std::string> topics{"history", "geography", "medieval-history", "rivers", "humanities"};
  const int schools = random.between(2, 5);
  for (int s = 0; s < schools; ++s) {
    School school = small_school(std::to_string(100'000 + s), random.one_of({"", "T1", "T2"}));
    school.easting = 380'000 + random.between(0, 20) * 1'000;
    if (random.chance(30)) school.release_limit = random.between(0, 3);
    made.world.schools.push_back(school);
  }
  const int nominees = random.between(1, most_nominees);
  for (int n = 0; n < nominees; ++n) {
    Nominee nominee = small_nominee("n" + std::to_string(n), random.pick(made.world.schools).urn,
                                    {small_expertise(random.pick(topics))});
    nominee.max_links = random.one_of({0, 1, 1, 2, 3});
    made.world.nominees.push_back(nominee);
    if (nominee.max_links > 1 && random.chance(20)) {
      const std::string& other = random.pick(made.world.schools).urn;
      if (other != nominee.school) {
        made.world.links.push_back(
            small_link(nominee.id, nominee.school, other, day("2026-08-01"), LinkState::accepted));
      }
    }
  }
  const int requests = random.between(0, most_requests);
  for (int r = 0; r < requests; ++r) {
    Request request;
    request.id = "r" + std::to_string(r);
    request.school = random.pick(made.world.schools).urn;
    request.needs = {small_need(random.pick(topics))};
    request.from = day("2026-09-07");
    request.to = day("2026-09-11");
    request.places = random.one_of({1, 1, 1, 2, 3});
    request.priority = random.between(0, 2);
    made.requests.push_back(request);
  }
  if (random.chance(30)) made.policy.max_links_per_school = random.between(0, 3);
  if (random.chance(40)) made.policy.max_links_per_trust = random.between(0, 3);
  random.shuffle(made.requests);
  random.shuffle(made.world.nominees);
  return made;
}

/// Tries every plan there is.
class RoundReference {
 public:
  struct Option {
    std::string request, nominee, school, trust;
    Total total = 0;
    Parts parts = {};
  };
  using Links = std::vector<const Option*>;

  explicit RoundReference(const RoundCase& given) : given_(given), directory_(build(given.world)) {
    for (const Request& request : given.requests) {
      const Scorer scorer(directory_, request, given.policy);
      auto& options = options_.emplace_back();
      for (std::uint32_t n = 0; n < directory_.nominee_count(); ++n) {
        const PairScore score = scorer.score(NomineeIndex{n});
        const Nominee nominee = directory_.nominee(NomineeIndex{n});
        const Pair pair{request.id, nominee.id};
        const bool is_forbidden = std::count(given.rules.forbidden.begin(), given.rules.forbidden.end(), pair) > 0;
        const bool is_pinned = std::count(given.rules.pinned.begin(), given.rules.pinned.end(), pair) > 0;
        if (score.removed_by || is_forbidden || (score.total < given.rules.min_score && !is_pinned)) continue;
        const School& school = directory_.school(directory_.find_school(nominee.school).value());
        options.push_back({request.id, nominee.id, school.urn, school.trust, score.total, score.parts});
      }
    }
  }

  [[nodiscard]] const Directory& directory() const { return directory_; }
  [[nodiscard]] const std::vector<std::vector<Option>>& options() const { return options_; }

  /// Nothing when a rule or a ban stands against the pair.
  [[nodiscard]] const Option* option(const std::string& request, const std::string& nominee) const {
    for (const auto& row : options_) {
      for (const Option& each : row) {
        if (each.request == request && each.nominee == nominee) return &each;
      }
    }
    return nullptr;
  }
  [[nodiscard]] bool within_limits(const Links& links) const { return keeps_limits(links); }

  /// What the goal compares, the first number first; nothing when no plan keeps pins and minima.
  using Worth = std::optional<std::tuple<std::int64_t, std::int64_t, std::int64_t>>;

  [[nodiscard]] Worth best() {
    best_.reset();
    each_plan([&](const Links& links) {
      const Worth found = worth(links);
      if (found && (!best_ || *found > *best_)) best_ = found;
    });
    return best_;
  }

  /// Calls `visit` with every plan within the limits; it may not keep pins and minima.
  void each_plan(const std::function<void(const Links&)>& visit) const {
    Links links;
    extend(0, 0, links, visit);
  }

  [[nodiscard]] Worth worth(const Links& links) const {
    if (!keeps_rules(links)) return std::nullopt;
    std::int64_t total = 0;
    std::int64_t lowest = one_total;
    std::map<std::string, std::int64_t> used;
    for (const Option* link : links) {
      const Pair pair{link->request, link->nominee};
      const auto has = [&](const std::vector<Pair>& pairs) { return std::count(pairs.begin(), pairs.end(), pair) > 0; };
      total += link->total + (has(given_.rules.announced) ? given_.rules.keep : 0);
      total += given_.rules.diversity / one * link->parts.diversity;
      total -= given_.rules.spread * used[link->nominee]++;
      total -= given_.rules.school_spread * used[link->school]++;
      if (!has(given_.rules.pinned)) lowest = std::min(lowest, link->total);
    }
    const auto count = static_cast<std::int64_t>(links.size());
    switch (given_.rules.goal) {
      case Goal::most_served:
        return std::tuple{count, total, std::int64_t{0}};
      case Goal::fairest:
        return std::tuple{count, lowest, total};
      default:
        return std::tuple{total, std::int64_t{0}, std::int64_t{0}};
    }
  }

 private:
  void extend(std::size_t row, std::size_t from, Links& links, const std::function<void(const Links&)>& visit) const {
    if (row == options_.size()) return visit(links);
    for (std::size_t k = from; k < options_[row].size(); ++k) {
      links.push_back(&options_[row][k]);
      if (keeps_limits(links)) extend(row, k + 1, links, visit);
      links.pop_back();
    }
    extend(row + 1, 0, links, visit);
  }

  [[nodiscard]] bool keeps_limits(const Links& links) const {
    std::map<std::string, int> of_request, of_nominee, of_school, of_trust;
    std::set<std::pair<std::string, std::string>> classes;
    for (const Option* link : links) {
      ++of_request[link->request], ++of_nominee[link->nominee], ++of_school[link->school], ++of_trust[link->trust];
      if (!classes.insert({link->request, link->school}).second) return false;
    }
    for (const Request& request : given_.requests) {
      if (of_request[request.id] > request.places) return false;
    }
    for (const Nominee& nominee : given_.world.nominees) {
      if (of_nominee[nominee.id] > nominee.max_links - current_of_nominee(nominee.id)) return false;
    }
    std::map<std::string, int> current_of_trust;
    for (const School& school : given_.world.schools) {
      const int current = current_of_school(school.urn);
      current_of_trust[school.trust] += current;
      const auto limit = school.release_limit ? school.release_limit : given_.policy.max_links_per_school;
      if (limit && of_school[school.urn] > std::max(0, *limit - current)) return false;
    }
    for (const auto& [trust, links_given] : of_trust) {
      const auto limit = given_.policy.max_links_per_trust;
      if (!trust.empty() && limit && links_given > std::max(0, *limit - current_of_trust[trust])) return false;
    }
    return true;
  }

  [[nodiscard]] bool keeps_rules(const Links& links) const {
    for (const Pair& pin : given_.rules.pinned) {
      const bool found = std::any_of(links.begin(), links.end(), [&](const Option* link) {
        return link->request == pin.request && link->nominee == pin.nominee;
      });
      if (!found) return false;
    }
    for (const Amount& least : given_.rules.minimum) {
      const auto count =
          std::count_if(links.begin(), links.end(), [&](const Option* link) { return link->nominee == least.of; });
      if (count < least.amount) return false;
    }
    return true;
  }

  [[nodiscard]] int current_of_nominee(const std::string& id) const {
    return static_cast<int>(std::count_if(given_.world.links.begin(), given_.world.links.end(),
                                          [&](const Link& link) { return link.nominee == id; }));
  }
  [[nodiscard]] int current_of_school(const std::string& urn) const {
    return static_cast<int>(std::count_if(given_.world.links.begin(), given_.world.links.end(),
                                          [&](const Link& link) { return link.supporting_school == urn; }));
  }

  const RoundCase& given_;
  Directory directory_;
  std::vector<std::vector<Option>> options_;
  Worth best_;
};

}  // namespace s2ss::reference
