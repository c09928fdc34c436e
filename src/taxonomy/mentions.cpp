#include "taxonomy/mentions.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string_view>

#include "taxonomy/descriptions.hpp"
#include "taxonomy/label_walk.hpp"
#include "taxonomy/number_ranges.hpp"

namespace s2ss {

namespace {

using Met = LabelWalk::Met;

constexpr std::uint32_t longest_stage = 3;

/// A mention that competes for its tokens with others.
struct Contender {
  Found found;
  int score = 0;
};

std::vector<Contender> group(std::vector<Met> met, const LabelIndex& index);
void keep_best_match(std::vector<Met>::const_iterator begin, std::vector<Met>::const_iterator end,
                     const LabelIndex& index, Contender& contender);
int score_of(const Contender& contender, const LabelIndex& index);
std::vector<Found> select(const std::vector<Contender>& contenders, std::size_t tokens);
void take_cues(std::vector<Met>& met, const LabelIndex& index, std::vector<CueFound>& cues);
void part_stages(const Message& message, const Taxonomy& taxonomy, const ResolverIndex& index,
                 std::vector<Found>& mentions);
std::optional<Found> stage_at_beginning(const Message& message, const Taxonomy& taxonomy, const ResolverIndex& index,
                                        const Found& found);
std::optional<Found> stage_at_end(const Message& message, const Taxonomy& taxonomy, const ResolverIndex& index,
                                  const Found& found);
std::optional<Found> stage_of(const Message& message, const Taxonomy& taxonomy, const LabelIndex& index,
                              std::uint32_t first, std::uint32_t last);

}  // namespace

Findings find_mentions(const Message& message, const Taxonomy& taxonomy, const ResolverIndex& resolver_index) {
  const LabelIndex& index = resolver_index.labels();
  Findings findings;
  LabelWalk walk(message, index);
  std::vector<Met> met;
  for (std::size_t i = 0; i < message.size(); ++i) {
    if (message.tokens[i].kind != text::TokenKind::symbol) walk.from(i, met);
  }
  take_cues(met, index, findings.cues);
  std::vector<Contender> contenders = group(std::move(met), index);
  findings.mentions = select(contenders, message.size());

  std::vector<Met> beside;
  for (std::size_t i = 0; i < message.size(); ++i) walk.beside_mentions(i, findings.mentions, taxonomy, beside);
  if (!beside.empty()) {
    for (Contender& contender : group(std::move(beside), index)) contenders.push_back(std::move(contender));
    findings.mentions = select(contenders, message.size());
  }
  add_described(message, taxonomy, index, walk, findings.mentions);
  add_number_ranges(message, index, findings.mentions);
  part_stages(message, taxonomy, resolver_index, findings.mentions);
  return findings;
}

namespace {

void take_cues(std::vector<Met>& met, const LabelIndex& index, std::vector<CueFound>& cues) {
  for (const Met& one : met) {
    const LabelEntry& entry = index.label(one.label);
    if (entry.is_cue) cues.push_back({one.first, one.last, entry.concept_index});
  }
  std::erase_if(met, [&](const Met& one) { return index.label(one.label).is_cue; });
}

// One contender for each stretch, with the labels that fit it best.
std::vector<Contender> group(std::vector<Met> met, const LabelIndex& index) {
  std::ranges::sort(met, [](const Met& left, const Met& right) {
    if (left.first != right.first) return left.first < right.first;
    if (left.last != right.last) return left.last < right.last;
    return left.label < right.label;
  });
  std::vector<Contender> contenders;
  for (auto begin = met.cbegin(); begin != met.cend();) {
    const auto end = std::find_if(
        begin, met.cend(), [&](const Met& other) { return other.first != begin->first || other.last != begin->last; });
    Contender contender;
    keep_best_match(begin, end, index, contender);
    contender.score = score_of(contender, index);
    contenders.push_back(std::move(contender));
    begin = end;
  }
  return contenders;
}

void keep_best_match(std::vector<Met>::const_iterator begin, std::vector<Met>::const_iterator end,
                     const LabelIndex& index, Contender& contender) {
  Found& found = contender.found;
  found.first = begin->first;
  found.last = begin->last;
  found.match =
      std::min_element(begin, end, [](const Met& left, const Met& right) { return left.match < right.match; })->match;
  bool certain = false;
  for (auto one = begin; one != end; ++one) {
    if (one->match != found.match) continue;
    const LabelEntry& entry = index.label(one->label);
    found.beside = one->beside;
    // Labels are numbered concept by concept.
    if (!found.labels.empty() && index.label(found.labels.back()).concept_index == entry.concept_index) continue;
    found.labels.push_back(one->label);
    // The mention beside it decides what an anchored label means.
    certain |= entry.kind != LabelKind::uncertain || entry.anchored;
  }
  found.decided = certain && found.labels.size() == 1;
}

// A longer label beats any number of shorter ones in its place.
int score_of(const Contender& contender, const LabelIndex& index) {
  int words = 0;
  for (const std::uint32_t label : contender.found.labels) words = std::max<int>(words, index.label(label).words);
  const int anchor = contender.found.beside == Found::nothing ? 0 : 1;
  return 10 * (words + anchor) * (words + anchor) - 2 * static_cast<int>(contender.found.match) -
         (contender.found.decided ? 0 : 1);
}

// The choice of contenders without overlap whose scores sum to most.
std::vector<Found> select(const std::vector<Contender>& contenders, std::size_t tokens) {
  std::vector<std::uint32_t> by_end(contenders.size());
  for (std::uint32_t i = 0; i < by_end.size(); ++i) by_end[i] = i;
  std::ranges::stable_sort(by_end, {}, [&](std::uint32_t i) { return contenders[i].found.last; });

  std::vector<std::int64_t> best(tokens + 1);
  std::vector<std::uint32_t> chosen(tokens + 1, Found::nothing);
  auto next = by_end.begin();
  for (std::size_t end = 1; end <= tokens; ++end) {
    best[end] = best[end - 1];
    for (; next != by_end.end() && contenders[*next].found.last == end; ++next) {
      const std::int64_t score = best[contenders[*next].found.first] + contenders[*next].score;
      if (score <= best[end]) continue;
      best[end] = score;
      chosen[end] = *next;
    }
  }
  std::vector<Found> selected;
  for (std::size_t end = tokens; end > 0;) {
    if (chosen[end] == Found::nothing) {
      --end;
    } else {
      selected.push_back(contenders[chosen[end]].found);
      end = selected.back().first;
    }
  }
  std::ranges::reverse(selected);
  return selected;
}

// A subject's label such as "GCSE French" says the stage as well: both are mentioned.
void part_stages(const Message& message, const Taxonomy& taxonomy, const ResolverIndex& index,
                 std::vector<Found>& mentions) {
  std::vector<Found> stages;
  std::map<std::uint32_t, std::uint32_t> moved;
  for (Found& found : mentions) {
    const ConceptIndex topic = index.labels().label(found.labels.front()).concept_index;
    if (found.last - found.first < 2 || !found.decided || taxonomy.at(topic).facet == Facet::stage) continue;
    const bool at_end = taxonomy.at(topic).facet == Facet::aspect;
    const auto stage = at_end ? stage_at_end(message, taxonomy, index, found) : std::nullopt;
    const auto first_stage = stage_at_beginning(message, taxonomy, index, found);
    if (first_stage) {
      const std::uint32_t old_first = found.first;
      found.first = first_stage->last;
      while (found.first + 1 < found.last && message.tokens[found.first].kind == text::TokenKind::symbol) ++found.first;
      moved[old_first] = found.first;
      stages.push_back(*first_stage);
    } else if (stage) {
      found.last = stage->first;
      while (found.last > found.first + 1 && message.tokens[found.last - 1].kind == text::TokenKind::symbol)
        --found.last;
      stages.push_back(*stage);
    }
  }
  if (stages.empty()) return;
  for (Found& found : mentions) {
    if (const auto place = moved.find(found.beside); place != moved.end()) found.beside = place->second;
  }
  mentions.insert(mentions.end(), stages.begin(), stages.end());
  std::ranges::stable_sort(mentions, {}, &Found::first);
}

// Of subjects every stage; of other topics only the year: "Y11 intervention", but "GCSE resits" as one.
std::optional<Found> stage_at_beginning(const Message& message, const Taxonomy& taxonomy, const ResolverIndex& index,
                                        const Found& found) {
  const bool subject = index.takes_aspects(index.labels().label(found.labels.front()).concept_index);
  for (std::uint32_t last = found.first + 1; last < std::min(found.last, found.first + longest_stage + 1); ++last) {
    auto stage = stage_of(message, taxonomy, index.labels(), found.first, last);
    if (!stage) continue;
    const char final_letter = message.tokens[last - 1].folded.back();
    if (subject || (final_letter >= '0' && final_letter <= '9')) return stage;
  }
  return std::nullopt;
}

// "new GCSE".
std::optional<Found> stage_at_end(const Message& message, const Taxonomy& taxonomy, const ResolverIndex& index,
                                  const Found& found) {
  for (std::uint32_t first = found.last - 1; first > found.first && first + longest_stage >= found.last; --first) {
    if (auto stage = stage_of(message, taxonomy, index.labels(), first, found.last)) return stage;
  }
  return std::nullopt;
}

std::optional<Found> stage_of(const Message& message, const Taxonomy& taxonomy, const LabelIndex& index,
                              std::uint32_t first, std::uint32_t last) {
  std::array<std::string_view, longest_stage> words;
  std::size_t count = 0;
  for (std::uint32_t i = first; i < last; ++i) {
    if (message.tokens[i].kind != text::TokenKind::symbol) words[count++] = message.canonical[i].text;
  }
  const auto label = index.find(std::span(words).first(count));
  if (!label || taxonomy.at(index.label(*label).concept_index).facet != Facet::stage) return std::nullopt;
  Found stage;
  stage.first = first;
  stage.last = last;
  stage.labels = {*label};
  return stage;
}

}  // namespace
}  // namespace s2ss
