#include <pybind11/stl.h>

#include "convert.hpp"
#include "directory.hpp"
#include "sequence.hpp"

namespace s2ss::bindings {
namespace {

// Sequences that share the directory's state and make their items when they are read.

struct Schools {
  static constexpr const char* name = "Schools";
  static constexpr const char* doc = "The schools of a directory, ascending by URN: a sequence of School.";
  Directory directory;

  [[nodiscard]] std::size_t size() const { return directory.schools().size(); }
  [[nodiscard]] py::object at(std::size_t position) const { return py::cast(directory.schools()[position]); }
};

struct Nominees {
  static constexpr const char* name = "Nominees";
  static constexpr const char* doc = "The nominees of a directory, ascending by id: a sequence of Nominee.";
  Directory directory;

  [[nodiscard]] std::size_t size() const { return directory.nominee_count(); }
  [[nodiscard]] py::object at(std::size_t position) const {
    return py::cast(directory.nominee(NomineeIndex{static_cast<std::uint32_t>(position)}));
  }
};

struct Links {
  static constexpr const char* name = "Links";
  static constexpr const char* doc = "The links of a directory, by date: a sequence of Link.";
  Directory directory;

  [[nodiscard]] std::size_t size() const { return directory.link_count(); }
  [[nodiscard]] py::object at(std::size_t position) const { return py::cast(directory.link(position)); }
};

SchoolIndex school_index(const Directory& directory, const py::object& urn) {
  const std::optional<SchoolIndex> found = directory.find_school(text_argument(urn, "urn"));
  if (!found) refuse("urn", "the URN of a school of the directory, or of one that a school of it succeeded");
  return *found;
}

School school(const DirectoryObject& self, const py::object& urn) { return self.school(school_index(self, urn)); }

Nominee nominee(const DirectoryObject& self, const py::object& id) {
  const std::optional<NomineeIndex> found = self.find_nominee(text_argument(id, "id"));
  if (!found) refuse("id", "the id of a nominee of the directory");
  return self.nominee(*found);
}

std::optional<Calendar> calendar_of(const DirectoryObject& self, const py::object& urn) {
  const Calendar* calendar = self.calendar_of(school_index(self, urn));
  if (calendar == nullptr) return std::nullopt;
  return *calendar;
}

template <typename Item>
std::vector<Item> list_of(std::span<const Item> items) {
  return {items.begin(), items.end()};
}

}  // namespace

void add_directory_contents(DirectoryClass& bound, py::module_& module) {
  register_sequence<Schools>(module);
  register_sequence<Nominees>(module);
  register_sequence<Links>(module);
  bound.def_property_readonly("taxonomy", &Directory::taxonomy, "The scheme its topics belong to.");
  bound.def_property_readonly(
      "as_of", [](const DirectoryObject& self) { return as_python(self.as_of()); }, "The day the directory describes.");
  bound.def_property_readonly(
      "version", [](const DirectoryObject& self) { return py::int_(self.version()); },
      "Which version of a LiveDirectory it is; 0 for one that is not live.");
  bound.def_property_readonly(
      "schools", [](const DirectoryObject& self) { return Schools{self}; }, "The schools, ascending by URN.");
  bound.def_property_readonly(
      "nominees", [](const DirectoryObject& self) { return Nominees{self}; }, "The nominees, ascending by id.");
  bound.def_property_readonly(
      "links", [](const DirectoryObject& self) { return Links{self}; }, "The links, by date.");
  bound.def_property_readonly(
      "conflicts", [](const DirectoryObject& self) { return list_of(self.conflicts()); }, "The declared conflicts.");
  bound.def_property_readonly(
      "calendars", [](const DirectoryObject& self) { return list_of(self.calendars()); }, "Calendars as given.");
  bound.def_property_readonly(
      "successors", [](const DirectoryObject& self) { return list_of(self.successors()); },
      "Old and new URN of schools that were succeeded, as pairs.");
  bound.def_property_readonly("faults", &DirectoryObject::located_faults,
                              "What a lenient build dropped and why; empty after a strict one.");
  bound.def_property_readonly("memory_bytes", &Directory::memory_bytes, "Bytes held, the taxonomy left out.");
  bound.def("school", &school, py::arg("urn"), "The school with this URN, or the one that succeeded it.");
  bound.def("nominee", &nominee, py::arg("id"), "The nominee with this id.");
  bound.def("calendar_of", &calendar_of, py::arg("urn"), "The calendar that holds for a school, or None.");
}

}  // namespace s2ss::bindings
