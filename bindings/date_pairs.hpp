#pragma once

#include <pybind11/pybind11.h>

namespace s2ss::bindings {

namespace py = pybind11;

/// Python writes a range of days as a pair of dates; a document has `from` and `to`. Replaces the pairs in the list
/// with this name; whatever else stands there is left for the reader to judge.
void expand_date_pairs(const py::dict& arguments, const char* name);

}  // namespace s2ss::bindings
