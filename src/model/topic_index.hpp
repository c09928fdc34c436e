#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "s2ss/index.hpp"
#include "s2ss/modes.hpp"
#include "s2ss/records.hpp"

namespace s2ss {

struct DirectoryState;

/// What is packed into one number for each posting.
namespace posting {

inline constexpr std::uint32_t modes = 0x1f;             ///< As Modes::bits.
inline constexpr std::uint32_t is_main = 1U << 5;        ///< The expertise is called main.
inline constexpr std::uint32_t leads = 1U << 6;          ///< The nominee is a curriculum or senior leader.
inline constexpr std::uint32_t is_restricted = 1U << 7;  ///< The expertise names some facet.
inline constexpr std::uint32_t is_repeated = 1U << 8;    ///< The nominee has another expertise in this topic.
inline constexpr std::uint32_t has_no_place = 1U << 9;   ///< The school's coordinates are not known.
inline constexpr int main_topics_at = 10;                ///< Different main topics, six bits, at most 63.
inline constexpr std::uint32_t most_main_topics = 63;
inline constexpr int reach_at = 16;               ///< The nominee's distance limit in steps, rounded up.
inline constexpr std::uint32_t reach_step = 256;  ///< Metres.
inline constexpr std::uint32_t unlimited_reach = 0xffff;

/// The bit that stands for a topic in a set of topics; others may share it.
[[nodiscard]] constexpr std::uint64_t topic_bit(ConceptIndex topic) noexcept {
  return std::uint64_t{1} << (topic.value * 0x9e3779b1U >> 26);
}

}  // namespace posting

/// 64 postings of one topic, field by field. Each posting is one expertise of a nominee whom no rule removes whoever
/// asks: in good standing, with room for a link. Places left over at the end of a topic have no modes.
struct alignas(64) PostingBlock {
  static constexpr std::size_t width = 64;
  template <typename Number>
  using Column = std::array<Number, width>;

  Column<std::uint32_t> nominee;
  Column<std::uint32_t> packed;  ///< As `posting` says.
  Column<std::int32_t> easting;
  Column<std::int32_t> northing;
  Column<std::uint32_t> slots;
  Column<std::uint32_t> links;   ///< Given by the nominee, in the low half, and by the school; each at most 65,535.
  Column<std::uint32_t> facets;  ///< ExpertiseRecord::facets_begin.
  Column<std::uint64_t> others;  ///< The topic bits of the nominee's other topics.
};

/// Postings by topic, spatially ordered inside a topic so that a block holds neighbours, with bounds for each block.
/// Built once for a directory; who searches it may skip every block whose bound cannot reach the list.
struct TopicIndex {
  std::vector<std::uint32_t> first_block;  ///< By ConceptIndex, and one more.
  std::vector<PostingBlock> blocks;

  // By block: the box its schools stand in, who comes first by id, and what some posting has.
  std::vector<std::int32_t> west;
  std::vector<std::int32_t> east;
  std::vector<std::int32_t> south;
  std::vector<std::int32_t> north;
  std::vector<std::uint32_t> first_nominee;
  std::vector<std::uint32_t> packed;  ///< The union of modes and flags.
  std::vector<std::uint32_t> slots;   ///< The union.

  std::int32_t most_nominees_at_a_school = 0;

  [[nodiscard]] std::size_t memory_bytes() const noexcept;
};

/// O(schools x log(schools) + expertise).
[[nodiscard]] TopicIndex make_topic_index(const DirectoryState& state);

}  // namespace s2ss
