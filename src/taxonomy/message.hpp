#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/tokens.hpp"
#include "taxonomy/english.hpp"

namespace s2ss {

/// A text cut into tokens, sentences and clauses, with what is no part of an ask marked as noise.
struct Message {
  explicit Message(std::string_view text);

  [[nodiscard]] std::size_t size() const noexcept { return tokens.size(); }
  [[nodiscard]] bool is_word(std::size_t position) const noexcept {
    return position < size() && tokens[position].kind == text::TokenKind::word;
  }
  [[nodiscard]] bool is_symbol(std::size_t position, char symbol) const noexcept {
    return position < size() && tokens[position].is_symbol(symbol);
  }
  [[nodiscard]] bool is(std::size_t position, WordClass word_class) const noexcept {
    return position < size() && classes[position].is(word_class);
  }
  [[nodiscard]] bool is(std::size_t position, std::string_view word) const noexcept {
    return position < size() && tokens[position].is(word);
  }
  /// True when the folded words stand from a position on, one blank between each in `words`.
  [[nodiscard]] bool reads(std::size_t position, std::string_view words) const noexcept;
  /// Marks a stretch of tokens as noise.
  void leave_out(std::size_t first, std::size_t last) noexcept {
    for (std::size_t i = first; i < last && i < size(); ++i) noise[i] = 1;
  }
  /// Begins a sentence.
  [[nodiscard]] bool begins_sentence(std::size_t position) const noexcept {
    return position == 0 || sentence[position] != sentence[position - 1];
  }
  /// The first position of the sentence, and the one after its last.
  [[nodiscard]] std::size_t sentence_begin(std::size_t position) const noexcept { return sentence_begins[position]; }
  [[nodiscard]] std::size_t sentence_end(std::size_t position) const noexcept;

  std::string_view text;
  text::Tokens tokens;
  std::vector<text::HashedWord> canonical;  ///< The tokens in their canonical spelling.
  std::vector<WordClasses> classes;
  std::vector<std::uint8_t> noise;             ///< 1: the token means nothing for the ask.
  std::vector<std::uint32_t> sentence;         ///< Number of the sentence each token stands in.
  std::vector<std::uint32_t> clause;           ///< Number of the clause; clauses do not cross sentences.
  std::vector<std::uint32_t> sentence_begins;  ///< For each token the first of its sentence.
  std::vector<std::uint32_t> sentence_limits;  ///< For each sentence the position after its last token.
  std::vector<std::uint32_t> line_limits;      ///< For each token the position after its line's end.
  bool shouting = false;                       ///< Nearly all is in capitals: they tell nothing.
  bool all_small = false;                      ///< Nothing is in capitals: their absence tells nothing.

 private:
  std::deque<std::string> spelt_;  ///< Those of `canonical` that are not the token's own.
};

}  // namespace s2ss
