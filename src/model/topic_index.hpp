#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/pair_index.hpp"
#include "model/posting_columns.hpp"

namespace s2ss {

struct DirectoryState;

using FacetColumn = PostingBlock::Column<std::uint32_t>;  ///< As FacetBits.

/// Copies of some postings that fit alike: of those that come first by id, in that order. They win every tie, and where
/// distance does not count, or everybody is too far, ties are the rule.
struct EarlyBlocks {
  std::uint32_t first = 0;
  std::uint32_t first_original = 0;  ///< The blocks from it on hold all postings, by place.
  std::uint32_t end = 0;             ///< Of these.
};

/// Postings by topic. Inside a topic those that fit alike stand together, and of them neighbours, so that a block tells
/// much of its postings; each has bounds, and who searches may skip every block whose bound cannot reach the list.
/// Built once for a directory.
struct TopicIndex : PostingColumns {
  std::vector<std::uint32_t> first_block;  ///< By ConceptIndex, and one more.
  std::vector<std::uint32_t> first_wide;   ///< By ConceptIndex: from here on those whose topics are not in pairs.
  std::vector<std::uint32_t> first_early;  ///< By ConceptIndex, and one more, in `early`.
  std::vector<EarlyBlocks> early;          ///< Ascending; only large groups have them.

  LargeVector<FacetColumn> facets;        ///< By block.
  std::vector<std::uint32_t> first_late;  ///< By block: who comes first of those who have no copy, or may have none.

  PairIndex pairs;  ///< The same nominees by two of their topics.

  std::vector<bool> holds;  ///< By NomineeIndex: who has postings; left out where few do.
  std::int32_t most_nominees_at_a_school = 0;

  [[nodiscard]] std::size_t memory_bytes() const noexcept;
};

/// O(schools x log(schools) + expertise).
[[nodiscard]] TopicIndex make_topic_index(const DirectoryState& state);

/// The same of these nominees, ascending, alone. O(topics + their expertise).
[[nodiscard]] TopicIndex make_topic_index(const DirectoryState& state, std::span<const NomineeIndex> nominees);

}  // namespace s2ss
