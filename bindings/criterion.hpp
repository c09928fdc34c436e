#pragma once

#include <memory>
#include <string>
#include <vector>

#include <pybind11/pybind11.h>

#include "calling_thread.hpp"
#include "s2ss/criterion.hpp"

namespace s2ss::bindings {

/// What Python's `Criterion` holds.
struct CriterionObject {
  std::string name;
  pybind11::object function;
  pybind11::object bound;  ///< None, a number or a callable.
};

/// The criteria of one call of the library. Their functions run on the thread that made this.
class CriteriaArgument {
 public:
  /// None, or an iterable of `Criterion`.
  explicit CriteriaArgument(pybind11::handle given);
  CriteriaArgument(const CriteriaArgument&) = delete;
  CriteriaArgument& operator=(const CriteriaArgument&) = delete;
  ~CriteriaArgument() = default;

  [[nodiscard]] const std::vector<Criterion>& get() const noexcept { return criteria_; }
  [[nodiscard]] CallingThread& calling_thread() noexcept { return calling_thread_; }

 private:
  std::vector<CriterionObject> objects_;
  CallingThread calling_thread_;
  std::vector<Criterion> criteria_;
};

}  // namespace s2ss::bindings
