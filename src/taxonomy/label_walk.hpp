#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "taxonomy/label_index.hpp"
#include "taxonomy/mentions.hpp"
#include "taxonomy/message.hpp"

namespace s2ss {

/// Walks the tree of labels along the words of a message, from one position.
class LabelWalk {
 public:
  LabelWalk(const Message& message, const LabelIndex& index);

  /// A label that was met: its number, the tokens it covers, and how.
  struct Met {
    std::uint32_t label = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    LabelMatch match = LabelMatch::as_written;
    std::uint32_t beside = Found::nothing;
  };
  /// Labels and cues without `@id` that begin at a position.
  void from(std::size_t position, std::vector<Met>& met);
  /// Labels with `@id` that begin at a position, or with the mention that begins there. `mentions` are ascending and
  /// do not overlap.
  void beside_mentions(std::size_t position, const std::vector<Found>& mentions, const Taxonomy& taxonomy,
                       std::vector<Met>& met);
  /// What a word of the message may stand for.
  [[nodiscard]] std::span<const WordReading> readings_at(std::size_t position);

 private:
  struct Path {
    std::size_t first = 0;
    LabelMatch match = LabelMatch::as_written;
    bool same_stem_only = false;
    bool skipped_comma = false;
    bool skipped_slash = false;
    std::uint32_t words = 0;
    std::uint32_t skipped = 0;  ///< Tokens passed over since the last word.
    std::uint32_t beside = Found::nothing;
    std::size_t beside_first = 0;
    std::size_t beside_last = 0;
  };

  void arrive(LabelIndex::Node node, std::size_t position, const Path& path);
  void walk(LabelIndex::Node node, std::size_t position, const Path& path);
  void note_labels(LabelIndex::Node node, std::size_t position, const Path& path);
  void follow_words(LabelIndex::Node node, std::size_t position, const Path& path);
  /// The word of the scheme that two words of the message are together.
  [[nodiscard]] std::optional<std::uint32_t> joined_word(std::size_t position) const;
  void follow_anchors(LabelIndex::Node node, std::size_t position, const Path& path);
  [[nodiscard]] bool fits(const LabelEntry& entry, std::size_t position, const Path& path) const;
  [[nodiscard]] bool begins_with_verb(std::size_t position) const;
  [[nodiscard]] bool holds_pronoun(std::size_t first, std::size_t last) const;
  [[nodiscard]] bool reads_as_abbreviation(std::size_t position) const;
  [[nodiscard]] bool may_be_misspelt(std::size_t position) const;

  const Message& message_;
  const LabelIndex& index_;
  std::vector<std::optional<std::span<const WordReading>>> readings_;  ///< As far as they were looked up.
  std::deque<std::vector<WordReading>> unknown_readings_;              ///< Those that the vocabulary does not hold.
  std::vector<std::optional<std::uint32_t>> joined_;
  std::vector<Met>* met_ = nullptr;
  const std::vector<Found>* mentions_ = nullptr;
  const Taxonomy* taxonomy_ = nullptr;
  int steps_left_ = 0;
};

}  // namespace s2ss
