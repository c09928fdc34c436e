#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "s2ss/enumerators.hpp"

namespace s2ss {

/// What the best plan is best at.
enum class Goal : std::uint8_t {
  best_fit,     ///< Greatest total score.
  most_served,  ///< Most places filled, then greatest total score.
  fairest,      ///< Most places filled, then the lowest chosen score as high as possible, then greatest total score.
  stable,       ///< No two sides would both rather have each other than what they got.
};

template <>
inline constexpr std::array<std::string_view, 4> enumerator_words<Goal>{"best_fit", "most_served", "fairest", "stable"};

}  // namespace s2ss
