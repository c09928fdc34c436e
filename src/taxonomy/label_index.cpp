#include "taxonomy/label_index.hpp"

#include <algorithm>
#include <string>

#include "taxonomy/word_forms.hpp"

namespace s2ss {

namespace {

constexpr std::size_t longest_abbreviation = 4;
constexpr std::size_t most_words = 255;
constexpr std::string_view description_mark = " + ";

std::optional<ConceptIndex> find_concept(std::span<const Concept> concepts, std::string_view id);
bool is_abbreviation(const text::Tokens& tokens);

}  // namespace

LabelIndex::LabelIndex(std::span<const Concept> concepts) : growing_(1), concept_cues_(concepts.size()) {
  for (std::uint32_t i = 0; i < concepts.size(); ++i) {
    const Concept& labelled = concepts[i];
    const auto add = [&](const std::string& text, LabelKind kind, bool is_cue = false) {
      add_label(concepts, {.concept_index = {i}, .kind = kind, .is_cue = is_cue, .text = text});
    };
    add(labelled.pref_label, LabelKind::preferred);
    for (const std::string& text : labelled.alt_labels) add(text, LabelKind::alternative);
    for (const std::string& text : labelled.hidden_labels) add(text, LabelKind::hidden);
    for (const std::string& text : labelled.uncertain_labels) add(text, LabelKind::uncertain);
    for (const std::string& text : labelled.role_labels) add(text, LabelKind::role);
    for (const std::string& cue : labelled.cues) {
      if (cue.find(description_mark) != cue.npos) {
        add_description({.concept_index = {i}, .kind = LabelKind::uncertain, .text = cue});
      } else if (!cue.starts_with('@')) {
        add(cue, LabelKind::preferred, true);
      } else if (const auto named = find_concept(concepts, std::string_view(cue).substr(1))) {
        concept_cues_[i].push_back(*named);
      }
    }
  }
  freeze();
}

std::optional<LabelIndex::Node> LabelIndex::next(Node node, std::uint32_t word) const {
  if (node == root)
    return word < from_root_.size() && from_root_[word] != root ? std::optional(from_root_[word]) : std::nullopt;
  const std::span<const Edge> edges = edges_at(node);
  const auto found = std::ranges::lower_bound(edges, word, {}, &Edge::word);
  if (found == edges.end() || found->word != word) return std::nullopt;
  return found->node;
}

std::optional<std::uint32_t> LabelIndex::find(std::span<const std::string_view> words) const {
  Node node = root;
  for (const std::string_view text : words) {
    const auto word = vocabulary_.find(text);
    const std::optional<Node> further = word ? next(node, *word) : std::nullopt;
    if (!further) return std::nullopt;
    node = *further;
  }
  for (const std::uint32_t number : labels_at(node)) {
    if (!labels_[number].is_cue && labels_[number].kind <= LabelKind::hidden) return number;
  }
  return std::nullopt;
}

// Symbols in a label only part its words, but for "&" and "+", which are read as "and".
void LabelIndex::add_label(std::span<const Concept> concepts, LabelEntry entry) {
  const text::Tokens tokens(entry.text);
  Node node = root;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const text::Token& token = tokens[i];
    if (token.is_symbol('@')) {
      // The id that follows is written with hyphens.
      const std::size_t end = std::min(entry.text.find(' ', token.stretch.end), entry.text.size());
      const auto named = find_concept(concepts, entry.text.substr(token.stretch.end, end - token.stretch.end));
      if (!named || entry.anchored) return;
      node = grow_anchor(node, *named);
      entry.anchored = true;
      entry.anchor = *named;
      while (i + 1 < tokens.size() && tokens[i + 1].stretch.end <= end) ++i;
    } else if (token.is_symbol('&') || token.is_symbol('+')) {
      node = grow(node, vocabulary_.add("and"));
      ++entry.words;
    } else if (token.kind != text::TokenKind::symbol) {
      const std::uint32_t word = vocabulary_.add(canonical_spelling(token.folded));
      note_word(word, entry);
      node = grow(node, word);
      ++entry.words;
    }
    if (entry.words == most_words) return;
  }
  if (entry.words == 0) return;
  entry.in_capitals = !entry.anchored && is_abbreviation(tokens);
  entry.has_comma = entry.text.find(',') != entry.text.npos;
  entry.has_slash = entry.text.find('/') != entry.text.npos;
  entry.has_it = entry.text.find("IT") != entry.text.npos;
  growing_[node].labels.push_back(static_cast<std::uint32_t>(labels_.size()));
  labels_.push_back(entry);
}

// "mums|dads + involve": two parts, the first of two words.
void LabelIndex::add_description(LabelEntry entry) {
  const auto description = static_cast<std::uint32_t>(descriptions_.size());
  std::uint32_t part = 0;
  std::string_view rest = entry.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(description_mark), rest.size());
    const text::Tokens tokens(rest.substr(0, end));
    for (const text::Token& token : tokens) {
      if (token.kind == text::TokenKind::symbol) continue;
      const std::uint32_t word = vocabulary_.add(canonical_spelling(token.folded));
      if (word >= described_with_.size()) described_with_.resize(std::size_t{word} + 1);
      described_with_[word].push_back({description, part});
    }
    ++part;
    rest.remove_prefix(std::min(end + description_mark.size(), rest.size()));
  }
  descriptions_.push_back({entry.concept_index, part, static_cast<std::uint32_t>(labels_.size())});
  labels_.push_back(entry);
}

// Labels come concept by concept, so the last one noted is the only one that can be the same.
void LabelIndex::note_word(std::uint32_t word, const LabelEntry& entry) {
  if (entry.is_cue) return;
  if (word >= concepts_with_.size()) concepts_with_.resize(word + 1);
  auto& concepts = concepts_with_[word];
  if (concepts.empty() || concepts.back() != entry.concept_index) concepts.push_back(entry.concept_index);
}

LabelIndex::Node LabelIndex::grow(Node node, std::uint32_t word) {
  const auto [place, is_new] = grown_.try_emplace({node, word}, static_cast<Node>(growing_.size()));
  if (is_new) growing_.emplace_back();
  return place->second;
}

LabelIndex::Node LabelIndex::grow_anchor(Node node, ConceptIndex concept_index) {
  auto& anchors = growing_[node].anchors;
  const auto found = std::ranges::find(anchors, concept_index, &AnchorEdge::concept_index);
  if (found != anchors.end()) return found->node;
  const auto grown = static_cast<Node>(growing_.size());
  anchors.push_back({concept_index, grown});
  growing_.emplace_back();
  return grown;
}

void LabelIndex::freeze() {
  // Edges come in the order of their nodes.
  auto edge = grown_.begin();
  for (Node node = 0; node < growing_.size(); ++node) {
    begins_.push_back({static_cast<std::uint32_t>(edges_.size()), static_cast<std::uint32_t>(anchors_.size()),
                       static_cast<std::uint32_t>(labels_at_.size())});
    for (; edge != grown_.end() && edge->first.first == node; ++edge)
      edges_.push_back({edge->first.second, edge->second});
    anchors_.insert(anchors_.end(), growing_[node].anchors.begin(), growing_[node].anchors.end());
    labels_at_.insert(labels_at_.end(), growing_[node].labels.begin(), growing_[node].labels.end());
  }
  begins_.push_back({static_cast<std::uint32_t>(edges_.size()), static_cast<std::uint32_t>(anchors_.size()),
                     static_cast<std::uint32_t>(labels_at_.size())});
  grown_.clear();
  // Nodes are numbered after the ones they grew from.
  for (Node node = static_cast<Node>(growing_.size()); node-- > 0;) {
    const std::span<const Edge> edges = edges_at(node);
    begins_[node].leads_to_anchor =
        !growing_[node].anchors.empty() ||
        std::ranges::any_of(edges, [&](const Edge& each) { return begins_[each.node].leads_to_anchor; });
  }
  growing_.clear();
  // The root has an edge for nearly every word, and is asked for each.
  for (const Edge& each : edges_at(root)) {
    if (each.word >= from_root_.size()) from_root_.resize(std::size_t{each.word} + 1, root);
    from_root_[each.word] = each.node;
  }
  vocabulary_.freeze();
}

namespace {

std::optional<ConceptIndex> find_concept(std::span<const Concept> concepts, std::string_view id) {
  const auto found = std::ranges::lower_bound(concepts, id, {}, &Concept::id);
  if (found == concepts.end() || found->id != id) return std::nullopt;
  return ConceptIndex{static_cast<std::uint32_t>(found - concepts.begin())};
}

// One word in capitals; "R.E." ends with a dot.
bool is_abbreviation(const text::Tokens& tokens) {
  if (tokens.empty() || tokens.size() > 2 || (tokens.size() == 2 && !tokens[1].is_symbol('.'))) return false;
  return tokens[0].capitals && tokens[0].folded.size() <= longest_abbreviation;
}

}  // namespace
}  // namespace s2ss
