#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "s2ss/enumerators.hpp"
#include "s2ss/fixed_point.hpp"
#include "s2ss/label_kind.hpp"
#include "s2ss/need.hpp"
#include "s2ss/phrase.hpp"

namespace s2ss {

/// How the words of a text meet a label.
enum class LabelMatch : std::uint8_t {
  as_written,  ///< Word for word; case, hyphens, diacritics and "&" for "and" aside.
  inflected,   ///< In another form of the same words.
  corrected,   ///< After a misspelling was mended.
};
template <>
inline constexpr std::array<std::string_view, 3> enumerator_words<LabelMatch>{"as_written", "inflected", "corrected"};

/// Words of a text that mean a concept.
struct Mention {
  Phrase words;
  std::string concept_id;
  std::string pref_label;  ///< Of the concept.
  std::string label;       ///< The label that was met.
  LabelKind kind = LabelKind::preferred;
  LabelMatch match = LabelMatch::as_written;

  friend bool operator==(const Mention&, const Mention&) = default;
};

/// A need, and the words that led to it: its topic's first, then its facets'.
struct ResolvedNeed : Need {
  std::vector<Mention> mentions;
  Millionths confidence = one;  ///< How sure the reading is: the least sure of its mentions.

  friend bool operator==(const ResolvedNeed&, const ResolvedNeed&) = default;
};

/// Why words that mean a concept ask for nothing.
enum class Dismissal : std::uint8_t {
  denied,      ///< "not behaviour", "rather than judgemental observation".
  replaced,    ///< What is given up: "from OCR to AQA".
  in_hand,     ///< Already there, going well, or offered to others.
  background,  ///< A reason, a courtesy or news: "since Ofsted", "thank you for the history visit".
  role,        ///< The writer or another person who is mentioned.
  wider,       ///< A narrower concept beside it says the same.
};
template <>
inline constexpr std::array<std::string_view, 6> enumerator_words<Dismissal>{"denied",     "replaced", "in_hand",
                                                                             "background", "role",     "wider"};

/// A mention that led to no need, and why.
struct DismissedMention : Mention {
  Dismissal reason = Dismissal::denied;

  friend bool operator==(const DismissedMention&, const DismissedMention&) = default;
};

/// What a careful clerk would ask: words with several serious readings that nothing else in the message decides.
struct Question {
  Phrase words;
  std::vector<std::string> readings;  ///< Concept ids, ascending; one when the other reading is everyday
                                      ///< English, none for an abbreviation that the scheme does not know.
  std::vector<std::string> labels;    ///< The readings' preferred labels, in their order.

  friend bool operator==(const Question&, const Question&) = default;
};

/// What a message was understood to ask for.
struct Resolution {
  std::vector<ResolvedNeed> needs;          ///< In the order of the text; no topic twice.
  std::vector<Phrase> unresolved;           ///< What seems to be asked for and matches nothing in the scheme.
  std::vector<Question> ask_back;           ///< Empty when the message is clear.
  std::vector<DismissedMention> dismissed;  ///< Understood, and not asked for.

  friend bool operator==(const Resolution&, const Resolution&) = default;
};

/// How the resolution came about, in plain sentences for an adviser; they repeat words of the text.
[[nodiscard]] std::vector<std::string> sentences(const Resolution& resolution);

}  // namespace s2ss
