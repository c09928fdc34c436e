#include "io/descriptor.hpp"

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace s2ss {

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

bool Descriptor::close() noexcept {
  // After EINTR Linux has closed the file all the same: closing again could hit another thread's file.
  const int result = ::close(std::exchange(number_, -1));
  return result == 0 || errno == EINTR;
}

Descriptor open_descriptor(int folder, const char* name, int flags, unsigned mode) noexcept {
  int number = -1;
  do {
    number = ::openat(folder, name, flags | O_CLOEXEC, mode);
  } while (number < 0 && errno == EINTR);
  return Descriptor(number);
}

std::string system_message(int error_number) { return std::generic_category().message(error_number); }

}  // namespace s2ss
