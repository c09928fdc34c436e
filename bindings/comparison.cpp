#include <pybind11/stl.h>

#include "register.hpp"
#include "s2ss/compare.hpp"
#include "s2ss/sentences.hpp"
#include "value.hpp"

namespace s2ss::bindings {
namespace {

std::string comparison_example(const char* doc, const char* lines) {
  return std::string(doc) + R"(

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> request = s2ss.synthetic_requests(directory, requests=1)[0]
>>> shortlist = directory.rank(request)
>>> comparison = shortlist.compare(shortlist[1], shortlist[0])
)" + lines;
}

void register_part_difference(py::module_& module) {
  const std::string doc = comparison_example("What one part does to set two candidates apart.",
                                             ">>> comparison.parts[0].part\n'subject_fit'\n");
  py::class_<PartDifference> bound = result_class<PartDifference>(module, "PartDifference", doc.c_str());
  member(bound, "part", &PartDifference::part, "The part.");
  fraction(bound, "weight", &PartDifference::weight, "Its weight.");
  fraction(bound, "above", &PartDifference::above, "What the one that stands above has of it.");
  fraction(bound, "below", &PartDifference::below, "What the other one has.");
  bound.def_property_readonly(
      "counts", [](const PartDifference& self) { return total_to_fraction(self.counts); },
      "weight x (above - below): what it adds to the difference of the scores.");
  bound.def("__repr__", [](const PartDifference& self) {
    return describe("PartDifference",
                    {{"part", as_python(self.part)}, {"counts", as_python(total_to_fraction(self.counts))}});
  });
}

}  // namespace

void register_comparison(py::module_& module) {
  register_part_difference(module);
  const std::string doc = comparison_example("Why one nominee stands above another for one request, part by part.",
                                             ">>> comparison.above == shortlist[0]\nTrue\n");
  py::class_<Comparison> bound = result_class<Comparison>(module, "Comparison", doc.c_str());
  member(bound, "request", &Comparison::request, "Request id.");
  part(bound, "above", &Comparison::above, "The Candidate that stands above, as if no rule removed it.");
  part(bound, "below", &Comparison::below, "The other one.");
  member(bound, "above_rules", &Comparison::above_rules, "Every rule that removes the one above.");
  member(bound, "below_rules", &Comparison::below_rules, "Every rule that removes the other one.");
  part(bound, "parts", &Comparison::parts, "One PartDifference for each part.");
  bound.def_property_readonly(
      "difference", [](const Comparison& self) { return total_to_fraction(self.difference); },
      "Of the scores; negative where only a rule puts the other one below.");
  bound.def_property_readonly("is_tie", &Comparison::is_tie, "Nothing but the order of the ids sets them apart.");
  bound.def(
      "sentences", [](const Comparison& self) { return sentences(self); },
      "The same in plain sentences, the weightiest part first and without personal data: a list of str.");
  bound.def("__repr__", [](const Comparison& self) {
    return describe("Comparison", {{"above", as_python(self.above.nominee)}, {"below", as_python(self.below.nominee)}});
  });
  add_files(bound);
}

}  // namespace s2ss::bindings
