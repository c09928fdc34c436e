#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "s2ss/school.hpp"
#include "synth/random.hpp"

namespace s2ss::synth {

/// Draws schools near another one, or of its trust, from a grid of squares. Building is O(n log n), a draw O(log n).
class Neighbourhood {
 public:
  /// `schools` must outlive the object.
  explicit Neighbourhood(std::span<const School> schools);

  /// Another school, a near one or one of the same trust where there is one, else any; nothing when there is no other.
  [[nodiscard]] std::optional<std::size_t> partner(std::size_t school, Random& random) const;
  /// Another school, mostly a few kilometres away; nothing when none was found.
  [[nodiscard]] std::optional<std::size_t> near(std::size_t school, Random& random) const;
  /// Another school of the same trust; nothing when there is none.
  [[nodiscard]] std::optional<std::size_t> in_same_trust(std::size_t school, Random& random) const;

 private:
  [[nodiscard]] std::size_t anywhere(std::size_t school, Random& random) const;

  std::span<const School> schools_;
  std::vector<std::uint32_t> by_square_;     ///< Schools, ascending by square.
  std::vector<std::uint32_t> square_begin_;  ///< Where each square begins in `by_square_`.
  std::vector<std::uint32_t> by_trust_;      ///< Schools with a trust, ascending by it.
};

}  // namespace s2ss::synth
