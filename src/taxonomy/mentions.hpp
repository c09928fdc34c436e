#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "s2ss/resolution.hpp"
#include "s2ss/taxonomy.hpp"
#include "taxonomy/message.hpp"
#include "taxonomy/resolver_index.hpp"

namespace s2ss {

/// Words of a message that meet one or more labels.
struct Found {
  static constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t first = 0;  ///< Position of its first token, and the one after its last.
  std::uint32_t last = 0;
  LabelMatch match = LabelMatch::as_written;
  std::vector<std::uint32_t> labels;  ///< Numbers in the label index; of several concepts when it is uncertain.
  std::uint32_t beside = nothing;     ///< First token of the mention that its label's `@id` was met by.
  std::optional<Dismissal> dismissed;
  bool decided = true;  ///< False while it has several readings.
  bool by_cue = false;  ///< A cue decided for its reading.
};

/// Where a cue of a concept stands in a message.
struct CueFound {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  ConceptIndex concept_index;
};

struct Findings {
  std::vector<Found> mentions;  ///< In the order of the text; only the numbers of one range ("7-11") overlap.
  std::vector<CueFound> cues;   ///< Ascending by first; they may overlap anything.
};

/// Finds the mentions of a message, the longest labels first. O(tokens x words of the longest label).
[[nodiscard]] Findings find_mentions(const Message& message, const Taxonomy& taxonomy, const ResolverIndex& index);

}  // namespace s2ss
