#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "s2ss/io/gias.hpp"

namespace s2ss {

/// Why a text cannot be read in any encoding.
struct EncodingProblem {
  std::size_t place = 0;  ///< Byte of the piece that was added last.
  std::string_view expected;
  std::string_view mend;
};

/// Tells UTF-8 (with or without byte order mark) from Windows-1252: UTF-8 when the whole content is valid UTF-8, else
/// Windows-1252. Refuses UTF-16, NUL bytes, content that announces UTF-8 by its mark and is none, and UTF-8 that was
/// cut inside its last character.
///
/// Content that ends inside a UTF-8 sequence counts as cut when it holds whole sequences before, or when more than one
/// byte of the sequence is there. A single accented byte at the very end of plain ASCII is read as Windows-1252.
/// O(bytes), and a few bytes of memory.
class EncodingDetector {
 public:
  /// Takes the pieces of the content in their order; the first one holds at least three bytes, or all.
  [[nodiscard]] std::optional<EncodingProblem> add(std::string_view piece);
  /// To be called after the last piece.
  [[nodiscard]] std::optional<EncodingProblem> finish();

  /// Bytes of the mark at the beginning, which belong to no cell.
  [[nodiscard]] std::size_t mark_bytes() const noexcept;
  /// What finish() found.
  [[nodiscard]] TextEncoding encoding() const noexcept {
    return valid_utf8_ ? TextEncoding::utf8 : TextEncoding::windows_1252;
  }

 private:
  [[nodiscard]] std::optional<std::size_t> find_invalid(std::string_view piece);
  [[nodiscard]] bool complete_beginning(std::string_view& piece);

  bool first_piece_ = true;
  bool announced_ = false;
  bool valid_utf8_ = true;
  bool any_sequence_ = false;
  std::string beginning_;  ///< Of a sequence that the next piece goes on with.
};

[[nodiscard]] bool is_ascii(std::string_view text) noexcept;

/// The same text in UTF-8. False when a byte stands for no character (81, 8D, 8F, 90, 9D).
[[nodiscard]] bool windows_1252_to_utf8(std::string_view bytes, std::string& result);

}  // namespace s2ss
