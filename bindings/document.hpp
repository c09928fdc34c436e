#pragma once

#include <string>
#include <vector>

#include <pybind11/pybind11.h>

#include "s2ss/error.hpp"

/// Between Python's objects and JSON text: the one way in which values are made from, and shown as, dicts.
namespace s2ss::bindings {

namespace py = pybind11;

/// JSON text of a Python object: dicts, lists, texts, numbers, dates, NumPy's scalars and arrays, and the package's own
/// values. Throws InputError pointing at whatever JSON cannot hold, such as NaN.
[[nodiscard]] std::string text_of(py::handle object, const std::string& source);

/// Python's dicts and lists for JSON text.
[[nodiscard]] py::object parsed(const std::string& text);

/// The same faults for someone who gave an object and never saw the text: without line and column.
[[nodiscard]] std::vector<Fault> without_text_places(std::vector<Fault> faults);

/// Runs `read` and lets its errors speak of objects.
template <typename Read>
[[nodiscard]] auto reading_object(const Read& read) {
  try {
    return read();
  } catch (const InputError& error) {
    throw InputError(without_text_places(error.faults()), error.total());
  }
}

}  // namespace s2ss::bindings
