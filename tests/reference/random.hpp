#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

namespace s2ss::reference {

/// A stream of numbers that is the same with every compiler and library (SplitMix64: Steele, Lea and Flood 2014).
/// The standard's distributions are not, so none is used.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }

  /// 0 to count - 1; count at least 1. The tiny bias of the remainder does not matter to tests.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
  /// from to to, both included.
  int between(int from, int to) {
    return from + static_cast<int>(below(static_cast<std::size_t>(static_cast<std::int64_t>(to) - from + 1)));
  }
  bool chance(int percent) { return between(1, 100) <= percent; }

  template <typename T>
  const T& pick(const std::vector<T>& values) {
    return values[below(values.size())];
  }
  template <typename T>
  T one_of(std::initializer_list<T> values) {
    return *(values.begin() + static_cast<std::ptrdiff_t>(below(values.size())));
  }
  template <typename T>
  void shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace s2ss::reference
