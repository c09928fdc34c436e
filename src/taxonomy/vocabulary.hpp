#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/word_table.hpp"
#include "s2ss/resolution.hpp"
#include "taxonomy/spelling.hpp"

namespace s2ss {

/// A word of the scheme's labels that a word of a text may stand for.
struct WordReading {
  std::uint32_t word = 0;
  LabelMatch match = LabelMatch::as_written;
  bool same_stem_only = false;  ///< They share a stem, but not the form without the plural.
};

/// The words of a scheme's labels and cues, found from the words of a text in whatever form they stand there.
class Vocabulary {
 public:
  /// Before freeze(): the number of a word in its canonical spelling, which is added when it is new.
  std::uint32_t add(std::string word);
  /// Makes the words findable; none may be added afterwards.
  void freeze();

  /// Of a word in its canonical spelling, best first: the word itself, its other forms, else what it may be a
  /// misspelling of. `may_be_misspelt` is false for abbreviations and names.
  [[nodiscard]] std::vector<WordReading> readings(std::string_view word, bool may_be_misspelt) const;
  /// The same of a word of the scheme or of the lists of English, which were found by freeze(); nothing for others.
  [[nodiscard]] std::optional<std::span<const WordReading>> known_readings(const text::HashedWord& word) const;
  /// The same of a word that is not known.
  [[nodiscard]] std::vector<WordReading> guessed_readings(std::string_view word, bool may_be_misspelt) const;
  /// The word itself in its canonical spelling, if it is there.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view word) const;
  /// The word that two parts written together are.
  [[nodiscard]] std::optional<std::uint32_t> find_joined(const text::HashedWord& first, std::string_view second) const;
  [[nodiscard]] std::string_view at(std::uint32_t word) const { return words_[word]; }

 private:
  /// Those of `readings` but for misspellings.
  [[nodiscard]] std::vector<WordReading> forms(std::string_view word) const;
  void note_known(std::string_view word);
  void add_forms(const text::WordTable& table, std::string_view text, WordReading reading,
                 std::vector<WordReading>& readings) const;
  void add_numbered(std::string_view word, std::vector<WordReading>& readings) const;
  void add_completions(std::string_view word, std::vector<WordReading>& readings) const;

  std::map<std::string, std::uint32_t> numbers_;  ///< Of the words, until freeze().
  std::vector<std::string> words_;
  std::vector<std::uint32_t> in_order_;  ///< Numbers of the words, ascending by word.
  text::WordTable spellings_;
  text::WordTable singulars_;
  text::WordTable stems_;
  Spelling spelling_;
  text::WordTable known_;  ///< Words by their place in `known_readings_`.
  std::vector<std::vector<WordReading>> known_readings_;
};

}  // namespace s2ss
