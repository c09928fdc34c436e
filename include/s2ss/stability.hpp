#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "s2ss/directory.hpp"
#include "s2ss/fixed_point.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"

namespace s2ss {

/// A weight, exactly: a fraction in lowest terms from 0 to 1.
struct ExactWeight {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;  ///< At least 1.

  [[nodiscard]] double value() const noexcept {
    return static_cast<double>(numerator) / static_cast<double>(denominator);
  }
  friend bool operator==(const ExactWeight&, const ExactWeight&) = default;
};

/// A run of weights, exactly.
struct WeightInterval {
  ExactWeight low{0, 1};
  bool low_included = true;
  ExactWeight high{1, 1};
  bool high_included = true;

  /// Exact for fractions whose terms are below 9e18.
  [[nodiscard]] bool contains(const ExactWeight& weight) const noexcept;
  friend bool operator==(const WeightInterval&, const WeightInterval&) = default;
};

/// How far one weight can move, the other weights keeping their proportions, until something changes.
struct PartStability {
  std::string part;
  Millionths weight = 0;     ///< The policy's.
  WeightInterval first;      ///< The same nominee stands first.
  WeightInterval shortlist;  ///< The same nominees stand first, as many as the limit allows, in the same order.
  WeightInterval order;      ///< All eligible nominees, the same ones, stand in the same order.
  /// Who stands first just below `first.low` and just above `first.high`; empty where the interval ends at 0 or 1, or
  /// nobody is left who scores enough.
  std::string first_below, first_above;

  friend bool operator==(const PartStability&, const PartStability&) = default;
};

/// Eligible nominees of the same score, whom nothing but the order of their ids parts.
struct Tie {
  std::size_t rank = 1;  ///< The rank of the first of them, from 1.
  Total total = 0;
  std::vector<std::string> nominees;  ///< Ascending.
  bool always = false;                ///< Every part is the same, so no weights would part them.

  friend bool operator==(const Tie&, const Tie&) = default;
};

/// How much of a ranking would stay the same under other weights. It speaks of all eligible nominees, not only of those
/// on a shortlist, and of the pure order (variety 0).
struct Stability {
  std::string request;  ///< Request id.
  std::size_t eligible = 0;
  std::size_t limit = 10;
  std::string first;                 ///< Who stands first; empty when nobody is eligible.
  std::vector<PartStability> parts;  ///< One for each weight, in the order of the parts.
  std::vector<Tie> ties;             ///< Those that reach into the first `limit`, best first.
  std::size_t tied = 0;              ///< Eligible nominees, of all, who share their score with another.

  friend bool operator==(const Stability&, const Stability&) = default;
};

struct StabilityOptions {
  std::size_t limit = 10;  ///< What `PartStability::shortlist` and the ties look at, >= 1.
};

/// The exact interval of each weight over which the ranking of a request stays the same.
///
/// A weight moves from 0 to 1 while all others are scaled in proportion, so that they sum to one; over such a movement
/// every total is a straight line, and two lines cross at a fraction of two whole numbers. These fractions are compared
/// in whole numbers: nothing is rounded. A weight of one leaves no proportion to keep: its intervals are [1, 1].
/// Whoever only `min_score` removes is watched too: they come in where they score enough.
///
/// Throws InputError for whatever `rank` refuses. O(that of scoring every eligible nominee + n log n).
[[nodiscard]] Stability stability(const Directory& directory, const Request& request, const Policy& policy = {},
                                  const StabilityOptions& options = {});

/// The weights with that of one part set, the others scaled in proportion and rounded as Weights::normalised does.
/// Throws InputError unless 0 <= weight <= 1,000,000 and, where the part has all the weight, the weight stays.
[[nodiscard]] Weights with_weight(const Weights& weights, Part part, Millionths weight);

}  // namespace s2ss
