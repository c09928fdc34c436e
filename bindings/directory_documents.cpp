#include <pybind11/stl.h>

#include "convert.hpp"
#include "directory.hpp"
#include "document.hpp"
#include "s2ss/io/bytes.hpp"
#include "s2ss/io/json.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* from_dict_doc = R"(The directory that a dict describes.

Parameters
----------
document : dict
    With the words of the JSON form: `as_of`, `schools`, `nominees`, `links`, `conflicts`, `calendars`, `successors`.
taxonomy : Taxonomy, optional
    The built-in scheme by default.
strict : bool, default True
    False drops faulty records and what refers to them; `faults` then says which and why.

Returns
-------
Directory

Raises
------
InputError
    With every fault and its JSON pointer.

Examples
--------
>>> import s2ss
>>> document = {"as_of": "2026-09-01", "schools": [{"urn": "100001", "name": "Moor Lane"}],
...             "nominees": [{"id": "n1", "school": "999999"}]}
>>> directory = s2ss.Directory.from_dict(document, strict=False)
>>> len(directory.nominees), directory.faults[0].pointer
(0, '/nominees/0/school')
)";

constexpr const char* read_doc = R"(Reads a directory from a JSON file.

Parameters
----------
path : str or os.PathLike
taxonomy : Taxonomy, optional
    The built-in scheme by default.
strict : bool, default True
    False drops faulty records and what refers to them; `faults` then says which and why.

Returns
-------
Directory

Raises
------
InputError
    With every fault, its line, column and JSON pointer.

Examples
--------
>>> import pathlib, tempfile
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=20, seed=7)
>>> with tempfile.TemporaryDirectory() as folder:
...     path = pathlib.Path(folder) / "directory.json"
...     directory.write_json(path)
...     s2ss.Directory.read_json(path) == directory
True
)";

constexpr const char* to_bytes_doc =
    R"(The directory, its taxonomy and its version as compact bytes, for another process.

Some 70 bytes a nominee with schools and links, and a checksum; the same content gives the same bytes on every machine.
For keeping a directory use JSON, which people and later versions of s2ss can read.

Parameters
----------
contacts : bool, default False
    Names and e-mail addresses too; those who rank elsewhere have no need of them.

Returns
-------
bytes

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=20, seed=7)
>>> s2ss.Directory.from_bytes(directory.to_bytes(contacts=True)) == directory
True
)";

constexpr const char* from_bytes_doc = R"(The directory that `to_bytes` wrote.

Parameters
----------
data : bytes

Returns
-------
Directory

Raises
------
InputError
    For bytes that are damaged, cut short, of another format or of a newer s2ss.
)";

Taxonomy taxonomy_argument(const py::object& given) {
  return given.is_none() ? Taxonomy::default_scheme() : argument<Taxonomy>(given, "taxonomy");
}

Strictness strictness_argument(const py::object& strict) {
  return flag_argument(strict, "strict") ? Strictness::strict : Strictness::lenient;
}

DirectoryObject from_dict(const py::object& document, const py::object& taxonomy, const py::object& strict) {
  const Taxonomy scheme = taxonomy_argument(taxonomy);
  const Strictness strictness = strictness_argument(strict);
  const std::string text = text_of(document, "Directory");
  Directory directory = reading_object(
      [&] { return released([&] { return directory_from_json(text, scheme, strictness, "Directory"); }); });
  std::vector<Fault> faults = without_text_places(directory.faults());
  return {std::move(directory), std::move(faults)};
}

DirectoryObject from_json_text(const py::object& given, const py::object& taxonomy, const py::object& strict) {
  const std::string text = text_argument(given, "text");
  const Taxonomy scheme = taxonomy_argument(taxonomy);
  const Strictness strictness = strictness_argument(strict);
  return DirectoryObject(released([&] { return directory_from_json(text, scheme, strictness); }));
}

DirectoryObject read_file(const py::object& given, const py::object& taxonomy, const py::object& strict) {
  const std::filesystem::path path = path_argument(given);
  const Taxonomy scheme = taxonomy_argument(taxonomy);
  const Strictness strictness = strictness_argument(strict);
  return DirectoryObject(released([&] { return read_directory_json(path, scheme, strictness); }));
}

std::string json_of(const DirectoryObject& self) {
  return released([&] { return to_json(static_cast<const Directory&>(self)); });
}

void write_file(const DirectoryObject& self, const py::object& given) {
  const std::filesystem::path path = path_argument(given);
  released([&] { write_json<Directory>(path, self); });
}

py::bytes bytes_of(const DirectoryObject& self, const py::object& contacts) {
  const BytesOptions options{.contacts = flag_argument(contacts, "contacts")};
  return py::bytes(released([&] { return to_bytes(self, options); }));
}

DirectoryObject from_bytes(const py::object& given) {
  if (!py::isinstance<py::bytes>(given)) refuse("data", "bytes, as Directory.to_bytes gives them");
  // The view stays good without the GIL: `given` holds the bytes, and bytes never change.
  const auto bytes = static_cast<std::string_view>(py::reinterpret_borrow<py::bytes>(given));
  return DirectoryObject(released([&] { return directory_from_bytes(bytes, "Directory"); }));
}

py::tuple state_of(const DirectoryObject& self) {
  return py::make_tuple(json_of(self), self.taxonomy(), self.located_faults(), self.version());
}

DirectoryObject from_state(const py::tuple& state) {
  Directory directory = directory_from_json(py::cast<std::string>(state[0]), argument<Taxonomy>(state[1], "taxonomy"));
  return {directory.with_version(py::cast<std::uint64_t>(state[3])), arguments<Fault>(state[2], "faults")};
}

}  // namespace

void add_directory_documents(DirectoryClass& bound) {
  bound.def(
      "to_dict", [](const DirectoryObject& self) { return parsed(json_of(self)); },
      "The directory as a dict with the words of its JSON form, contacts included.");
  bound.def_static("from_dict", &from_dict, py::arg("document"), py::kw_only(), py::arg("taxonomy") = py::none(),
                   py::arg("strict") = true, from_dict_doc);
  bound.def("to_json", &json_of, "The directory as canonical JSON text, contacts included.");
  bound.def_static("from_json", &from_json_text, py::arg("text"), py::kw_only(), py::arg("taxonomy") = py::none(),
                   py::arg("strict") = true, "Reads JSON text; see `read_json`.");
  bound.def_static("read_json", &read_file, py::arg("path"), py::kw_only(), py::arg("taxonomy") = py::none(),
                   py::arg("strict") = true, read_doc);
  bound.def("write_json", &write_file, py::arg("path"),
            "Writes a JSON file in one step, contacts included: a reader sees the old content or the new one.");
  bound.def("to_bytes", &bytes_of, py::kw_only(), py::arg("contacts") = false, to_bytes_doc);
  bound.def_static("from_bytes", &from_bytes, py::arg("data"), from_bytes_doc);
  bound.def(
      "_with_faults",
      [](const DirectoryObject& self, const py::object& faults) {
        return DirectoryObject(self, arguments<Fault>(faults, "faults"));
      },
      py::arg("faults"));
  bound.def(
      "__eq__",
      [](const DirectoryObject& self, const DirectoryObject& other) {
        return static_cast<const Directory&>(self) == static_cast<const Directory&>(other);
      },
      py::is_operator(), "Equal content; faults are left out.");
  bound.def(py::pickle(&state_of, &from_state));
}

}  // namespace s2ss::bindings
