#include "scoring/shares.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace s2ss {

std::vector<Millionths> shares(std::span<const double> fractions) {
  // Dividing by the greatest first keeps the sum finite; every operation here is exactly rounded by IEEE 754.
  const double greatest = *std::max_element(fractions.begin(), fractions.end());
  double sum = 0.0;
  for (const double fraction : fractions) sum += fraction / greatest;

  std::vector<Millionths> parts;
  std::vector<double> remainders;
  for (const double fraction : fractions) {
    const double exact = fraction / greatest / sum * one;
    parts.push_back(static_cast<Millionths>(std::floor(exact)));
    remainders.push_back(exact - std::floor(exact));
  }
  std::vector<std::size_t> order(fractions.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&remainders](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  Millionths left_over = one - std::accumulate(parts.begin(), parts.end(), Millionths{0});
  for (std::size_t i = 0; left_over > 0; i = (i + 1) % order.size(), --left_over) ++parts[order[i]];
  return parts;
}

}  // namespace s2ss
