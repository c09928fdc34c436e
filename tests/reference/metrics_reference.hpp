#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "reference/world.hpp"
#include "s2ss/metrics.hpp"

namespace s2ss::reference {

/// A link as docs/diversity.md speaks of it, in plain rows.
struct PlainLink {
  std::string nominee, supporting, requesting;
  bool is_new = false;
};

inline bool linked_before(const World& world, const std::string& left, const std::string& right,
                          std::optional<Date> before = std::nullopt) {
  return std::ranges::any_of(world.links, [&](const Link& link) {
    if (link.state == LinkState::declined || link.state == LinkState::cancelled) return false;
    if (before && link.date >= *before) return false;
    return (link.supporting_school == left && link.requesting_school == right) ||
           (link.supporting_school == right && link.requesting_school == left);
  });
}

/// The slow twin of metrics: sets and maps of texts, and the Gini coefficient as the mean difference of all pairs.
class MetricsReference {
 public:
  MetricsReference(const World& world, std::vector<PlainLink> links, std::size_t suppress_below)
      : world_(world), links_(std::move(links)), least_(suppress_below) {
    std::erase_if(links_, [](const PlainLink& link) { return link.supporting == link.requesting; });
  }

  Metrics all() {
    Metrics result;
    result.links = links_.size();
    std::size_t fresh = 0, trusts = 0, districts = 0, known = 0;
    std::set<std::string> asks, gives, proposed;
    std::map<std::string, std::int64_t> given;
    for (const PlainLink& link : links_) {
      const School& supporting = school_of(world_, link.supporting);
      const School& requesting = school_of(world_, link.requesting);
      if (link.is_new) ++fresh;
      if (supporting.trust.empty() || supporting.trust != requesting.trust) ++trusts;
      if (!supporting.district.empty() && !requesting.district.empty()) ++known;
      if (!supporting.district.empty() && !requesting.district.empty() && supporting.district != requesting.district) {
        ++districts;
      }
      asks.insert(link.requesting);
      gives.insert(link.supporting);
      proposed.insert(link.nominee);
      ++given[link.supporting];
    }
    std::size_t good = 0, never = 0;
    for (const Nominee& nominee : world_.nominees) {
      const SchoolStatus status = school_of(world_, nominee.school).status;
      const bool open = status == SchoolStatus::open || status == SchoolStatus::proposed_to_close;
      if (nominee.status != NomineeStatus::listed || !open) continue;
      if (nominee.review_by && *nominee.review_by < world_.as_of) continue;
      given.try_emplace(nominee.school, 0);
      ++good;
      if (proposed.contains(nominee.id)) continue;
      ++never;
      result.never_proposed.push_back(nominee.id);
    }
    std::ranges::sort(result.never_proposed);
    for (const std::string& urn : asks) {
      if (!gives.contains(urn)) result.only_asking.push_back(urn);
    }
    for (const std::string& urn : gives) {
      if (!asks.contains(urn)) result.only_giving.push_back(urn);
    }
    std::set<std::string> part = asks;
    part.insert(gives.begin(), gives.end());

    result.between_new_schools = share("between_new_schools", fresh, links_.size());
    result.across_trusts = share("across_trusts", trusts, links_.size());
    result.across_districts = share("across_districts", districts, known);
    if (!links_.empty()) concentration(given, result);
    result.nominees_never_proposed = share("nominees_never_proposed", never, good);
    result.schools_only_asking = share("schools_only_asking", result.only_asking.size(), part.size());
    result.schools_only_giving = share("schools_only_giving", result.only_giving.size(), part.size());
    result.suppressed = suppressed_;
    return result;
  }

 private:
  [[nodiscard]] bool small(std::size_t number) const { return number != 0 && number < least_; }

  Share share(const char* name, std::size_t count, std::size_t of) {
    if (of == 0) return {};
    if (small(of) || small(count) || small(of - count)) {
      suppressed_.emplace_back(name);
      return {.of = of};
    }
    return {of, count, ratio(static_cast<std::int64_t>(count), static_cast<std::int64_t>(of))};
  }

  void concentration(const std::map<std::string, std::int64_t>& given, Metrics& result) {
    std::vector<std::int64_t> counts;
    std::int64_t differences = 0, sum = 0;
    std::size_t giving = 0;
    for (const auto& [urn, count] : given) counts.push_back(count);
    for (const std::int64_t left : counts) {
      sum += left;
      giving += left > 0 ? 1 : 0;
      for (const std::int64_t right : counts) differences += left > right ? left - right : right - left;
    }
    const auto schools = static_cast<std::int64_t>(counts.size());
    std::ranges::sort(counts, std::greater<>());
    const std::size_t tenth = (counts.size() + 9) / 10;
    std::int64_t most = 0;
    for (std::size_t i = 0; i < tenth; ++i) most += counts[i];
    if (small(giving)) {
      suppressed_.insert(suppressed_.end(), {"gini", "top_tenth"});
      return;
    }
    // The sum over all ordered pairs, over twice the square of the number times the mean.
    result.gini = ratio(differences, 2 * schools * sum);
    if (small(tenth)) {
      suppressed_.emplace_back("top_tenth");
    } else {
      result.top_tenth = ratio(most, sum);
    }
  }

  World world_;
  std::vector<PlainLink> links_;
  std::size_t least_;
  std::vector<std::string> suppressed_;
};

}  // namespace s2ss::reference
