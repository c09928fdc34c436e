#pragma once

#include <vector>

#include "s2ss/fixed_point.hpp"

namespace s2ss {

/// How much a past link still counts: 1,000,000 today and half after each half-life, by a table of integers per day.
class Decay {
 public:
  /// `half_life_days` from 1 to 36,500. O(half_life_days).
  explicit Decay(int half_life_days);

  /// Age in days; a negative one counts as 0.
  [[nodiscard]] Millionths operator()(int age) const noexcept;

 private:
  std::vector<Millionths> table_;  ///< 2^(-days / half-life) for the days of one half-life.
};

}  // namespace s2ss
