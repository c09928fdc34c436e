#include "io/csv_input.hpp"

#include <algorithm>

namespace s2ss {

std::string_view CsvInput::read_on(std::size_t bytes) {
  text_.remove_prefix(bytes);
  const std::size_t kept = text_.size();
  std::copy(text_.begin(), text_.end(), buffer_.begin());
  if (kept > buffer_.size() / 2) buffer_.resize(buffer_.size() * 2);
  std::size_t filled = kept;
  while (filled < buffer_.size()) {
    const std::size_t got = file_->read(buffer_.data() + filled, buffer_.size() - filled);
    if (got == 0) {
      file_.reset();
      break;
    }
    filled += got;
  }
  text_ = std::string_view(buffer_).substr(0, filled);
  return text_.substr(kept);
}

}  // namespace s2ss
