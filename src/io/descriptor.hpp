#pragma once

#include <string>
#include <utility>

namespace s2ss {

/// Owns an open file of the system and closes it.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) noexcept : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();

  [[nodiscard]] explicit operator bool() const noexcept { return number_ >= 0; }
  [[nodiscard]] int get() const noexcept { return number_; }

  /// Closes now; false, with errno set, when the system reports an error it had kept back until then.
  [[nodiscard]] bool close() noexcept;

 private:
  int number_;
};

/// `openat` that starts again after a signal and never leaks into child processes. Check the result; errno says why.
[[nodiscard]] Descriptor open_descriptor(int folder, const char* name, int flags, unsigned mode = 0) noexcept;

/// The system's words for an errno value; safe with threads.
[[nodiscard]] std::string system_message(int error_number);

}  // namespace s2ss
