#include "core/tokens.hpp"

#include <algorithm>
#include <array>

#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "s2ss/error.hpp"

namespace s2ss::text {

namespace {

constexpr std::size_t most_bytes = std::size_t{4} << 20;

[[noreturn]] void refuse_byte(std::string_view text, std::size_t place, std::string_view source);

/// Where reading has come to.
struct Reader {
  std::string_view text;
  std::size_t byte = 0;
  std::uint32_t character = 0;

  [[nodiscard]] bool at_end() const noexcept { return byte == text.size(); }
  [[nodiscard]] Character peek() const noexcept { return character_at(text.substr(byte)); }
  [[nodiscard]] Character after(const Character& current) const noexcept {
    return character_at(text.substr(byte + current.length));
  }
  void advance(const Character& current) noexcept {
    byte += current.length;
    ++character;
  }
};

class Cutter {
 public:
  Cutter(std::string_view text, std::vector<char>& folded, std::vector<Token>& tokens)
      : reader_{text}, folded_(folded), tokens_(tokens) {}

  void cut();

 private:
  void read_word();
  void read_symbol(const Character& first);
  void skip_blanks_before_line_end();
  [[nodiscard]] bool goes_on(const Character& current) const;
  void drop_possessive(Token& token) const;
  void join_initials();

  Reader reader_;
  std::vector<char>& folded_;
  std::vector<Token>& tokens_;
  bool after_blank_ = false;
};

}  // namespace

Tokens::Tokens(std::string_view text, std::string_view source) {
  if (text.size() > most_bytes) {
    throw LimitError("text", "a text to understand holds at most 4 MiB; send one message at a time");
  }
  const std::size_t invalid = find_invalid_utf8(text);
  if (invalid != std::string_view::npos) refuse_byte(text, invalid, source);
  // No character folds to more bytes than it has, so the views stay where they are.
  folded_.reserve(text.size());
  tokens_.reserve(text.size() / 5 + 1);
  Cutter(text, folded_, tokens_).cut();
  for (Token& token : tokens_) token.hash = hash_of(token.folded);
}

namespace {

void refuse_byte(std::string_view text, std::size_t place, std::string_view source) {
  const std::string_view before = text.substr(0, place);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  Fault fault;
  fault.source = source;
  fault.line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  fault.column = place - line_start + 1;
  fault.expected = "text in UTF-8";
  fault.mend = "save or send it again as UTF-8";
  throw InputError(std::move(fault));
}

void Cutter::cut() {
  while (!reader_.at_end()) {
    const Character current = reader_.peek();
    switch (current.kind) {
      case CharacterKind::letter:
      case CharacterKind::digit:
        read_word();
        break;
      case CharacterKind::symbol:
        read_symbol(current);
        break;
      case CharacterKind::blank:
        after_blank_ = true;
        reader_.advance(current);
        break;
      case CharacterKind::mark:
        reader_.advance(current);
        break;
    }
  }
}

void Cutter::read_word() {
  Token token;
  token.after_blank = after_blank_;
  token.stretch.begin = static_cast<std::uint32_t>(reader_.byte);
  token.stretch.character_begin = reader_.character;
  const std::size_t start = folded_.size();
  bool first = true, any_letter = false;
  int capitals = 0, small = 0;
  bool small_is_final_s = false;
  while (!reader_.at_end()) {
    const Character current = reader_.peek();
    if (!goes_on(current)) break;
    if (current.kind == CharacterKind::letter) {
      any_letter = true;
      if (first) token.capitalised = current.upper;
      if (current.upper) {
        ++capitals;
        small_is_final_s = false;
      } else {
        small_is_final_s = small == 0 && current.folded[0] == 's' && current.folded_length == 1;
        ++small;
      }
    }
    if (current.kind != CharacterKind::mark) first = false;
    if (folded_.size() - start + current.folded_length <= longest_word) {
      for (std::uint8_t i = 0; i < current.folded_length; ++i) folded_.push_back(current.folded[i]);
    }
    reader_.advance(current);
  }
  token.stretch.end = static_cast<std::uint32_t>(reader_.byte);
  token.stretch.character_end = reader_.character;
  token.folded = {folded_.data() + start, folded_.size() - start};
  token.kind = any_letter ? TokenKind::word : TokenKind::number;
  token.capitals = capitals >= 2 && (small == 0 || (small == 1 && small_is_final_s));
  drop_possessive(token);
  tokens_.push_back(token);
  after_blank_ = false;
  join_initials();
}

void Cutter::read_symbol(const Character& first) {
  const char symbol = first.folded[0];
  Token token;
  token.kind = TokenKind::symbol;
  token.after_blank = after_blank_;
  token.stretch.begin = static_cast<std::uint32_t>(reader_.byte);
  token.stretch.character_begin = reader_.character;
  while (!reader_.at_end()) {
    // A blank line may hold blanks, and lines may end with CR LF.
    if (symbol == '\n') skip_blanks_before_line_end();
    if (reader_.at_end()) break;
    const Character current = reader_.peek();
    if (current.kind != CharacterKind::symbol || current.folded[0] != symbol) break;
    reader_.advance(current);
  }
  token.stretch.end = static_cast<std::uint32_t>(reader_.byte);
  token.stretch.character_end = reader_.character;
  folded_.push_back(symbol);
  token.folded = {folded_.data() + folded_.size() - 1, 1};
  tokens_.push_back(token);
  after_blank_ = false;
}

void Cutter::skip_blanks_before_line_end() {
  Reader ahead = reader_;
  while (!ahead.at_end()) {
    const Character current = ahead.peek();
    if (current.kind == CharacterKind::symbol && current.folded[0] == '\n') {
      reader_ = ahead;
      return;
    }
    if (current.kind != CharacterKind::blank) return;
    ahead.advance(current);
  }
}

// Letters, digits, the marks on them, and an apostrophe between letters.
bool Cutter::goes_on(const Character& current) const {
  if (current.kind == CharacterKind::symbol) {
    return current.folded[0] == '\'' && reader_.after(current).kind == CharacterKind::letter;
  }
  return current.kind != CharacterKind::blank;
}

void Cutter::drop_possessive(Token& token) const {
  // "it's" and "who's" are no possessives.
  static constexpr std::array<std::string_view, 10> with_is{"it's",  "that's",  "what's", "who's", "he's",
                                                            "she's", "there's", "here's", "let's", "how's"};
  if (!token.folded.ends_with("'s") || token.folded.size() < 3) return;
  if (std::ranges::find(with_is, token.folded) == with_is.end()) token.folded.remove_suffix(2);
}

// "P.E." arrives as p, dot, e: the second letter is joined to the first as soon as it is read.
void Cutter::join_initials() {
  if (tokens_.size() < 3) return;
  Token& last = tokens_[tokens_.size() - 1];
  const Token& dot = tokens_[tokens_.size() - 2];
  Token& head = tokens_[tokens_.size() - 3];
  const auto is_initial = [](const Token& token) { return token.kind == TokenKind::word && token.capitalised; };
  const bool head_fits = is_initial(head) && (head.folded.size() == 1 || head.capitals);
  if (last.folded.size() != 1 || !is_initial(last) || !head_fits || !dot.is_symbol('.')) return;
  if (last.after_blank || dot.after_blank || dot.stretch.end - dot.stretch.begin != 1) return;
  // Together in the buffer as well: the dot's byte lies between them.
  const std::size_t dot_place = static_cast<std::size_t>(dot.folded.data() - folded_.data());
  if (head.folded.data() + head.folded.size() != dot.folded.data()) return;
  const bool fits = head.folded.size() < longest_word;
  if (fits) {
    folded_[dot_place] = folded_[dot_place + 1];
    head.folded = {head.folded.data(), head.folded.size() + 1};
  }
  folded_.resize(dot_place + (fits ? 1 : 0));
  head.stretch.end = last.stretch.end;
  head.stretch.character_end = last.stretch.character_end;
  head.capitals = true;
  tokens_.resize(tokens_.size() - 2);
}

}  // namespace
}  // namespace s2ss::text
