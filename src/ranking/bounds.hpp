#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

#include "model/topic_index.hpp"
#include "s2ss/fixed_point.hpp"

namespace s2ss {

/// The kinds of posting that differ in the best fit they can have: bit 0 main, bit 1 leads, bit 2 restricted.
inline constexpr std::size_t posting_kinds = 8;

/// What one facet that a need names keeps of the fit, told from the bits of a posting's facets.
struct FacetBounds {
  std::uint32_t all = 0;  ///< The bits of this facet's concepts: with none the facet is left blank.
  std::uint32_t met = 0;
  std::uint32_t adjacent = 0;
  Millionths blank_factor = one;
  Millionths met_factor = one;  ///< At most, for other concepts may share the bit.
  Millionths adjacent_factor = one;
  Millionths other_factor = one;

  [[nodiscard]] Millionths factor(std::uint32_t facets) const noexcept {
    if ((facets & all) == 0) return blank_factor;
    if ((facets & met) != 0) return met_factor;
    return (facets & adjacent) != 0 ? adjacent_factor : other_factor;
  }
};

/// One need, as one topic's postings can meet it. Fits are fractions, weighted by the need's share and the part's
/// weight.
struct NeedBounds {
  std::array<float, 4> own{};  ///< The posting's own expertise, facets left out: bit 0 main, bit 1 leads.
  std::span<const FacetBounds> facets;
  std::size_t need = 0;  ///< Its position among the request's.
};

/// What bounds of one list's postings are made of. A bound is a total that no nominee of the posting can exceed, or
/// negative for one that some rule removes.
struct PostingBounds {
  std::int32_t easting = 0;
  std::int32_t northing = 0;
  float limit = 0;                   ///< Metres.
  std::int32_t least_proximity = 0;  ///< Millionths: one where distance does not count.
  std::int32_t unknown_proximity = 0;
  bool is_nowhere = false;  ///< The requesting school's own coordinates are not known.
  std::uint32_t week = 0;   ///< The slots of either week in which some session could be held.
  std::uint32_t modes = 0;
  std::uint32_t remote_modes = 0;  ///< Those among them that need no travel.
  std::uint32_t max_main_topics = 0;

  // Of blocks, in whole numbers of Totals.
  double proximity_weight = 0;
  double rest = 0;                                    ///< The total that availability and diversity can add at most.
  std::array<double, posting_kinds> best_of_block{};  ///< weight x fit, by the kinds a block has.

  // Of postings, in millionths of Totals: weights as they are, parts as fractions.
  float fit = 0;  ///< What the needs add to.
  std::span<const NeedBounds> needs;
  const float* fit_of_pair = nullptr;  ///< Of postings of two expertises, by kind and width; then `fit` does not count.
  float proximity = 0;                 ///< The part's weight.
  float availability = 0;              ///< Likewise.
  float diversity = 0;                 ///< Likewise.
  float spread = 0;                    ///< What those lose of it who are used more than the average.
  std::uint32_t nominee_links = 0;     ///< From so many on they are.
  std::uint32_t school_links = 0;
  std::uint32_t most_dates = 0;  ///< The dates that one slot of the week stands for, at most.
  std::uint32_t sessions = 0;    ///< Asked for; 1 when any slot stands for enough dates.
};

/// How far a posting's bound may lie above what its numbers say, in millionths of Totals: parts are rounded to
/// millionths, and the bounds reckoned in single precision. It is added to the bounds.
inline constexpr float bound_slack = 4.0F;

/// A bound of fits of several needs, in whole numbers of Totals.
[[nodiscard]] inline double as_total(float fit) noexcept {
  return std::ceil((static_cast<double>(fit) + bound_slack) * one);
}

/// The sets of instructions there is code for.
enum class Instructions : std::uint8_t { portable, avx2, avx512 };

/// Postings of a block, a bit each.
struct ReachingPostings {
  std::uint64_t all = 0;   ///< Those whose bound reaches what was asked for.
  std::uint64_t near = 0;  ///< Of any: those to whom proximity may add something.

  friend bool operator==(const ReachingPostings&, const ReachingPostings&) = default;
};

/// The loops over many bounds at once. Every set of instructions gives the same numbers.
struct BoundLoops {
  /// The bounds of the blocks `first` to `first + count - 1`, as Totals in whole numbers.
  void (*blocks)(const PostingBounds& request, const PostingColumns& index, std::size_t first, std::size_t count,
                 double* bounds);
  /// The bounds of a block's postings, in millionths of Totals; returns which of them reach `least`. `facets` are the
  /// block's, which postings of two expertises do without.
  ReachingPostings (*postings)(const PostingBounds& request, const PostingColumns& index, const FacetColumn* facets,
                               std::size_t block, float least, float* bounds);
};

/// False when this machine, or this build, lacks them.
[[nodiscard]] bool is_supported(Instructions instructions) noexcept;
[[nodiscard]] const BoundLoops& bound_loops(Instructions instructions) noexcept;
/// Those of the machine's best.
[[nodiscard]] const BoundLoops& bound_loops() noexcept;

}  // namespace s2ss
