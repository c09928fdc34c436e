#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "s2ss/error.hpp"

namespace s2ss {

/// Where a reader that cannot go on stands.
enum class StuckAt : std::uint8_t { a_token, a_number_too_large, a_second_document, the_end_of_text };

/// The text of one document, and where in it faults stand.
class JsonText {
 public:
  /// Leaves a UTF-8 byte order mark out. Throws InputError for a text that is empty, holds a NUL byte or is written in
  /// UTF-16 or UTF-32.
  JsonText(std::string_view text, const std::string& source);

  [[nodiscard]] std::string_view text() const noexcept { return text_; }

  /// Sets source, line and column. Lines are counted from the place asked for last, so that asking for ascending
  /// places costs O(bytes) together.
  void locate(Fault& fault, std::size_t offset);

  /// Where the token begins that was read last when `offset` bytes were read.
  [[nodiscard]] std::size_t token_start(std::size_t offset) const noexcept;

  /// What stops a text from being JSON when reading got stuck after `offset` bytes; with its place.
  [[nodiscard]] Fault syntax_fault(std::size_t offset, StuckAt stuck_at);

 private:
  std::string_view text_;
  std::string source_;
  std::size_t counted_to_ = 0;
  std::size_t line_ = 1;
};

}  // namespace s2ss
