#pragma once

#include <string>

#include <pybind11/pybind11.h>

#include "convert.hpp"
#include "document.hpp"
#include "s2ss/io/json.hpp"

/// What every value offers alike: to_dict, from_dict, equality, pickling, keyword arguments and replace(). All of it
/// goes through the library's JSON, so that one set of checks speaks for all.
namespace s2ss::bindings {

namespace py = pybind11;

template <typename Value>
[[nodiscard]] py::object dict_from(const Value& value) {
  return parsed(to_json(value));
}

template <typename Value>
[[nodiscard]] Value from_object(py::handle object, const std::string& source) {
  return reading_object([&] { return from_json<Value>(text_of(object, source), source); });
}

/// Turns a constructor's short forms into those of the JSON document, in place.
using Arrange = void (*)(const py::dict& arguments);

/// The document's word for a keyword argument: Python keeps `from` for itself.
inline py::object key_of(py::handle argument) {
  if (py::cast<std::string>(argument) == "from_") return py::str("from");
  return py::reinterpret_borrow<py::object>(argument);
}

/// Keyword arguments as a document; None is absent.
inline py::dict document_of(const py::dict& given, Arrange arrange) {
  py::dict document;
  for (const auto& [key, value] : given) {
    if (!value.is_none()) document[key_of(key)] = value;
  }
  if (arrange != nullptr) arrange(document);
  return document;
}

/// Adds to_dict, from_dict, equality and pickling; `name` stands in front of the faults.
template <typename Value, typename... Options>
void add_dict(py::class_<Value, Options...>& bound, const std::string& name) {
  bound.def(
      "to_dict", [](const Value& value) { return dict_from(value); },
      "The value as a dict with the words of its JSON form.");
  bound.def_static(
      "from_dict", [name](const py::object& document) { return from_object<Value>(document, name); },
      py::arg("document"),
      "The value that `to_dict` described. Raises InputError with every fault and its JSON pointer.");
  add_equality(bound);
  bound.def(py::pickle([](const Value& value) { return py::make_tuple(dict_from(value)); },
                       [name](const py::tuple& state) { return from_object<Value>(state[0], name); }));
}

/// The class of a value that is only ever a result, or part of one; `Base` is the bound class it is derived from, if
/// any.
template <typename Value, typename... Base>
[[nodiscard]] py::class_<Value, Base...> result_class(py::module_& module, const char* name, const char* doc) {
  py::class_<Value, Base...> bound(module, name, doc);
  add_dict(bound, name);
  return bound;
}

/// The class of a value people make themselves, from keyword arguments.
template <typename Value>
[[nodiscard]] py::class_<Value> value_class(py::module_& module, const char* name, const char* doc,
                                            Arrange arrange = nullptr) {
  py::class_<Value> bound = result_class<Value>(module, name, doc);
  const std::string source = name;
  bound.def(py::init([source, arrange](const py::args& positional, const py::kwargs& given) {
              if (!positional.empty()) throw py::type_error(source + " takes keyword arguments only");
              return from_object<Value>(document_of(given, arrange), source);
            }),
            "Made from keyword arguments; raises InputError naming every argument that is not right.");
  bound.def(
      "replace",
      [source, arrange](const Value& value, const py::kwargs& changes) {
        const py::dict all = dict_from(value);
        for (const auto& [key, change] : changes) all[key_of(key)] = change;
        return from_object<Value>(document_of(all, arrange), source);
      },
      "A copy with some members changed; None makes a member absent.");
  return bound;
}

/// Adds to_json and the reading and writing of files, for values that people keep in files of their own.
template <typename Value>
void add_files(py::class_<Value>& bound) {
  bound.def(
      "to_json", [](const Value& value) { return released([&] { return to_json(value); }); },
      "The value as canonical JSON text: the same value always gives the same bytes.");
  bound.def_static(
      "from_json",
      [](const py::object& given) {
        const std::string text = text_argument(given, "text");
        return released([&] { return from_json<Value>(text); });
      },
      py::arg("text"), "Reads JSON text. Raises InputError with every fault, its line, column and JSON pointer.");
  bound.def_static(
      "read_json",
      [](const py::object& given) {
        const std::filesystem::path path = path_argument(given);
        return released([&] { return read_json<Value>(path); });
      },
      py::arg("path"), "Reads a JSON file. Raises InputError with every fault, its line, column and JSON pointer.");
  bound.def(
      "write_json",
      [](const Value& value, const py::object& given) {
        const std::filesystem::path path = path_argument(given);
        released([&] { return write_json(path, value); });
      },
      py::arg("path"), "Writes a JSON file in one step: a reader sees the old content or the new one.");
}

}  // namespace s2ss::bindings
