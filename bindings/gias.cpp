#include "s2ss/io/gias.hpp"

#include <pybind11/stl.h>

#include "convert.hpp"
#include "register.hpp"
#include "sequence.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* schools_doc =
    R"(What was read from the school register: a sequence of School, in the file's order.

Examples
--------
See `read_gias`.
)";

constexpr const char* read_gias_doc =
    R"(Reads the school register (Get Information about Schools, `edubasealldata*.csv`).

Windows-1252 or UTF-8, detected; columns are bound by the names in the header. Names of headteachers are not read.

Parameters
----------
path : str or os.PathLike
local_authorities : list of str, optional
    Keep only these three-digit codes.
phases : list of str, optional
    Keep only these, such as 'Secondary'.
open_only : bool, default True
    Leave out schools that are closed or only proposed.

Returns
-------
GiasSchools

Raises
------
InputError
    With every fault and its line.

Examples
--------
>>> import pathlib, tempfile
>>> import s2ss
>>> lines = ["URN,EstablishmentName,LA (code),PhaseOfEducation (name),EstablishmentStatus (name),"
...          "TypeOfEstablishment (name),DistrictAdministrative (name),Trusts (code),ReligiousCharacter (name),"
...          "Gender (name),StatutoryLowAge,StatutoryHighAge,NumberOfPupils,PercentageFSM,Easting,Northing",
...          "100001,Moor Lane,888,Secondary,Open,Community school,Preston,,None,Mixed,11,16,900,12.5,354000,429000"]
>>> with tempfile.TemporaryDirectory() as folder:
...     path = pathlib.Path(folder) / "register.csv"
...     _ = path.write_text("\n".join(lines))
...     schools = s2ss.read_gias(path, local_authorities=["888"], phases=["Secondary"])
>>> len(schools), schools[0].name, schools.encoding
(1, 'Moor Lane', 'utf-8')
)";

constexpr const char* successors_doc = R"(Reads the register's links file.

Parameters
----------
path : str or os.PathLike

Returns
-------
list of (str, str)
    Old and new URN of every school with exactly one successor, ascending by old URN.

Examples
--------
>>> import pathlib, tempfile
>>> import s2ss
>>> lines = ["URN,LinkURN,LinkName,LinkType,LinkEstablishedDate", "100001,100009,Moor Lane Academy,Successor,01-09-2024"]
>>> with tempfile.TemporaryDirectory() as folder:
...     path = pathlib.Path(folder) / "links.csv"
...     _ = path.write_text("\n".join(lines))
...     s2ss.read_gias_successors(path)
[('100001', '100009')]
)";

struct RegisterSchools : GiasSchools {
  [[nodiscard]] std::size_t size() const { return schools.size(); }
  [[nodiscard]] py::object at(std::size_t position) const { return py::cast(schools[position]); }
};

std::vector<Phase> phases_argument(const py::object& given) {
  std::vector<Phase> phases;
  for (const std::string& word : texts_argument(given, "phases")) {
    const std::optional<Phase> phase = from_word<Phase>(word);
    if (!phase) {
      std::string words;
      for (const std::string_view known : enumerator_words<Phase>)
        words += (words.empty() ? "" : ", ") + std::string(known);
      refuse("phases", "phases of the register: " + words);
    }
    phases.push_back(*phase);
  }
  return phases;
}

RegisterSchools read(const py::object& given, const py::object& local_authorities, const py::object& phases,
                     const py::object& open_only) {
  const std::filesystem::path path = path_argument(given);
  GiasOptions options;
  if (!local_authorities.is_none()) options.local_authorities = texts_argument(local_authorities, "local_authorities");
  if (!phases.is_none()) options.phases = phases_argument(phases);
  options.open_only = flag_argument(open_only, "open_only");
  return released([&] { return RegisterSchools{read_gias(path, options)}; });
}

std::vector<std::pair<std::string, std::string>> successors(const py::object& given) {
  const std::filesystem::path path = path_argument(given);
  return released([&] { return read_gias_successors(path); });
}

}  // namespace

void register_gias(py::module_& module) {
  py::class_<RegisterSchools> bound(module, "GiasSchools", schools_doc);
  add_sequence(bound);
  bound.def_property_readonly(
      "rows", [](const RegisterSchools& self) { return self.rows; }, "Rows of the file, header left out.");
  bound.def_property_readonly(
      "encoding", [](const RegisterSchools& self) { return as_python(self.encoding); }, "'utf-8' or 'windows-1252'.");
  bound.def("__repr__", [](const RegisterSchools& self) {
    return describe("GiasSchools", {{"schools", as_python(self.schools.size())},
                                    {"rows", as_python(self.rows)},
                                    {"encoding", as_python(self.encoding)}});
  });
  module.def("read_gias", &read, py::arg("path"), py::kw_only(), py::arg("local_authorities") = py::none(),
             py::arg("phases") = py::none(), py::arg("open_only") = true, read_gias_doc);
  module.def("read_gias_successors", &successors, py::arg("path"), successors_doc);
}

}  // namespace s2ss::bindings
