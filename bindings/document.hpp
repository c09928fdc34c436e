#pragma once

#include <string>
#include <string_view>
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

/// The same faults for someone who gave an object and never saw the text: without line and column, and with `prefix`
/// taken off the front of the pointers.
[[nodiscard]] std::vector<Fault> without_text_places(std::vector<Fault> faults, std::string_view prefix = {});

/// Runs `read` and lets its errors speak of objects.
template <typename Read>
[[nodiscard]] auto reading_object(const Read& read, std::string_view prefix = {}) {
  try {
    return read();
  } catch (const InputError& error) {
    throw InputError(without_text_places(error.faults(), prefix), error.total());
  }
}

}  // namespace s2ss::bindings
