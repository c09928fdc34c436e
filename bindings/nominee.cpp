#include "s2ss/nominee.hpp"

#include <pybind11/stl.h>

#include "date_pairs.hpp"
#include "register.hpp"
#include "value.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* contact_doc =
    R"(How to reach a nominee: carried, never ranked on, never shown in a repr or an error.

Parameters
----------
name, email : str, optional

Examples
--------
>>> import s2ss
>>> contact = s2ss.Contact(name="A. Teacher", email="teacher@school.example")
>>> contact
Contact(...)
>>> contact.name
'A. Teacher'
)";

constexpr const char* nominee_doc = R"(A member of staff put forward by their headteacher.

What is not said does not restrict: without slots or modes all are offered.

Parameters
----------
id : str
    Opaque and stable; not a name.
school : str
    URN.
role : str, default 'subject_teacher'
    'subject_teacher', 'curriculum_leader', 'senior_leader' or 'support_staff'.
status : str, default 'listed'
    'nominated', 'confirmed', 'listed', 'paused' or 'withdrawn'; only listed nominees are proposed.
expertise : list of Expertise, dict or str, optional
    Text stands for a topic.
modes : list of str, optional
    'visit', 'host', 'online', 'phone', 'resources'; all by default.
slots : list of str, optional
    Such as 'A:Tue-pm', 'B:*-twilight', 'Thu-am' (both weeks); all by default.
away : list of (date, date), optional
    Days not available.
max_links : int, default 1
    Links at one time.
max_distance : int, optional
    Furthest travel, metres.
review_by : date, optional
    The entry is looked at again by this day.
contact : Contact or dict, optional

Examples
--------
>>> import s2ss
>>> nominee = s2ss.Nominee(id="n42", school="100001", expertise=["history"], modes=["online"])
>>> nominee.expertise[0].topic
'history'
>>> nominee
Nominee(id='n42', school='100001', role='subject_teacher', status='listed', expertise=1)
)";

void arrange(const py::dict& arguments) { expand_date_pairs(arguments, "away"); }

void register_contact(py::module_& module) {
  py::class_<Contact> bound = value_class<Contact>(module, "Contact", contact_doc);
  member(bound, "name", &Contact::name, "Name; may be empty.");
  member(bound, "email", &Contact::email, "E-mail address; may be empty.");
  bound.def("__bool__", [](const Contact& self) { return !self.empty(); });
  bound.def("__repr__", [](const Contact& self) { return self.empty() ? "Contact()" : "Contact(...)"; });
}

}  // namespace

void register_nominee(py::module_& module) {
  register_contact(module);
  py::class_<Nominee> bound = value_class<Nominee>(module, "Nominee", nominee_doc, &arrange);
  member(bound, "id", &Nominee::id, "Opaque and stable; not a name.");
  member(bound, "school", &Nominee::school, "URN.");
  member(bound, "role", &Nominee::role, "Role at their school.");
  member(bound, "status", &Nominee::status, "Where the nomination stands.");
  part(bound, "expertise", &Nominee::expertise, "What they offer: a list of Expertise.");
  member(bound, "modes", &Nominee::modes, "How they help.");
  member(bound, "slots", &Nominee::slots, "When they can help, as the shortest list of items.");
  member(bound, "away", &Nominee::away, "Days not available, as pairs of dates.");
  member(bound, "max_links", &Nominee::max_links, "Links at one time.");
  member(bound, "max_distance", &Nominee::max_distance, "Furthest travel in metres, or None.");
  member(bound, "review_by", &Nominee::review_by, "The entry is looked at again by this day, or None.");
  part(bound, "contact", &Nominee::contact, "How to reach them; never shown by itself.");
  bound.def("__repr__", [](const Nominee& self) {
    return describe("Nominee", {{"id", as_python(self.id)},
                                {"school", as_python(self.school)},
                                {"role", as_python(self.role)},
                                {"status", as_python(self.status)},
                                {"expertise", as_python(self.expertise.size())}});
  });
  add_files(bound);
}

}  // namespace s2ss::bindings
