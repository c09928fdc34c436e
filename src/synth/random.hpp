#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace s2ss::synth {

/// Each concern draws from a stream of its own, so that a change in one leaves the others' values as they are.
enum class Stream : std::uint64_t {
  counties = 1,
  schools,
  trusts,
  staffing,
  supply,
  nominees,
  links,
  calendars,
  demand,
  requests,
};

/// Random numbers that are the same on every platform: SplitMix64 (Steele, Lea and Flood 2014), started from a seed,
/// a stream and a position in it. The standard's distributions are not used: their output is not fixed.
///
/// A compiler may evaluate the arguments of one call in any order: draw into named values first.
class Random {
 public:
  Random(std::uint64_t seed, Stream stream, std::uint64_t position = 0) noexcept;

  [[nodiscard]] std::uint64_t next() noexcept;
  /// Every value below `bound` equally often; `bound` > 0.
  [[nodiscard]] std::uint32_t below(std::uint32_t bound) noexcept;
  /// Every value from `low` to `high`, both included, equally often.
  [[nodiscard]] int between(int low, int high) noexcept;
  [[nodiscard]] bool chance(std::uint32_t percent) noexcept { return below(100) < percent; }

  /// A position, each as often as its weight says; some weight is > 0 and their sum is below 2^32.
  template <std::size_t size>
  [[nodiscard]] std::size_t pick(const std::array<std::uint32_t, size>& weights) noexcept {
    return pick(std::span<const std::uint32_t>(weights));
  }
  [[nodiscard]] std::size_t pick(std::span<const std::uint32_t> weights) noexcept;

  /// An element; `values` is not empty.
  template <typename Values>
  [[nodiscard]] const auto& one_of(const Values& values) noexcept {
    return values[below(static_cast<std::uint32_t>(values.size()))];
  }

 private:
  std::uint64_t state_;
};

/// Draws positions as often as their weights say, from tables too long for Random::pick. O(log n) a draw.
class WeightedChoice {
 public:
  WeightedChoice() = default;
  /// Weights sum to less than 2^32.
  explicit WeightedChoice(std::span<const std::uint32_t> weights);

  /// True when there is nothing to draw.
  [[nodiscard]] bool empty() const noexcept { return cumulative_.empty() || cumulative_.back() == 0; }
  [[nodiscard]] std::size_t draw(Random& random) const noexcept;

 private:
  std::vector<std::uint32_t> cumulative_;
};

/// The positions 0 to size - 1 in a random order.
[[nodiscard]] std::vector<std::uint32_t> shuffled_positions(std::size_t size, Random& random);

}  // namespace s2ss::synth
