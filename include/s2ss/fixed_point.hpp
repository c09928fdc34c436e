#pragma once

#include <cstdint>

namespace s2ss {

/// A fraction in millionths: 0 is 0.0 and 1,000,000 is 1.0. Scores, factors and weights are integers of this
/// kind, so that every compiler, thread count and row order gives the same bytes.
using Millionths = std::int32_t;

inline constexpr Millionths one = 1'000'000;

/// A weighted sum of parts: millionths of a weight times millionths of a part, so 1.0 is `one_total`.
using Total = std::int64_t;

inline constexpr Total one_total = Total{one} * one;

/// The product of two fractions, rounded half up to whole millionths. Monotone in both arguments.
/// Longer products are taken from left to right, rounding after each factor. Both in [0, 1,000,000].
[[nodiscard]] constexpr Millionths multiply(Millionths left, Millionths right) noexcept {
  return static_cast<Millionths>((std::int64_t{left} * right + one / 2) / one);
}

/// numerator / denominator in millionths, rounded half up. Needs 0 <= numerator <= denominator, denominator > 0
/// and numerator below 9e12.
[[nodiscard]] constexpr Millionths ratio(std::int64_t numerator, std::int64_t denominator) noexcept {
  return static_cast<Millionths>((2 * numerator * one + denominator) / (2 * denominator));
}

[[nodiscard]] constexpr double to_fraction(Millionths value) noexcept { return static_cast<double>(value) / one; }

[[nodiscard]] constexpr double total_to_fraction(Total total) noexcept {
  return static_cast<double>(total) / static_cast<double>(one_total);
}

}  // namespace s2ss
