#include "convert.hpp"

#include <cmath>

#include "s2ss/error.hpp"

namespace s2ss::bindings {

void refuse(std::string_view argument, std::string expected, std::string mend) {
  Fault fault;
  fault.field = argument;
  fault.expected = std::move(expected);
  fault.mend = std::move(mend);
  throw InputError(std::move(fault));
}

std::string text_argument(py::handle value, std::string_view name) {
  if (!py::isinstance<py::str>(value)) refuse(name, "text");
  Py_ssize_t size = 0;
  const char* bytes = PyUnicode_AsUTF8AndSize(value.ptr(), &size);
  if (bytes == nullptr) {
    PyErr_Clear();
    refuse(name, "text that can be written in UTF-8");
  }
  return {bytes, static_cast<std::size_t>(size)};
}

std::optional<std::string> text_or_none(py::handle value, std::string_view name) {
  if (value.is_none()) return std::nullopt;
  return text_argument(value, name);
}

std::vector<std::string> texts_argument(py::handle value, std::string_view name) {
  if (py::isinstance<py::str>(value) || !py::isinstance<py::iterable>(value)) refuse(name, "a list of texts");
  std::vector<std::string> texts;
  for (const py::handle item : py::reinterpret_borrow<py::iterable>(value)) {
    texts.push_back(text_argument(item, std::string(name) + "[" + std::to_string(texts.size()) + "]"));
  }
  return texts;
}

Date date_argument(py::handle value, std::string_view name) {
  if (py::isinstance<py::str>(value)) return Date::parse(text_argument(value, name), name);
  if (!py::isinstance(value, py::module_::import("datetime").attr("date"))) {
    refuse(name, "a datetime.date, or text of the form YYYY-MM-DD");
  }
  // The first ten characters: a datetime goes on with the time of day.
  const auto text = py::cast<std::string>(value.attr("isoformat")());
  return Date::parse(std::string_view(text).substr(0, 10), name);
}

std::uint64_t count_argument(py::handle value, std::string_view name) {
  if (PyBool_Check(value.ptr()) || PyIndex_Check(value.ptr()) == 0) refuse(name, "a whole number");
  const py::object number = py::reinterpret_steal<py::object>(PyNumber_Index(value.ptr()));
  const unsigned long long count = number ? PyLong_AsUnsignedLongLong(number.ptr()) : 0;
  if (PyErr_Occurred() != nullptr) {
    PyErr_Clear();
    refuse(name, "a whole number from 0 to 18446744073709551615");
  }
  return count;
}

double number_argument(py::handle value, std::string_view name) {
  const double number = PyBool_Check(value.ptr()) ? NAN : PyFloat_AsDouble(value.ptr());
  const bool failed = PyErr_Occurred() != nullptr;
  PyErr_Clear();
  if (failed || !std::isfinite(number)) refuse(name, "a finite number");
  return number;
}

bool flag_argument(py::handle value, std::string_view name) {
  if (!PyBool_Check(value.ptr())) refuse(name, "True or False");
  return value.ptr() == Py_True;
}

std::filesystem::path path_argument(py::handle value) {
  const py::object path = py::reinterpret_steal<py::object>(PyOS_FSPath(value.ptr()));
  if (!path) {
    PyErr_Clear();
    refuse("path", "text or a path object");
  }
  const py::object bytes = py::module_::import("os").attr("fsencode")(path);
  return {py::cast<std::string>(bytes)};
}

Policy policy_argument(py::handle value) {
  if (value.is_none()) return {};
  return argument<Policy>(value, "policy");
}

py::object as_python(const std::string& text) { return py::str(text); }
py::object as_python(std::string_view text) { return py::str(text.data(), text.size()); }
py::object as_python(bool flag) { return py::bool_(flag); }
py::object as_python(int number) { return py::int_(number); }
py::object as_python(std::size_t number) { return py::int_(number); }
py::object as_python(std::uint32_t number) { return py::int_(number); }
py::object as_python(double number) { return py::float_(number); }

py::object as_python(Date date) {
  return py::module_::import("datetime").attr("date")(date.year(), date.month(), date.day());
}

py::object as_python(const DateRange& range) { return py::make_tuple(as_python(range.from), as_python(range.to)); }

py::object as_python(Modes modes) {
  py::list words;
  for (std::size_t i = 0; i < enumerator_words<Mode>.size(); ++i) {
    if (modes.contains(static_cast<Mode>(i))) words.append(as_python(static_cast<Mode>(i)));
  }
  return words;
}

py::object as_python(Slots slots) { return as_python(to_items(slots)); }

py::object as_python(const Parts& parts) {
  py::dict fractions;
  fractions["subject_fit"] = to_fraction(parts.subject_fit);
  fractions["availability"] = to_fraction(parts.availability);
  fractions["diversity"] = to_fraction(parts.diversity);
  fractions["proximity"] = to_fraction(parts.proximity);
  return fractions;
}

py::object as_python(const Weights& weights) {
  return as_python(Parts{weights.subject_fit, weights.availability, weights.diversity, weights.proximity});
}

py::object as_python(const Parts& parts, const std::vector<CriterionValue>& criteria) {
  const py::object fractions = as_python(parts);
  for (const CriterionValue& criterion : criteria) fractions[as_python(criterion.name)] = to_fraction(criterion.value);
  return fractions;
}

py::object as_python(const Weights& weights, const std::vector<CriterionValue>& criteria) {
  return as_python(Parts{weights.subject_fit, weights.availability, weights.diversity, weights.proximity}, criteria);
}

std::string describe(const char* type, const Facts& facts) {
  const auto says_nothing = [](const py::object& value) {
    const bool has_length = PySequence_Check(value.ptr()) != 0;
    return value.is_none() || value.ptr() == Py_False || (has_length && py::len(value) == 0);
  };
  std::string line = std::string(type) + "(";
  bool first = true;
  for (const auto& [name, value] : facts) {
    if (says_nothing(value)) continue;
    line += (first ? "" : ", ") + std::string(name) + "=" + py::cast<std::string>(py::repr(value));
    first = false;
  }
  return line + ")";
}

}  // namespace s2ss::bindings
