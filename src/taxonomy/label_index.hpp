#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/tokens.hpp"
#include "s2ss/concept.hpp"
#include "s2ss/index.hpp"
#include "s2ss/label_kind.hpp"
#include "taxonomy/vocabulary.hpp"

namespace s2ss {

/// One label of one concept, or one of its cues.
struct LabelEntry {
  ConceptIndex concept_index;
  LabelKind kind = LabelKind::preferred;
  bool is_cue = false;
  bool in_capitals = false;  ///< An abbreviation of up to four letters.
  bool anchored = false;     ///< Holds `@id`: it stands beside a mention of that concept.
  ConceptIndex anchor;       ///< The concept of `@id`, when it is anchored.
  std::uint8_t words = 0;    ///< The anchor is none.
  bool has_comma = false;
  bool has_slash = false;
  bool has_it = false;    ///< Holds "IT", which in a message may be the pronoun.
  std::string_view text;  ///< As the scheme has it.
};

/// Words that mean a concept when they stand near each other, in any order: a cue such as "mums|dads + involve".
struct Description {
  ConceptIndex concept_index;
  std::uint32_t parts = 0;  ///< How many words it takes, each with its alternatives.
  std::uint32_t label = 0;  ///< The number of its entry.
};

/// A tree of the words of all labels and cues. It looks at one text position after another, so a label is found in time
/// proportional to its length.
class LabelIndex {
 public:
  using Node = std::uint32_t;
  static constexpr Node root = 0;

  /// The concepts must outlive the index.
  explicit LabelIndex(std::span<const Concept> concepts);

  [[nodiscard]] const Vocabulary& vocabulary() const noexcept { return vocabulary_; }
  /// Where a word leads to from a node.
  [[nodiscard]] std::optional<Node> next(Node node, std::uint32_t word) const;
  /// Numbers of the labels that end at a node.
  [[nodiscard]] std::span<const std::uint32_t> labels_at(Node node) const {
    return std::span(labels_at_).subspan(begins_[node].labels, begins_[node + 1].labels - begins_[node].labels);
  }
  [[nodiscard]] const LabelEntry& label(std::uint32_t number) const { return labels_[number]; }

  struct AnchorEdge {
    ConceptIndex concept_index;
    Node node;
  };
  /// Where a mention of a concept leads to from a node.
  [[nodiscard]] std::span<const AnchorEdge> anchors_at(Node node) const {
    return std::span(anchors_).subspan(begins_[node].anchors, begins_[node + 1].anchors - begins_[node].anchors);
  }
  /// Whether any label that passes a node holds `@id` there or further on.
  [[nodiscard]] bool leads_to_anchor(Node node) const { return begins_[node].leads_to_anchor; }
  /// Cues of a concept that are other concepts.
  [[nodiscard]] std::span<const ConceptIndex> concept_cues(ConceptIndex index) const {
    return concept_cues_[index.value];
  }
  /// Cues that are descriptions.
  [[nodiscard]] std::span<const Description> descriptions() const noexcept { return descriptions_; }
  struct DescriptionPart {
    std::uint32_t description;
    std::uint32_t part;
  };
  /// The parts of descriptions that a word meets.
  [[nodiscard]] std::span<const DescriptionPart> described_with(std::uint32_t word) const {
    return word < described_with_.size() ? std::span<const DescriptionPart>(described_with_[word])
                                         : std::span<const DescriptionPart>();
  }
  /// A safe label of exactly these words in their canonical spelling.
  [[nodiscard]] std::optional<std::uint32_t> find(std::span<const std::string_view> words) const;

  /// Concepts with a label, of any kind, that holds a word; ascending.
  [[nodiscard]] std::span<const ConceptIndex> concepts_with(std::uint32_t word) const {
    return word < concepts_with_.size() ? std::span<const ConceptIndex>(concepts_with_[word])
                                        : std::span<const ConceptIndex>();
  }

 private:
  struct Edge {
    std::uint32_t word;
    Node node;
  };
  /// A node while the tree grows.
  struct Growing {
    std::vector<AnchorEdge> anchors;
    std::vector<std::uint32_t> labels;
  };
  /// Where what a node has begins among that of all; it goes on to where the next node's begins.
  struct Begins {
    std::uint32_t edges = 0;
    std::uint32_t anchors = 0;
    std::uint32_t labels = 0;
    bool leads_to_anchor = false;  ///< Here or further on.
  };

  void add_label(std::span<const Concept> concepts, LabelEntry entry);
  void add_description(LabelEntry entry);
  void note_word(std::uint32_t word, const LabelEntry& entry);
  [[nodiscard]] Node grow(Node node, std::uint32_t word);
  [[nodiscard]] Node grow_anchor(Node node, ConceptIndex concept_index);

  [[nodiscard]] std::span<const Edge> edges_at(Node node) const {
    return std::span(edges_).subspan(begins_[node].edges, begins_[node + 1].edges - begins_[node].edges);
  }
  void freeze();

  Vocabulary vocabulary_;
  std::map<std::pair<Node, std::uint32_t>, Node> grown_;  ///< All edges, until freeze().
  std::vector<Growing> growing_;                          ///< Until freeze().
  std::vector<Begins> begins_;                            ///< By node, and one more.
  std::vector<Edge> edges_;                               ///< Of each node ascending by word.
  std::vector<AnchorEdge> anchors_;
  std::vector<std::uint32_t> labels_at_;
  std::vector<Node> from_root_;  ///< By word; the root itself where no edge leads.
  std::vector<LabelEntry> labels_;
  std::vector<std::vector<ConceptIndex>> concept_cues_;
  std::vector<std::vector<ConceptIndex>> concepts_with_;
  std::vector<Description> descriptions_;
  std::vector<std::vector<DescriptionPart>> described_with_;
};

}  // namespace s2ss
