#include <pybind11/stl.h>

#include "register.hpp"
#include "s2ss/explain.hpp"
#include "s2ss/sentences.hpp"
#include "value.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* explanation_doc = R"(Why a nominee is, or is not, on a shortlist.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> request = s2ss.synthetic_requests(directory, requests=1)[0]
>>> best = directory.rank(request, limit=1)[0]
>>> explanation = directory.explain(request, best.nominee)
>>> explanation.is_eligible, explanation.rank, explanation.rules
(True, 1, [])
>>> explanation.score == best.score
True
)";

template <typename Get>
void of_candidate(py::class_<Explanation>& bound, const char* name, const Get& get, const char* doc) {
  bound.def_property_readonly(
      name, [get](const Explanation& self) { return get(self.candidate); }, doc);
}

}  // namespace

void register_explanation(py::module_& module) {
  py::class_<Explanation> bound = result_class<Explanation>(module, "Explanation", explanation_doc);
  member(bound, "request", &Explanation::request, "Request id.");
  member(bound, "rules", &Explanation::rules, "Every rule that removes the nominee, in their order.");
  member(bound, "rank", &Explanation::rank, "The rank it has or, when removed, would have; from 1.");
  member(bound, "eligible", &Explanation::eligible, "Nominees no rule removed.");
  bound.def_property_readonly(
      "version", [](const Explanation& self) { return py::int_(self.version); },
      "The version of the living directory it came from; 0 when it is not live.");
  bound.def_property_readonly(
      "weights", [](const Explanation& self) { return as_python(self.weights, self.criterion_weights); },
      "The policy's weights, as fractions by name.");
  member(bound, "limit", &Explanation::limit, "Places on the shortlist that `changes` is about.");
  part(bound, "changes", &Explanation::changes,
       "A list of SingleChange: what alone would bring the nominee onto the shortlist, the smallest first.");
  bound.def_property_readonly("is_on_the_list", &Explanation::is_on_the_list,
                              "The nominee is one of the first `limit`.");
  bound.def_property_readonly("is_eligible", &Explanation::is_eligible, "No rule removes the nominee.");
  of_candidate(
      bound, "candidate", [](const Candidate& pair) { return pair; }, "The pair, as if no rule removed it.");
  of_candidate(
      bound, "nominee", [](const Candidate& pair) { return pair.nominee; }, "Nominee id.");
  of_candidate(
      bound, "school", [](const Candidate& pair) { return pair.school; }, "URN of the supporting school.");
  of_candidate(
      bound, "school_name", [](const Candidate& pair) { return pair.school_name; }, "Its name.");
  of_candidate(
      bound, "score", [](const Candidate& pair) { return pair.score(); }, "The score, from 0 to 1.");
  of_candidate(
      bound, "parts", [](const Candidate& pair) { return as_python(pair.parts, pair.criterion_parts); },
      "The parts of the score, as fractions by name.");
  of_candidate(
      bound, "evidence", [](const Candidate& pair) { return pair.evidence; }, "The facts behind the parts.");
  bound.def(
      "sentences", [](const Explanation& self) { return sentences(self); },
      "The explanation in plain sentences, without personal data: a list of str. The requester's words for a need are "
      "repeated where they are not its label.");
  bound.def("__repr__", [](const Explanation& self) {
    return describe("Explanation", {{"request", as_python(self.request)},
                                    {"nominee", as_python(self.candidate.nominee)},
                                    {"rules", as_python(self.rules)},
                                    {"rank", as_python(self.rank)}});
  });
  add_files(bound);
}

}  // namespace s2ss::bindings
