#include "integer_array.hpp"

#include <cmath>
#include <limits>

#include "convert.hpp"

namespace s2ss::bindings {

namespace {

std::string at_position(const std::string& name, py::ssize_t position) {
  return name + "[" + std::to_string(position) + "]";
}

[[noreturn]] void refuse_fractions(const py::array& array, const std::string& name) {
  const auto numbers = py::array_t<double>::ensure(array);
  for (py::ssize_t i = 0; numbers && i < numbers.size(); ++i) {
    const double number = numbers.data()[i];
    if (!std::isfinite(number)) refuse(at_position(name, i), "a whole number, not NaN or infinity");
    if (std::trunc(number) != number) {
      refuse(at_position(name, i), "a whole number, not a fraction", "multiply all by a power of ten and round");
    }
  }
  refuse(name, "an array of integers", "convert it with .astype('int64')");
}

template <typename Item, typename Wide>
py::array_t<Item> narrowed(const py::array& array, const std::string& name) {
  const auto wide = py::array_t<Wide, py::array::c_style | py::array::forcecast>::ensure(array);
  if (!wide) throw py::error_already_set();
  py::array_t<Item> result(wide.size());
  Item* const to = result.mutable_data();
  const Wide* const from = wide.data();
  for (py::ssize_t i = 0; i < wide.size(); ++i) {
    if (!std::in_range<Item>(from[i])) {
      refuse(at_position(name, i), "a whole number of " + std::to_string(8 * sizeof(Item)) + " bits");
    }
    to[i] = static_cast<Item>(from[i]);
  }
  return result;
}

}  // namespace

template <typename Item>
py::array_t<Item> integers_argument(const py::object& given, const std::string& name) {
  const py::array array = py::array::ensure(given);
  if (!array) {
    PyErr_Clear();
    refuse(name, "an array of integers");
  }
  if (array.ndim() != 1) refuse(name, "an array of one dimension");
  if (array.size() == 0) return py::array_t<Item>(0);
  if (py::isinstance<py::array_t<Item>>(array) && (array.flags() & py::array::c_style) != 0) return array;
  switch (array.dtype().kind()) {
    case 'i': return narrowed<Item, std::int64_t>(array, name);
    case 'u': return narrowed<Item, std::uint64_t>(array, name);
    case 'f': refuse_fractions(array, name);
    default: refuse(name, "an array of integers");
  }
}

template py::array_t<std::int32_t> integers_argument<std::int32_t>(const py::object&, const std::string&);
template py::array_t<std::int64_t> integers_argument<std::int64_t>(const py::object&, const std::string&);

std::int64_t integer_argument(py::handle given, const std::string& name) {
  if (PyBool_Check(given.ptr()) != 0 || PyIndex_Check(given.ptr()) == 0) refuse(name, "a whole number");
  const py::object number = py::reinterpret_steal<py::object>(PyNumber_Index(given.ptr()));
  const long long value = number ? PyLong_AsLongLong(number.ptr()) : 0;
  if (PyErr_Occurred() != nullptr) {
    PyErr_Clear();
    refuse(name, "a whole number of 64 bits");
  }
  return value;
}

bool is_one_number(py::handle given) {
  return PyNumber_Check(given.ptr()) != 0 && PySequence_Check(given.ptr()) == 0;
}

}  // namespace s2ss::bindings
