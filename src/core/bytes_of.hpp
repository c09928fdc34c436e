#pragma once

#include <cstddef>
#include <vector>

namespace s2ss {

/// What a vector holds of the heap, without what its elements hold themselves.
template <typename Value, typename Memory>
std::size_t bytes_of(const std::vector<Value, Memory>& values) noexcept {
  return values.capacity() * sizeof(Value);
}

}  // namespace s2ss
