#include "s2ss/single_change.hpp"

#include <pybind11/stl.h>

#include "register.hpp"
#include "s2ss/sentences.hpp"
#include "value.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* single_change_doc = R"(One change that alone would bring a nominee onto a shortlist.

Only what its kind is about is there; the rest is None or empty.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> request = s2ss.synthetic_requests(directory, requests=1)[0]
>>> last = directory.rank(request, limit=1000)[-1]
>>> changes = directory.explain(request, last.nominee, limit=1).changes
>>> all(change.rank == 1 for change in changes)
True
)";

}  // namespace

void register_single_change(py::module_& module) {
  py::class_<SingleChange> bound = result_class<SingleChange>(module, "SingleChange", single_change_doc);
  member(bound, "kind", &SingleChange::kind,
         "'slot', 'mode', 'distance', 'links', 'facet', 'required', 'min_score' or 'weight'.");
  member(bound, "side", &SingleChange::side, "Whose it would be: 'request', 'nominee', 'school' or 'policy'.");
  member(bound, "slot", &SingleChange::slot, "The slot to add, such as 'A:Tue-pm'.");
  member(bound, "mode", &SingleChange::mode, "The mode to add.");
  member(bound, "distance", &SingleChange::distance, "The new distance limit, metres.");
  member(bound, "links", &SingleChange::links, "The new number of links at one time.");
  part(bound, "need", &SingleChange::need, "The topic of the need that would change.");
  part(bound, "facet", &SingleChange::facet, "The facet to drop from it.");
  member(bound, "part", &SingleChange::part, "The part whose weight would change.");
  const auto optional_fraction = [](const std::optional<Millionths>& value) {
    return value ? as_python(to_fraction(*value)) : py::none();
  };
  bound.def_property_readonly(
      "weight", [=](const SingleChange& self) { return optional_fraction(self.weight); },
      "Its new weight; the others keep their proportions.");
  bound.def_property_readonly(
      "min_score", [=](const SingleChange& self) { return optional_fraction(self.min_score); },
      "The new least score of the policy.");
  fraction(bound, "size", &SingleChange::size, "How much of what is there it changes, from 0 to 1.");
  member(bound, "rank", &SingleChange::rank, "The rank the nominee would have, found by ranking anew.");
  bound.def(
      "sentence", [](const SingleChange& self) { return sentence(self); }, "The change in one plain sentence.");
  bound.def("__repr__", [](const SingleChange& self) {
    return describe("SingleChange", {{"kind", as_python(self.kind)},
                                     {"side", as_python(self.side)},
                                     {"size", as_python(to_fraction(self.size))},
                                     {"rank", as_python(self.rank)}});
  });
}

}  // namespace s2ss::bindings
