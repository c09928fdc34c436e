#include "s2ss/scorer.hpp"

#include "convert.hpp"
#include "directory.hpp"
#include "register.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* scorer_doc = R"(Scores nominees for one request, for one's own loops over nominees.

Everything that depends on the request alone is prepared once.

Parameters
----------
directory : Directory
request : Request
policy : Policy, optional

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> request = s2ss.synthetic_requests(directory, requests=1)[0]
>>> scorer = s2ss.Scorer(directory, request)
>>> best = directory.rank(request, limit=1)[0]
>>> scorer.removed_by(best.nominee) is None
True
>>> scorer.score(best.nominee) == best.score
True
)";

NomineeIndex index_of(const Scorer& scorer, const py::object& nominee) {
  const std::optional<NomineeIndex> found = scorer.directory().find_nominee(text_argument(nominee, "nominee"));
  if (!found) refuse("nominee", "the id of a nominee of the directory");
  return *found;
}

Scorer make(const py::object& directory, const py::object& request, const py::object& policy) {
  const auto& given = argument<DirectoryObject>(directory, "directory");
  const auto& asked = argument<Request>(request, "request");
  const Policy rules = policy_argument(policy);
  return released([&] { return Scorer(given, asked, rules); });
}

}  // namespace

void register_scorer(py::module_& module) {
  py::class_<Scorer> bound(module, "Scorer", scorer_doc);
  bound.def(py::init(&make), py::arg("directory"), py::arg("request"), py::kw_only(), py::arg("policy") = py::none(),
            "Raises InputError for a request or policy that does not hold.");
  bound.def(py::init([](const py::args&, const py::kwargs&) -> Scorer {
    throw py::type_error("Scorer() takes a directory, a request and, by name, a policy");
  }));
  bound.def(
      "removed_by",
      [](const Scorer& self, const py::object& nominee) {
        return as_python(self.score(index_of(self, nominee)).removed_by);
      },
      py::arg("nominee"), "The first rule that removes the nominee, or None.");
  bound.def(
      "score",
      [](const Scorer& self, const py::object& nominee) {
        return total_to_fraction(self.total(self.parts(index_of(self, nominee))));
      },
      py::arg("nominee"), "The score from 0 to 1, whether or not a rule removes the nominee.");
  bound.def(
      "parts",
      [](const Scorer& self, const py::object& nominee) { return as_python(self.parts(index_of(self, nominee))); },
      py::arg("nominee"), "The parts as fractions by name, whether or not a rule removes the nominee.");
  bound.def(
      "rules",
      [](const Scorer& self, const py::object& nominee) { return as_python(self.rules(index_of(self, nominee))); },
      py::arg("nominee"), "Every rule that removes the nominee, in their order.");
  bound.def(
      "evidence", [](const Scorer& self, const py::object& nominee) { return self.evidence(index_of(self, nominee)); },
      py::arg("nominee"), "The facts behind the parts.");
  bound.def("__repr__", [](const Scorer& self) {
    return describe("Scorer", {{"school", as_python(self.directory().school(self.requesting_school()).urn)}});
  });
}

}  // namespace s2ss::bindings
