#include "plan.hpp"

#include <numeric>

#include <pybind11/stl.h>

#include "arrays.hpp"
#include "register.hpp"
#include "s2ss/plan_sentences.hpp"
#include "s2ss/revise.hpp"
#include "sequence.hpp"
#include "value.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* plan_doc =
    R"(Who should be linked with whom in a round of requests, with the proof that no plan is better.

Made by `Directory.allocate`. A plan remembers the directory, the requests and the policy it came from, so that `verify`
and `revise` need nothing else; one that was read from a document has to be told.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> requests = s2ss.synthetic_requests(directory, requests=12, seed=1)
>>> plan = directory.allocate(requests, goal="most_served")
>>> plan.status, plan.verify()
('optimal', [])
>>> len(plan.assigned) + sum(unmet.places for unmet in plan.unmet) == plan.places
True
)";

/// A plan's links as a sequence and as columns.
struct AssignedLinks {
  static constexpr const char* name = "AssignedLinks";
  static constexpr const char* doc = R"(The links of a plan, by request and then by nominee: a sequence of AssignedLink.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> plan = directory.allocate(s2ss.synthetic_requests(directory, requests=5))
>>> list(plan.assigned.columns())[:4]
['request', 'nominee', 'school', 'school_name']
)";
  std::vector<AssignedLink> links;

  [[nodiscard]] std::size_t size() const { return links.size(); }
  [[nodiscard]] py::object at(std::size_t position) const { return py::cast(links[position]); }
};

constexpr const char* link_columns_doc = R"(The columns by name.

Returns
-------
dict of str to numpy.ndarray
    `request`, `nominee`, `school` and `school_name` hold text; `score`, `subject_fit`, `availability`, `diversity` and
    `proximity` are fractions.
)";

py::dict columns_of(const AssignedLinks& self) {
  std::vector<std::size_t> rows(self.size());
  std::iota(rows.begin(), rows.end(), 0);
  const auto text = [&](std::string AssignedLink::*member) {
    return texts(
        rows, rows.size(), [](std::size_t row) { return row; },
        [&](std::size_t row) -> std::string_view { return self.links[row].*member; });
  };
  const auto fractions = [&](Millionths Parts::*part) {
    return numbers(self.links, [part](const AssignedLink& link) { return to_fraction(link.parts.*part); });
  };
  py::dict dict;
  dict["request"] = text(&AssignedLink::request);
  dict["nominee"] = text(&AssignedLink::nominee);
  dict["school"] = text(&AssignedLink::school);
  dict["school_name"] = text(&AssignedLink::school_name);
  dict["score"] = numbers(self.links, [](const AssignedLink& link) { return link.score(); });
  dict["subject_fit"] = fractions(&Parts::subject_fit);
  dict["availability"] = fractions(&Parts::availability);
  dict["diversity"] = fractions(&Parts::diversity);
  dict["proximity"] = fractions(&Parts::proximity);
  return dict;
}

py::dict alternates_by_request(const Plan& plan) {
  py::dict dict;
  for (const Alternates& each : plan.alternates) dict[py::str(each.request)] = py::cast(each.candidates);
  return dict;
}

}  // namespace

void add_plan_members(PlanClass& bound) {
  member(bound, "status", &Plan::status, "optimal, infeasible (see `conflict`) or cancelled (see `gap`).");
  member(bound, "as_of", &Plan::as_of, "The directory's date.");
  part(bound, "rules", &Plan::rules, "What it was decided under: a RoundRules.");
  bound.def_property_readonly(
      "places", [](const Plan& self) { return py::int_(self.places); }, "Places asked for.");
  bound.def_property_readonly("objective", &Plan::objective, "The sum of the links' scores.");
  bound.def_property_readonly(
      "assigned", [](const Plan& self) { return AssignedLinks{self.assigned}; },
      "The links: an AssignedLinks, with `columns()` and `to_pandas()`.");
  part(bound, "unmet", &Plan::unmet, "A list of UnmetPlaces, by request: which stay empty, and why.");
  part(bound, "shortages", &Plan::shortages, "A list of Shortage: who competes for whom.");
  bound.def_property_readonly(
      "alternates", &alternates_by_request,
      "Who could step in, best first: a list of AssignedLink for each request id. Nobody a hard "
      "rule removes, and only with links to spare after the plan.");
  part(bound, "prices", &Plan::prices,
       "A list of LinkPrice: nominees, then schools, then trusts whose links are used up, the dearest first.");
  part(bound, "certificate", &Plan::certificate, "The proof: a Certificate.");
  bound.def_property_readonly(
      "gap", [](const Plan& self) { return total_to_fraction(self.gap); },
      "When cancelled: no plan is better by more. Otherwise 0.");
  bound.def_property_readonly(
      "conflict",
      [](const Plan& self) {
        return self.status == PlanStatus::infeasible ? py::cast(self.conflict) : py::object(py::none());
      },
      "When infeasible: a PlanConflict, which minima stand against each other. Otherwise None.");
  bound.def(
      "compare",
      [](const Plan& self, const py::object& other) { return compare(self, argument<Plan>(other, "other")); },
      py::arg("other"), "How `other`, the later plan, differs from this one: a PlanComparison.");
  bound.def(
      "sentences", [](const Plan& self) { return sentences(self); },
      "What the plan comes to, why each empty place stays empty and where one more link would add most, in plain "
      "sentences without personal data: a list of str.");
  bound.def("__repr__", [](const Plan& self) {
    return describe("Plan", {{"status", as_python(self.status)},
                             {"goal", as_python(self.rules.goal)},
                             {"places", py::int_(self.places)},
                             {"assigned", as_python(self.assigned.size())},
                             {"objective", as_python(self.objective())}});
  });
}

void register_plan(py::module_& module) {
  register_plan_parts(module);
  register_plan_certificate(module);
  py::class_<AssignedLinks> links = register_sequence<AssignedLinks>(module);
  links.def("columns", &columns_of, link_columns_doc);
  // With room for what `allocate` lets it remember.
  PlanClass bound(module, "Plan", plan_doc, py::dynamic_attr());
  add_dict(bound, "Plan");
  add_plan_members(bound);
  add_plan_verbs(bound);
  add_files(bound);
}

}  // namespace s2ss::bindings
