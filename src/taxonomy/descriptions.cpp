#include "taxonomy/descriptions.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace s2ss {

namespace {

// Words farther apart do not describe one thing.
constexpr std::uint32_t farthest_apart = 10;
constexpr std::size_t most_parts = 8;
// A message that says the same over and over describes nothing more.
constexpr std::size_t most_hits = 4096;

/// A word of the message that is part of a description.
struct Hit {
  std::uint32_t description;
  std::uint32_t position;
  std::uint32_t part;
};
struct Place {
  std::uint32_t first;
  std::uint32_t last;
};

std::vector<Hit> find_hits(const Message& message, const LabelIndex& index, LabelWalk& walk);
std::optional<Place> find_place(const Message& message, std::vector<Hit>::const_iterator begin,
                                std::vector<Hit>::const_iterator end, std::uint32_t parts);
std::optional<Place> free_part(const std::vector<Found>& mentions, std::vector<Hit>::const_iterator begin,
                               std::vector<Hit>::const_iterator end, const Place& place);
bool is_named(const std::vector<Found>& mentions, const Taxonomy& taxonomy, const LabelIndex& index,
              ConceptIndex concept_index);

}  // namespace

void add_described(const Message& message, const Taxonomy& taxonomy, const LabelIndex& index, LabelWalk& walk,
                   std::vector<Found>& mentions) {
  if (index.descriptions().empty()) return;
  const std::vector<Hit> hits = find_hits(message, index, walk);
  std::vector<Found> described;
  for (auto begin = hits.begin(); begin != hits.end();) {
    const auto end =
        std::find_if(begin, hits.end(), [&](const Hit& hit) { return hit.description != begin->description; });
    const Description& description = index.descriptions()[begin->description];
    const auto place = find_place(message, begin, end, description.parts);
    const auto free = place ? free_part(mentions, begin, end, *place) : std::nullopt;
    const bool new_here = std::ranges::none_of(described, [&](const Found& found) {
      return free && ((found.first < free->last && free->first < found.last) ||
                      index.label(found.labels.front()).concept_index == description.concept_index);
    });
    if (free && new_here && !is_named(mentions, taxonomy, index, description.concept_index)) {
      Found found;
      found.first = free->first;
      found.last = free->last;
      found.match = LabelMatch::inflected;
      found.labels = {description.label};
      found.by_cue = true;
      described.push_back(std::move(found));
    }
    begin = end;
  }
  if (described.empty()) return;
  mentions.insert(mentions.end(), described.begin(), described.end());
  std::ranges::stable_sort(mentions, {}, &Found::first);
}

namespace {

std::vector<Hit> find_hits(const Message& message, const LabelIndex& index, LabelWalk& walk) {
  std::vector<Hit> hits;
  for (std::uint32_t i = 0; i < message.size() && hits.size() < most_hits; ++i) {
    if (message.noise[i] || message.tokens[i].kind == text::TokenKind::symbol) continue;
    for (const WordReading& reading : walk.readings_at(i)) {
      if (reading.match == LabelMatch::corrected) continue;
      for (const LabelIndex::DescriptionPart& part : index.described_with(reading.word)) {
        hits.push_back({part.description, i, part.part});
      }
    }
  }
  std::ranges::sort(hits, {}, [](const Hit& hit) { return std::tuple(hit.description, hit.position, hit.part); });
  return hits;
}

// The first place where all parts stand within reach in one sentence, each met by a word of its own.
std::optional<Place> find_place(const Message& message, std::vector<Hit>::const_iterator begin,
                                std::vector<Hit>::const_iterator end, std::uint32_t parts) {
  if (parts > most_parts || static_cast<std::size_t>(end - begin) < parts) return std::nullopt;
  for (auto first = begin; first != end; ++first) {
    std::uint32_t met = 1u << first->part;
    std::uint32_t last = first->position;
    for (auto hit = first + 1; hit != end && hit->position <= first->position + farthest_apart; ++hit) {
      if (message.sentence[hit->position] != message.sentence[first->position]) break;
      if (hit->position == last || (met >> hit->part & 1) != 0) continue;
      met |= 1u << hit->part;
      last = hit->position;
      if (met == (1u << parts) - 1) return Place{first->position, last + 1};
    }
  }
  return std::nullopt;
}

// The whole stretch when no other mention stands in it, else its first word that is part of none.
std::optional<Place> free_part(const std::vector<Found>& mentions, std::vector<Hit>::const_iterator begin,
                               std::vector<Hit>::const_iterator end, const Place& place) {
  const auto is_free = [&](const Place& asked) {
    const auto after = std::ranges::lower_bound(mentions, asked.last, {}, &Found::first);
    return after == mentions.begin() || std::prev(after)->last <= asked.first;
  };
  if (is_free(place)) return place;
  for (auto hit = begin; hit != end; ++hit) {
    if (hit->position < place.first || hit->position >= place.last) continue;
    const Place word{hit->position, hit->position + 1};
    if (is_free(word)) return word;
  }
  return std::nullopt;
}

bool is_named(const std::vector<Found>& mentions, const Taxonomy& taxonomy, const LabelIndex& index,
              ConceptIndex concept_index) {
  return std::ranges::any_of(mentions, [&](const Found& found) {
    return std::ranges::any_of(found.labels, [&](std::uint32_t label) {
      const ConceptIndex meant = index.label(label).concept_index;
      return meant == concept_index || taxonomy.is_broader(concept_index, meant);
    });
  });
}

}  // namespace
}  // namespace s2ss
