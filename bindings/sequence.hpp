#pragma once

#include <cstddef>

#include <pybind11/pybind11.h>

/// A Python sequence over something that is made item by item when it is read.
namespace s2ss::bindings {

namespace py = pybind11;

/// A position counted from either end; throws IndexError outside.
[[nodiscard]] inline std::size_t position_in(std::size_t size, const py::handle index) {
  const Py_ssize_t given = PyNumber_AsSsize_t(index.ptr(), PyExc_IndexError);
  if (given == -1 && PyErr_Occurred() != nullptr) throw py::error_already_set();
  const Py_ssize_t position = given < 0 ? given + static_cast<Py_ssize_t>(size) : given;
  if (position < 0 || position >= static_cast<Py_ssize_t>(size)) throw py::index_error("index out of range");
  return static_cast<std::size_t>(position);
}

/// Items are what `at` gives; a slice is a list of them.
template <typename Sequence>
[[nodiscard]] py::object item_of(const Sequence& sequence, const py::object& index) {
  if (!py::isinstance<py::slice>(index)) {
    if (PyIndex_Check(index.ptr()) == 0) throw py::type_error("indices are whole numbers or slices");
    return sequence.at(position_in(sequence.size(), index));
  }
  std::size_t start = 0, stop = 0, step = 0, count = 0;
  if (!py::reinterpret_borrow<py::slice>(index).compute(sequence.size(), &start, &stop, &step, &count)) {
    throw py::error_already_set();
  }
  py::list items;
  for (std::size_t i = 0; i < count; ++i, start += step) items.append(sequence.at(start));
  return items;
}

/// Adds len, indexing, slicing and iteration to the class of a type with `size` and `at`.
template <typename Sequence>
void add_sequence(py::class_<Sequence>& bound) {
  bound.def("__len__", &Sequence::size);
  bound.def("__getitem__", &item_of<Sequence>, py::arg("index"));
  bound.def("__iter__",
            [](const py::object& self) { return py::reinterpret_steal<py::object>(PySeqIter_New(self.ptr())); });
}

/// A class of its own for a type that is nothing but a sequence.
template <typename Sequence>
py::class_<Sequence> register_sequence(py::module_& module) {
  py::class_<Sequence> bound(module, Sequence::name, Sequence::doc);
  add_sequence(bound);
  bound.def("__repr__", [](const Sequence& self) {
    return "<" + std::string(Sequence::name) + ": " + std::to_string(self.size()) + ">";
  });
  return bound;
}

}  // namespace s2ss::bindings
