#include "array_argument.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "convert.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* whole_numbers = "an array or list of whole numbers, in one dimension";

/// Whether every item fits; the extremes decide.
template <typename Item>
void check_range(const py::array& array, std::string_view name) {
  if (array.size() == 0) return;
  const py::int_ least(py::int_(array.attr("min")())), most(py::int_(array.attr("max")()));
  const py::int_ lowest(std::numeric_limits<Item>::min()), highest(std::numeric_limits<Item>::max());
  if (least < lowest || most > highest) {
    const py::str place(array.attr(most > highest ? "argmax" : "argmin")());
    refuse(std::string(name) + "[" + std::string(place) + "]",
           "whole numbers of at most " + std::to_string(sizeof(Item) * 8) + " bits");
  }
}

bool is_list(py::handle given) { return py::isinstance<py::list>(given) || py::isinstance<py::tuple>(given); }

/// A NumPy array claims to be an index, which only those of one item are.
bool is_one_number(py::handle given) { return PyIndex_Check(given.ptr()) != 0 && !py::isinstance<py::array>(given); }

bool is_list_of_levels(py::handle group) {
  return is_list(group) && py::len(group) > 0 &&
         !is_one_number(py::object(py::reinterpret_borrow<py::sequence>(group)[0]));
}

/// "scores[2]" for the first item that is no whole number; the name alone where every one could be.
std::string place_of_fraction(const py::array& array, std::string_view name) {
  if (array.dtype().kind() != 'f') return std::string(name);
  const auto floats = py::array_t<double, py::array::forcecast>::ensure(array);
  const double* const end = floats.data() + floats.size();
  const double* const found =
      std::find_if_not(floats.data(), end, [](double item) { return std::floor(item) == item && std::isfinite(item); });
  return found == end ? std::string(name) : std::string(name) + "[" + std::to_string(found - floats.data()) + "]";
}

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
    refuse(place_of_fraction(array, name), whole_numbers, "round fractions and replace NaN, infinity and flags first");
  }
  return array;
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
  is_each_ = !is_one_number(given);
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
  if (group.is_none()) {
    if (!capacity.is_none()) refuse("group_capacity", "to be given together with group");
    return;
  }
  if (!is_list_of_levels(group)) {
    add_level(group, capacity, {});
    return;
  }
  is_nested_ = true;
  const auto groups = py::reinterpret_borrow<py::sequence>(group);
  const bool are_pairs = capacity.is_none();
  if (!are_pairs && (!is_list(capacity) || py::len(group) != py::len(capacity))) {
    refuse("group_capacity", "a list with one item for each level of group");
  }
  for (std::size_t level = 0; level < py::len(groups); ++level) {
    const std::string suffix = "[" + std::to_string(level) + "]";
    const py::object given = groups[level];
    if (!are_pairs) {
      add_level(given, py::object(py::reinterpret_borrow<py::sequence>(capacity)[level]), suffix);
    } else if (py::isinstance<py::tuple>(given) && py::len(given) == 2) {
      const auto pair = py::reinterpret_borrow<py::sequence>(given);
      add_level(py::object(pair[0]), py::object(pair[1]), suffix);
    } else {
      refuse("group" + suffix, "a pair of the columns' groups and the groups' capacity",
             "or give the capacities as group_capacity, one for each level");
    }
  }
}

void GroupsArgument::add_level(py::handle group, py::handle capacity, const std::string& suffix) {
  if (capacity.is_none()) refuse("group_capacity" + suffix, "to be given together with group");
  const ArrayArgument<std::int32_t>& of_columns = group_.emplace_back(group, "group" + suffix);
  const std::string name = "group_capacity" + suffix;
  if (!is_one_number(capacity)) {
    capacity_.emplace_back(capacity, name);
    return;
  }
  std::int64_t groups = 0;
  for (const std::int32_t each : of_columns.span()) groups = std::max(groups, std::int64_t{each} + 1);
  if (groups > std::ssize(of_columns.span())) {
    refuse(name, "an array, as some group's number is not below the number of columns", "or number the groups from 0");
  }
  const py::object full = py::module_::import("numpy").attr("full");
  capacity_.emplace_back(full(groups, capacity), name);
}

std::vector<AssignmentGroups> GroupsArgument::groups() const {
  std::vector<AssignmentGroups> groups;
  for (std::size_t level = 0; level < group_.size(); ++level) {
    groups.push_back({.group = group_[level].span(), .capacity = capacity_[level].span()});
  }
  return groups;
}

GroupSpreadArgument::GroupSpreadArgument(py::handle given, const GroupsArgument& groups) {
  if (is_one_number(given)) {
    const AmountsArgument all(given, "group_spread");
    if (groups.levels() == 0 && all.amounts()[0] != 0) refuse("group_spread", "to be given together with group");
    levels_.assign(groups.levels(), all);
  } else if (!groups.is_nested()) {
    if (groups.levels() == 0) refuse("group_spread", "to be given together with group");
    levels_.emplace_back(given, "group_spread");
  } else {
    if (!is_list(given) || py::len(given) != groups.levels()) {
      refuse("group_spread", "a list with one item for each level of group");
    }
    const auto items = py::reinterpret_borrow<py::sequence>(given);
    for (std::size_t level = 0; level < groups.levels(); ++level) {
      levels_.emplace_back(py::object(items[level]), "group_spread[" + std::to_string(level) + "]");
    }
  }
}

std::vector<Amounts> GroupSpreadArgument::levels() const {
  std::vector<Amounts> amounts;
  for (const AmountsArgument& level : levels_) amounts.push_back(level.amounts());
  return amounts;
}

}  // namespace s2ss::bindings
