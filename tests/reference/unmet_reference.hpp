#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "reference/round_reference.hpp"
#include "s2ss/plan.hpp"

namespace s2ss::reference {

/// Why places of a plan stay empty, found by one walk for each of them over sets of ids: from a request to everybody it
/// could have, from a limit that is used up to the requests that use it, and so on.
class UnmetReference {
 public:
  using Ids = std::set<std::string>;
  struct Walk {
    bool can_be_filled = false;
    Ids requests, nominees;
  };

  UnmetReference(const RoundCase& given, const RoundReference& options, const Plan& plan) : given_(given) {
    for (const auto& row : options.options()) {
      for (const auto& option : row) options_[option.request].push_back(option);
    }
    for (const AssignedLink& link : plan.assigned) links_.push_back(options.option(link.request, link.nominee));
  }

  [[nodiscard]] Walk from(const std::string& request) const {
    Walk walk;
    walk.requests = {request};
    std::vector<std::pair<std::string, std::string>> ahead{{request, ""}};  // and the school it gives somebody of up
    std::set<std::pair<std::string, std::string>> seen(ahead.begin(), ahead.end());
    while (!ahead.empty()) {
      const auto [at, given_up] = ahead.back();
      ahead.pop_back();
      if (!options_.contains(at)) continue;
      for (const auto& option : options_.at(at)) {
        if (option.school != given_up && has_of_school(at, option.school)) continue;
        walk.nominees.insert(option.nominee);
        const Links in_the_way = in_the_way_of(option);
        if (!is_full(option)) {
          walk.can_be_filled = true;
          return walk;
        }
        for (const auto* link : in_the_way) {
          walk.requests.insert(link->request);
          if (seen.insert({link->request, link->school}).second) ahead.emplace_back(link->request, link->school);
        }
      }
    }
    return walk;
  }

  /// The shortages: walks that lead to the same people are one.
  [[nodiscard]] std::set<std::pair<Ids, Ids>> shortages() const {
    std::vector<Walk> all;
    for (const Request& request : given_.requests) {
      const auto has =
          std::count_if(links_.begin(), links_.end(), [&](auto* each) { return each->request == request.id; });
      if (has >= request.places) continue;
      Walk walk = from(request.id);
      if (walk.can_be_filled || walk.nominees.empty()) continue;
      std::erase_if(all, [&](Walk& other) {
        const bool is_apart = std::none_of(other.nominees.begin(), other.nominees.end(),
                                           [&](const std::string& id) { return walk.nominees.contains(id); });
        if (is_apart) return false;
        walk.requests.merge(other.requests);
        walk.nominees.merge(other.nominees);
        return true;
      });
      all.push_back(std::move(walk));
    }
    std::set<std::pair<Ids, Ids>> shortages;
    for (const Walk& walk : all) shortages.emplace(walk.requests, walk.nominees);
    return shortages;
  }

 private:
  using Option = RoundReference::Option;
  using Links = std::vector<const Option*>;

  template <typename Same>
  [[nodiscard]] Links links(const Same& same) const {
    Links found;
    std::copy_if(links_.begin(), links_.end(), std::back_inserter(found), same);
    return found;
  }
  [[nodiscard]] bool has_of_school(const std::string& request, const std::string& school) const {
    return !links([&](const Option* each) { return each->request == request && each->school == school; }).empty();
  }

  [[nodiscard]] bool nominee_is_full(const Option& option) const {
    const Nominee& nominee = *std::find_if(given_.world.nominees.begin(), given_.world.nominees.end(),
                                           [&](const Nominee& each) { return each.id == option.nominee; });
    const auto of = [&](const auto& each) { return each.nominee == option.nominee; };
    const auto now = std::count_if(given_.world.links.begin(), given_.world.links.end(), of);
    const auto more = std::count_if(links_.begin(), links_.end(), [&](const Option* each) { return of(*each); });
    return now + more >= nominee.max_links;
  }
  [[nodiscard]] std::int64_t links_now(const std::string& school) const {
    return std::count_if(given_.world.links.begin(), given_.world.links.end(),
                         [&](const Link& each) { return each.supporting_school == school; });
  }
  [[nodiscard]] bool school_is_full(const Option& option) const {
    const School& school = *std::find_if(given_.world.schools.begin(), given_.world.schools.end(),
                                         [&](const School& each) { return each.urn == option.school; });
    const auto limit = school.release_limit ? school.release_limit : given_.policy.max_links_per_school;
    const auto more =
        std::count_if(links_.begin(), links_.end(), [&](const Option* each) { return each->school == option.school; });
    return limit && links_now(option.school) + more >= *limit;
  }
  [[nodiscard]] bool trust_is_full(const Option& option) const {
    const auto limit = given_.policy.max_links_per_trust;
    if (!limit || option.trust.empty()) return false;
    std::int64_t given =
        std::count_if(links_.begin(), links_.end(), [&](const Option* each) { return each->trust == option.trust; });
    for (const School& school : given_.world.schools) given += school.trust == option.trust ? links_now(school.urn) : 0;
    return given >= *limit;
  }
  [[nodiscard]] bool is_full(const Option& option) const {
    return nominee_is_full(option) || school_is_full(option) || trust_is_full(option);
  }

  /// The links of the innermost limit that is used up, pinned ones apart.
  [[nodiscard]] Links in_the_way_of(const Option& option) const {
    const bool is_nominee = nominee_is_full(option), is_school = !is_nominee && school_is_full(option);
    return links([&](const Option* each) {
      const Pair pair{each->request, each->nominee};
      if (std::count(given_.rules.pinned.begin(), given_.rules.pinned.end(), pair) > 0) return false;
      return is_nominee  ? each->nominee == option.nominee
             : is_school ? each->school == option.school
                         : each->trust == option.trust;
    });
  }

  const RoundCase& given_;
  std::map<std::string, std::vector<Option>> options_;
  Links links_;
};

}  // namespace s2ss::reference
