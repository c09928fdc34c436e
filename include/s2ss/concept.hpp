#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "s2ss/enumerators.hpp"

namespace s2ss {

/// What a concept may restrict a topic by. Every concept may also be a topic in its own right.
enum class Facet : std::uint8_t {
  none,    ///< A topic only.
  aspect,  ///< Curriculum development, subject leadership, assessment ...
  stage,   ///< KS3, GCSE, A level ...
  board,   ///< An awarding body.
};
template <>
inline constexpr std::array<std::string_view, 4> enumerator_words<Facet>{"none", "aspect", "stage", "board"};

/// A support topic or theme with the words schools use for it. The terms are SKOS's.
struct Concept {
  std::string id;                          ///< Lower-case words joined by hyphens; never changes.
  std::string pref_label;                  ///< The label to show.
  std::vector<std::string> alt_labels;     ///< Synonyms and abbreviations.
  std::vector<std::string> hidden_labels;  ///< Misspellings: matched, never shown.
  /// Words that may mean this concept: understood when one of its cues stands beside them, else asked back. Here and
  /// among the titles `@id` stands for a mention of that concept or a narrower one, which decides: "moving to @board".
  std::vector<std::string> uncertain_labels;
  /// Titles of people ("SENCO"): they mean this concept only where the role itself is what is asked about.
  std::vector<std::string> role_labels;
  /// Words that tell, near an uncertain label or an abbreviation, that this concept is meant. `@id`: it, or any
  /// narrower concept, being named nearby. "dads|carers + involve|forum": a word of each part, near each other, means
  /// this one.
  std::vector<std::string> cues;
  std::vector<std::string> broader;  ///< Ids of wider concepts; none for a top concept.
  std::vector<std::string> related;  ///< Ids of associated concepts; the relation holds both ways.
  Facet facet = Facet::none;
  /// Aspects named beside it, or beside a narrower concept, restrict it; other topics leave them topics of their own.
  /// A scheme in which no concept says so lets every topic take aspects.
  bool takes_aspects = false;

  friend bool operator==(const Concept&, const Concept&) = default;
};

}  // namespace s2ss
