#pragma once

#include "reference/random.hpp"
#include "reference/shares_reference.hpp"
#include "s2ss/policy.hpp"

namespace s2ss::reference {

inline Millionths random_factor(Random& random) {
  return random.chance(25) ? random.one_of<Millionths>({0, 1, 500'000, 999'999, 1'000'000})
                           : random.between(0, 1'000'000);
}

inline Weights random_weights(Random& random) {
  const auto some = [&] { return random.chance(20) ? 0.0 : random.between(1, 1'000) / 8.0; };
  const std::vector<Millionths> shares = exact_shares({1.0 / 16 + some(), some(), some(), some()});
  Weights weights{shares[0], shares[1], shares[2], shares[3]};
  if (random.chance(20)) std::swap(weights.subject_fit, weights.proximity);
  if (random.chance(20)) std::swap(weights.subject_fit, weights.diversity);
  if (random.chance(20)) std::swap(weights.subject_fit, weights.availability);
  return weights;
}

/// The defaults, or with some groups of factors set to anything in their range.
inline Policy random_policy(Random& random) {
  Policy policy;
  if (random.chance(35)) return policy;
  const auto factor = [&] { return random_factor(random); };
  if (random.chance(50)) policy.weights = random_weights(random);
  if (random.chance(20)) policy.similarity = {factor(), factor(), factor(), factor(), random.between(0, 300'000)};
  if (random.chance(30)) policy.strength = {factor(), factor(), random.between(0, 9)};
  if (random.chance(30)) policy.facets = {factor(), factor(), factor(), factor(), factor(), factor()};
  if (random.chance(30)) policy.not_a_leader = factor();
  if (random.chance(40)) {
    policy.diversity = {factor(), factor(), random.one_of({1, 2, 30, 365, 366, 1'000, 36'500}), factor(), factor(),
                        factor(), factor()};
  }
  if (random.chance(30)) policy.unknown_proximity = factor();
  if (random.chance(30)) {
    policy.max_distance = random.one_of({0, 1, 1'000, 100'000, 10'000'000});
  }
  if (random.chance(40)) policy.min_subject_fit = random.one_of({0, 1, 100'000, 500'000, 850'000, 1'000'000});
  if (random.chance(40)) policy.min_score = random.one_of({0, 1, 300'000, 500'000, 700'000, 1'000'000});
  if (random.chance(30)) policy.exclude_same_trust = true;
  if (random.chance(30)) policy.recently_linked_days = random.one_of({1, 364, 365, 366, 3'000});
  if (random.chance(30)) policy.max_links_per_school = random.between(0, 3);
  return policy;
}

}  // namespace s2ss::reference
