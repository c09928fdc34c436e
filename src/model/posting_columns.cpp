#include "model/posting_columns.hpp"

#include <algorithm>

#include "core/bytes_of.hpp"

namespace s2ss {

void PostingColumns::bound(const std::vector<Place>& places) {
  // A box of nothing lies far from everything, and its distances still fit.
  constexpr std::int32_t beyond = 50'000'000;
  west.assign(blocks.size(), beyond);
  east.assign(blocks.size(), -beyond);
  south.assign(blocks.size(), beyond);
  north.assign(blocks.size(), -beyond);
  first_nominee.assign(blocks.size(), absent_index);
  marks.assign(blocks.size(), 0);
  week.assign(blocks.size(), 0);
  main.assign(blocks.size(), posting::most_main_topics + 1);
  for (std::size_t i = 0; i < blocks.size(); ++i) bound(i, places.data() + i * PostingBlock::width);
}

void PostingColumns::bound(std::size_t block, const Place* places) {
  PostingBlock& postings = blocks[block];
  for (std::size_t lane = 0; lane < PostingBlock::width; ++lane) {
    if ((postings.marks[lane] & posting::modes) == 0) continue;
    marks[block] |= postings.marks[lane];
    week[block] |= postings.week[lane];
    first_nominee[block] = std::min(first_nominee[block], nominees[block][lane]);
    if (postings.main[lane] > 0) main[block] = std::min<std::uint32_t>(main[block], postings.main[lane]);
    if ((postings.marks[lane] & posting::has_no_place) != 0) continue;
    west[block] = std::min(west[block], places[lane].easting);
    east[block] = std::max(east[block], places[lane].easting);
    south[block] = std::min(south[block], places[lane].northing);
    north[block] = std::max(north[block], places[lane].northing);
  }
  const std::int32_t easting_step = east_step(block);
  const std::int32_t northing_step = north_step(block);
  for (std::size_t lane = 0; lane < PostingBlock::width; ++lane) {
    const std::uint32_t has = postings.marks[lane];
    if ((has & posting::modes) == 0 || (has & posting::has_no_place) != 0) continue;
    postings.east[lane] = static_cast<std::uint8_t>((places[lane].easting - west[block]) / easting_step);
    postings.north[lane] = static_cast<std::uint8_t>((places[lane].northing - south[block]) / northing_step);
  }
}

std::size_t PostingColumns::memory_bytes() const noexcept {
  return bytes_of(blocks) + bytes_of(nominees) + bytes_of(west) + bytes_of(east) + bytes_of(south) + bytes_of(north) +
         bytes_of(first_nominee) + bytes_of(marks) + bytes_of(week) + bytes_of(main);
}

}  // namespace s2ss
