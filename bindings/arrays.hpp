#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

#include "convert.hpp"

/// NumPy's arrays for the library's columns.
namespace s2ss::bindings {

namespace py = pybind11;

/// A read-only array over memory that `owner` keeps alive.
template <typename Item>
py::array view_of(const std::vector<Item>& items, const py::object& owner) {
  py::array_t<Item> view(static_cast<py::ssize_t>(items.size()), items.data(), owner);
  view.attr("setflags")(py::arg("write") = false);
  return view;
}

/// An array that takes over a vector.
template <typename Item>
py::array array_from(std::vector<Item> items) {
  auto owned = std::make_unique<std::vector<Item>>(std::move(items));
  const std::vector<Item>& kept = *owned;
  const py::capsule owner(owned.release(), [](void* pointer) { delete static_cast<std::vector<Item>*>(pointer); });
  return py::array_t<Item>(static_cast<py::ssize_t>(kept.size()), kept.data(), owner);
}

/// One number for each row, such as a fraction.
template <typename Rows, typename Number>
py::array numbers(const Rows& rows, const Number& number) {
  std::vector<std::decay_t<decltype(number(*std::begin(rows)))>> values;
  values.reserve(std::size(rows));
  for (const auto& row : rows) values.push_back(number(row));
  return array_from(std::move(values));
}

/// Text by index; every text is made once, however many rows show it.
template <typename Row, typename Position, typename Text>
py::array texts(const std::vector<Row>& rows, std::size_t count, const Position& position, const Text& text) {
  std::vector<py::object> made(count);
  py::array column(py::dtype("O"), static_cast<py::ssize_t>(rows.size()));
  // NumPy filled the new array with null pointers, which stand for None.
  auto** const cells = static_cast<PyObject**>(column.mutable_data());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    py::object& shared = made[position(rows[i])];
    if (!shared) shared = as_python(text(rows[i]));
    Py_XDECREF(cells[i]);
    cells[i] = py::object(shared).release().ptr();
  }
  return column;
}

}  // namespace s2ss::bindings
