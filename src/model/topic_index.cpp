#include "model/topic_index.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <span>
#include <utility>

#include "core/bytes_of.hpp"
#include "model/directory_state.hpp"
#include "model/facet_bits.hpp"
#include "model/schools_along_curve.hpp"

namespace s2ss {

namespace {

/// False for those whom some rule removes whoever asks.
bool may_be_proposed(const NomineeRecord& nominee, const SchoolRecord& school) noexcept {
  const bool school_has_room = school.release_limit == absent_number || school.current_links < school.release_limit;
  return nominee.standing == Standing::good && nominee.current_links < nominee.max_links && school_has_room &&
         !nominee.modes.empty() && !nominee.slots.empty();
}

std::uint8_t reach_in_steps(std::int32_t max_distance) noexcept {
  if (max_distance == absent_number) return posting::unlimited_reach;
  const std::int64_t steps = (std::int64_t{max_distance} + posting::reach_step - 1) / posting::reach_step;
  return static_cast<std::uint8_t>(std::min<std::int64_t>(steps, posting::unlimited_reach));
}

std::uint8_t at_most(std::int32_t number, std::uint32_t most) noexcept {
  return static_cast<std::uint8_t>(std::clamp(number, 0, static_cast<std::int32_t>(most)));
}

/// The bits of every set of facets, by where it begins in the pool.
std::vector<std::uint32_t> bits_of_sets(const DirectoryState& state) {
  const FacetBits bits(state.taxonomy);
  const auto pool = state.facet_sets.pool();
  std::vector<std::uint32_t> by_begin(pool.size() + 1, 0);
  for (const FacetSet& set : state.facet_sets.sets()) {
    std::uint32_t at = set.begin;
    const auto add = [&](Facet facet, std::uint32_t count) {
      for (const std::uint32_t end = at + count; at < end; ++at) by_begin[set.begin] |= bits.bit(facet, pool[at]);
    };
    add(Facet::aspect, set.aspects);
    add(Facet::stage, set.stages);
    add(Facet::board, set.boards);
  }
  return by_begin;
}

constexpr bool is_restricted(const ExpertiseRecord& offered) noexcept {
  return (offered.aspects | offered.stages | offered.boards) != 0;
}

/// Where the next postings of a topic that fit alike go.
struct FitGroup {
  std::size_t count = 0;
  std::size_t early = 0;         ///< Places left for copies of those that come first by id.
  std::uint32_t last_early = 0;  ///< The last nominee of these: nobody before them lacks a copy.
  std::size_t next_early = 0;
  std::size_t next = 0;
};

/// Fills an index topic by topic, each from its first block on.
class Filler {
 public:
  /// Of these nominees, ascending, or of all.
  Filler(const DirectoryState& state, std::optional<std::span<const NomineeIndex>> nominees, TopicIndex& index)
      : state_(state),
        nominees_(nominees),
        index_(index),
        facets_(bits_of_sets(state)),
        groups_(state.taxonomy.size() * likes) {
    for (std::size_t i = 0; i < size(); ++i) {
      const NomineeRecord& nominee = state.nominee_records[at(i).value];
      if (!may_be_proposed(nominee, school_of(nominee))) continue;
      for (const ExpertiseRecord& offered : expertise_of(nominee)) ++groups_[like(nominee, offered)].count;
    }
    std::size_t place = 0;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (i % likes == 0) {
        place = next_block(place);
        index.first_block.push_back(static_cast<std::uint32_t>(place / width));
        index.first_early.push_back(static_cast<std::uint32_t>(index.early.size()));
      }
      FitGroup& group = groups_[i];
      group.early = std::min(group.count / early_share / width, most_early) * width;
      if (group.early > 0) {
        place = next_block(place);
        group.next_early = place;
        place += group.early;
        index.early.push_back({.first = static_cast<std::uint32_t>(group.next_early / width),
                               .first_original = static_cast<std::uint32_t>(place / width),
                               .end = static_cast<std::uint32_t>(next_block(place + group.count) / width)});
      }
      group.next = place;
      place += group.count;
    }
    index.first_early.push_back(static_cast<std::uint32_t>(index.early.size()));
    const std::size_t blocks = next_block(place) / width;
    index.first_block.push_back(static_cast<std::uint32_t>(blocks));
    index.blocks.resize(blocks);
    index.nominees.resize(blocks);
    index.facets.resize(blocks);
    index.others.resize(blocks);
    index.first_late.assign(blocks, absent_index);
    places_.resize(blocks * width);
  }

  void add_all() {
    add_early();
    nominees_ ? add_some() : add_by_place();
    bound_all();
  }

 private:
  void add_some() {
    for (const NomineeIndex nominee : *nominees_) add_original(nominee);
  }

  void add_by_place() {
    const std::vector<std::uint32_t> order = schools_along_curve(state_.school_records);
    constexpr std::size_t ahead = 4;
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i + ahead < order.size()) fetch(order[i + ahead]);
      for (const NomineeIndex nominee : state_.nominees_by_school.of(order[i])) {
        add_original(nominee);
      }
    }
  }

  void add_original(NomineeIndex nominee) {
    add(nominee, [this, nominee](FitGroup& group) {
      std::uint32_t& late = index_.first_late[group.next / width];
      if (nominee.value >= group.last_early) late = std::min(late, nominee.value);
      return group.next++;
    });
  }

  static constexpr std::size_t width = PostingBlock::width;
  /// Postings of a topic stand in four groups: those that count as main by the programme's own policy before the
  /// others, and of either those without facets first. Any policy is answered exactly; with others blocks tell less.
  static constexpr std::size_t likes = 4;
  static constexpr int usual_main_topics = 6;
  static constexpr std::size_t early_share = 4;  // one of so many
  static constexpr std::size_t most_early = 8;   // blocks
  static constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

  struct Place {
    std::int32_t easting = 0;
    std::int32_t northing = 0;
  };

  static std::size_t like(const NomineeRecord& nominee, const ExpertiseRecord& offered) noexcept {
    const bool is_main = offered.strength == Strength::main && nominee.main_topics <= usual_main_topics;
    return offered.topic.value * likes + (is_main ? 0 : 2) + (is_restricted(offered) ? 1 : 0);
  }

  [[nodiscard]] std::size_t size() const noexcept {
    return nominees_ ? nominees_->size() : state_.nominee_records.size();
  }
  [[nodiscard]] NomineeIndex at(std::size_t position) const noexcept {
    return nominees_ ? (*nominees_)[position] : NomineeIndex{static_cast<std::uint32_t>(position)};
  }

  static std::size_t next_block(std::size_t place) noexcept { return (place + width - 1) / width * width; }

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

  void add_early() {
    auto unfilled = std::ranges::count_if(groups_, [](const FitGroup& group) { return group.early > 0; });
    for (std::size_t i = 0; i < size() && unfilled > 0; ++i) {
      add(at(i), [nominee = at(i).value, &unfilled](FitGroup& group) {
        if (group.early == 0) return nowhere;
        group.last_early = nominee;
        if (--group.early == 0) --unfilled;
        return group.next_early++;
      });
    }
  }

  /// Adds the nominee's postings, each where `place_in(group)` says.
  template <typename PlaceIn>
  void add(NomineeIndex index, const PlaceIn& place_in) {
    const NomineeRecord& nominee = state_.nominee_records[index.value];
    const SchoolRecord& school = school_of(nominee);
    if (!may_be_proposed(nominee, school)) return;
    const std::uint32_t slots = nominee.slots.bits();
    for (const ExpertiseRecord& offered : expertise_of(nominee)) {
      const std::size_t at = place_in(groups_[like(nominee, offered)]);
      if (at == nowhere) continue;
      const std::size_t position = at / width;
      const std::size_t lane = at % width;
      const bool is_main = offered.strength == Strength::main;
      PostingBlock& block = index_.blocks[position];
      block.week[lane] = static_cast<std::uint16_t>((slots | slots >> Slots::count / 2) & posting::week);
      block.marks[lane] =
          static_cast<std::uint8_t>(nominee.modes.bits() | (is_leader(nominee.role) ? posting::leads : 0) |
                                    (school.easting == absent_number ? posting::has_no_place : 0));
      block.main[lane] = is_main ? at_most(nominee.main_topics, posting::most_main_topics) : std::uint8_t{0};
      block.reach[lane] = reach_in_steps(nominee.max_distance);
      block.links[lane] = static_cast<std::uint8_t>(at_most(nominee.links_given, posting::most_links) |
                                                    at_most(school.links_given, posting::most_links) << 4);
      index_.nominees[position][lane] = index.value;
      index_.facets[position][lane] = is_restricted(offered) ? facets_[offered.facets_begin] : 0;
      places_[at] = {school.easting, school.northing};
      add_other_topics(nominee, offered, position, lane);
    }
  }

  void add_other_topics(const NomineeRecord& nominee, const ExpertiseRecord& offered, std::size_t position,
                        std::size_t lane) {
    std::uint64_t topics = 0;
    for (const ExpertiseRecord& other : expertise_of(nominee)) {
      if (other.topic != offered.topic) {
        topics |= posting::topic_bit(other.topic);
      } else if (&other != &offered) {
        index_.blocks[position].marks[lane] |= posting::is_repeated;
      }
    }
    index_.others[position].low[lane] = static_cast<std::uint32_t>(topics);
    index_.others[position].high[lane] = static_cast<std::uint32_t>(topics >> 32);
  }

  void bound_all() {
    const std::size_t blocks = index_.blocks.size();
    // A box of nothing lies far from everything, and its distances still fit.
    constexpr std::int32_t beyond = 50'000'000;
    index_.west.assign(blocks, beyond);
    index_.east.assign(blocks, -beyond);
    index_.south.assign(blocks, beyond);
    index_.north.assign(blocks, -beyond);
    index_.first_nominee.assign(blocks, absent_index);
    index_.marks.assign(blocks, 0);
    index_.week.assign(blocks, 0);
    index_.main.assign(blocks, posting::most_main_topics + 1);
    for (std::size_t i = 0; i < blocks; ++i) {
      bound(i);
      place(i);
    }
  }

  void bound(std::size_t position) {
    const PostingBlock& block = index_.blocks[position];
    for (std::size_t lane = 0; lane < width; ++lane) {
      const std::uint32_t marks = block.marks[lane];
      if ((marks & posting::modes) == 0) continue;
      const std::uint32_t restricted = index_.facets[position][lane] != 0 ? posting::is_restricted : 0;
      index_.marks[position] |= marks | restricted;
      index_.week[position] |= block.week[lane];
      index_.first_nominee[position] = std::min(index_.first_nominee[position], index_.nominees[position][lane]);
      if (block.main[lane] > 0) {
        index_.main[position] = std::min<std::uint32_t>(index_.main[position], block.main[lane]);
      }
      if ((marks & posting::has_no_place) != 0) continue;
      const Place& at = places_[position * width + lane];
      index_.west[position] = std::min(index_.west[position], at.easting);
      index_.east[position] = std::max(index_.east[position], at.easting);
      index_.south[position] = std::min(index_.south[position], at.northing);
      index_.north[position] = std::max(index_.north[position], at.northing);
    }
  }

  /// Tells where the block's postings stand in its box.
  void place(std::size_t position) {
    PostingBlock& block = index_.blocks[position];
    for (std::size_t lane = 0; lane < width; ++lane) {
      if ((block.marks[lane] & posting::modes) == 0 || (block.marks[lane] & posting::has_no_place) != 0) continue;
      const Place& at = places_[position * width + lane];
      block.east[lane] = static_cast<std::uint8_t>((at.easting - index_.west[position]) / index_.east_step(position));
      block.north[lane] =
          static_cast<std::uint8_t>((at.northing - index_.south[position]) / index_.north_step(position));
    }
  }

  const DirectoryState& state_;
  std::optional<std::span<const NomineeIndex>> nominees_;
  TopicIndex& index_;
  std::vector<std::uint32_t> facets_;  // bits, by where the set begins
  std::vector<FitGroup> groups_;       // by topic, and four of each
  std::vector<Place> places_;          // by posting
};

}  // namespace

TopicIndex make_topic_index(const DirectoryState& state) {
  TopicIndex index;
  Filler(state, std::nullopt, index).add_all();
  index.holds.reserve(state.nominee_records.size());
  for (const NomineeRecord& nominee : state.nominee_records) {
    index.holds.push_back(may_be_proposed(nominee, state.school_records[nominee.school.value]));
  }
  for (const SchoolRecord& school : state.school_records) {
    index.most_nominees_at_a_school = std::max(index.most_nominees_at_a_school, school.nominees);
  }
  return index;
}

TopicIndex make_topic_index(const DirectoryState& state, std::span<const NomineeIndex> nominees) {
  TopicIndex index;
  Filler(state, nominees, index).add_all();
  return index;
}

std::size_t TopicIndex::memory_bytes() const noexcept {
  return bytes_of(first_block) + bytes_of(first_early) + bytes_of(early) + bytes_of(first_late) + bytes_of(blocks) +
         bytes_of(nominees) + bytes_of(facets) + bytes_of(others) + bytes_of(west) + bytes_of(east) + bytes_of(south) +
         bytes_of(north) + bytes_of(first_nominee) + bytes_of(marks) + bytes_of(week) + bytes_of(main) +
         holds.capacity() / 8;
}

}  // namespace s2ss
