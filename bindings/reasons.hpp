#pragma once

#include <pybind11/pybind11.h>

#include "s2ss/compare.hpp"
#include "s2ss/stability.hpp"

namespace s2ss::bindings {

/// What a ranked shortlist remembers of the call that made it, so that it can be asked further questions. One that was
/// read from a document remembers nothing.
void remember(const pybind11::object& shortlist, const pybind11::object& directory, const pybind11::object& request,
              const pybind11::object& policy, const pybind11::object& limit);

// `Shortlist.stability` and `Shortlist.compare`.
[[nodiscard]] Stability stability_of_shortlist(const pybind11::object& shortlist);
[[nodiscard]] Comparison compare_on_shortlist(const pybind11::object& shortlist, const pybind11::object& one_candidate,
                                              const pybind11::object& other_candidate);

}  // namespace s2ss::bindings
