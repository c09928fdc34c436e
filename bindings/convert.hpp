#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>

#include "s2ss/calendar.hpp"
#include "s2ss/concept.hpp"
#include "s2ss/date.hpp"
#include "s2ss/enumerators.hpp"
#include "s2ss/fixed_point.hpp"
#include "s2ss/modes.hpp"
#include "s2ss/parts.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/rule.hpp"
#include "s2ss/slots.hpp"

/// Between Python's objects and the library's values. Arguments come in as objects and are converted here, not by
/// pybind11, whose own errors quote what was given.
namespace s2ss::bindings {

namespace py = pybind11;

/// Throws InputError naming an argument.
[[noreturn]] void refuse(std::string_view argument, std::string expected, std::string mend = {});

[[nodiscard]] std::string text_argument(py::handle value, std::string_view name);
[[nodiscard]] std::optional<std::string> text_or_none(py::handle value, std::string_view name);
[[nodiscard]] std::vector<std::string> texts_argument(py::handle value, std::string_view name);
/// A datetime.date, or text of the form YYYY-MM-DD.
[[nodiscard]] Date date_argument(py::handle value, std::string_view name);
/// A whole number that is not negative.
[[nodiscard]] std::uint64_t count_argument(py::handle value, std::string_view name);
[[nodiscard]] double number_argument(py::handle value, std::string_view name);
[[nodiscard]] bool flag_argument(py::handle value, std::string_view name);
[[nodiscard]] std::filesystem::path path_argument(py::handle value);
/// The default policy for None.
[[nodiscard]] Policy policy_argument(py::handle value);

/// The value inside an object of the class bound for `Value`. The object must outlive the reference.
template <typename Value>
[[nodiscard]] const Value& argument(py::handle value, std::string_view name) {
  if (!py::isinstance<Value>(value)) {
    refuse(name, "an object of the class " + py::cast<std::string>(py::type::of<Value>().attr("__name__")));
  }
  return *py::cast<const Value*>(value);
}

/// The values of any iterable of objects of one class.
template <typename Value>
[[nodiscard]] std::vector<Value> arguments(py::handle value, std::string_view name) {
  if (!py::isinstance<py::iterable>(value)) refuse(name, "a list");
  std::vector<Value> values;
  for (const py::handle item : py::reinterpret_borrow<py::iterable>(value)) {
    values.push_back(argument<Value>(item, std::string(name) + "[" + std::to_string(values.size()) + "]"));
  }
  return values;
}

// What Python reads back.
[[nodiscard]] py::object as_python(const std::string& text);
[[nodiscard]] py::object as_python(std::string_view text);
[[nodiscard]] py::object as_python(bool flag);
[[nodiscard]] py::object as_python(int number);
[[nodiscard]] py::object as_python(std::size_t number);
[[nodiscard]] py::object as_python(std::uint32_t number);
[[nodiscard]] py::object as_python(double number);
[[nodiscard]] py::object as_python(Date date);
/// A pair of dates.
[[nodiscard]] py::object as_python(const DateRange& range);
[[nodiscard]] py::object as_python(Modes modes);
[[nodiscard]] py::object as_python(Slots slots);
[[nodiscard]] py::object as_python(const Parts& parts);
[[nodiscard]] py::object as_python(const Weights& weights);
/// The same with the criteria after the built-in parts.
[[nodiscard]] py::object as_python(const Parts& parts, const std::vector<CriterionValue>& criteria);
[[nodiscard]] py::object as_python(const Weights& weights, const std::vector<CriterionValue>& criteria);

template <typename Enum>
[[nodiscard]] py::object as_python(Enum value) requires(!enumerator_words<Enum>.empty()) {
  return as_python(to_string(value));
}

template <typename Value>
[[nodiscard]] py::object as_python(const std::optional<Value>& value) {
  return value ? as_python(*value) : py::none();
}

template <typename Value>
[[nodiscard]] py::object as_python(const std::vector<Value>& values) {
  py::list list;
  for (const Value& value : values) list.append(as_python(value));
  return list;
}

/// A read-only attribute for a member of a struct.
template <typename Value, typename Class, typename Member, typename... Options>
void member(py::class_<Value, Options...>& bound, const char* name, Member Class::*pointer, const char* doc) {
  bound.def_property_readonly(
      name, [pointer](const Value& value) { return as_python(value.*pointer); }, doc);
}

/// A read-only attribute for a member whose class is bound too, or for a list of such: a copy.
template <typename Value, typename Member, typename... Options>
void part(py::class_<Value, Options...>& bound, const char* name, Member Value::*pointer, const char* doc) {
  bound.def_property_readonly(
      name, [pointer](const Value& value) { return value.*pointer; }, doc);
}

/// A read-only attribute for a member held in millionths, seen as a fraction.
template <typename Value, typename... Options>
void fraction(py::class_<Value, Options...>& bound, const char* name, Millionths Value::*pointer, const char* doc) {
  bound.def_property_readonly(
      name, [pointer](const Value& value) { return to_fraction(value.*pointer); }, doc);
}

/// Equal content; pybind11 then leaves the class without a hash.
template <typename Value, typename... Options>
void add_equality(py::class_<Value, Options...>& bound) {
  bound.def(
      "__eq__", [](const Value& left, const Value& right) { return left == right; }, py::is_operator(),
      "Equal content.");
}

using Facts = std::initializer_list<std::pair<const char*, py::object>>;

/// One line such as `Need(topic='history', required=True)`; facts that are None, False or empty are left out.
[[nodiscard]] std::string describe(const char* type, const Facts& facts);

/// Runs `work` while other Python threads may run; it must not touch any Python object.
template <typename Work>
[[nodiscard]] auto released(const Work& work) {
  const py::gil_scoped_release release;
  return work();
}

}  // namespace s2ss::bindings
