#pragma once

#include <cstddef>
#include <cstdint>

namespace s2ss::allocation {

/// No position. Positions are kept signed.
constexpr std::int32_t none = -1;

/// A position in an array, as the containers take it.
constexpr std::size_t at(std::int64_t position) noexcept { return static_cast<std::size_t>(position); }

}  // namespace s2ss::allocation
