#include "taxonomy/search_words.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "core/tokens.hpp"

namespace s2ss {
namespace {

/// Both readings while they are being made.
struct Readings {
  SearchWords apart;
  SearchWords joined;

  void add(std::string piece, bool continues_compound);
};

void add_pieces(std::string_view word, bool continues_compound, Readings& readings);
std::size_t piece_length(std::string_view word);

}  // namespace

std::vector<SearchWords> readings_of(std::string_view text) {
  const text::Tokens tokens(text, "text");
  Readings readings;
  bool after_joint = false;  // A hyphen or a dot follows a word at once; so may the next word.
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const text::Token& token = tokens[i];
    if (token.kind != text::TokenKind::symbol) {
      add_pieces(token.folded, after_joint && !token.after_blank, readings);
    } else if (token.is_symbol('&')) {
      readings.add("and", false);
    }
    const bool joint = token.is_symbol('-') || token.is_symbol('.');
    after_joint = joint && !token.after_blank && i > 0 && tokens[i - 1].kind != text::TokenKind::symbol;
  }
  if (readings.joined == readings.apart) return {std::move(readings.apart)};
  return {std::move(readings.apart), std::move(readings.joined)};
}

namespace {

void Readings::add(std::string piece, bool continues_compound) {
  if (continues_compound && !joined.empty()) {
    joined.back() += piece;
  } else {
    joined.push_back(piece);
  }
  apart.push_back(std::move(piece));
}

void add_pieces(std::string_view word, bool continues_compound, Readings& readings) {
  while (!word.empty()) {
    std::string piece(word.substr(0, piece_length(word)));
    word.remove_prefix(piece.size());
    std::erase(piece, '\'');
    if (piece.empty()) continue;
    readings.add(std::move(piece), continues_compound);
    continues_compound = true;
  }
}

// Up to where letters and digits meet.
std::size_t piece_length(std::string_view word) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto end = std::ranges::find_if(word, [&](char c) { return is_digit(c) != is_digit(word.front()); });
  return static_cast<std::size_t>(end - word.begin());
}

}  // namespace
}  // namespace s2ss
