#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/word_table.hpp"

namespace s2ss {

/// What a word does in an English sentence, as far as the resolver has to know; a word may do several things.
enum class WordClass : std::uint32_t {
  determiner = 1u << 0,
  preposition = 1u << 1,
  pronoun = 1u << 2,
  auxiliary = 1u << 3,  ///< Forms of be, have, do, and the modal verbs.
  conjunction = 1u << 4,
  filler = 1u << 5,     ///< Adverbs, adjectives, numbers: they carry no topic.
  asking = 1u << 6,     ///< "support", "looking", "struggling": the sentence asks for something.
  telling = 1u << 7,    ///< "attached", "confirm": the sentence tells something, unless it asks as well.
  wanting = 1u << 19,   ///< "help", "need", "anyone": the surest words of asking.
  business = 1u << 18,  ///< "invoice", "vacancy": the sentence is about that, even when it asks.
  newly = 1u << 8,      ///< "new", "aspiring": the role after it is what is asked about.
  growing = 1u << 9,    ///< "training", "coaching": what is done for the role before or after it.
  greeting = 1u << 10,
  farewell = 1u << 11,
  title = 1u << 12,        ///< "Mrs": a name follows.
  institution = 1u << 13,  ///< "Academy": a name stands before it.
  school_life = 1u << 14,  ///< "school", "staff", "pupils": words of every message, which carry no topic.
  everyday = 1u << 15,     ///< A short word that is an abbreviation in capitals only: "it", "re", "send".
  verb = 1u << 16,         ///< Verbs of telling and asking that carry no topic.
  person = 1u << 20,       ///< Pronouns that a sentence is about: "we", "she's".
  calendar = 1u << 17,     ///< Days, months, terms.
};

/// A set of classes.
class WordClasses {
 public:
  constexpr WordClasses() = default;
  constexpr explicit WordClasses(std::uint32_t bits) : bits_(bits) {}

  [[nodiscard]] constexpr bool is(WordClass asked) const noexcept {
    return (bits_ & static_cast<std::uint32_t>(asked)) != 0;
  }
  /// A word of the language itself, rather than one with a content.
  [[nodiscard]] constexpr bool is_function_word() const noexcept {
    return is(WordClass::determiner) || is(WordClass::preposition) || is(WordClass::pronoun) ||
           is(WordClass::auxiliary) || is(WordClass::conjunction);
  }
  [[nodiscard]] constexpr bool known() const noexcept { return bits_ != 0; }
  [[nodiscard]] constexpr std::uint32_t bits() const noexcept { return bits_; }

 private:
  std::uint32_t bits_ = 0;
};

/// The classes of a folded word; none for a word that is not listed. O(log of the list).
[[nodiscard]] WordClasses classes_of(const text::HashedWord& folded) noexcept;

/// True for an English word that looks like a word of schools' schemes, by its stem or by its letters, and is none: it
/// is never mended or stemmed into one. O(log of the list).
[[nodiscard]] bool is_other_word(const text::HashedWord& folded) noexcept;

/// All words of either list, some more than once.
[[nodiscard]] std::vector<std::string_view> english_words();

}  // namespace s2ss
