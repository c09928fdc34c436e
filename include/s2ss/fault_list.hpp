#pragma once

#include <cstddef>
#include <vector>

#include "s2ss/error.hpp"

namespace s2ss {

/// Collects faults while input is checked, so that all of them can be reported together.
/// Keeps at most `InputError::most_faults` and counts the rest.
class FaultList {
 public:
  void add(Fault fault);

  [[nodiscard]] bool empty() const noexcept { return total_ == 0; }
  [[nodiscard]] std::size_t total() const noexcept { return total_; }
  [[nodiscard]] const std::vector<Fault>& faults() const noexcept { return faults_; }

  /// Throws InputError with all faults when there are any.
  void throw_if_any() const;

 private:
  std::vector<Fault> faults_;
  std::size_t total_ = 0;
};

}  // namespace s2ss
