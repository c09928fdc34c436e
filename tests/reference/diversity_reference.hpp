#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "reference/world.hpp"
#include "s2ss/evidence.hpp"
#include "s2ss/policy.hpp"

namespace s2ss::reference {

/// 2^(-days / half_life) in millionths, by long double; no value lies so near a border between two millionths that the
/// last bits could matter, and this function refuses if one did.
inline Millionths decay_within_half_life(int days, int half_life) {
  const long double exact = 1'000'000.0L * std::exp2(-static_cast<long double>(days) / half_life);
  const long double border = exact + 0.5L;
  if (std::abs(border - std::round(border)) < 1e-11L) throw std::logic_error("a decay is too near a border");
  return static_cast<Millionths>(std::floor(border));
}

/// Halved for every whole half-life at once, rounded half up.
inline Millionths decay(Date linked, Date as_of, int half_life) {
  const int age = std::max(0, as_of - linked);
  const int halvings = age / half_life;
  if (halvings > 40) return 0;
  const std::int64_t twice = 2 * std::int64_t{decay_within_half_life(age % half_life, half_life)};
  const std::int64_t divisor = std::int64_t{1} << halvings;
  return static_cast<Millionths>((twice + divisor) / (2 * divisor));
}

inline bool counts(const Link& link) { return link.state != LinkState::declined && link.state != LinkState::cancelled; }

inline bool connects(const Link& link, const std::string& left, const std::string& right) {
  return (link.supporting_school == left && link.requesting_school == right) ||
         (link.supporting_school == right && link.requesting_school == left);
}

/// The links between two schools that count as history, oldest first.
inline std::vector<Link> links_between(const World& world, const std::string& left, const std::string& right) {
  std::vector<Link> found;
  for (const Link& link : world.links) {
    if (counts(link) && connects(link, left, right)) found.push_back(link);
  }
  std::stable_sort(found.begin(), found.end(), [](const Link& a, const Link& b) { return a.date < b.date; });
  return found;
}

/// Both schools were linked with the same third school. A school and itself are not two schools.
inline bool two_steps_apart(const World& world, const std::string& left, const std::string& right) {
  if (left == right) return false;
  for (const Link& link : world.links) {
    if (!counts(link)) continue;
    for (const auto& [end, third] : {std::pair(&link.supporting_school, &link.requesting_school),
                                     std::pair(&link.requesting_school, &link.supporting_school)}) {
      if (*end != left || *third == right) continue;
      for (const Link& other : world.links) {
        if (counts(other) && connects(other, right, *third)) return true;
      }
    }
  }
  return false;
}

/// Links given that count as history, by position of the nominee and of the school, and which schools have nominees.
struct Used {
  std::vector<int> by_nominee;
  std::vector<int> by_school;
  std::vector<bool> school_has_nominees;
};

inline Used count_used(const World& world) {
  Used used;
  for (const Nominee& nominee : world.nominees) {
    used.by_nominee.push_back(
        static_cast<int>(std::count_if(world.links.begin(), world.links.end(), [&](const Link& link) {
          return counts(link) && link.nominee == nominee.id && link.supporting_school == nominee.school;
        })));
  }
  for (const School& school : world.schools) {
    used.by_school.push_back(
        static_cast<int>(std::count_if(world.links.begin(), world.links.end(), [&](const Link& link) {
          return counts(link) && link.supporting_school == school.urn;
        })));
    used.school_has_nominees.push_back(std::any_of(world.nominees.begin(), world.nominees.end(),
                                                   [&](const Nominee& each) { return each.school == school.urn; }));
  }
  return used;
}

/// Used more than the average of the rest of the programme: the two schools of the pair and their nominees are left out
/// of it. Where there is no rest nobody is used more.
inline bool used_more_than_average(const World& world, const Used& used, std::size_t nominee,
                                   const std::string& requesting) {
  const std::string& supporting = world.nominees[nominee].school;
  const auto in_pair = [&](const std::string& urn) { return urn == supporting || urn == requesting; };

  int nominees = 0;
  int links_of_nominees = 0;
  for (std::size_t i = 0; i < world.nominees.size(); ++i) {
    if (in_pair(world.nominees[i].school)) continue;
    ++nominees;
    links_of_nominees += used.by_nominee[i];
  }

  int schools = 0;
  int links_of_schools = 0;
  int links_of_supporting = 0;
  for (std::size_t i = 0; i < world.schools.size(); ++i) {
    const std::string& urn = world.schools[i].urn;
    if (urn == supporting) links_of_supporting = used.by_school[i];
    if (in_pair(urn) || !used.school_has_nominees[i]) continue;
    ++schools;
    links_of_schools += used.by_school[i];
  }
  return used.by_nominee[nominee] * nominees > links_of_nominees || links_of_supporting * schools > links_of_schools;
}

inline bool same_and_named(const std::string& left, const std::string& right) { return !left.empty() && left == right; }

struct SharedFacts {
  std::vector<LinkEvidence> past_links;
  bool two_steps = false;
  bool same_trust = false;
  bool same_district = false;
  bool used_more_than_average = false;
};

inline SharedFacts shared_facts(const World& world, const Used& used, std::size_t nominee, const School& requesting,
                                const Policy& policy) {
  const School& supporting = school_of(world, world.nominees[nominee].school);
  SharedFacts facts;
  for (const Link& link : links_between(world, supporting.urn, requesting.urn)) {
    const bool received = link.requesting_school == requesting.urn;
    facts.past_links.push_back({link.date, link.state, received ? LinkDirection::received : LinkDirection::gave,
                                decay(link.date, world.as_of, policy.diversity.half_life_days)});
  }
  facts.two_steps = two_steps_apart(world, supporting.urn, requesting.urn);
  facts.same_trust = same_and_named(supporting.trust, requesting.trust);
  facts.same_district = same_and_named(supporting.district, requesting.district);
  facts.used_more_than_average = used_more_than_average(world, used, nominee, requesting.urn);
  return facts;
}

inline Millionths diversity(const SharedFacts& facts, const DiversityFactors& factors) {
  Millionths product = one;
  for (const LinkEvidence& link : facts.past_links) {
    product = multiply(product, one - multiply(factors.link_strength, link.decay));
  }
  std::int64_t left = one;
  left -= multiply(factors.past_links, one - product);
  if (facts.two_steps) left -= factors.two_steps;
  if (facts.same_trust) left -= factors.same_trust;
  if (facts.same_district) left -= factors.same_district;
  if (facts.used_more_than_average) left -= factors.spread;
  return static_cast<Millionths>(std::max<std::int64_t>(0, left));
}

}  // namespace s2ss::reference
