#include "array_argument.hpp"

#include <limits>

#include "convert.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* whole_numbers = "an array or list of whole numbers, in one dimension";

/// The array NumPy makes of anything; refuses what is not whole numbers.
py::array whole_array(py::handle given, std::string_view name) {
  // A text is a sequence too, and NumPy would quote it.
  if (py::isinstance<py::str>(given) || py::isinstance<py::bytes>(given)) refuse(name, whole_numbers);
  py::array array = py::array::ensure(given);
  if (!array) {
    PyErr_Clear();
    refuse(name, whole_numbers);
  }
  if (array.ndim() != 1) refuse(name, whole_numbers);
  const char kind = array.dtype().kind();
  // An empty list becomes an array of floats.
  if (kind != 'i' && kind != 'u' && array.size() > 0) {
    refuse(name, whole_numbers, "round fractions and replace NaN, infinity and flags first");
  }
  return array;
}

/// Whether every item fits; the extremes decide.
template <typename Item>
void check_range(const py::array& array, std::string_view name) {
  if (array.size() == 0) return;
  const py::int_ least(py::int_(array.attr("min")())), most(py::int_(array.attr("max")()));
  const py::int_ lowest(std::numeric_limits<Item>::min()), highest(std::numeric_limits<Item>::max());
  if (least < lowest || most > highest) {
    refuse(name, "whole numbers of at most " + std::to_string(sizeof(Item) * 8) + " bits");
  }
}

}  // namespace

template <typename Item>
ArrayArgument<Item>::ArrayArgument(py::handle given, std::string_view name) {
  const py::array array = whole_array(given, name);
  const bool same = array.dtype().is(py::dtype::of<Item>()) ||
                    (array.dtype().kind() == 'i' && array.itemsize() == static_cast<py::ssize_t>(sizeof(Item)));
  if (!same) check_range<Item>(array, name);
  const auto kept = py::array_t<Item, py::array::c_style | py::array::forcecast>::ensure(array);
  if (!kept) throw py::error_already_set();
  owner_ = kept;
  data_ = kept.data();
  size_ = static_cast<std::size_t>(kept.size());
}

template class ArrayArgument<std::int32_t>;
template class ArrayArgument<std::int64_t>;

AmountsArgument::AmountsArgument(py::handle given, std::string_view name) {
  is_each_ = PyIndex_Check(given.ptr()) == 0 || py::isinstance<py::array>(given);
  if (is_each_) {
    each_ = ArrayArgument<std::int64_t>(given, name);
  } else {
    const std::uint64_t all = count_argument(given, name);
    if (all > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
      refuse(name, "a whole number of at most 63 bits");
    }
    all_ = static_cast<std::int64_t>(all);
  }
}

GroupsArgument::GroupsArgument(py::handle group, py::handle capacity) {
  if (group.is_none() != capacity.is_none()) refuse("group_capacity", "to be given together with group");
  if (group.is_none()) return;
  const auto is_nested = [](py::handle given) {
    if (!py::isinstance<py::list>(given) && !py::isinstance<py::tuple>(given)) return false;
    const auto items = py::reinterpret_borrow<py::sequence>(given);
    // A NumPy array claims to be an index, which only those of one item are.
    return py::len(items) > 0 &&
           (py::isinstance<py::array>(items[0]) || PyIndex_Check(py::object(items[0]).ptr()) == 0);
  };
  if (!is_nested(group)) {
    group_.emplace_back(group, "group");
    capacity_.emplace_back(capacity, "group_capacity");
    return;
  }
  if (!is_nested(capacity) || py::len(group) != py::len(capacity)) {
    refuse("group_capacity", "a list of arrays, one for each level of group");
  }
  const auto groups = py::reinterpret_borrow<py::sequence>(group);
  const auto capacities = py::reinterpret_borrow<py::sequence>(capacity);
  for (std::size_t level = 0; level < py::len(groups); ++level) {
    const std::string suffix = "[" + std::to_string(level) + "]";
    group_.emplace_back(py::object(groups[level]), "group" + suffix);
    capacity_.emplace_back(py::object(capacities[level]), "group_capacity" + suffix);
  }
}

std::vector<AssignmentGroups> GroupsArgument::groups() const {
  std::vector<AssignmentGroups> groups;
  for (std::size_t level = 0; level < group_.size(); ++level) {
    groups.push_back({.group = group_[level].span(), .capacity = capacity_[level].span()});
  }
  return groups;
}

}  // namespace s2ss::bindings
