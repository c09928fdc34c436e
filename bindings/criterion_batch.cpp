#include "criterion_batch.hpp"

#include <cmath>
#include <cstdint>

#include "arrays.hpp"
#include "convert.hpp"
#include "directory.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* context_doc = R"(The decision a criterion takes part in.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> request = s2ss.synthetic_requests(directory, requests=1)[0]
>>> seen = []
>>> def notes(context, candidates):
...     seen.append(context.request.id)
...     return [0] * len(candidates)
>>> policy = s2ss.Policy(weights={"subject_fit": 1, "note": 0})
>>> shortlist = directory.rank(request, policy=policy, criteria=[s2ss.Criterion("note", notes)])
>>> seen == [request.id]
True
)";

constexpr const char* candidates_doc = R"(The candidates a criterion scores at a time, as columns of one length.

Every attribute is a NumPy array, made when it is asked for. What a criterion knows of its own about nominees or schools
is best held as arrays in the order of `directory.nominees` or `directory.schools`, and taken by `index` or
`school_index`.

Examples
--------
>>> import numpy as np
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> request = s2ss.synthetic_requests(directory, requests=1)[0]
>>> pupils = np.array([school.pupils or 0 for school in directory.schools])
>>> def large(context, candidates):
...     return pupils[candidates.school_index] > 1000
>>> policy = s2ss.Policy(weights={"subject_fit": 4, "large_school": 1})
>>> shortlist = directory.rank(request, policy=policy, criteria=[s2ss.Criterion("large_school", large)])
>>> {candidate.parts["large_school"] for candidate in shortlist} <= {0.0, 1.0}
True
)";

template <typename Number>
void column(py::class_<CandidatesObject>& bound, const char* name, const Number& number, const char* doc) {
  bound.def_property_readonly(
      name, [number](const CandidatesObject& self) { return numbers(self.rows, number); }, doc);
}

void part_column(py::class_<CandidatesObject>& bound, const char* name, Millionths Parts::*part) {
  column(
      bound, name, [part](const CriterionCandidate& row) { return to_fraction(row.parts.*part); },
      "The built-in part of that name, from 0 to 1.");
}

void register_candidates(py::module_& module) {
  py::class_<CandidatesObject> bound(module, "CriterionCandidates", candidates_doc);
  bound.def("__len__", [](const CandidatesObject& self) { return self.rows.size(); });
  column(
      bound, "index", [](const CriterionCandidate& row) { return std::int64_t{row.nominee.value}; },
      "Positions of the nominees in `directory.nominees`.");
  column(
      bound, "school_index", [](const CriterionCandidate& row) { return std::int64_t{row.school.value}; },
      "Positions of the supporting schools in `directory.schools`.");
  bound.def_property_readonly(
      "nominee",
      [](const CandidatesObject& self) {
        return texts(
            self.rows, self.directory.nominee_count(), [](const CriterionCandidate& row) { return row.nominee.value; },
            [&](const CriterionCandidate& row) { return self.directory.nominee_id(row.nominee); });
      },
      "Nominee ids: an array of str.");
  bound.def_property_readonly(
      "school",
      [](const CandidatesObject& self) {
        return texts(
            self.rows, self.directory.schools().size(), [](const CriterionCandidate& row) { return row.school.value; },
            [&](const CriterionCandidate& row) -> std::string_view { return self.directory.school(row.school).urn; });
      },
      "URNs of the supporting schools: an array of str.");
  column(
      bound, "distance",
      [](const CriterionCandidate& row) { return row.distance == absent_number ? NAN : double{1} * row.distance; },
      "Metres as the crow flies; NaN where coordinates are not known.");
  column(
      bound, "sessions", [](const CriterionCandidate& row) { return std::int64_t{row.sessions}; },
      "Sessions both sides can hold inside the window.");
  part_column(bound, "subject_fit", &Parts::subject_fit);
  part_column(bound, "availability", &Parts::availability);
  part_column(bound, "diversity", &Parts::diversity);
  part_column(bound, "proximity", &Parts::proximity);
  bound.def("__repr__", [](const CandidatesObject& self) {
    return describe("CriterionCandidates", {{"candidates", as_python(self.rows.size())}});
  });
}

void register_context(py::module_& module) {
  py::class_<ContextObject> bound(module, "CriterionContext", context_doc);
  bound.def_property_readonly(
      "request", [](const ContextObject& self) { return self.request; }, "The request that is ranked: a Request.");
  bound.def_property_readonly(
      "directory", [](const ContextObject& self) { return DirectoryObject(self.directory); },
      "The directory it is ranked in: a Directory.");
  bound.def_property_readonly(
      "school", [](const ContextObject& self) { return as_python(self.directory.school(self.requesting_school).urn); },
      "URN of the requesting school, or of the one that succeeded it.");
  bound.def("__repr__", [](const ContextObject& self) {
    return describe("CriterionContext", {{"request", as_python(self.request.id)}});
  });
}

}  // namespace

void register_criterion_batch(py::module_& module) {
  register_context(module);
  register_candidates(module);
}

}  // namespace s2ss::bindings
