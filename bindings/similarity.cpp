#include "s2ss/similarity.hpp"

#include <pybind11/stl.h>

#include "convert.hpp"
#include "register.hpp"
#include "s2ss/evidence.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* similarity_doc = R"(How near an offered topic is to a needed one, with the path that says why.

The greatest product of step factors along a path from the need to the expertise: narrower steps only, broader steps
only, broader and then narrower ones, or one related step and then narrower ones.

Parameters
----------
taxonomy : Taxonomy
need, expertise : str
    Concept ids.
policy : Policy, optional
    Its `similarity` holds the factors.

Returns
-------
Similarity
    `value` from 0 to 1, and `path`.

Examples
--------
>>> import s2ss
>>> taxonomy = s2ss.Taxonomy.default()
>>> s2ss.similarity(taxonomy, "history", "history").value
1.0
>>> found = s2ss.similarity(taxonomy, "history", "humanities")
>>> found.value, [step.step for step in found.path]
(0.6, ['broader'])
)";

constexpr const char* class_doc = R"(How near an offered topic is to a needed one; made by `similarity`.

Examples
--------
>>> import s2ss
>>> s2ss.similarity(s2ss.Taxonomy.default(), "history", "history")
Similarity(value=1.0, path=0)
)";

/// The path with labels, which the library's own result leaves to whoever shows it.
struct LabelledSimilarity {
  Millionths value = 0;
  std::vector<StepEvidence> path;

  friend bool operator==(const LabelledSimilarity&, const LabelledSimilarity&) = default;
};

ConceptIndex topic_of(const Taxonomy& taxonomy, const py::object& given, std::string_view name) {
  const std::optional<ConceptIndex> found = taxonomy.find(text_argument(given, name));
  if (!found) refuse(name, "the id of a concept of the scheme " + taxonomy.id());
  return *found;
}

LabelledSimilarity labelled(const Taxonomy& taxonomy, const Similarity& found) {
  LabelledSimilarity shown{found.value, {}};
  for (const PathStep& step : found.path) {
    const Concept& to = taxonomy.at(step.to);
    shown.path.push_back({step.step, {to.id, to.pref_label}});
  }
  return shown;
}

LabelledSimilarity similarity_between(const py::object& scheme, const py::object& need, const py::object& expertise,
                                      const py::object& policy) {
  const auto& taxonomy = argument<Taxonomy>(scheme, "taxonomy");
  return labelled(taxonomy, similarity(taxonomy, topic_of(taxonomy, need, "need"),
                                       topic_of(taxonomy, expertise, "expertise"), policy_argument(policy).similarity));
}

}  // namespace

void register_similarity(py::module_& module) {
  py::class_<LabelledSimilarity> bound(module, "Similarity", class_doc);
  fraction(bound, "value", &LabelledSimilarity::value,
           "1 for the same concept, 0 when nothing permitted connects them.");
  part(bound, "path", &LabelledSimilarity::path, "StepEvidence from the need to the expertise.");
  bound.def(
      "to_dict",
      [](const py::object& self) {
        py::dict dict;
        dict["value"] = self.attr("value");
        py::list path;
        for (const py::handle step : self.attr("path")) path.append(step.attr("to_dict")());
        dict["path"] = path;
        return dict;
      },
      "The value and the path as a dict.");
  add_equality(bound);
  bound.def("__repr__", [](const LabelledSimilarity& self) {
    return describe("Similarity",
                    {{"value", as_python(to_fraction(self.value))}, {"path", as_python(self.path.size())}});
  });
  module.def("similarity", &similarity_between, py::arg("taxonomy"), py::arg("need"), py::arg("expertise"),
             py::kw_only(), py::arg("policy") = py::none(), similarity_doc);
}

}  // namespace s2ss::bindings
