#include <pybind11/stl.h>

#include "convert.hpp"
#include "register.hpp"
#include "s2ss/error.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* error_doc = R"(Root of every exception the package raises on purpose.

Examples
--------
>>> import s2ss
>>> issubclass(s2ss.InputError, s2ss.Error)
True
)";

constexpr const char* input_error_doc = R"(Bad data or a bad argument; also a ValueError.

Its text says where, what was expected and how to mend it. It never quotes what stood there, because any field may hold
a personal value by mistake.

Attributes
----------
faults : list of Fault
    Every fault found, at most 100 of them.
total : int
    How many were found.

Examples
--------
>>> import s2ss
>>> try:
...     s2ss.Request(id="r1", school="100001", needs=[], from_="2026-02-30", to="2026-03-06")
... except s2ss.InputError as error:
...     "/from" in [fault.pointer for fault in error.faults]
True
)";

constexpr const char* limit_error_doc = R"(A stated limit, of depth, size or count, was exceeded.

Attributes
----------
limit : str
    The name of the limit.

Examples
--------
>>> import s2ss
>>> nested = []
>>> for _ in range(1000):
...     nested = [nested]
>>> try:
...     s2ss.Request.from_dict({"needs": nested})
... except s2ss.LimitError as error:
...     error.limit
'depth'
)";

constexpr const char* cancelled_doc = R"(The caller asked for the work to stop.

Examples
--------
>>> import s2ss
>>> issubclass(s2ss.Cancelled, s2ss.Error)
True
)";

constexpr const char* fault_doc = R"(One thing that is wrong with some input.

A fault says where, what was expected and how to mend it; it never carries the offending value.

Examples
--------
>>> import s2ss
>>> fault = s2ss.Fault(source="nominees", row=3, field="school", expected="the URN of a school")
>>> fault.to_dict()
{'source': 'nominees', 'row': 3, 'field': 'school', 'expected': 'the URN of a school'}
>>> s2ss.Fault.from_dict(fault.to_dict()) == fault
True
)";

py::dict dict_of(const Fault& fault) {
  py::dict facts;
  const auto add = [&facts](const char* name, const py::object& value) {
    if (!value.is_none() && !(py::isinstance<py::str>(value) && py::len(value) == 0)) facts[name] = value;
  };
  add("source", as_python(fault.source));
  add("line", as_python(fault.line));
  add("column", as_python(fault.column));
  add("row", as_python(fault.row));
  add("pointer", as_python(fault.pointer));
  add("field", as_python(fault.field));
  add("expected", as_python(fault.expected));
  add("mend", as_python(fault.mend));
  return facts;
}

Fault fault_of(const py::dict& facts) {
  Fault fault;
  const auto count = [](py::handle value, std::string_view name) -> std::optional<std::size_t> {
    if (value.is_none()) return std::nullopt;
    return count_argument(value, name);
  };
  for (const auto& [key, value] : facts) {
    const auto name = py::cast<std::string>(key);
    if (name == "source")
      fault.source = text_argument(value, name);
    else if (name == "line")
      fault.line = count(value, name);
    else if (name == "column")
      fault.column = count(value, name);
    else if (name == "row")
      fault.row = count(value, name);
    else if (name == "pointer")
      fault.pointer = text_argument(value, name);
    else if (name == "field")
      fault.field = text_argument(value, name);
    else if (name == "expected")
      fault.expected = text_argument(value, name);
    else if (name == "mend")
      fault.mend = text_argument(value, name);
    else
      refuse("Fault", "only source, line, column, row, pointer, field, expected and mend");
  }
  return fault;
}

void register_fault(py::module_& module) {
  py::class_<Fault> fault(module, "Fault", fault_doc);
  fault.def(py::init([](const py::args& positional, const py::kwargs& facts) {
              if (!positional.empty()) throw py::type_error("Fault takes keyword arguments only");
              return fault_of(facts);
            }),
            "Made from keyword arguments, all of them optional.");
  member(fault, "source", &Fault::source, "File, data frame or argument the fault stands in; may be empty.");
  member(fault, "line", &Fault::line, "Line of a text file, from 1, or None.");
  member(fault, "column", &Fault::column, "Byte column in that line, from 1, or None.");
  member(fault, "row", &Fault::row, "Row of a table, from 0 and without the header, or None.");
  member(fault, "pointer", &Fault::pointer, "JSON pointer such as `/nominees/3/school`; may be empty.");
  member(fault, "field", &Fault::field, "Name of the field or column; may be empty.");
  member(fault, "expected", &Fault::expected, "What would have been right.");
  member(fault, "mend", &Fault::mend, "What can be done about it; may be empty.");
  fault.def("to_dict", &dict_of, "What the fault says, without the members that are empty.");
  fault.def_static(
      "from_dict", [](const py::object& facts) { return fault_of(py::dict(facts)); }, py::arg("document"),
      "The fault that `to_dict` described.");
  fault.def("__str__", [](const Fault& self) { return to_string(self); });
  fault.def("__repr__", [](const Fault& self) { return describe("Fault", {{"at", as_python(to_string(self))}}); });
  add_equality(fault);
  fault.def(py::pickle([](const Fault& self) { return py::make_tuple(dict_of(self)); },
                       [](const py::tuple& state) { return fault_of(py::dict(state[0])); }));
}

/// The Python classes, kept for as long as the interpreter lives.
struct Classes {
  py::handle error;
  py::handle input_error;
  py::handle limit_error;
  py::handle cancelled;
};

Classes& classes() {
  static Classes classes;
  return classes;
}

py::handle exception_class(py::module_& module, const char* name, py::handle base, const char* doc) {
  const std::string full = std::string("s2ss.") + name;
  PyObject* made = PyErr_NewExceptionWithDoc(full.c_str(), doc, base.ptr(), nullptr);
  if (made == nullptr) throw py::error_already_set();
  module.attr(name) = py::handle(made);
  return made;
}

void raise(py::handle type, const std::exception& error, const char* name, const py::object& detail) {
  const py::object raised = type(error.what());
  if (name != nullptr) raised.attr(name) = detail;
  PyErr_SetObject(type.ptr(), raised.ptr());
}

// By value: that is how pybind11 calls it.
// NOLINTNEXTLINE(performance-unnecessary-value-param)
void translate(std::exception_ptr thrown) {
  try {
    if (thrown) std::rethrow_exception(thrown);
  } catch (const InputError& error) {
    const py::object raised = classes().input_error(error.what());
    raised.attr("faults") = py::cast(error.faults());
    raised.attr("total") = error.total();
    PyErr_SetObject(classes().input_error.ptr(), raised.ptr());
  } catch (const LimitError& error) {
    raise(classes().limit_error, error, "limit", as_python(error.limit()));
  } catch (const Cancelled& error) {
    raise(classes().cancelled, error, nullptr, py::none());
  } catch (const Error& error) {
    raise(classes().error, error, nullptr, py::none());
  }
}

}  // namespace

void register_errors(py::module_& module) {
  register_fault(module);
  Classes& made = classes();
  made.error = exception_class(module, "Error", PyExc_Exception, error_doc);
  const py::tuple both = py::make_tuple(made.error, py::handle(PyExc_ValueError));
  made.input_error = exception_class(module, "InputError", both, input_error_doc);
  made.limit_error = exception_class(module, "LimitError", made.error, limit_error_doc);
  made.cancelled = exception_class(module, "Cancelled", made.error, cancelled_doc);
  // For an instance made in Python.
  made.input_error.attr("faults") = py::list();
  made.input_error.attr("total") = 0;
  made.limit_error.attr("limit") = "";
  py::register_exception_translator(&translate);

  module.def(
      "_raise_input_error",
      [](const py::object& faults, const py::object& total) {
        throw InputError(arguments<Fault>(faults, "faults"), count_argument(total, "total"));
      },
      py::arg("faults"), py::arg("total"));
}

}  // namespace s2ss::bindings
