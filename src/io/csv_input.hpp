#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "io/file_reader.hpp"

namespace s2ss {

/// A text that is read from front to back: all in memory, or from a file through a small buffer, which stays in the
/// processor's cache and spares a register's worth of fresh memory.
class CsvInput {
 public:
  explicit CsvInput(std::string_view whole) : bytes_(whole.size()), text_(whole) {}
  explicit CsvInput(FileReader file) : bytes_(file.size()), file_(std::move(file)), buffer_(buffer_bytes, '\0') {}

  /// About how long the whole text is.
  [[nodiscard]] std::size_t bytes() const noexcept { return bytes_; }

  /// The part at hand.
  [[nodiscard]] std::string_view text() const noexcept { return text_; }
  /// True until the end of the file has been seen.
  [[nodiscard]] bool more() const noexcept { return file_.has_value(); }

  void skip(std::size_t bytes) noexcept { text_.remove_prefix(bytes); }

  /// Drops the first `bytes` of the part at hand and reads on until the buffer is full, which grows when most of it is
  /// still needed. Returns what is new; views of the old part are void. Precondition: more().
  std::string_view read_on(std::size_t bytes);

 private:
  static constexpr std::size_t buffer_bytes = std::size_t{1} << 18;

  std::size_t bytes_;
  std::optional<FileReader> file_;
  std::string buffer_;
  std::string_view text_;
};

}  // namespace s2ss
