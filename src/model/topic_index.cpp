#include "model/topic_index.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "model/directory_state.hpp"

namespace s2ss {

namespace {

/// The bits of a number with a gap after each.
constexpr std::uint64_t spread_out(std::uint32_t number) noexcept {
  std::uint64_t bits = number;
  bits = (bits | bits << 16) & 0x0000ffff0000ffffU;
  bits = (bits | bits << 8) & 0x00ff00ff00ff00ffU;
  bits = (bits | bits << 4) & 0x0f0f0f0f0f0f0f0fU;
  bits = (bits | bits << 2) & 0x3333333333333333U;
  return (bits | bits << 1) & 0x5555555555555555U;
}

/// Along a Morton curve, so that schools that stand together are near each other; schools without a place come last.
std::uint64_t place_on_curve(const SchoolRecord& school) noexcept {
  if (school.easting == absent_number) return std::numeric_limits<std::uint64_t>::max();
  constexpr std::int64_t origin = 10'000'000;  // No coordinate lies beyond it.
  return spread_out(static_cast<std::uint32_t>(school.easting + origin)) |
         spread_out(static_cast<std::uint32_t>(school.northing + origin)) << 1;
}

std::vector<std::uint32_t> schools_along_curve(std::span<const SchoolRecord> schools) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> places;
  places.reserve(schools.size());
  for (std::uint32_t i = 0; i < schools.size(); ++i) {
    if (schools[i].nominees > 0) places.emplace_back(place_on_curve(schools[i]), i);
  }
  std::sort(places.begin(), places.end());
  std::vector<std::uint32_t> order;
  order.reserve(places.size());
  for (const auto& [place, school] : places) order.push_back(school);
  return order;
}

/// False for those whom some rule removes whoever asks.
bool may_be_proposed(const NomineeRecord& nominee, const SchoolRecord& school) noexcept {
  const bool school_has_room = school.release_limit == absent_number || school.current_links < school.release_limit;
  return nominee.standing == Standing::good && nominee.current_links < nominee.max_links && school_has_room &&
         !nominee.modes.empty() && !nominee.slots.empty();
}

std::uint32_t packed_reach(std::int32_t max_distance) noexcept {
  if (max_distance == absent_number) return posting::unlimited_reach;
  const std::int64_t steps = (std::int64_t{max_distance} + posting::reach_step - 1) / posting::reach_step;
  return static_cast<std::uint32_t>(std::min<std::int64_t>(steps, posting::unlimited_reach));
}

std::uint32_t at_most(std::int32_t number, std::int32_t most) noexcept {
  return static_cast<std::uint32_t>(std::clamp(number, 0, most));
}

/// Fills an index topic by topic, each from its first block on.
class Filler {
 public:
  Filler(const DirectoryState& state, TopicIndex& index) : state_(state), index_(index) {
    std::vector<std::uint32_t> counts(state.taxonomy.size(), 0);
    for (const NomineeRecord& nominee : state.nominee_records) {
      if (!may_be_proposed(nominee, school_of(nominee))) continue;
      for (const ExpertiseRecord& offered : expertise_of(nominee)) ++counts[offered.topic.value];
    }
    constexpr std::uint32_t width = PostingBlock::width;
    std::uint32_t blocks = 0;
    for (const std::uint32_t count : counts) {
      index.first_block.push_back(blocks);
      next_.push_back(std::size_t{blocks} * PostingBlock::width);
      blocks += (count + width - 1) / width;
    }
    index.first_block.push_back(blocks);
    index.blocks.resize(blocks);
  }

  void add_all() {
    const std::vector<std::uint32_t> order = schools_along_curve(state_.school_records);
    constexpr std::size_t ahead = 4;
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i + ahead < order.size()) fetch(order[i + ahead]);
      for (const NomineeIndex nominee : state_.nominees_by_school.of(order[i])) add(nominee);
    }
  }

 private:
  [[nodiscard]] const SchoolRecord& school_of(const NomineeRecord& nominee) const noexcept {
    return state_.school_records[nominee.school.value];
  }
  [[nodiscard]] std::span<const ExpertiseRecord> expertise_of(const NomineeRecord& nominee) const noexcept {
    return std::span(state_.expertise_records).subspan(nominee.expertise.begin, nominee.expertise.size());
  }

  void fetch(std::uint32_t school) const noexcept {
    for (const NomineeIndex nominee : state_.nominees_by_school.of(school)) {
      __builtin_prefetch(&state_.nominee_records[nominee.value]);
    }
  }

  void add(NomineeIndex index) {
    const NomineeRecord& nominee = state_.nominee_records[index.value];
    const SchoolRecord& school = school_of(nominee);
    if (!may_be_proposed(nominee, school)) return;
    const auto all = expertise_of(nominee);
    for (const ExpertiseRecord& offered : all) {
      const std::size_t at = next_[offered.topic.value]++;
      PostingBlock& block = index_.blocks[at / PostingBlock::width];
      const std::size_t lane = at % PostingBlock::width;
      block.nominee[lane] = index.value;
      block.packed[lane] = packed(nominee, school, offered);
      const bool has_place = school.easting != absent_number;
      block.easting[lane] = has_place ? school.easting : 0;
      block.northing[lane] = has_place ? school.northing : 0;
      block.slots[lane] = nominee.slots.bits();
      block.links[lane] = at_most(nominee.links_given, 0xffff) | at_most(school.links_given, 0xffff) << 16;
      block.facets[lane] = offered.facets_begin;
      block.others[lane] = 0;
      for (const ExpertiseRecord& other : all) {
        if (other.topic != offered.topic) block.others[lane] |= posting::topic_bit(other.topic);
        if (&other != &offered && other.topic == offered.topic) block.packed[lane] |= posting::is_repeated;
      }
    }
  }

  static std::uint32_t packed(const NomineeRecord& nominee, const SchoolRecord& school,
                              const ExpertiseRecord& offered) noexcept {
    std::uint32_t bits = nominee.modes.bits();
    if (offered.strength == Strength::main) bits |= posting::is_main;
    if (is_leader(nominee.role)) bits |= posting::leads;
    if ((offered.aspects | offered.stages | offered.boards) != 0) bits |= posting::is_restricted;
    if (school.easting == absent_number) bits |= posting::has_no_place;
    bits |= at_most(nominee.main_topics, posting::most_main_topics) << posting::main_topics_at;
    return bits | packed_reach(nominee.max_distance) << posting::reach_at;
  }

  const DirectoryState& state_;
  TopicIndex& index_;
  std::vector<std::size_t> next_;  // where the topic's next posting goes
};

void bound(const PostingBlock& block, std::size_t position, TopicIndex& index) {
  for (std::size_t lane = 0; lane < PostingBlock::width; ++lane) {
    if ((block.packed[lane] & posting::modes) == 0) continue;
    index.packed[position] |= block.packed[lane] & ((1U << posting::main_topics_at) - 1);
    index.slots[position] |= block.slots[lane];
    index.first_nominee[position] = std::min(index.first_nominee[position], block.nominee[lane]);
    if ((block.packed[lane] & posting::has_no_place) != 0) continue;
    index.west[position] = std::min(index.west[position], block.easting[lane]);
    index.east[position] = std::max(index.east[position], block.easting[lane]);
    index.south[position] = std::min(index.south[position], block.northing[lane]);
    index.north[position] = std::max(index.north[position], block.northing[lane]);
  }
}

template <typename Value>
std::size_t bytes_of(const std::vector<Value>& values) noexcept {
  return values.capacity() * sizeof(Value);
}

}  // namespace

TopicIndex make_topic_index(const DirectoryState& state) {
  TopicIndex index;
  Filler(state, index).add_all();
  const std::size_t blocks = index.blocks.size();
  // A box of nothing lies far from everything, and its distances still fit.
  constexpr std::int32_t beyond = 50'000'000;
  index.west.assign(blocks, beyond);
  index.east.assign(blocks, -beyond);
  index.south.assign(blocks, beyond);
  index.north.assign(blocks, -beyond);
  index.first_nominee.assign(blocks, absent_index);
  index.packed.assign(blocks, 0);
  index.slots.assign(blocks, 0);
  for (std::size_t i = 0; i < blocks; ++i) bound(index.blocks[i], i, index);
  for (const SchoolRecord& school : state.school_records) {
    index.most_nominees_at_a_school = std::max(index.most_nominees_at_a_school, school.nominees);
  }
  return index;
}

std::size_t TopicIndex::memory_bytes() const noexcept {
  return bytes_of(first_block) + bytes_of(blocks) + bytes_of(west) + bytes_of(east) + bytes_of(south) +
         bytes_of(north) + bytes_of(first_nominee) + bytes_of(packed) + bytes_of(slots);
}

}  // namespace s2ss
