#include "s2ss/shortlist.hpp"

#include <pybind11/stl.h>

#include "reasons.hpp"
#include "register.hpp"
#include "s2ss/sentences.hpp"
#include "sequence.hpp"
#include "value.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* candidate_doc = R"(A nominee who could help with one request, and why.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> request = s2ss.synthetic_requests(directory, requests=1)[0]
>>> candidate = directory.rank(request)[0]
>>> sorted(candidate.parts)
['availability', 'diversity', 'proximity', 'subject_fit']
>>> len(candidate.sentences()) > 0
True
)";

constexpr const char* shortlist_doc = R"(Who could help with one request, best first: a sequence of Candidate.

The order is total: score descending, then nominee id ascending. With `variety`, each next candidate is the best of
those unlike the ones before it.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> request = s2ss.synthetic_requests(directory, requests=1)[0]
>>> shortlist = directory.rank(request, limit=3)
>>> [candidate.score for candidate in shortlist] == sorted((c.score for c in shortlist), reverse=True)
True
>>> shortlist.eligible + sum(shortlist.excluded.values()) == shortlist.considered
True
)";

py::object candidate_at(const Shortlist& shortlist, std::size_t position) {
  return py::cast(shortlist.candidates[position]);
}

/// What `item_of` needs to know.
struct Candidates {
  const Shortlist& shortlist;

  [[nodiscard]] std::size_t size() const { return shortlist.candidates.size(); }
  [[nodiscard]] py::object at(std::size_t position) const { return candidate_at(shortlist, position); }
};

// The counts are worked out when they are first read.
std::size_t eligible(const Shortlist& shortlist) {
  return released([&] { return shortlist.eligible.get(); });
}

py::object excluded(const Shortlist& shortlist) {
  static_cast<void>(eligible(shortlist));
  py::object counter = py::module_::import("collections").attr("Counter")();
  for (std::size_t i = 0; i < rule_count; ++i) {
    if (shortlist.excluded[i] > 0) counter[as_python(static_cast<Rule>(i))] = shortlist.excluded[i];
  }
  return counter;
}

void register_candidate(py::module_& module) {
  py::class_<Candidate> bound = result_class<Candidate>(module, "Candidate", candidate_doc);
  member(bound, "nominee", &Candidate::nominee, "Nominee id.");
  member(bound, "school", &Candidate::school, "URN of the supporting school.");
  member(bound, "school_name", &Candidate::school_name, "Its name.");
  member(bound, "role", &Candidate::role, "The nominee's role.");
  bound.def_property_readonly("score", &Candidate::score, "The score, from 0 to 1.");
  bound.def_property_readonly(
      "parts", [](const Candidate& self) { return as_python(self.parts, self.criterion_parts); },
      "The parts of the score, as fractions by name.");
  part(bound, "evidence", &Candidate::evidence, "The facts behind the parts.");
  bound.def(
      "sentences", [](const Candidate& self) { return sentences(self); },
      "The reasons in plain sentences, without personal data: a list of str. The requester's words for a need are "
      "repeated where they are not its label.");
  bound.def("__repr__", [](const Candidate& self) {
    return describe(
        "Candidate",
        {{"nominee", as_python(self.nominee)}, {"school", as_python(self.school)}, {"score", as_python(self.score())}});
  });
}

}  // namespace

void register_shortlist(py::module_& module) {
  register_candidate(module);
  // With room for what `rank` lets it remember.
  py::class_<Shortlist> bound(module, "Shortlist", shortlist_doc, py::dynamic_attr());
  add_dict(bound, "Shortlist");
  member(bound, "request", &Shortlist::request, "Request id.");
  member(bound, "school", &Shortlist::school, "URN of the requesting school.");
  member(bound, "as_of", &Shortlist::as_of, "The directory's date.");
  bound.def_property_readonly(
      "version", [](const Shortlist& self) { return py::int_(self.version); },
      "The version of the living directory it came from; 0 when it is not live.");
  bound.def_property_readonly(
      "weights", [](const Shortlist& self) { return as_python(self.weights, self.criterion_weights); },
      "The policy's weights, as fractions by name.");
  bound.def_property_readonly(
      "candidates", [](const Shortlist& self) { return self.candidates.get(); },
      "The candidates as a list, best first.");
  member(bound, "considered", &Shortlist::considered, "Nominees in the directory.");
  bound.def_property_readonly("eligible", &eligible, "Nominees no rule removed.");
  bound.def_property_readonly("excluded", &excluded,
                              "How many nominees each rule removed, each under the first that removes it: a Counter in "
                              "the order of the rules.");
  fraction(bound, "variety", &Shortlist::variety, "What was asked for; 0 is the order by score.");
  bound.def("stability", &stability_of_shortlist,
            "How far each weight could move before the ranking changes: a Stability over all eligible nominees. Raises "
            "InputError for a shortlist read from a document; ask `Directory.stability` then.");
  bound.def("compare", &compare_on_shortlist, py::arg("one_candidate"), py::arg("other_candidate"),
            "Why one of two stands above the other: a Comparison. Takes candidates or nominee ids.");
  bound.def("__len__", [](const Shortlist& self) { return self.candidates.size(); });
  bound.def(
      "__getitem__", [](const Shortlist& self, const py::object& index) { return item_of(Candidates{self}, index); },
      py::arg("index"));
  bound.def("__iter__",
            [](const py::object& self) { return py::reinterpret_steal<py::object>(PySeqIter_New(self.ptr())); });
  bound.def("__repr__", [](const Shortlist& self) {
    return describe("Shortlist", {{"request", as_python(self.request)},
                                  {"candidates", as_python(self.candidates.size())},
                                  {"eligible", as_python(eligible(self))},
                                  {"considered", as_python(self.considered)}});
  });
  add_files(bound);
}

}  // namespace s2ss::bindings
