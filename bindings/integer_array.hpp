#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

/// Arrays of whole numbers between NumPy and the library, without a copy where the type is the library's own.
namespace s2ss::bindings {

namespace py = pybind11;

/// A one-dimensional array of whole numbers. Other integer types are converted; fractions, NaN, infinity, truth values
/// and numbers that do not fit are refused with the argument's name and the position.
template <typename Item>
[[nodiscard]] py::array_t<Item> integers_argument(const py::object& given, const std::string& name);

extern template py::array_t<std::int32_t> integers_argument<std::int32_t>(const py::object&, const std::string&);
extern template py::array_t<std::int64_t> integers_argument<std::int64_t>(const py::object&, const std::string&);

template <typename Item>
[[nodiscard]] std::span<const Item> span_of(const py::array_t<Item>& items) {
  return {items.data(), static_cast<std::size_t>(items.size())};
}

/// A read-only array over memory that `owner` keeps alive.
template <typename Item>
[[nodiscard]] py::array integers_view(const std::vector<Item>& items, const py::object& owner) {
  py::array_t<Item> view(static_cast<py::ssize_t>(items.size()), items.data(), owner);
  view.attr("setflags")(py::arg("write") = false);
  return view;
}

/// A whole number that may be negative, within 64 bits.
[[nodiscard]] std::int64_t integer_argument(py::handle given, const std::string& name);

/// Whether an argument is one number rather than several.
[[nodiscard]] bool is_one_number(py::handle given);

}  // namespace s2ss::bindings
