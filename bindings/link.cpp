#include "s2ss/link.hpp"

#include "register.hpp"
#include "value.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* link_doc = R"(A connection that was made between two schools.

Parameters
----------
nominee : str, optional
    Nominee id; empty once the person has been erased.
supporting_school, requesting_school : str
    URNs.
date : date
state : str, default 'completed'
    'proposed', 'introduced', 'accepted', 'declined', 'completed' or 'cancelled'.
request : str, optional
    Request id.

Examples
--------
>>> import s2ss
>>> link = s2ss.Link(nominee="n42", supporting_school="100001", requesting_school="100002", date="2026-03-02")
>>> link.state, link.is_current, link.counts_as_history
('completed', False, True)
)";

constexpr const char* conflict_doc = R"(A declared reason why a nominee, or a whole school, must not support a school.

Parameters
----------
nominee : str, optional
    Nominee id; empty when the whole supporting school is meant.
supporting_school : str, optional
    URN; may be left out when a nominee is named.
requesting_school : str
    URN.
reason : str, optional
    Free text: carried, never shown in a repr or an error.
expires : date, optional
    Last day it holds; absent means until it is lifted.

Examples
--------
>>> import s2ss
>>> s2ss.Conflict(nominee="n42", requesting_school="100002", reason="Not to be shown")
Conflict(nominee='n42', requesting_school='100002')
)";

void register_conflict(py::module_& module) {
  py::class_<Conflict> bound = value_class<Conflict>(module, "Conflict", conflict_doc);
  member(bound, "nominee", &Conflict::nominee, "Nominee id; empty when the whole supporting school is meant.");
  member(bound, "supporting_school", &Conflict::supporting_school, "URN; may be empty when a nominee is named.");
  member(bound, "requesting_school", &Conflict::requesting_school, "URN.");
  member(bound, "reason", &Conflict::reason, "Free text: carried, never shown by itself.");
  member(bound, "expires", &Conflict::expires, "Last day it holds, or None.");
  bound.def("__repr__", [](const Conflict& self) {
    return describe("Conflict", {{"nominee", as_python(self.nominee)},
                                 {"supporting_school", as_python(self.supporting_school)},
                                 {"requesting_school", as_python(self.requesting_school)}});
  });
  add_files(bound);
}

}  // namespace

void register_link(py::module_& module) {
  py::class_<Link> bound = value_class<Link>(module, "Link", link_doc);
  member(bound, "nominee", &Link::nominee, "Nominee id; empty once the person has been erased.");
  member(bound, "supporting_school", &Link::supporting_school, "URN.");
  member(bound, "requesting_school", &Link::requesting_school, "URN.");
  member(bound, "date", &Link::date, "The day it was made.");
  member(bound, "state", &Link::state, "How far it came.");
  member(bound, "request", &Link::request, "Request id; may be empty.");
  bound.def_property_readonly(
      "is_current", [](const Link& self) { return is_current(self.state); },
      "It takes up one of the nominee's places.");
  bound.def_property_readonly(
      "counts_as_history", [](const Link& self) { return counts_as_history(self.state); },
      "It came about, or still may.");
  bound.def("__repr__", [](const Link& self) {
    return describe("Link", {{"nominee", as_python(self.nominee)},
                             {"supporting_school", as_python(self.supporting_school)},
                             {"requesting_school", as_python(self.requesting_school)},
                             {"date", as_python(to_string(self.date))},
                             {"state", as_python(self.state)}});
  });
  add_files(bound);
  register_conflict(module);
}

}  // namespace s2ss::bindings
