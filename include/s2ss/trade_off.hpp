#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "s2ss/allocate.hpp"
#include "s2ss/directory.hpp"
#include "s2ss/plan.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"

namespace s2ss {

/// What is set against the total.
enum class Against : std::uint8_t {
  diversity,     ///< The sum of the links' diversity parts.
  worst_served,  ///< The lowest score of a link that is not pinned, with as many places filled as can be.
};
template <>
inline constexpr std::array<std::string_view, 2> enumerator_words<Against>{"diversity", "worst_served"};

/// A plan on the curve, and what it comes to.
struct TradeOffPoint {
  Plan plan;
  std::int64_t diversity = 0;         ///< Sum of the diversity parts, in millionths.
  std::optional<Total> worst_served;  ///< The lowest total of a link that is not pinned; nothing without one.

  friend bool operator==(const TradeOffPoint&, const TradeOffPoint&) = default;
};

/// The curve between the total and something else worth having: plans that no other plan beats in one without losing
/// in the other, the greatest total first.
///
/// against diversity: each plan has the greatest total + c x diversity for a price c of its own, which stands in its
/// rules; c runs from a millionth to 1000. Such plans lie on the convex hull of all (the supported ones), and the
/// widest gap between two is filled first. The goal is best_fit or most_served.
///
/// against worst_served: of the plans that fill most places, those with the greatest total among links that score no
/// less than `min_score` of their rules. Nothing but a plan with a higher lowest score could have less of a total: the
/// set is complete when fewer than `points` come back.
///
/// Each is a plan like any other, with its own certificate: `verify` takes it under the same policy. O(points) rounds
/// against diversity, O(points + points given up in between) against worst_served.
///
/// Throws what `allocate` throws, and InputError for points below 2 and for goals and rules a curve cannot have.
[[nodiscard]] std::vector<TradeOffPoint> trade_off(const Directory& directory, std::span<const Request> requests,
                                                   const Policy& policy, Against against, std::size_t points = 8,
                                                   const AllocateOptions& options = {});

}  // namespace s2ss
