#include "s2ss/stability.hpp"

#include <pybind11/stl.h>

#include "register.hpp"
#include "s2ss/sentences.hpp"
#include "value.hpp"

namespace s2ss::bindings {
namespace {

std::string stability_example(const char* doc, const char* lines) {
  return std::string(doc) + R"(

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> request = s2ss.synthetic_requests(directory, requests=1)[0]
>>> stability = directory.stability(request)
)" + lines;
}

py::object as_fraction(const ExactWeight& weight) {
  return py::module_::import("fractions").attr("Fraction")(weight.numerator, weight.denominator);
}

/// Compared by Python's own Fraction, which takes every number exactly.
bool contains_weight(const WeightInterval& interval, const py::object& weight) {
  const double number = number_argument(weight, "weight");
  if (number < 0 || number > 1) refuse("weight", "a number from 0 to 1");
  const py::object low = as_fraction(interval.low), high = as_fraction(interval.high);
  const bool above = interval.low_included ? low.attr("__le__")(weight).cast<bool>() : low < weight;
  const bool below = interval.high_included ? high.attr("__ge__")(weight).cast<bool>() : high > weight;
  return above && below;
}

void register_weight_interval(py::module_& module) {
  const std::string doc =
      stability_example("A run of weights, with exact ends.",
                        ">>> interval = stability.parts[0].first\n>>> interval.contains(stability.parts[0].weight)\n"
                        "True\n");
  py::class_<WeightInterval> bound = result_class<WeightInterval>(module, "WeightInterval", doc.c_str());
  bound.def_property_readonly(
      "low", [](const WeightInterval& self) { return as_fraction(self.low); }, "A fractions.Fraction.");
  bound.def_property_readonly(
      "high", [](const WeightInterval& self) { return as_fraction(self.high); }, "A fractions.Fraction.");
  member(bound, "low_included", &WeightInterval::low_included, "The low end belongs to it.");
  member(bound, "high_included", &WeightInterval::high_included, "The high end belongs to it.");
  bound.def("contains", &contains_weight, py::arg("weight"),
            "Whether a weight, a number from 0 to 1, lies in the interval; compared exactly.");
  bound.def("__repr__", [](const WeightInterval& self) {
    return std::string(self.low_included ? "[" : "(") + py::cast<std::string>(py::str(as_fraction(self.low))) + ", " +
           py::cast<std::string>(py::str(as_fraction(self.high))) + (self.high_included ? "]" : ")");
  });
}

void register_part_stability(py::module_& module) {
  const std::string doc = stability_example("How far one weight can move, the other weights keeping their proportions.",
                                            ">>> stability.parts[0].part\n'subject_fit'\n");
  py::class_<PartStability> bound = result_class<PartStability>(module, "PartStability", doc.c_str());
  member(bound, "part", &PartStability::part, "The part.");
  fraction(bound, "weight", &PartStability::weight, "Its weight in the policy.");
  part(bound, "first", &PartStability::first, "Where the same nominee stands first.");
  part(bound, "shortlist", &PartStability::shortlist,
       "Where the same nominees stand first, as many as the limit allows, in the same order.");
  part(bound, "order", &PartStability::order, "Where all eligible nominees, the same ones, stand in the same order.");
  member(bound, "first_below", &PartStability::first_below, "Who stands first just below `first`; empty for nobody.");
  member(bound, "first_above", &PartStability::first_above, "Who stands first just above `first`; empty for nobody.");
  bound.def("__repr__", [](const PartStability& self) {
    return describe("PartStability", {{"part", as_python(self.part)}, {"weight", as_python(to_fraction(self.weight))}});
  });
}

void register_tie(py::module_& module) {
  const std::string doc =
      stability_example("Eligible nominees of the same score, whom nothing but the order of their ids parts.",
                        ">>> all(len(tie.nominees) > 1 for tie in stability.ties)\nTrue\n");
  py::class_<Tie> bound = result_class<Tie>(module, "Tie", doc.c_str());
  member(bound, "rank", &Tie::rank, "The rank of the first of them, from 1.");
  bound.def_property_readonly(
      "score", [](const Tie& self) { return total_to_fraction(self.total); }, "The score they share, from 0 to 1.");
  member(bound, "nominees", &Tie::nominees, "Nominee ids, ascending.");
  member(bound, "always", &Tie::always, "Every part is the same, so no weights would part them.");
  bound.def("__repr__", [](const Tie& self) {
    return describe("Tie", {{"rank", as_python(self.rank)}, {"nominees", as_python(self.nominees)}});
  });
}

}  // namespace

void register_stability(py::module_& module) {
  register_weight_interval(module);
  register_part_stability(module);
  register_tie(module);
  const std::string doc = stability_example(
      "How much of a ranking would stay the same under other weights.\n\n"
      "It speaks of all eligible nominees, not only of those on a shortlist, and of the order by score (variety 0).",
      ">>> [part.part for part in stability.parts]\n['subject_fit', 'availability', 'diversity', 'proximity']\n");
  py::class_<Stability> bound = result_class<Stability>(module, "Stability", doc.c_str());
  member(bound, "request", &Stability::request, "Request id.");
  member(bound, "eligible", &Stability::eligible, "Nominees no rule removes.");
  member(bound, "limit", &Stability::limit, "Places of the shortlist looked at.");
  member(bound, "first", &Stability::first, "Who stands first; empty when nobody is eligible.");
  part(bound, "parts", &Stability::parts, "One PartStability for each weight.");
  part(bound, "ties", &Stability::ties, "A list of Tie: those that reach into the shortlist, best first.");
  member(bound, "tied", &Stability::tied, "Eligible nominees, of all, who share their score with another.");
  bound.def(
      "sentences", [](const Stability& self) { return sentences(self); },
      "The same in plain sentences: a list of str.");
  bound.def("__repr__", [](const Stability& self) {
    return describe("Stability", {{"request", as_python(self.request)},
                                  {"eligible", as_python(self.eligible)},
                                  {"first", as_python(self.first)}});
  });
  add_files(bound);
}

}  // namespace s2ss::bindings
