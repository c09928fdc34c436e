#include "s2ss/similarity.hpp"

#include <algorithm>
#include <cassert>
#include <span>

namespace s2ss {
namespace {

[[maybe_unused]] bool are_fractions(const SimilarityFactors& factors);  // By the assertion alone.
void climb(const Taxonomy& taxonomy, ConceptIndex need, const SimilarityFactors& factors,
           std::span<Millionths> climbed);
void step_to_related(const Taxonomy& taxonomy, ConceptIndex need, const SimilarityFactors& factors,
                     std::span<Millionths> descended);
void descend(const Taxonomy& taxonomy, ConceptIndex need, const SimilarityFactors& factors,
             std::span<const Millionths> climbed, std::span<Millionths> descended);

}  // namespace

// A concept may be reached by climbing and, along another way, by descending; the two go on at different prices, so
// each has its own best value. Rounding is monotone, hence the best value of a concept is made from best values before
// it.
std::vector<Millionths> similarities(const Taxonomy& taxonomy, ConceptIndex need, const SimilarityFactors& factors) {
  assert(are_fractions(factors));
  const std::size_t count = taxonomy.size();
  // The second half is scratch, so that one allocation does for both.
  std::vector<Millionths> values(2 * count, 0);
  const std::span<Millionths> climbed(values.data(), count);
  const std::span<Millionths> descended(values.data() + count, count);

  climb(taxonomy, need, factors, climbed);
  step_to_related(taxonomy, need, factors, descended);
  descend(taxonomy, need, factors, climbed, descended);

  for (std::size_t i = 0; i < count; ++i) climbed[i] = std::max(climbed[i], descended[i]);
  values.resize(count);
  return values;
}

namespace {

bool are_fractions(const SimilarityFactors& factors) {
  const auto is_fraction = [](Millionths value) { return value >= 0 && value <= one; };
  return is_fraction(factors.narrower) && is_fraction(factors.broader) && is_fraction(factors.turn) &&
         is_fraction(factors.related) && is_fraction(factors.minimum);
}

// No factor exceeds one: what falls below the minimum stays there and need not be followed.
void offer(Millionths value, Millionths minimum, Millionths& best) {
  if (value >= minimum) best = std::max(best, value);
}

void climb(const Taxonomy& taxonomy, ConceptIndex need, const SimilarityFactors& factors,
           std::span<Millionths> climbed) {
  climbed[need.value] = one;
  const auto order = taxonomy.topological_order();
  for (auto at = order.rbegin(); at != order.rend(); ++at) {
    if (climbed[at->value] == 0) continue;
    const Millionths value = multiply(climbed[at->value], factors.broader);
    for (const auto wider : taxonomy.broader(*at)) {
      offer(value, factors.minimum, climbed[wider.value]);
    }
  }
}

void step_to_related(const Taxonomy& taxonomy, ConceptIndex need, const SimilarityFactors& factors,
                     std::span<Millionths> descended) {
  for (const auto beside : taxonomy.related(need)) {
    offer(factors.related, factors.minimum, descended[beside.value]);
  }
}

void descend(const Taxonomy& taxonomy, ConceptIndex need, const SimilarityFactors& factors,
             std::span<const Millionths> climbed, std::span<Millionths> descended) {
  for (const auto at : taxonomy.topological_order()) {
    const Millionths turned = at == need ? one : multiply(climbed[at.value], factors.turn);
    const Millionths from = std::max(turned, descended[at.value]);
    if (from == 0 || (at != need && taxonomy.is_top(at))) continue;
    const Millionths value = multiply(from, factors.narrower);
    for (const auto narrower : taxonomy.narrower(at)) {
      offer(value, factors.minimum, descended[narrower.value]);
    }
  }
}

}  // namespace
}  // namespace s2ss
