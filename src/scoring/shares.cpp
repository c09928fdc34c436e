#include "scoring/shares.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace s2ss {

namespace {

// Whole numbers, because the remainders decide who gets a millionth: rounding must not. 93 binary places below the
// greatest fraction leave room for the sum of a thousand fractions times one million.
__extension__ using Wide = unsigned __int128;
constexpr int binary_places = 93;

std::vector<Wide> whole_numbers(std::span<const double> fractions) {
  int exponent = 0;
  static_cast<void>(std::frexp(*std::max_element(fractions.begin(), fractions.end()), &exponent));
  std::vector<Wide> numbers;
  for (const double fraction : fractions) {
    numbers.push_back(static_cast<Wide>(std::ldexp(fraction, binary_places - exponent)));
  }
  return numbers;
}

}  // namespace

std::vector<Millionths> shares(std::span<const double> fractions) {
  const std::vector<Wide> numbers = whole_numbers(fractions);
  const Wide sum = std::accumulate(numbers.begin(), numbers.end(), Wide{0});
  std::vector<Millionths> parts;
  std::vector<Wide> remainders;
  for (const Wide number : numbers) {
    parts.push_back(static_cast<Millionths>(number * one / sum));
    remainders.push_back(number * one % sum);
  }
  std::vector<std::size_t> order(numbers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&remainders](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  // Fewer millionths are left over than there are fractions.
  const Millionths left_over = one - std::accumulate(parts.begin(), parts.end(), Millionths{0});
  for (std::size_t i = 0; i < static_cast<std::size_t>(left_over); ++i) ++parts[order[i]];
  return parts;
}

}  // namespace s2ss
