#include <string>
#include <vector>

#include "register.hpp"

namespace s2ss::bindings {
namespace {

/// What a call comes to that fits nothing else.
auto refusal_of(const std::string& name) {
  return [message = name + "() does not take these arguments; help() shows those it takes"](
             const py::args&, const py::kwargs&) { throw py::type_error(message); };
}

void guard_member(const py::object& owner, const std::string& name, const py::object& member) {
  const py::object sibling = owner.attr(name.c_str());
  if (PyInstanceMethod_Check(member.ptr())) {
    const py::cpp_function last(refusal_of(name), py::name(name.c_str()), py::is_method(owner), py::sibling(sibling));
    owner.attr(name.c_str()) = last;
  } else if (py::isinstance<py::staticmethod>(member)) {
    const py::cpp_function last(refusal_of(name), py::name(name.c_str()), py::scope(owner), py::sibling(sibling));
    owner.attr(name.c_str()) = py::staticmethod(last);
  }
}

/// Name and value of what stands in a class or module itself, double underscores left out.
std::vector<std::pair<std::string, py::object>> members_of(const py::object& owner) {
  std::vector<std::pair<std::string, py::object>> members;
  for (const py::handle name : py::list(owner.attr("__dict__"))) {
    const auto text = py::cast<std::string>(name);
    if (!text.starts_with("__")) members.emplace_back(text, owner.attr("__dict__")[name]);
  }
  return members;
}

}  // namespace

void add_last_overloads(py::module_& module) {
  for (const auto& [name, value] : members_of(module)) {
    if (PyCFunction_Check(value.ptr())) module.def(name.c_str(), refusal_of(name));
    if (!PyType_Check(value.ptr())) continue;
    for (const auto& [member_name, member] : members_of(value)) guard_member(value, member_name, member);
  }
}

}  // namespace s2ss::bindings
