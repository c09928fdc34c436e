#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include "s2ss/fixed_point.hpp"

namespace s2ss::reference {

/// A whole number of any size, just large enough in abilities to share out weights exactly.
class Natural {
 public:
  Natural() = default;
  explicit Natural(std::uint64_t value)
      : limbs_{static_cast<std::uint32_t>(value), static_cast<std::uint32_t>(value >> 32)} {}

  [[nodiscard]] Natural shifted(std::size_t bits) const {
    Natural result = *this;
    for (std::size_t i = 0; i < bits % 32; ++i) result = result.plus(result);
    result.limbs_.insert(result.limbs_.begin(), bits / 32, 0u);
    return result;
  }
  [[nodiscard]] Natural plus(const Natural& other) const {
    Natural result;
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < std::max(limbs_.size(), other.limbs_.size()) || carry != 0; ++i) {
      carry += limb(i);
      carry += other.limb(i);
      result.limbs_.push_back(static_cast<std::uint32_t>(carry));
      carry >>= 32;
    }
    return result;
  }
  [[nodiscard]] Natural times(std::uint32_t factor) const {
    Natural result;
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < limbs_.size() || carry != 0; ++i) {
      carry += std::uint64_t{limb(i)} * factor;
      result.limbs_.push_back(static_cast<std::uint32_t>(carry));
      carry >>= 32;
    }
    return result;
  }
  [[nodiscard]] bool is_below(const Natural& other) const {
    for (std::size_t i = std::max(limbs_.size(), other.limbs_.size()); i-- > 0;) {
      if (limb(i) != other.limb(i)) return limb(i) < other.limb(i);
    }
    return false;
  }

 private:
  [[nodiscard]] std::uint32_t limb(std::size_t i) const { return i < limbs_.size() ? limbs_[i] : 0u; }

  std::vector<std::uint32_t> limbs_;  // The lowest first.
};

/// Every double is a whole number times a power of two; here all of them times one common power.
inline std::vector<Natural> whole_numbers(const std::vector<double>& fractions) {
  std::vector<int> exponents;
  std::vector<std::uint64_t> mantissas;
  int lowest = 2000;
  for (const double fraction : fractions) {
    int exponent = 0;
    mantissas.push_back(static_cast<std::uint64_t>(std::ldexp(std::frexp(fraction, &exponent), 53)));
    exponents.push_back(exponent);
    if (fraction > 0) lowest = std::min(lowest, exponent);
  }
  std::vector<Natural> numbers;
  for (std::size_t i = 0; i < fractions.size(); ++i) {
    numbers.push_back(Natural(mantissas[i]).shifted(static_cast<std::size_t>(std::max(0, exponents[i] - lowest))));
  }
  return numbers;
}

/// Fractions scaled to sum to exactly one million: rounded down, what is left over to the largest remainders, the
/// earlier first. In exact numbers, so that no rounding of doubles can hide in it.
inline std::vector<Millionths> exact_shares(const std::vector<double>& fractions) {
  const std::vector<Natural> numbers = whole_numbers(fractions);
  Natural sum;
  for (const Natural& number : numbers) sum = sum.plus(number);

  std::vector<Millionths> shares;
  for (const Natural& number : numbers) {
    const Natural scaled = number.times(1'000'000);
    std::uint32_t low = 0;
    std::uint32_t high = 1'000'000;
    while (low < high) {
      const std::uint32_t middle = (low + high + 1) / 2;
      if (scaled.is_below(sum.times(middle))) {
        high = middle - 1;
      } else {
        low = middle;
      }
    }
    shares.push_back(static_cast<Millionths>(low));
  }

  // remainder(i) > remainder(j), without subtraction: scaled(i) + share(j) * sum > scaled(j) + share(i) * sum.
  std::vector<std::size_t> order(numbers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<Millionths> floors = shares;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
    const Natural left = numbers[i].times(1'000'000).plus(sum.times(static_cast<std::uint32_t>(floors[j])));
    const Natural right = numbers[j].times(1'000'000).plus(sum.times(static_cast<std::uint32_t>(floors[i])));
    return right.is_below(left);
  });
  Millionths left_over = 1'000'000 - std::accumulate(shares.begin(), shares.end(), Millionths{0});
  for (const std::size_t i : order) {
    if (left_over == 0) break;
    ++shares[i];
    --left_over;
  }
  return shares;
}

}  // namespace s2ss::reference
