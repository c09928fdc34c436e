#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "s2ss/taxonomy.hpp"
#include "taxonomy/search_index.hpp"
#include "taxonomy/search_words.hpp"
#include "taxonomy/taxonomy_state.hpp"

namespace s2ss {
namespace {

constexpr std::size_t longest_input = 200;

/// How an entry matches; the less, the better. Slips above all else, then the place, then the number of the entry,
/// which tells kind, length and order of the labels.
using MatchKey = std::uint64_t;
constexpr int slips_shift = 40, place_shift = 32;

enum class MatchPlace : std::uint8_t {
  whole,   ///< The label is the input.
  start,   ///< The label begins with the words of the input, in their order.
  within,  ///< The words are somewhere in the label.
};

std::string_view beginning_of(std::string_view input);
std::vector<std::uint32_t> best_entries(const SearchIndex& index, const std::vector<SearchWords>& readings,
                                        bool forgive, std::size_t limit, std::size_t concepts);
bool may_have_slips(const std::vector<SearchWords>& readings);
std::uint8_t most_slips(std::string_view word);
std::vector<WordMatches> matches_of(const SearchIndex& index, const SearchWords& words, bool forgive);
void collect(const SearchIndex& index, const std::vector<WordMatches>& words, std::vector<MatchKey>& keys);
std::optional<MatchKey> judge(const SearchIndex& index, std::uint32_t number, const std::vector<WordMatches>& words);
std::vector<std::uint32_t> first_of_each_concept(const SearchIndex& index, std::vector<MatchKey> keys,
                                                 std::size_t limit, std::size_t concepts);
std::vector<ConceptSuggestion> top_concepts(const Taxonomy& taxonomy, std::size_t limit);

}  // namespace

std::vector<ConceptSuggestion> Taxonomy::search(std::string_view prefix, std::size_t limit) const {
  const std::vector<SearchWords> readings = readings_of(beginning_of(prefix));
  if (readings.front().empty()) return top_concepts(*this, limit);

  const SearchIndex& index = state_->search_index.get([this] { return SearchIndex(*this); });
  std::vector<std::uint32_t> found = best_entries(index, readings, false, limit, size());
  // Whatever matches without slips comes first, so slips can only add to it.
  if (found.size() < limit && may_have_slips(readings)) found = best_entries(index, readings, true, limit, size());

  std::vector<ConceptSuggestion> suggestions;
  suggestions.reserve(found.size());
  for (const std::uint32_t number : found) {
    const SearchEntry& entry = index.entry(number);
    const Concept& labelled = at(entry.labelled);
    suggestions.push_back(
        {labelled.id, labelled.pref_label, std::string(entry.shown), entry.kind, index.path_to(*this, entry.labelled)});
  }
  return suggestions;
}

namespace {

// No character is cut in two. What is invalid stays so.
std::string_view beginning_of(std::string_view input) {
  if (input.size() <= longest_input) return input;
  const auto goes_on = [input](std::size_t byte) { return (static_cast<unsigned char>(input[byte]) & 0xC0) == 0x80; };
  std::size_t end = longest_input;
  while (end > longest_input - 3 && goes_on(end)) --end;
  return input.substr(0, end);
}

std::vector<std::uint32_t> best_entries(const SearchIndex& index, const std::vector<SearchWords>& readings,
                                        bool forgive, std::size_t limit, std::size_t concepts) {
  std::vector<MatchKey> keys;
  for (const SearchWords& words : readings) {
    const std::vector<WordMatches> matches = matches_of(index, words, forgive);
    if (!matches.empty()) collect(index, matches, keys);
  }
  return first_of_each_concept(index, std::move(keys), limit, concepts);
}

bool may_have_slips(const std::vector<SearchWords>& readings) {
  return std::ranges::any_of(readings, [](const SearchWords& words) {
    return std::ranges::any_of(words, [](const std::string& word) { return most_slips(word) > 0; });
  });
}

// Numbers are never corrected.
std::uint8_t most_slips(std::string_view word) {
  const bool has_digit = std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
  return has_digit || word.size() <= 3 ? 0 : word.size() <= 7 ? 1 : 2;
}

// Of each word; nothing at all when one of them matches nothing.
std::vector<WordMatches> matches_of(const SearchIndex& index, const SearchWords& words, bool forgive) {
  std::vector<WordMatches> matches;
  matches.reserve(words.size());
  for (const std::string& word : words) {
    const std::uint8_t most = forgive ? most_slips(word) : std::uint8_t{0};
    matches.push_back(most == 0 ? index.vocabulary().beginning_with(word)
                                : index.vocabulary().beginning_like(word, most));
    if (index.entries_with(matches.back()) == 0) return {};
  }
  return matches;
}

// Every entry that matches holds a match of the rarest word.
void collect(const SearchIndex& index, const std::vector<WordMatches>& words, std::vector<MatchKey>& keys) {
  const WordMatches& rarest =
      *std::ranges::min_element(words, {}, [&](const WordMatches& each) { return index.entries_with(each); });
  std::vector<bool> judged(index.size());
  for (std::uint32_t word = rarest.first; word < rarest.last; ++word) {
    if (rarest.slips_of(word) == WordMatches::too_many) continue;
    for (const std::uint32_t number : index.entries_with(word)) {
      if (judged[number]) continue;
      judged[number] = true;
      if (const auto key = judge(index, number, words)) keys.push_back(*key);
    }
  }
}

std::optional<MatchKey> judge(const SearchIndex& index, std::uint32_t number, const std::vector<WordMatches>& words) {
  const auto label = index.words_of(index.entry(number));
  MatchKey slips = 0;
  bool at_start = words.size() <= label.size();
  bool same = words.size() == label.size();
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint8_t least = WordMatches::too_many;
    for (const std::uint32_t word : label) least = std::min(least, words[i].slips_of(word));
    if (least == WordMatches::too_many) return std::nullopt;
    slips += least;
    at_start = at_start && words[i].slips_of(label[i]) == least;
    same = same && words[i].same == label[i];
  }
  const MatchPlace place = same ? MatchPlace::whole : at_start ? MatchPlace::start : MatchPlace::within;
  return slips << slips_shift | static_cast<MatchKey>(place) << place_shift | number;
}

std::vector<std::uint32_t> first_of_each_concept(const SearchIndex& index, std::vector<MatchKey> keys,
                                                 std::size_t limit, std::size_t concepts) {
  std::vector<std::uint32_t> found;
  std::vector<bool> taken(concepts);
  // A heap, for often a few of many keys are wanted.
  std::ranges::make_heap(keys, std::ranges::greater{});
  while (found.size() < limit && !keys.empty()) {
    std::ranges::pop_heap(keys, std::ranges::greater{});
    const auto number = static_cast<std::uint32_t>(keys.back());
    keys.pop_back();
    const std::uint32_t labelled = index.entry(number).labelled.value;
    if (taken[labelled]) continue;
    taken[labelled] = true;
    found.push_back(number);
  }
  return found;
}

std::vector<ConceptSuggestion> top_concepts(const Taxonomy& taxonomy, std::size_t limit) {
  std::vector<ConceptSuggestion> suggestions;
  for (std::uint32_t position = 0; position < taxonomy.size() && suggestions.size() < limit; ++position) {
    if (!taxonomy.is_top({position})) continue;
    const Concept& top = taxonomy.at({position});
    suggestions.push_back({top.id, top.pref_label, top.pref_label, LabelKind::preferred, {}});
  }
  return suggestions;
}

}  // namespace
}  // namespace s2ss
