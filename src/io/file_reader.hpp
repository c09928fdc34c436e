#pragma once

#include <cstddef>
#include <filesystem>

#include "io/descriptor.hpp"

namespace s2ss {

/// Reads a file from its beginning to its end, a piece at a time. Every refusal is an InputError that names the file
/// and how to mend it; LimitError above `max_file_bytes`.
class FileReader {
 public:
  /// Opens a file that exists, may be read and is no folder, device or pipe.
  explicit FileReader(std::filesystem::path path);

  /// Size when it was opened; it may change while it is read.
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  /// Fills up to `most` bytes and returns how many; 0 at the end. Refuses a file that ends before it began.
  [[nodiscard]] std::size_t read(char* to, std::size_t most);

 private:
  std::filesystem::path path_;
  Descriptor file_;
  std::size_t size_ = 0;
  std::size_t bytes_read_ = 0;
};

}  // namespace s2ss
