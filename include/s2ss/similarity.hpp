#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "s2ss/enumerators.hpp"
#include "s2ss/fixed_point.hpp"
#include "s2ss/index.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss {

/// What one step from a need towards an expertise keeps of the fit. Each in [0, 1,000,000].
struct SimilarityFactors {
  Millionths narrower = 850'000;  ///< Each step to a narrower concept.
  Millionths broader = 600'000;   ///< Each step to a broader concept.
  Millionths turn = 500'000;      ///< Once, where a path stops climbing and descends to a sibling or cousin.
  Millionths related = 500'000;   ///< The one step to an associated concept.
  Millionths minimum = 150'000;   ///< Anything below counts as 0.

  friend bool operator==(const SimilarityFactors&, const SimilarityFactors&) = default;
};

enum class Step : std::uint8_t { narrower, broader, related };
template <>
inline constexpr std::array<std::string_view, 3> enumerator_words<Step>{"narrower", "broader", "related"};

/// One step of a path and the concept it leads to.
struct PathStep {
  Step step = Step::narrower;
  ConceptIndex to;

  friend bool operator==(const PathStep&, const PathStep&) = default;
};

/// How near an offered concept is to a needed one, with the path that says why.
struct Similarity {
  Millionths value = 0;        ///< 1,000,000 for the same concept; 0 when nothing permitted connects them.
  std::vector<PathStep> path;  ///< From the need to the expertise; empty for the same concept or for 0.

  friend bool operator==(const Similarity&, const Similarity&) = default;
};

/// The similarity of every concept of the scheme to `need`, by ConceptIndex.
///
/// The value is the greatest product of factors over the paths of these forms: narrower steps only; broader steps
/// only; broader steps and then narrower ones, with one factor `turn` taken between them; one related step and then
/// narrower ones. No path passes through a top concept (it may start or end there). Products are taken from the need
/// outwards with `multiply`; values below `minimum` become 0. O(concepts + arrows).
[[nodiscard]] std::vector<Millionths> similarities(const Taxonomy& taxonomy, ConceptIndex need,
                                                   const SimilarityFactors& factors = {});

/// The same value for one pair, with its path: of the best paths the one with fewest steps, and of those the one
/// whose concepts come first by id. O(concepts + arrows), times the square of the path's length when the value is not
/// 0.
[[nodiscard]] Similarity similarity(const Taxonomy& taxonomy, ConceptIndex need, ConceptIndex expertise,
                                    const SimilarityFactors& factors = {});

}  // namespace s2ss
