#include "model/topic_index.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

#include "core/bytes_of.hpp"
#include "model/directory_state.hpp"
#include "model/facet_bits.hpp"
#include "model/posting_values.hpp"
#include "model/schools_along_curve.hpp"

namespace s2ss {

namespace {

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
  /// Of these nominees, all of whom may be proposed: ascending, and in the order in which neighbours are to stand.
  Filler(const DirectoryState& state, std::span<const NomineeIndex> ascending, std::span<const NomineeIndex> by_place,
         TopicIndex& index)
      : state_(state),
        ascending_(ascending),
        by_place_(by_place),
        index_(index),
        facets_(bits_of_sets(state)),
        groups_(state.taxonomy.size() * likes) {
    for (const NomineeIndex index_of_nominee : ascending) {
      const NomineeRecord& nominee = state.nominee_records[index_of_nominee.value];
      const std::size_t width_of_nominee = width_of(nominee);
      for (const ExpertiseRecord& offered : expertise_of(nominee)) {
        ++groups_[like(nominee, offered) + width_of_nominee].count;
      }
    }
    std::size_t place = 0;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (i % likes == 0) {
        place = next_block(place);
        index.first_block.push_back(static_cast<std::uint32_t>(place / width));
        index.first_early.push_back(static_cast<std::uint32_t>(index.early.size()));
      }
      FitGroup& group = groups_[i];
      if (i % likes == first_wide) {
        const auto wide = std::span(groups_).subspan(i, likes - first_wide);
        const bool some_are_wide = std::ranges::any_of(wide, [](const FitGroup& each) { return each.count > 0; });
        if (some_are_wide) place = next_block(place);
        index.first_wide.push_back(static_cast<std::uint32_t>(next_block(place) / width));
      }
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
    index.first_late.assign(blocks, absent_index);
    places_.resize(blocks * width);
  }

  void add_all() {
    add_early();
    constexpr std::size_t ahead = 16;
    for (std::size_t i = 0; i < by_place_.size(); ++i) {
      if (i + ahead < by_place_.size()) __builtin_prefetch(&state_.nominee_records[by_place_[i + ahead].value]);
      add_original(by_place_[i]);
    }
    index_.bound(places_);
    for (std::size_t i = 0; i < index_.blocks.size(); ++i) {
      const FacetColumn& facets = index_.facets[i];
      const bool some_restricted =
          std::any_of(facets.begin(), facets.end(), [](std::uint32_t bits) { return bits != 0; });
      if (some_restricted) index_.marks[i] |= posting::is_restricted;
    }
  }

 private:
  void add_original(NomineeIndex nominee) {
    add(nominee, [this, nominee](FitGroup& group) {
      std::uint32_t& late = index_.first_late[group.next / width];
      if (nominee.value >= group.last_early) late = std::min(late, nominee.value);
      return group.next++;
    });
  }

  static constexpr std::size_t width = PostingBlock::width;
  /// Postings of a topic stand in eight groups: of those whose topics are in pairs, and then of the others, those that
  /// count as main by the programme's own policy before the rest, and of either those without facets first. Any policy
  /// is answered exactly; with others blocks tell less.
  static constexpr std::size_t likes = 8;
  static constexpr std::size_t first_wide = 4;
  static constexpr std::size_t early_share = 4;  // one of so many
  static constexpr std::size_t most_early = 8;   // blocks
  static constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

  static std::size_t like(const NomineeRecord& nominee, const ExpertiseRecord& offered) noexcept {
    const bool is_main = offered.strength == Strength::main && nominee.main_topics <= usual_main_topics;
    return offered.topic.value * likes + (is_main ? 0 : 2) + (is_restricted(offered) ? 1 : 0);
  }

  [[nodiscard]] std::size_t width_of(const NomineeRecord& nominee) const noexcept {
    return is_paired(expertise_of(nominee)) ? 0 : first_wide;
  }

  static std::size_t next_block(std::size_t place) noexcept { return (place + width - 1) / width * width; }

  [[nodiscard]] std::span<const ExpertiseRecord> expertise_of(const NomineeRecord& nominee) const noexcept {
    return std::span(state_.expertise_records).subspan(nominee.expertise.begin, nominee.expertise.size());
  }

  void add_early() {
    auto unfilled = std::ranges::count_if(groups_, [](const FitGroup& group) { return group.early > 0; });
    for (std::size_t i = 0; i < ascending_.size() && unfilled > 0; ++i) {
      add(ascending_[i], [nominee = ascending_[i].value, &unfilled](FitGroup& group) {
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
    const SchoolRecord& school = state_.school_records[nominee.school.value];
    const PostingValues values(nominee, school);
    const std::size_t width_of_nominee = width_of(nominee);
    for (const ExpertiseRecord& offered : expertise_of(nominee)) {
      const std::size_t at = place_in(groups_[like(nominee, offered) + width_of_nominee]);
      if (at == nowhere) continue;
      const std::size_t position = at / width;
      const std::size_t lane = at % width;
      const bool is_main = offered.strength == Strength::main;
      PostingBlock& block = index_.blocks[position];
      values.write(block, lane);
      block.main[lane] =
          is_main ? PostingValues::at_most(nominee.main_topics, posting::most_main_topics) : std::uint8_t{0};
      index_.nominees[position][lane] = index.value;
      index_.facets[position][lane] = is_restricted(offered) ? facets_[offered.facets_begin] : 0;
      places_[at] = {school.easting, school.northing};
    }
  }

  const DirectoryState& state_;
  std::span<const NomineeIndex> ascending_;
  std::span<const NomineeIndex> by_place_;
  TopicIndex& index_;
  std::vector<std::uint32_t> facets_;          // bits, by where the set begins
  std::vector<FitGroup> groups_;               // by topic, and eight of each
  std::vector<PostingColumns::Place> places_;  // by posting
};

/// Those who may be proposed, as their schools stand along the curve.
std::vector<NomineeIndex> along_curve(const DirectoryState& state) {
  std::vector<NomineeIndex> nominees;
  nominees.reserve(state.nominee_records.size());
  const std::vector<std::uint32_t> schools = schools_along_curve(state.school_records);
  constexpr std::size_t ahead = 4;
  for (std::size_t i = 0; i < schools.size(); ++i) {
    if (i + ahead < schools.size()) {
      for (const NomineeIndex nominee : state.nominees_by_school.of(schools[i + ahead])) {
        __builtin_prefetch(&state.nominee_records[nominee.value]);
      }
    }
    const SchoolRecord& school = state.school_records[schools[i]];
    for (const NomineeIndex nominee : state.nominees_by_school.of(schools[i])) {
      if (may_be_proposed(state.nominee_records[nominee.value], school)) nominees.push_back(nominee);
    }
  }
  return nominees;
}

}  // namespace

TopicIndex make_topic_index(const DirectoryState& state) {
  TopicIndex index;
  std::vector<NomineeIndex> ascending;
  index.holds.reserve(state.nominee_records.size());
  for (std::uint32_t i = 0; i < state.nominee_records.size(); ++i) {
    const NomineeRecord& nominee = state.nominee_records[i];
    const bool held = may_be_proposed(nominee, state.school_records[nominee.school.value]);
    index.holds.push_back(held);
    if (held) ascending.push_back(NomineeIndex{i});
  }
  const std::vector<NomineeIndex> by_place = along_curve(state);
  Filler(state, ascending, by_place, index).add_all();
  index.pairs = make_pair_index(state, by_place);
  for (const SchoolRecord& school : state.school_records) {
    index.most_nominees_at_a_school = std::max(index.most_nominees_at_a_school, school.nominees);
  }
  return index;
}

TopicIndex make_topic_index(const DirectoryState& state, std::span<const NomineeIndex> nominees) {
  TopicIndex index;
  std::vector<NomineeIndex> held;
  for (const NomineeIndex nominee : nominees) {
    const NomineeRecord& record = state.nominee_records[nominee.value];
    if (may_be_proposed(record, state.school_records[record.school.value])) held.push_back(nominee);
  }
  Filler(state, held, held, index).add_all();
  index.pairs = make_pair_index(state, held);
  return index;
}

std::size_t TopicIndex::memory_bytes() const noexcept {
  return PostingColumns::memory_bytes() + bytes_of(first_block) + bytes_of(first_wide) + bytes_of(first_early) +
         bytes_of(early) + bytes_of(first_late) + bytes_of(facets) + pairs.memory_bytes() + holds.capacity() / 8;
}

}  // namespace s2ss
