#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/word_table.hpp"
#include "s2ss/phrase.hpp"

namespace s2ss::text {

/// A stretch of a text, counted in bytes and in characters (code points); the ends are exclusive.
struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t character_begin = 0;
  std::uint32_t character_end = 0;
};

/// The words of `text` in that stretch.
[[nodiscard]] inline Phrase phrase_of(std::string_view text, const Stretch& stretch) {
  return {std::string(text.substr(stretch.begin, stretch.end - stretch.begin)), stretch.begin, stretch.end,
          stretch.character_begin, stretch.character_end};
}

enum class TokenKind : std::uint8_t {
  word,    ///< Letters and digits, with a letter among them: "Y7", "pupil's".
  number,  ///< Digits only.
  symbol,  ///< One punctuation mark or line end, or a run of the same.
};

/// A word, number or symbol of a text.
struct Token {
  /// Words in lower case without diacritics, possessive endings and the dots of "P.E."; at most `longest_word` bytes.
  /// Symbols by one ASCII character: every dash is "-", every quotation mark '"', a bullet "*", a line end "\n";
  /// other punctuation by itself, anything else that is no letter by `other_symbol`.
  std::string_view folded;
  std::uint64_t hash = 0;  ///< Of `folded`.
  Stretch stretch;
  TokenKind kind = TokenKind::word;
  bool capitals = false;     ///< Two letters or more, all upper case but for a final plural s.
  bool capitalised = false;  ///< Begins with an upper-case letter.
  bool after_blank = false;  ///< White space (not only a line end) stands before it.

  [[nodiscard]] HashedWord word() const noexcept { return {folded, hash}; }
  [[nodiscard]] bool is(std::string_view text) const noexcept { return folded == text; }
  [[nodiscard]] bool is_symbol(char symbol) const noexcept {
    return kind == TokenKind::symbol && folded.front() == symbol;
  }
};

inline constexpr std::size_t longest_word = 64;

/// A text cut into tokens. Moves keep the views valid; copying is not needed.
class Tokens {
 public:
  /// Throws InputError with line and column when the text is not UTF-8, LimitError above 4 MiB. `source` names the
  /// text in errors. O(bytes).
  explicit Tokens(std::string_view text, std::string_view source = {});
  Tokens(Tokens&&) noexcept = default;
  Tokens& operator=(Tokens&&) noexcept = default;

  [[nodiscard]] std::size_t size() const noexcept { return tokens_.size(); }
  [[nodiscard]] bool empty() const noexcept { return tokens_.empty(); }
  [[nodiscard]] const Token& operator[](std::size_t position) const noexcept { return tokens_[position]; }
  [[nodiscard]] auto begin() const noexcept { return tokens_.begin(); }
  [[nodiscard]] auto end() const noexcept { return tokens_.end(); }

  /// From the first token to the one before `last`. Precondition: first < last.
  [[nodiscard]] Stretch stretch(std::size_t first, std::size_t last) const noexcept {
    const Stretch& from = tokens_[first].stretch;
    const Stretch& to = tokens_[last - 1].stretch;
    return {from.begin, to.end, from.character_begin, to.character_end};
  }

 private:
  // On the heap even when short, so that moving leaves it where the views point.
  std::vector<char> folded_;
  std::vector<Token> tokens_;
};

}  // namespace s2ss::text
