#include "scoring/decay.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace s2ss {

namespace {

// Binary fractions with 62 places: integers only, so that the table is the same everywhere. The error of a product is
// below 2^-61, far from moving any entry of the table across a rounding border.
using Fraction = std::uint64_t;
__extension__ using Wide = unsigned __int128;
constexpr int places = 62;
constexpr Fraction whole = Fraction{1} << places;

constexpr Fraction times(Fraction left, Fraction right) noexcept {
  return static_cast<Fraction>(Wide{left} * right >> places);
}

Fraction power(Fraction base, int exponent) noexcept {
  Fraction result = whole;
  for (; exponent > 0; exponent /= 2, base = times(base, base)) {
    if (exponent % 2 == 1) result = times(result, base);
  }
  return result;
}

/// The factor of one day: the least fraction whose `days`-th power is a half.
Fraction daily_factor(int days) noexcept {
  Fraction low = 0;
  Fraction high = whole;
  while (low < high) {
    const Fraction middle = low + (high - low) / 2;
    if (power(middle, days) < whole / 2) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

Millionths rounded(Fraction fraction) noexcept {
  return static_cast<Millionths>((Wide{fraction} * one + whole / 2) >> places);
}

}  // namespace

Decay::Decay(int half_life_days) {
  const Fraction factor = daily_factor(half_life_days);
  Fraction left = whole;
  table_.reserve(static_cast<std::size_t>(half_life_days));
  for (int day = 0; day < half_life_days; ++day, left = times(left, factor)) table_.push_back(rounded(left));
}

Millionths Decay::operator()(int age) const noexcept {
  const auto days = static_cast<std::size_t>(std::max(age, 0));
  const std::size_t halvings = days / table_.size();
  const Millionths within = table_[days % table_.size()];
  // One millionth halved once is rounded up to one millionth; nothing is left of a million after 21 halvings.
  if (halvings == 0) return within;
  if (halvings > 20) return 0;
  return (within + (1 << (halvings - 1))) >> halvings;
}

}  // namespace s2ss
