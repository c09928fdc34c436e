#include "synth/random.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace s2ss::synth {

namespace {

constexpr std::uint64_t golden_gamma = 0x9e3779b97f4a7c15ull;

constexpr std::uint64_t mix(std::uint64_t value) noexcept {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ull;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebull;
  return value ^ (value >> 31);
}

}  // namespace

Random::Random(std::uint64_t seed, Stream stream, std::uint64_t position) noexcept
    : state_(mix(mix(mix(seed + golden_gamma) + static_cast<std::uint64_t>(stream) * golden_gamma) +
                 (position + 1) * golden_gamma)) {}

std::uint64_t Random::next() noexcept {
  state_ += golden_gamma;
  return mix(state_);
}

// Lemire 2019, "Fast random integer generation in an interval": the rejected values are those that would make some
// results more frequent than others.
std::uint32_t Random::below(std::uint32_t bound) noexcept {
  std::uint64_t product = (next() >> 32) * bound;
  auto low = static_cast<std::uint32_t>(product);
  if (low < bound) {
    const std::uint32_t threshold = (0u - bound) % bound;
    while (low < threshold) {
      product = (next() >> 32) * bound;
      low = static_cast<std::uint32_t>(product);
    }
  }
  return static_cast<std::uint32_t>(product >> 32);
}

int Random::between(int low, int high) noexcept {
  return low + static_cast<int>(below(static_cast<std::uint32_t>(high - low) + 1));
}

std::size_t Random::pick(std::span<const std::uint32_t> weights) noexcept {
  std::uint32_t rest = below(std::accumulate(weights.begin(), weights.end(), 0u));
  std::size_t position = 0;
  while (rest >= weights[position]) rest -= weights[position++];
  return position;
}

WeightedChoice::WeightedChoice(std::span<const std::uint32_t> weights) : cumulative_(weights.size()) {
  std::partial_sum(weights.begin(), weights.end(), cumulative_.begin());
}

std::size_t WeightedChoice::draw(Random& random) const noexcept {
  const std::uint32_t drawn = random.below(cumulative_.back());
  const auto found = std::upper_bound(cumulative_.begin(), cumulative_.end(), drawn);
  return static_cast<std::size_t>(found - cumulative_.begin());
}

std::vector<std::uint32_t> shuffled_positions(std::size_t size, Random& random) {
  std::vector<std::uint32_t> positions(size);
  std::iota(positions.begin(), positions.end(), 0u);
  for (std::size_t left = size; left > 1; --left) {
    std::swap(positions[left - 1], positions[random.below(static_cast<std::uint32_t>(left))]);
  }
  return positions;
}

}  // namespace s2ss::synth
