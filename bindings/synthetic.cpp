#include <pybind11/stl.h>

#include "convert.hpp"
#include "directory.hpp"
#include "register.hpp"
#include "s2ss/synthetic_directory.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* directory_doc = R"(A directory that looks like a real programme; no person is in it.

Schools are clustered in towns and countryside, trusts run from one school to dozens; nominees have a skewed supply of
topics, availability, limits and past links. The same arguments give the same directory on every platform.

Parameters
----------
schools : iterable of School, optional
    Real or own schools; England-like ones are invented when there are none.
nominees : int, default 500
seed : int, default 7
as_of : date, default 2026-09-01
taxonomy : Taxonomy, optional
    The built-in scheme by default.
invented_schools : int, default 0
    With no schools given; 0 invents one for every four nominees.
past_links_per_nominee : float, default 0.8
    On average.

Returns
-------
Directory

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=50, seed=7)
>>> len(directory.nominees)
50
>>> directory == s2ss.synthetic_directory(nominees=50, seed=7)
True
)";

constexpr const char* requests_doc = R"(Requests from the directory's open schools, with a skewed demand of topics.

Parameters
----------
directory : Directory
requests : int, default 40
    How many.
seed : int, default 0

Returns
-------
list of Request

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=50, seed=7)
>>> len(s2ss.synthetic_requests(directory, requests=3))
3
)";

DirectoryObject make_directory(const py::object& schools, const py::object& nominees, const py::object& seed,
                               const py::object& as_of, const py::object& taxonomy, const py::object& invented_schools,
                               const py::object& past_links_per_nominee) {
  SyntheticOptions options;
  if (!schools.is_none()) options.schools = arguments<School>(schools, "schools");
  options.nominees = count_argument(nominees, "nominees");
  options.seed = count_argument(seed, "seed");
  if (!as_of.is_none()) options.as_of = date_argument(as_of, "as_of");
  if (!taxonomy.is_none()) options.taxonomy = argument<Taxonomy>(taxonomy, "taxonomy");
  options.invented_schools = count_argument(invented_schools, "invented_schools");
  options.past_links_per_nominee = number_argument(past_links_per_nominee, "past_links_per_nominee");
  return DirectoryObject(released([&] { return synthetic_directory(options); }));
}

std::vector<Request> make_requests(const py::object& directory, const py::object& requests, const py::object& seed) {
  const auto& given = argument<DirectoryObject>(directory, "directory");
  const SyntheticRequestOptions options{count_argument(requests, "requests"), count_argument(seed, "seed")};
  return released([&] { return synthetic_requests(given, options); });
}

}  // namespace

void register_synthetic(py::module_& module) {
  module.def("synthetic_directory", &make_directory, py::kw_only(), py::arg("schools") = py::none(),
             py::arg("nominees") = 500, py::arg("seed") = 7, py::arg("as_of") = py::none(),
             py::arg("taxonomy") = py::none(), py::arg("invented_schools") = 0, py::arg("past_links_per_nominee") = 0.8,
             directory_doc);
  module.def("synthetic_requests", &make_requests, py::arg("directory"), py::kw_only(), py::arg("requests") = 40,
             py::arg("seed") = 0, requests_doc);
}

}  // namespace s2ss::bindings
