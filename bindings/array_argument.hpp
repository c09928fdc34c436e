#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

#include "s2ss/solve_assignment.hpp"

/// NumPy arrays of whole numbers, in and out without a copy where type and layout allow it.
namespace s2ss::bindings {

namespace py = pybind11;

/// A one-dimensional array of whole numbers as a span of Item, kept alive as long as this. Arrays of another
/// whole-number type, and lists, are copied after a look at their range; anything else (fractions, flags, NaN) is an
/// InputError that names the argument.
template <typename Item>
class ArrayArgument {
 public:
  ArrayArgument() = default;
  ArrayArgument(py::handle given, std::string_view name);

  [[nodiscard]] std::span<const Item> span() const noexcept { return {data_, size_}; }

 private:
  py::object owner_;
  const Item* data_ = nullptr;
  std::size_t size_ = 0;
};

/// One whole number for all, or an array with one for each.
class AmountsArgument {
 public:
  AmountsArgument(py::handle given, std::string_view name);
  [[nodiscard]] Amounts amounts() const noexcept { return is_each_ ? Amounts(each_.span()) : Amounts(all_); }

 private:
  ArrayArgument<std::int64_t> each_;
  std::int64_t all_ = 0;
  bool is_each_ = false;
};

/// `group` and `group_capacity`: an array each, or one capacity for all groups; for nested groups a list of them each,
/// inside out, or one list of pairs as `group`. None is none.
class GroupsArgument {
 public:
  GroupsArgument(py::handle group, py::handle capacity);
  [[nodiscard]] std::vector<AssignmentGroups> groups() const;
  [[nodiscard]] std::size_t levels() const noexcept { return group_.size(); }
  [[nodiscard]] bool is_nested() const noexcept { return is_nested_; }

 private:
  void add_level(py::handle group, py::handle capacity, const std::string& suffix);

  std::vector<ArrayArgument<std::int32_t>> group_;
  std::vector<ArrayArgument<std::int64_t>> capacity_;
  bool is_nested_ = false;
};

/// `group_spread`: a number for all groups, an array for those of one level, or a list with one of these for each
/// level.
class GroupSpreadArgument {
 public:
  GroupSpreadArgument(py::handle given, const GroupsArgument& groups);
  /// None where nothing is spread.
  [[nodiscard]] std::vector<Amounts> levels() const;

 private:
  std::vector<AmountsArgument> levels_;
};

/// A read-only array over memory that `owner` keeps alive.
template <typename Item>
[[nodiscard]] py::array array_over(const std::vector<Item>& items, const py::object& owner) {
  py::array_t<Item> view(static_cast<py::ssize_t>(items.size()), items.data(), owner);
  view.attr("setflags")(py::arg("write") = false);
  return view;
}

/// A read-only array attribute for a column of a result.
template <typename Value, typename Item>
void array_member(py::class_<Value>& bound, const char* name, std::vector<Item> Value::*pointer, const char* doc) {
  bound.def_property_readonly(
      name, [pointer](const py::object& self) { return array_over(py::cast<const Value&>(self).*pointer, self); }, doc);
}

}  // namespace s2ss::bindings
