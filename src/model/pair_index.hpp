#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/posting_columns.hpp"

namespace s2ss {

struct DirectoryState;

/// What PostingBlock::main says of a posting of two expertises.
namespace pair_posting {

inline constexpr std::uint32_t lower_is_main = 1;  ///< The expertise in the topic with the lower index is called main.
inline constexpr std::uint32_t higher_is_main = 2;
inline constexpr std::uint32_t lower_is_restricted = 4;  ///< It names some facet.
inline constexpr std::uint32_t higher_is_restricted = 8;
inline constexpr std::uint32_t main_shift = 4;        ///< Above these: the nominee's different main topics,
inline constexpr std::uint32_t most_main_topics = 7;  ///< of which so many stand for more.
inline constexpr std::uint32_t has_odd_topics = 128;  ///< The nominee has three topics, or five or more.

/// Of the sets of facets an expertise may be restricted to.
inline constexpr std::uint32_t no_set = 0;
inline constexpr std::uint32_t any_set = 65'535;  ///< A number too great to be told.

/// A posting's kind: the four bits above, and whether the nominee leads.
inline constexpr std::size_t kinds = 32;
inline constexpr std::uint32_t leads = 16;
/// The kinds of nominees with two topics, three, four, and more.
inline constexpr std::size_t widths = 4;
inline constexpr std::uint32_t has_odd_topics_of_kind = 32;
inline constexpr std::uint32_t has_four_topics_of_kind = 64;

}  // namespace pair_posting

/// The sets of facets that a block's expertises are restricted to: where a set begins in the directory's pool, plus
/// one.
struct alignas(64) FacetSetColumns {
  PostingBlock::Column<std::uint16_t> lower;
  PostingBlock::Column<std::uint16_t> higher;
};

/// Postings by two topics: who is wanted for several needs at once mostly offers something for two of them, and that
/// is told here from one place. Each nominee has one posting for any two topics, unless that were too many.
///
/// Those of two topics stand one after the other, those who call both main in front, and of each kind neighbours; only
/// long lists begin with a block of their own.
struct PairIndex : PostingColumns {
  std::vector<std::uint32_t> first_pair;   ///< By the lower ConceptIndex, and one more.
  std::vector<ConceptIndex> higher;        ///< By pair: the other topic; ascending for each lower one.
  std::vector<std::uint32_t> first_place;  ///< By pair, in units of postings.
  std::vector<std::uint32_t> end_place;

  /// By lower topic a row of bits, one for each topic: which pairs there are. Empty in schemes with very many topics.
  std::vector<std::uint64_t> is_held;
  std::size_t row_words = 0;

  LargeVector<FacetSetColumns> sets;  ///< By block.
  std::vector<std::uint32_t> kinds;   ///< By block: a bit for each kind that some posting has, by the usual policy.

  /// The places of a pair's postings.
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  /// An empty one for a pair that nobody has. The lower topic comes first. O(log of the pairs with it).
  [[nodiscard]] Range range(ConceptIndex lower, ConceptIndex upper) const noexcept;

  /// False only for a pair that nobody has.
  [[nodiscard]] bool may_hold(ConceptIndex lower, ConceptIndex upper) const noexcept {
    return is_held.empty() || (is_held[lower.value * row_words + upper.value / 64] >> upper.value % 64 & 1) != 0;
  }

  [[nodiscard]] std::size_t memory_bytes() const noexcept;
};

/// How many main topics someone may have by the usual policy for them to count as main. Any policy is answered
/// exactly; with others blocks tell less.
inline constexpr std::int32_t usual_main_topics = 6;

/// Whether any two topics of a nominee who offers this have a posting; not for those with very many, or with one topic
/// twice.
[[nodiscard]] bool is_paired(std::span<const ExpertiseRecord> offered) noexcept;

/// Of these nominees, all of whom may be proposed, in the order in which neighbours are to stand.
/// O(topics + their pairs of expertises).
[[nodiscard]] PairIndex make_pair_index(const DirectoryState& state, std::span<const NomineeIndex> nominees);

}  // namespace s2ss
