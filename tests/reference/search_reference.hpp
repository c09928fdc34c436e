#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "core/text.hpp"
#include "s2ss/taxonomy.hpp"
#include "taxonomy/search_words.hpp"

namespace s2ss::reference {

/// The slow twin of `Taxonomy::search`: holds every label of every concept against the input, and sorts. It shares
/// with the library how texts are cut into words, and the edit distance.
class SearchReference {
 public:
  explicit SearchReference(const Taxonomy& taxonomy) : taxonomy_(taxonomy) {}

  std::vector<ConceptSuggestion> search(std::string_view input, std::size_t limit) const {
    std::vector<std::pair<Rank, ConceptSuggestion>> found;
    const auto readings = readings_of(input);
    for (const Concept& each : taxonomy_.concepts()) {
      if (readings.front().empty()) {
        if (each.broader.empty()) found.push_back({{}, {each.id, each.pref_label, each.pref_label, {}, {}}});
      } else if (auto best = best_label(each, readings)) {
        found.push_back(std::move(*best));
      }
    }
    std::ranges::stable_sort(found, {}, [](const auto& each) { return each.first; });
    std::vector<ConceptSuggestion> result;
    for (std::size_t i = 0; i < std::min(limit, found.size()); ++i) result.push_back(found[i].second);
    return result;
  }

 private:
  /// Slips, place (0 the whole label, 1 its start, 2 anywhere), kind, length.
  using Rank = std::tuple<std::size_t, int, LabelKind, std::size_t>;
  using Way = std::vector<std::string>;

  std::optional<std::pair<Rank, ConceptSuggestion>> best_label(const Concept& each,
                                                               const std::vector<SearchWords>& inputs) const {
    std::optional<Rank> best;
    std::string shown;
    const auto hold_against = [&](LabelKind kind, const std::vector<std::string>& labels) {
      for (const std::string& label : labels) {
        if (label.find('@') != label.npos) continue;
        for (const SearchWords& words : readings_of(label)) {
          for (const SearchWords& input : inputs) {
            const auto match = match_of(input, words);
            if (!match) continue;
            const Rank rank{match->first, match->second, kind, label.size()};
            if (best && *best <= rank) continue;
            best = rank;
            shown = kind == LabelKind::hidden ? each.pref_label : label;
          }
        }
      }
    };
    hold_against(LabelKind::preferred, {each.pref_label});
    hold_against(LabelKind::alternative, each.alt_labels);
    hold_against(LabelKind::hidden, each.hidden_labels);
    hold_against(LabelKind::uncertain, each.uncertain_labels);
    hold_against(LabelKind::role, each.role_labels);
    if (!best) return std::nullopt;
    Way way = best_way_to(each);
    std::ranges::transform(way, way.begin(), [&](const std::string& id) { return concept_of(id).pref_label; });
    return std::pair{*best, ConceptSuggestion{each.id, each.pref_label, shown, std::get<LabelKind>(*best), way}};
  }

  static std::optional<std::pair<std::size_t, int>> match_of(const SearchWords& input, const SearchWords& label) {
    std::size_t total = 0;
    bool at_start = true;
    for (std::size_t i = 0; i < input.size(); ++i) {
      std::optional<std::size_t> least;
      for (const std::string& word : label) {
        const auto slips = slips_between(input[i], word);
        if (slips && (!least || *slips < *least)) least = slips;
      }
      if (!least) return std::nullopt;
      total += *least;
      at_start = at_start && i < label.size() && slips_between(input[i], label[i]) == least;
    }
    return std::pair{total, input == label ? 0 : at_start ? 1 : 2};
  }

  static std::optional<std::size_t> slips_between(const std::string& typed, const std::string& word) {
    if (typed.front() != word.front()) return std::nullopt;
    const bool has_digit = typed.find_first_of("0123456789") != typed.npos;
    const std::size_t most = has_digit || typed.size() < 4 ? 0 : typed.size() < 8 ? 1 : 2;
    std::optional<std::size_t> least;
    for (std::size_t length = 1; length <= word.size(); ++length) {
      const std::size_t slips = text::edit_distance(typed, word.substr(0, length));
      if (slips <= most && (!least || slips < *least)) least = slips;
    }
    return least;
  }

  /// Ids from the top to the parent: of all ways the shortest, and of those the first.
  Way best_way_to(const Concept& each) const {
    std::optional<Way> best;
    for (const std::string& parent : each.broader) {
      Way way = best_way_to(concept_of(parent));
      way.push_back(parent);
      if (!best || std::pair(way.size(), way) < std::pair(best->size(), *best)) best = way;
    }
    return best.value_or(Way{});
  }

  const Concept& concept_of(const std::string& id) const { return taxonomy_.at(taxonomy_.find(id).value()); }

  const Taxonomy& taxonomy_;
};

}  // namespace s2ss::reference
