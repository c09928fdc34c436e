#include "taxonomy/label_walk.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "taxonomy/word_forms.hpp"

namespace s2ss {

namespace {

// Bounds what a scheme of many like-sounding words can cost at one position.
constexpr int most_steps = 400;
// Marks and articles passed over between two words of a label: `"speech", "language"`.
constexpr std::uint32_t most_skipped = 4;
constexpr std::size_t shortest_joined = 7;
constexpr std::size_t shortest_stemmed_label = 5;

bool is_connected(const Message& message, std::size_t position);
bool is_noun_or_verb(std::string_view word);

}  // namespace

LabelWalk::LabelWalk(const Message& message, const LabelIndex& index)
    : message_(message), index_(index), readings_(message.size()) {
  for (std::size_t i = 0; i < message.size(); ++i) joined_.push_back(joined_word(i));
}

void LabelWalk::from(std::size_t position, std::vector<Met>& met) {
  met_ = &met;
  mentions_ = nullptr;
  steps_left_ = most_steps;
  walk(LabelIndex::root, position, {.first = position});
}

void LabelWalk::beside_mentions(std::size_t position, const std::vector<Found>& mentions, const Taxonomy& taxonomy,
                                std::vector<Met>& met) {
  met_ = &met;
  mentions_ = &mentions;
  taxonomy_ = &taxonomy;
  steps_left_ = most_steps;
  walk(LabelIndex::root, position, {.first = position});
}

void LabelWalk::arrive(LabelIndex::Node node, std::size_t position, const Path& path) {
  note_labels(node, position, path);
  walk(node, position, path);
}

void LabelWalk::walk(LabelIndex::Node node, std::size_t position, const Path& path) {
  if (--steps_left_ < 0) return;
  if (position >= message_.size() || message_.noise[position]) return;
  if (mentions_ != nullptr) follow_anchors(node, position, path);
  const text::Token& token = message_.tokens[position];
  const bool may_skip = node != LabelIndex::root && path.skipped < most_skipped;
  Path further = path;
  ++further.skipped;
  if (token.kind != text::TokenKind::symbol || token.is_symbol('&') || token.is_symbol('+')) {
    follow_words(node, position, path);
    const bool says_little = message_.is(position, WordClass::determiner) ||
                             (message_.is(position, WordClass::filler) && !token.is("not") && path.skipped == 0);
    if (may_skip && says_little && !token.capitals) {
      walk(node, position + 1, further);
    }
    return;
  }
  if (!may_skip) return;
  switch (token.folded.front()) {
    case '-':
    case ':':
    case '%':
      if (!is_connected(message_, position) && !token.is_symbol('%')) return;
      break;
    case ',':
      further.skipped_comma = true;
      break;
    case '/':
      further.skipped_slash = true;
      break;
    case '\n':
      if (message_.begins_sentence(position + 1 < message_.size() ? position + 1 : position)) return;
      break;
    case '\'':
    case '"':
      break;
    case '.':
      if (position + 1 < message_.size() && message_.sentence[position + 1] != message_.sentence[position]) return;
      break;
    default:
      return;
  }
  walk(node, position + 1, further);
}

void LabelWalk::note_labels(LabelIndex::Node node, std::size_t position, const Path& path) {
  for (const std::uint32_t number : index_.labels_at(node)) {
    const LabelEntry& entry = index_.label(number);
    if (!fits(entry, position, path)) continue;
    Met met{number, static_cast<std::uint32_t>(path.first), static_cast<std::uint32_t>(position), path.match,
            path.beside};
    // The mention it stands beside is not part of it.
    if (path.beside != Found::nothing) {
      if (path.beside_first == path.first) {
        met.first = static_cast<std::uint32_t>(path.beside_last);
      } else {
        met.last = static_cast<std::uint32_t>(path.beside_first);
      }
    }
    while (met.first < met.last && message_.is(met.first, WordClass::determiner) && entry.anchored) ++met.first;
    while (met.last > met.first + 1 && message_.is(met.last - 1, WordClass::determiner) && entry.anchored) --met.last;
    if (met.first < met.last) met_->push_back(met);
  }
}

void LabelWalk::follow_words(LabelIndex::Node node, std::size_t position, const Path& path) {
  const text::Token& token = message_.tokens[position];
  const auto take = [&](std::uint32_t word, const WordReading& reading, std::size_t tokens) {
    const auto next = index_.next(node, word);
    const bool lacks_anchor = mentions_ != nullptr && path.beside == Found::nothing;
    if (!next || (lacks_anchor && !index_.leads_to_anchor(*next))) return;
    Path further = path;
    further.match = std::max(path.match, reading.match);
    further.same_stem_only |= reading.same_stem_only;
    ++further.words;
    further.skipped = 0;
    arrive(*next, position + tokens, further);
  };
  if (token.kind == text::TokenKind::symbol) {
    if (const auto conjunction = index_.vocabulary().find("and")) take(*conjunction, {}, 1);
    return;
  }
  for (const WordReading& reading : readings_at(position)) take(reading.word, reading, 1);
  if (joined_[position]) take(*joined_[position], {}, 2);
}

// "time table", "KS 3".
std::optional<std::uint32_t> LabelWalk::joined_word(std::size_t position) const {
  if (position + 1 >= message_.size() || message_.noise[position + 1]) return std::nullopt;
  const text::Token& first = message_.tokens[position];
  const text::Token& second = message_.tokens[position + 1];
  if (first.kind != text::TokenKind::word || second.kind == text::TokenKind::symbol) return std::nullopt;
  const bool numbered = second.kind == text::TokenKind::number && first.folded.size() <= 3;
  const bool long_enough =
      first.folded.size() + second.folded.size() >= shortest_joined && !message_.classes[position].is_function_word();
  if (!numbered && !long_enough) return std::nullopt;
  const Vocabulary& vocabulary = index_.vocabulary();
  if (numbered) return vocabulary.find(canonical_spelling(std::string(first.folded).append(second.folded)));
  return vocabulary.find_joined(first.word(), second.folded);
}

void LabelWalk::follow_anchors(LabelIndex::Node node, std::size_t position, const Path& path) {
  const auto anchors = index_.anchors_at(node);
  if (anchors.empty() || path.beside != Found::nothing) return;
  auto mention = std::ranges::lower_bound(*mentions_, position, {}, &Found::first);
  // A stage may stand between: "head of KS3 maths".
  for (int looked = 0; looked < 2 && mention != mentions_->end() && mention->first == position; ++looked) {
    for (const LabelIndex::AnchorEdge& anchor : anchors) {
      const auto means_it = [&](std::uint32_t label) {
        const ConceptIndex meant = index_.label(label).concept_index;
        return meant == anchor.concept_index || taxonomy_->is_broader(anchor.concept_index, meant);
      };
      if (std::ranges::none_of(mention->labels, means_it)) continue;
      Path further = path;
      further.skipped = 0;
      further.beside = mention->first;
      further.beside_first = position;
      further.beside_last = mention->last;
      arrive(anchor.node, mention->last, further);
    }
    position = mention->last;
    ++mention;
  }
}

bool LabelWalk::fits(const LabelEntry& entry, std::size_t position, const Path& path) const {
  if (entry.anchored != (path.beside != Found::nothing)) return false;
  if (mentions_ != nullptr && !entry.anchored) return false;
  if (path.skipped_comma && !entry.has_comma) return false;
  if (path.skipped_slash && !entry.has_slash) return false;
  if (entry.is_cue || entry.anchored) return true;
  if (entry.words > 1) return !begins_with_verb(path.first) && !(entry.has_it && holds_pronoun(path.first, position));
  if (path.same_stem_only) {
    if (entry.kind > LabelKind::hidden || entry.text.size() < shortest_stemmed_label) return false;
    // Names in the middle of a sentence: "Mark" is no marking. "Politically" is no politics.
    const text::Token& token = message_.tokens[path.first];
    if (!is_noun_or_verb(token.folded)) return false;
    if (token.capitalised && !message_.begins_sentence(path.first) && token.folded.size() < shortest_stemmed_label) {
      return false;
    }
  }
  if (entry.in_capitals && position == path.first + 1) {
    // "its" is no plural of IT.
    if (path.match != LabelMatch::as_written && !message_.tokens[path.first].capitals) return false;
    return reads_as_abbreviation(path.first);
  }
  return true;
}

// "the pupils we send pupils to": a short word in small letters after "we", "to", "please".
bool LabelWalk::begins_with_verb(std::size_t position) const {
  if (position == 0 || !message_.is(position, WordClass::everyday) || message_.tokens[position].capitals) return false;
  const std::size_t before = position - 1;
  return message_.is(before, WordClass::pronoun) || message_.is(before, WordClass::auxiliary) ||
         message_.is(before, "to") || message_.is(before, "please");
}

// "A team that teaches it": no IT.
bool LabelWalk::holds_pronoun(std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i < last; ++i) {
    if (message_.is(i, "it") && !message_.tokens[i].capitals && (i + 1 == last || !message_.all_small)) return true;
  }
  return false;
}

// In capitals it is one, unless all is; in small letters where it can be no English word, or stands in a list.
bool LabelWalk::reads_as_abbreviation(std::size_t position) const {
  const text::Token& token = message_.tokens[position];
  if (token.capitals && !message_.shouting) return true;
  if (position + 1 < message_.size() && message_.tokens[position + 1].kind == text::TokenKind::number) return false;
  if (!message_.is(position, WordClass::everyday)) return true;
  const auto parts = [&](std::size_t i) { return message_.is_symbol(i, '/') || message_.is_symbol(i, '&'); };
  if ((position > 0 && parts(position - 1)) || parts(position + 1)) return true;
  if (message_.classes[position].is_function_word() || message_.is(position, WordClass::greeting)) return false;
  if (position == 0) return message_.size() == 1;
  return message_.is(position - 1, WordClass::preposition) && !message_.is(position + 1, WordClass::determiner) &&
         !message_.is(position + 1, WordClass::pronoun);
}

std::span<const WordReading> LabelWalk::readings_at(std::size_t position) {
  auto& readings = readings_[position];
  if (readings) return *readings;
  const Vocabulary& vocabulary = index_.vocabulary();
  const text::HashedWord& word = message_.canonical[position];
  readings = vocabulary.known_readings(word);
  if (!readings)
    readings = unknown_readings_.emplace_back(vocabulary.guessed_readings(word.text, may_be_misspelt(position)));
  return *readings;
}

bool LabelWalk::may_be_misspelt(std::size_t position) const {
  const text::Token& token = message_.tokens[position];
  return token.kind == text::TokenKind::word && (!token.capitals || message_.shouting);
}

namespace {

bool is_connected(const Message& message, std::size_t position) {
  return !message.tokens[position].after_blank && position + 1 < message.size() &&
         !message.tokens[position + 1].after_blank;
}

// By its ending.
bool is_noun_or_verb(std::string_view word) {
  static constexpr std::array<std::string_view, 12> others{"ly",  "able", "ible", "ive", "ness", "al",
                                                           "ful", "ic",   "ity",  "er",  "ers",  "ous"};
  return std::ranges::none_of(others, [word](std::string_view ending) { return word.ends_with(ending); });
}

}  // namespace
}  // namespace s2ss
