#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "s2ss/enumerators.hpp"
#include "s2ss/fixed_point.hpp"

namespace s2ss {

/// The parts a score is made of.
enum class Part : std::uint8_t { subject_fit, availability, diversity, proximity };
template <>
inline constexpr std::array<std::string_view, 4> enumerator_words<Part>{"subject_fit", "availability", "diversity",
                                                                        "proximity"};

/// The parts of one request-and-nominee pair, each from 0 to 1,000,000.
struct Parts {
  Millionths subject_fit = 0;   ///< How well the expertise meets the needs.
  Millionths availability = 0;  ///< How many of the sessions asked for fit both sides.
  Millionths diversity = 0;     ///< How far the pairing connects schools that do not usually link.
  Millionths proximity = 0;     ///< How near the schools are.

  friend bool operator==(const Parts&, const Parts&) = default;
};

/// How much each part counts; the four sum to 1,000,000.
struct Weights {
  Millionths subject_fit = 550'000;
  Millionths availability = 200'000;
  Millionths diversity = 150'000;
  Millionths proximity = 100'000;

  /// Scales any four fractions to weights that sum to exactly 1,000,000: each is rounded down and the millionths left
  /// over go to the largest remainders, the earlier part first. Throws InputError when one is negative, infinite or no
  /// number, or when all are zero.
  [[nodiscard]] static Weights normalised(double subject_fit, double availability, double diversity, double proximity);

  friend bool operator==(const Weights&, const Weights&) = default;
};

/// The weighted sum, from 0 to 1,000,000,000,000.
[[nodiscard]] constexpr Total weighted_total(const Weights& weights, const Parts& parts) noexcept {
  return Total{weights.subject_fit} * parts.subject_fit + Total{weights.availability} * parts.availability +
         Total{weights.diversity} * parts.diversity + Total{weights.proximity} * parts.proximity;
}

}  // namespace s2ss
