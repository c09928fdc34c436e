#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/large_pages.hpp"
#include "s2ss/index.hpp"
#include "s2ss/modes.hpp"
#include "s2ss/records.hpp"

namespace s2ss {

struct DirectoryState;

/// What small numbers say of a posting.
namespace posting {

// Its marks.
inline constexpr std::uint32_t modes = 0x1f;             ///< As Modes::bits.
inline constexpr std::uint32_t leads = 1U << 5;          ///< The nominee is a curriculum or senior leader.
inline constexpr std::uint32_t is_repeated = 1U << 6;    ///< The nominee has another expertise in this topic.
inline constexpr std::uint32_t has_no_place = 1U << 7;   ///< The school's coordinates are not known.
inline constexpr std::uint32_t is_restricted = 1U << 8;  ///< The expertise names some facet; for blocks only.

inline constexpr std::uint32_t week = (1U << Slots::count / 2) - 1;
inline constexpr std::uint32_t most_main_topics = 255;  ///< The greatest number that is told; it stands for more.
inline constexpr std::uint32_t most_links = 15;         ///< Likewise.
inline constexpr std::uint32_t reach_step = 250;        ///< Metres.
inline constexpr std::uint32_t unlimited_reach = 255;   ///< Also for what is too far to be told.

/// The bit that stands for a topic in a set of topics; others may share it.
[[nodiscard]] constexpr std::uint64_t topic_bit(ConceptIndex topic) noexcept {
  return std::uint64_t{1} << (topic.value * 0x9e3779b1U >> 26);
}

}  // namespace posting

/// 64 postings of one topic, field by field: eight bytes of each. A posting is one expertise of a nominee whom no rule
/// removes whoever asks: in good standing, with room for a link. Places left over at the end of a topic have no modes.
struct alignas(64) PostingBlock {
  static constexpr std::size_t width = 64;
  template <typename Number>
  using Column = std::array<Number, width>;

  Column<std::uint16_t> week;  ///< The slots of either week, as 15 bits.
  Column<std::uint8_t> east;   ///< Steps from the block's western edge, rounded down.
  Column<std::uint8_t> north;  ///< And from its southern one.
  Column<std::uint8_t> marks;  ///< As `posting` says.
  Column<std::uint8_t> main;   ///< 0 when the expertise is not called main, else the nominee's different main topics.
  Column<std::uint8_t> reach;  ///< The nominee's distance limit in steps, rounded up.
  Column<std::uint8_t> links;  ///< Given by the nominee, in the low half, and by the school.
};

/// More of the same postings, for those who need it.
using NomineeColumn = PostingBlock::Column<std::uint32_t>;
using FacetColumn = PostingBlock::Column<std::uint32_t>;  ///< As FacetBits.
struct alignas(64) OtherTopicColumns {
  PostingBlock::Column<std::uint32_t> low;  ///< The topic bits of the nominee's other topics, the lower half.
  PostingBlock::Column<std::uint32_t> high;
};

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
struct TopicIndex {
  std::vector<std::uint32_t> first_block;  ///< By ConceptIndex, and one more.
  std::vector<std::uint32_t> first_early;  ///< Likewise, in `early`.
  std::vector<EarlyBlocks> early;          ///< Ascending; only large groups have them.

  // By block.
  LargeVector<PostingBlock> blocks;
  LargeVector<NomineeColumn> nominees;
  LargeVector<FacetColumn> facets;
  LargeVector<OtherTopicColumns> others;

  // By block: the box its schools stand in, who comes first by id, and what some posting has.
  std::vector<std::int32_t> west;
  std::vector<std::int32_t> east;
  std::vector<std::int32_t> south;
  std::vector<std::int32_t> north;
  std::vector<std::uint32_t> first_nominee;
  std::vector<std::uint32_t> first_late;  ///< Likewise among those who have no copy, or may have none.
  std::vector<std::uint32_t> marks;       ///< The union.
  std::vector<std::uint32_t> week;        ///< The union.
  std::vector<std::uint32_t> main;  ///< The least number of main topics of those that are called main; or many more.

  std::vector<bool> holds;  ///< By NomineeIndex: who has postings; left out where few do.
  std::int32_t most_nominees_at_a_school = 0;

  /// A step of PostingBlock::east: 256 of them cover the box.
  [[nodiscard]] std::int32_t east_step(std::size_t block) const noexcept { return step(west[block], east[block]); }
  [[nodiscard]] std::int32_t north_step(std::size_t block) const noexcept { return step(south[block], north[block]); }

  [[nodiscard]] std::size_t memory_bytes() const noexcept;

 private:
  static std::int32_t step(std::int32_t low, std::int32_t high) noexcept {
    return high < low ? 1 : (high - low) / 256 + 1;
  }
};

/// O(schools x log(schools) + expertise).
[[nodiscard]] TopicIndex make_topic_index(const DirectoryState& state);

/// The same of these nominees, ascending, alone. O(topics + their expertise).
[[nodiscard]] TopicIndex make_topic_index(const DirectoryState& state, std::span<const NomineeIndex> nominees);

}  // namespace s2ss
