#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace s2ss::allocation {

/// The least and the greatest of some scores; 0 and 0 of none.
struct ScoreRange {
  std::int64_t low = 0, high = 0;
};

[[nodiscard]] ScoreRange range_of(std::span<const std::int64_t> scores, std::size_t threads);

}  // namespace s2ss::allocation
