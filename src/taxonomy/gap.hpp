#pragma once

#include "taxonomy/mentions.hpp"
#include "taxonomy/message.hpp"

namespace s2ss {

/// What stands between two mentions.
struct Gap {
  bool crosses_sentence = false;
  bool coordinates = false;  ///< "and", "or", a comma, a stroke.
  bool places = false;       ///< A preposition: "marking in science".
  bool explains = false;  ///< "mainly", "such as", a bracket, a colon or a dash: what follows tells more of the same.
  bool has_content = false;  ///< Any word that says something of its own.

  /// Nothing but words of every message stands between them.
  [[nodiscard]] bool is_adjacent() const noexcept {
    return !crosses_sentence && !coordinates && !places && !has_content;
  }
  /// They are members of one list.
  [[nodiscard]] bool is_list() const noexcept { return !crosses_sentence && coordinates && !has_content; }
};

/// Reads at most 40 tokens: what is farther away has content between.
[[nodiscard]] Gap gap_between(const Message& message, const Found& left, const Found& right);

}  // namespace s2ss
