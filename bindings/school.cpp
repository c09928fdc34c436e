#include "s2ss/school.hpp"

#include "register.hpp"
#include "value.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* school_doc = R"(A school as the register knows it.

Parameters
----------
urn : str
    Unique reference number: the school's id.
name : str
phase : str, default 'Secondary'
    The register's word: 'Nursery', 'Primary', 'Secondary', '16 plus', 'All-through' ...
status : str, default 'Open'
    'Open', 'Closed', 'Open, but proposed to close' or 'Proposed to open'.
type, local_authority, district, trust, religious_character, gender : str, optional
    As in the register; `local_authority` is the three-digit code, `trust` the group id.
groups : list of str, optional
    Opaque flags.
low_age, high_age, pupils : int, optional
disadvantage : float, optional
    Percentage of pupils eligible for free school meals, 0 to 100.
easting, northing : int, optional
    Metres, EPSG:27700; both or neither.
release_limit : int, optional
    Links its staff may give at one time; absent leaves it to the policy.

Examples
--------
>>> import s2ss
>>> school = s2ss.School(urn="100001", name="Moor Lane", easting=354000, northing=429000)
>>> school.phase
'Secondary'
>>> school.replace(status="Closed").status
'Closed'
>>> s2ss.School.from_dict(school.to_dict()) == school
True
)";

}  // namespace

void register_school(py::module_& module) {
  py::class_<School> bound = value_class<School>(module, "School", school_doc);
  member(bound, "urn", &School::urn, "Unique reference number: the school's id.");
  member(bound, "name", &School::name, "Name.");
  member(bound, "phase", &School::phase, "Phase of education, in the register's words.");
  member(bound, "status", &School::status, "Status, in the register's words.");
  member(bound, "type", &School::type, "Type of establishment; may be empty.");
  member(bound, "local_authority", &School::local_authority, "Three-digit code; may be empty.");
  member(bound, "district", &School::district, "Name of the administrative district; may be empty.");
  member(bound, "trust", &School::trust, "Group id of the academy trust; empty for none.");
  member(bound, "groups", &School::groups, "Opaque flags.");
  member(bound, "religious_character", &School::religious_character, "May be empty.");
  member(bound, "gender", &School::gender, "'Mixed', 'Girls', 'Boys'; may be empty.");
  member(bound, "low_age", &School::low_age, "Statutory lowest age, or None.");
  member(bound, "high_age", &School::high_age, "Statutory highest age, or None.");
  member(bound, "pupils", &School::pupils, "Pupils on roll, or None.");
  member(bound, "disadvantage", &School::disadvantage, "Percentage eligible for free school meals, or None.");
  member(bound, "easting", &School::easting, "Metres, EPSG:27700, or None.");
  member(bound, "northing", &School::northing, "Metres, EPSG:27700, or None.");
  member(bound, "release_limit", &School::release_limit, "Links its staff may give at one time, or None.");
  bound.def_property_readonly(
      "is_open", [](const School& self) { return is_open(self.status); },
      "Open today, even when it is proposed to close.");
  bound.def("__repr__", [](const School& self) {
    return describe("School",
                    {{"urn", as_python(self.urn)}, {"name", as_python(self.name)}, {"phase", as_python(self.phase)}});
  });
  add_files(bound);
}

}  // namespace s2ss::bindings
