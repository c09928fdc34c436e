#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "s2ss/taxonomy.hpp"

namespace s2ss::reference {

namespace detail {

inline std::uint32_t characters_in(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

inline bool stands_in(std::string_view text, const Phrase& phrase) {
  return phrase.begin < phrase.end && phrase.end <= text.size() &&
         text.substr(phrase.begin, phrase.end - phrase.begin) == phrase.text &&
         characters_in(text.substr(0, phrase.begin)) == phrase.character_begin &&
         characters_in(text.substr(0, phrase.end)) == phrase.character_end;
}

inline bool is_known(const Taxonomy& taxonomy, const Mention& mention) {
  const auto index = taxonomy.find(mention.concept_id);
  return index && taxonomy.at(*index).pref_label == mention.pref_label && !mention.label.empty();
}

inline bool are_facets(const Taxonomy& taxonomy, std::vector<std::string> ids, Facet facet) {
  const bool all = std::ranges::all_of(ids, [&](const std::string& id) {
    const auto index = taxonomy.find(id);
    return index && taxonomy.at(*index).facet == facet;
  });
  std::ranges::sort(ids);
  return all && std::ranges::adjacent_find(ids) == ids.end();
}

}  // namespace detail

/// What is wrong with a resolution of a text, whatever it means; empty when nothing is.
inline std::string fault_in(const Taxonomy& taxonomy, std::string_view text, const Resolution& resolution) {
  using namespace detail;
  for (std::size_t i = 0; i < resolution.needs.size(); ++i) {
    const ResolvedNeed& need = resolution.needs[i];
    if (!taxonomy.find(need.topic)) return "a topic that is no concept";
    if (!are_facets(taxonomy, need.aspects, Facet::aspect)) return "aspects";
    if (!are_facets(taxonomy, need.stages, Facet::stage)) return "stages";
    if (!are_facets(taxonomy, need.boards, Facet::board)) return "boards";
    if (need.confidence <= 0 || need.confidence > one) return "confidence";
    if (need.weight <= 0 || need.weight > 1) return "weight";
    if (need.mentions.empty() || need.words.empty()) return "a need without words";
    for (std::size_t j = 0; j < i; ++j) {
      if (resolution.needs[j].topic == need.topic) return "a topic twice";
    }
    for (const Mention& mention : need.mentions) {
      if (!stands_in(text, mention.words)) return "the words of a mention";
      if (!is_known(taxonomy, mention)) return "the concept of a mention";
      if (std::ranges::find(need.words, mention.words.text) == need.words.end()) return "the words of a need";
    }
  }
  for (const DismissedMention& mention : resolution.dismissed) {
    if (!stands_in(text, mention.words) || !is_known(taxonomy, mention)) return "a dismissed mention";
  }
  for (const Phrase& phrase : resolution.unresolved) {
    if (!stands_in(text, phrase)) return "the words of an unresolved phrase";
  }
  for (const Question& question : resolution.ask_back) {
    if (!stands_in(text, question.words)) return "the words of a question";
    if (!std::ranges::is_sorted(question.readings)) return "the readings of a question";
    if (question.labels.size() != question.readings.size()) return "the labels of a question";
    for (std::size_t i = 0; i < question.readings.size(); ++i) {
      const auto index = taxonomy.find(question.readings[i]);
      if (!index || taxonomy.at(*index).pref_label != question.labels[i]) return "a reading that is no concept";
    }
  }
  return {};
}

}  // namespace s2ss::reference
