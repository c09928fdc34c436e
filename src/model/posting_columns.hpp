#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/large_pages.hpp"
#include "s2ss/index.hpp"
#include "s2ss/records.hpp"

namespace s2ss {

/// What small numbers say of a posting.
namespace posting {

// Its marks.
inline constexpr std::uint32_t modes = 0x1f;               ///< As Modes::bits.
inline constexpr std::uint32_t leads = 1U << 5;            ///< The nominee is a curriculum or senior leader.
inline constexpr std::uint32_t has_four_topics = 1U << 6;  ///< Or more; told of postings of two expertises only.
inline constexpr std::uint32_t has_no_place = 1U << 7;     ///< The school's coordinates are not known.
inline constexpr std::uint32_t is_restricted = 1U << 8;    ///< The expertise names some facet; for blocks only.

inline constexpr std::uint32_t week = (1U << Slots::count / 2) - 1;
inline constexpr std::uint32_t most_main_topics = 255;  ///< The greatest number that is told; it stands for more.
inline constexpr std::uint32_t most_links = 15;         ///< Likewise.
inline constexpr std::uint32_t reach_step = 250;        ///< Metres.
inline constexpr std::uint32_t unlimited_reach = 255;   ///< Also for what is too far to be told.

}  // namespace posting

/// 64 postings, field by field: eight bytes of each. A posting is one expertise, or two, of a nominee whom no rule
/// removes whoever asks: in good standing, with room for a link. Places left over have no modes.
struct alignas(64) PostingBlock {
  static constexpr std::size_t width = 64;
  template <typename Number>
  using Column = std::array<Number, width>;

  Column<std::uint16_t> week;  ///< The slots of either week, as 15 bits.
  Column<std::uint8_t> east;   ///< Steps from the block's western edge, rounded down.
  Column<std::uint8_t> north;  ///< And from its southern one.
  Column<std::uint8_t> marks;  ///< As `posting` says.
  Column<std::uint8_t> main;   ///< 0 when the expertise is not called main, else the nominee's different main topics.
                               ///< Of two expertises: as `pair` says.
  Column<std::uint8_t> reach;  ///< The nominee's distance limit in steps, rounded up.
  Column<std::uint8_t> links;  ///< Given by the nominee, in the low half, and by the school.
};

using NomineeColumn = PostingBlock::Column<std::uint32_t>;

/// Blocks of postings with what holds for all of a block: the box its schools stand in, who comes first by id, and what
/// some posting has.
struct PostingColumns {
  LargeVector<PostingBlock> blocks;
  LargeVector<NomineeColumn> nominees;

  // By block.
  std::vector<std::int32_t> west;
  std::vector<std::int32_t> east;
  std::vector<std::int32_t> south;
  std::vector<std::int32_t> north;
  std::vector<std::uint32_t> first_nominee;
  std::vector<std::uint32_t> marks;  ///< The union.
  std::vector<std::uint32_t> week;   ///< The union.
  /// The least number of main topics of those that are called main; or many more.
  std::vector<std::uint32_t> main;

  /// A step of PostingBlock::east: 256 of them cover the box.
  [[nodiscard]] std::int32_t east_step(std::size_t block) const noexcept { return step(west[block], east[block]); }
  [[nodiscard]] std::int32_t north_step(std::size_t block) const noexcept { return step(south[block], north[block]); }

  /// Where a school stands.
  struct Place {
    std::int32_t easting = 0;
    std::int32_t northing = 0;
  };
  /// Fills what holds for all of each block, and says where postings stand in their block's box: `places` holds them
  /// one after the other, those of a block together.
  void bound(const std::vector<Place>& places);

  [[nodiscard]] std::size_t memory_bytes() const noexcept;

 private:
  void bound(std::size_t block, const Place* places);

  static std::int32_t step(std::int32_t low, std::int32_t high) noexcept {
    return high < low ? 1 : (high - low) / 256 + 1;
  }
};

}  // namespace s2ss
