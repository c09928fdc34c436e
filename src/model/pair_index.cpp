#include "model/pair_index.hpp"

#include <algorithm>
#include <utility>

#include "core/bytes_of.hpp"
#include "model/directory_state.hpp"
#include "model/posting_values.hpp"

namespace s2ss {

namespace {

constexpr std::size_t most_paired_topics = 8;
constexpr std::size_t least_of_long_list = 256;
constexpr std::size_t most_topics_with_bits = 4'096;

/// A posting before it has a place.
struct PairPosting {
  std::uint32_t lower = 0;
  std::uint32_t higher = 0;
  std::uint32_t nominee = 0;
  PostingValues values;
  std::uint8_t code = 0;  ///< As `pair_posting` says.
  std::uint16_t lower_set = 0;
  std::uint16_t higher_set = 0;
  PostingColumns::Place place;
};

std::uint16_t number_of_set(const ExpertiseRecord& offered) noexcept {
  if (!is_restricted(offered)) return pair_posting::no_set;
  return static_cast<std::uint16_t>(std::min(offered.facets_begin + 1, pair_posting::any_set));
}

PairPosting posting_of(PairPosting posting, const NomineeRecord& nominee, const ExpertiseRecord* lower,
                       const ExpertiseRecord* higher) noexcept {
  if (lower->topic > higher->topic) std::swap(lower, higher);
  posting.lower = lower->topic.value;
  posting.higher = higher->topic.value;
  std::uint32_t code = std::min<std::uint32_t>(nominee.main_topics, pair_posting::most_main_topics)
                       << pair_posting::main_shift;
  if (nominee.expertise.size() == 3 || nominee.expertise.size() > 4) code |= pair_posting::has_odd_topics;
  if (nominee.expertise.size() > 3) posting.values.marks |= posting::has_four_topics;
  if (lower->strength == Strength::main) code |= pair_posting::lower_is_main;
  if (higher->strength == Strength::main) code |= pair_posting::higher_is_main;
  if (is_restricted(*lower)) code |= pair_posting::lower_is_restricted;
  if (is_restricted(*higher)) code |= pair_posting::higher_is_restricted;
  posting.code = static_cast<std::uint8_t>(code);
  posting.lower_set = number_of_set(*lower);
  posting.higher_set = number_of_set(*higher);
  return posting;
}

std::vector<PairPosting> postings_of(const DirectoryState& state, std::span<const NomineeIndex> nominees) {
  std::vector<PairPosting> all;
  for (const NomineeIndex index : nominees) {
    const NomineeRecord& nominee = state.nominee_records[index.value];
    const auto offered = std::span(state.expertise_records).subspan(nominee.expertise.begin, nominee.expertise.size());
    if (offered.size() < 2 || !is_paired(offered)) continue;
    const SchoolRecord& school = state.school_records[nominee.school.value];
    PairPosting posting;
    posting.nominee = index.value;
    posting.values = PostingValues(nominee, school);
    posting.place = {school.easting, school.northing};
    for (std::size_t i = 0; i < offered.size(); ++i) {
      for (std::size_t j = i + 1; j < offered.size(); ++j) {
        all.push_back(posting_of(posting, nominee, &offered[i], &offered[j]));
      }
    }
  }
  return all;
}

/// The kind of a posting by the usual policy.
std::uint32_t usual_kind(const PairPosting& posting) noexcept {
  constexpr std::uint32_t are_main = pair_posting::lower_is_main | pair_posting::higher_is_main;
  constexpr std::uint32_t are_restricted = pair_posting::lower_is_restricted | pair_posting::higher_is_restricted;
  const bool counts = (posting.code >> pair_posting::main_shift & pair_posting::most_main_topics) <=
                      static_cast<std::uint32_t>(usual_main_topics);
  return (posting.code & (counts ? are_main | are_restricted : are_restricted)) |
         ((posting.values.marks & posting::leads) != 0 ? pair_posting::leads : 0);
}

/// In the order of their keys, those of one key as they stood.
template <typename Key>
void sort_by(std::vector<PairPosting>& postings, std::size_t keys, const Key& key) {
  std::vector<std::size_t> next(keys + 1, 0);
  for (const PairPosting& posting : postings) ++next[key(posting) + 1];
  for (std::size_t i = 1; i <= keys; ++i) next[i] += next[i - 1];
  std::vector<PairPosting> sorted(postings.size());
  for (const PairPosting& posting : postings) sorted[next[key(posting)]++] = posting;
  postings = std::move(sorted);
}

}  // namespace

bool is_paired(std::span<const ExpertiseRecord> offered) noexcept {
  if (offered.size() > most_paired_topics) return false;
  for (std::size_t i = 0; i < offered.size(); ++i) {
    for (std::size_t j = i + 1; j < offered.size(); ++j) {
      if (offered[i].topic == offered[j].topic) return false;
    }
  }
  return true;
}

PairIndex make_pair_index(const DirectoryState& state, std::span<const NomineeIndex> nominees) {
  constexpr std::size_t width = PostingBlock::width;
  const std::size_t topics = state.taxonomy.size();
  std::vector<PairPosting> postings = postings_of(state, nominees);
  sort_by(postings, topics * 4, [](const PairPosting& each) { return each.higher * 4 + (3 - (usual_kind(each) & 3)); });
  sort_by(postings, topics, [](const PairPosting& each) { return each.lower; });

  PairIndex index;
  std::vector<std::uint32_t> places(postings.size());
  std::size_t place = 0;
  for (std::size_t first = 0, last = 0; first < postings.size(); first = last) {
    const PairPosting& pair = postings[first];
    while (last < postings.size() && postings[last].lower == pair.lower && postings[last].higher == pair.higher) ++last;
    if (last - first >= least_of_long_list) place = (place + width - 1) / width * width;
    while (index.first_pair.size() <= pair.lower) {
      index.first_pair.push_back(static_cast<std::uint32_t>(index.higher.size()));
    }
    index.higher.push_back(ConceptIndex{pair.higher});
    index.first_place.push_back(static_cast<std::uint32_t>(place));
    for (std::size_t i = first; i < last; ++i) places[i] = static_cast<std::uint32_t>(place++);
    index.end_place.push_back(static_cast<std::uint32_t>(place));
  }
  index.first_pair.resize(topics + 1, static_cast<std::uint32_t>(index.higher.size()));

  if (topics <= most_topics_with_bits) {
    index.row_words = (topics + 63) / 64;
    index.is_held.resize(topics * index.row_words);
    for (const PairPosting& each : postings) {
      index.is_held[each.lower * index.row_words + each.higher / 64] |= std::uint64_t{1} << each.higher % 64;
    }
  }

  const std::size_t blocks = (place + width - 1) / width;
  index.blocks.resize(blocks);
  index.nominees.resize(blocks);
  index.sets.resize(blocks);
  index.kinds.resize(blocks);
  std::vector<PostingColumns::Place> stand(blocks * width);
  for (std::size_t i = 0; i < postings.size(); ++i) {
    const PairPosting& posting = postings[i];
    const std::size_t block = places[i] / width;
    const std::size_t lane = places[i] % width;
    posting.values.write(index.blocks[block], lane);
    index.blocks[block].main[lane] = posting.code;
    index.nominees[block][lane] = posting.nominee;
    index.sets[block].lower[lane] = posting.lower_set;
    index.sets[block].higher[lane] = posting.higher_set;
    index.kinds[block] |= std::uint32_t{1} << usual_kind(posting);
    stand[places[i]] = posting.place;
  }
  index.bound(stand);
  return index;
}

PairIndex::Range PairIndex::range(ConceptIndex lower, ConceptIndex upper) const noexcept {
  const auto begin = higher.begin() + first_pair[lower.value];
  const auto end = higher.begin() + first_pair[lower.value + 1];
  const auto found = std::lower_bound(begin, end, upper);
  if (found == end || *found != upper) return {};
  const auto pair = static_cast<std::size_t>(found - higher.begin());
  return {first_place[pair], end_place[pair]};
}

std::size_t PairIndex::memory_bytes() const noexcept {
  return PostingColumns::memory_bytes() + bytes_of(first_pair) + bytes_of(higher) + bytes_of(first_place) +
         bytes_of(end_place) + bytes_of(sets) + bytes_of(kinds) + bytes_of(is_held);
}

}  // namespace s2ss
