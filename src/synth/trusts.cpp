#include "synth/trusts.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "synth/random.hpp"
#include "synth/schools.hpp"

namespace s2ss::synth {

namespace {

struct GrowingTrust {
  std::string id;
  int places = 0;  ///< Schools it will still take.
};

std::vector<std::size_t> academies_along_a_curve(const std::vector<School>& schools);
GrowingTrust found_trust(std::size_t number, Random& random);

}  // namespace

void assign_trusts(std::vector<School>& schools, std::uint64_t seed) {
  Random random(seed, Stream::trusts);
  std::size_t founded = 0;
  // Several trusts grow side by side, so that neighbours belong to different ones.
  std::array<GrowingTrust, 6> growing;
  for (GrowingTrust& trust : growing) trust = found_trust(++founded, random);
  for (const std::size_t position : academies_along_a_curve(schools)) {
    GrowingTrust& trust = growing[random.below(static_cast<std::uint32_t>(growing.size()))];
    schools[position].trust = trust.id;
    if (--trust.places == 0) trust = found_trust(++founded, random);
  }
}

namespace {

// Interleaves the bits of two coordinates below 2^16: a Z-order curve keeps near points near each other (Morton 1966).
std::uint32_t along_the_curve(std::uint32_t x, std::uint32_t y) {
  std::uint32_t key = 0;
  for (unsigned bit = 0; bit < 16; ++bit) {
    key |= ((x >> bit) & 1u) << (2 * bit);
    key |= ((y >> bit) & 1u) << (2 * bit + 1);
  }
  return key;
}

std::vector<std::size_t> academies_along_a_curve(const std::vector<School>& schools) {
  constexpr int step = 100;  // Metres; brings EPSG:27700 below 2^16.
  std::vector<std::pair<std::uint32_t, std::size_t>> keyed;
  for (std::size_t i = 0; i < schools.size(); ++i) {
    if (!is_academy(schools[i])) continue;
    const auto x = static_cast<std::uint32_t>(schools[i].easting.value_or(0) / step);
    const auto y = static_cast<std::uint32_t>(schools[i].northing.value_or(0) / step);
    keyed.emplace_back(along_the_curve(x, y), i);
  }
  std::sort(keyed.begin(), keyed.end());
  std::vector<std::size_t> order;
  order.reserve(keyed.size());
  for (const auto& [key, position] : keyed) order.push_back(position);
  return order;
}

GrowingTrust found_trust(std::size_t number, Random& random) {
  struct Size {
    int low;
    int high;
  };
  static constexpr std::array<Size, 6> sizes{{{1, 1}, {2, 3}, {4, 6}, {7, 12}, {13, 20}, {21, 40}}};
  static constexpr std::array<std::uint32_t, 6> weights{50, 22, 14, 8, 4, 2};
  const Size size = sizes[random.pick(weights)];
  const std::string digits = std::to_string(number);
  return {std::string("T").append(digits.size() < 5 ? 5 - digits.size() : 0, '0').append(digits),
          random.between(size.low, size.high)};
}

}  // namespace

}  // namespace s2ss::synth
