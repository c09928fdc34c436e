#include "document.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <pybind11/stl.h>

#include "convert.hpp"

namespace s2ss::bindings {
namespace {

/// Deeper than any document the library reads, so that the reader's own limit speaks first.
constexpr int max_depth = 100;

class Writer {
 public:
  explicit Writer(const std::string& source) : source_(source) {}

  void value(py::handle object);
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  void text(py::handle object);
  void integer(py::handle object);
  void number(double value);
  void date(py::handle object);
  void list(py::handle object);
  void dict(py::handle object);
  void other(py::handle object);
  [[noreturn]] void fault(std::string expected) const;

  const std::string& source_;
  std::string text_;
  std::string pointer_;
  int depth_ = 0;
};

void Writer::value(py::handle object) {
  if (object.is_none()) {
    text_ += "null";
  } else if (PyBool_Check(object.ptr())) {
    text_ += object.ptr() == Py_True ? "true" : "false";
  } else if (PyUnicode_Check(object.ptr())) {
    text(object);
  } else if (PyLong_Check(object.ptr())) {
    integer(object);
  } else if (PyFloat_Check(object.ptr())) {
    number(PyFloat_AS_DOUBLE(object.ptr()));
  } else if (++depth_ > max_depth) {
    throw LimitError("depth", "Lists and dicts are nested too deep, or in a circle.");
  } else {
    other(object);
    --depth_;
  }
}

void Writer::text(py::handle object) {
  Py_ssize_t size = 0;
  const char* bytes = PyUnicode_AsUTF8AndSize(object.ptr(), &size);
  if (bytes == nullptr) {
    PyErr_Clear();
    fault("text that can be written in UTF-8");
  }
  text_ += '"';
  for (const char c : std::string_view(bytes, static_cast<std::size_t>(size))) {
    if (c == '"' || c == '\\') {
      text_ += {'\\', c};
    } else if (static_cast<unsigned char>(c) < 0x20) {
      constexpr std::string_view digits = "0123456789abcdef";
      text_ +=
          {'\\', 'u', '0', '0', digits[static_cast<std::size_t>(c >> 4)], digits[static_cast<std::size_t>(c & 15)]};
    } else {
      text_ += c;
    }
  }
  text_ += '"';
}

void Writer::integer(py::handle object) {
  int overflow = 0;
  const long long value = PyLong_AsLongLongAndOverflow(object.ptr(), &overflow);
  if (overflow != 0) fault("a whole number of at most 64 bits");
  text_ += std::to_string(value);
}

void Writer::number(double value) {
  if (!std::isfinite(value)) fault("a finite number");
  char* const digits = PyOS_double_to_string(value, 'r', 0, Py_DTSF_ADD_DOT_0, nullptr);
  if (digits == nullptr) throw py::error_already_set();
  text_ += digits;
  PyMem_Free(digits);
}

void Writer::other(py::handle object) {
  if (py::isinstance<py::dict>(object)) return dict(object);
  if (py::isinstance<py::list>(object) || py::isinstance<py::tuple>(object)) return list(object);
  if (py::hasattr(object, "isoformat")) return date(object);
  if (py::hasattr(object, "to_dict")) return value(object.attr("to_dict")());
  if (py::hasattr(object, "tolist")) return value(object.attr("tolist")());
  if (py::hasattr(object, "items")) return dict(py::module_::import("builtins").attr("dict")(object));
  if (PySequence_Check(object.ptr()) && !PyBytes_Check(object.ptr()) && !PyByteArray_Check(object.ptr())) {
    return list(object);
  }
  fault("text, a number, True, False, None, a date, a list or a dict");
}

void Writer::date(py::handle object) {
  const auto iso = py::cast<std::string>(object.attr("isoformat")());
  const std::string_view time = std::string_view(iso).substr(std::min<std::size_t>(iso.size(), 10));
  if (!time.empty() && time != "T00:00:00") fault("a date without a time of day");
  text_ += '"' + iso.substr(0, 10) + '"';
}

void Writer::list(py::handle object) {
  const std::size_t outside = pointer_.size();
  std::size_t position = 0;
  text_ += '[';
  for (const py::handle item : py::reinterpret_borrow<py::iterable>(object)) {
    if (position > 0) text_ += ',';
    pointer_ += '/' + std::to_string(position++);
    value(item);
    pointer_.resize(outside);
  }
  text_ += ']';
}

/// A key may be anything, also a name put there by mistake; only what looks like a key of ours goes into a pointer.
std::string shown(const std::string& key) {
  const bool plain = key.size() <= 32 && key.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos;
  return plain ? key : "...";
}

void Writer::dict(py::handle object) {
  const std::size_t outside = pointer_.size();
  bool first = true;
  text_ += '{';
  for (const auto& [key, item] : py::reinterpret_borrow<py::dict>(object)) {
    if (!PyUnicode_Check(key.ptr())) fault("keys that are text");
    if (!first) text_ += ',';
    first = false;
    text(key);
    text_ += ':';
    pointer_ += '/' + shown(py::cast<std::string>(key));
    value(item);
    pointer_.resize(outside);
  }
  text_ += '}';
}

void Writer::fault(std::string expected) const {
  Fault fault;
  fault.source = source_;
  fault.pointer = pointer_;
  const std::size_t name = pointer_.find_last_of('/');
  if (name != std::string::npos) fault.field = pointer_.substr(name + 1);
  fault.expected = std::move(expected);
  throw InputError(std::move(fault));
}

}  // namespace

std::string text_of(py::handle object, const std::string& source) {
  Writer writer(source);
  writer.value(object);
  return writer.take();
}

py::object parsed(const std::string& text) { return py::module_::import("json").attr("loads")(text); }

std::vector<Fault> without_text_places(std::vector<Fault> faults) {
  for (Fault& fault : faults) {
    fault.line.reset();
    fault.column.reset();
  }
  return faults;
}

}  // namespace s2ss::bindings
