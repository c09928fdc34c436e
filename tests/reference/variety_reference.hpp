#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "reference/world.hpp"
#include "s2ss/policy.hpp"

namespace s2ss::reference {

/// Somebody to choose, as docs/scores.md has it.
struct Choice {
  std::string nominee;
  School school;
  Total total = 0;
};

inline Millionths likeness(const School& left, const School& right, const LikenessFactors& factors) {
  Millionths sum = 0;
  if (left.urn == right.urn) sum += factors.same_school;
  if (!left.trust.empty() && left.trust == right.trust) sum += factors.same_trust;
  if (!left.district.empty() && left.district == right.district) sum += factors.same_district;
  return std::min(sum, one);
}

/// The slow twin of a shortlist with variety: every candidate left is compared with every one chosen, each time.
/// `candidates` stand in the pure order.
inline std::vector<std::string> choose_with_variety(std::vector<Choice> candidates, std::size_t limit,
                                                    Millionths variety, const LikenessFactors& factors) {
  std::vector<Choice> chosen;
  while (chosen.size() < limit && !candidates.empty()) {
    std::size_t best = 0;
    std::int64_t best_worth = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      Millionths most_alike = 0;
      for (const Choice& each : chosen) {
        most_alike = std::max(most_alike, likeness(candidates[i].school, each.school, factors));
      }
      const std::int64_t worth =
          (one - std::int64_t{variety}) * candidates[i].total - std::int64_t{variety} * most_alike * one;
      if (i > 0 && worth <= best_worth) continue;
      best = i;
      best_worth = worth;
    }
    chosen.push_back(candidates[best]);
    candidates.erase(candidates.begin() + static_cast<std::ptrdiff_t>(best));
  }
  std::vector<std::string> ids;
  for (const Choice& each : chosen) ids.push_back(each.nominee);
  return ids;
}

}  // namespace s2ss::reference
