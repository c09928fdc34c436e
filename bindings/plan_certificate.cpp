#include <pybind11/stl.h>

#include "plan.hpp"
#include "register.hpp"
#include "value.hpp"

namespace s2ss::bindings {

namespace {

py::object listed(const std::vector<Pair>& pairs) {
  py::list list;
  for (const Pair& pair : pairs) list.append(py::make_tuple(pair.request, pair.nominee));
  return list;
}

py::object by_id(const std::vector<Amount>& amounts) {
  py::dict dict;
  for (const Amount& each : amounts) dict[py::str(each.of)] = each.amount;
  return dict;
}

template <typename Value>
void pairs_member(py::class_<Value>& bound, const char* name, std::vector<Pair> Value::*pointer, const char* doc) {
  bound.def_property_readonly(
      name, [pointer](const Value& self) { return listed(self.*pointer); }, doc);
}

template <typename Value>
void amounts_member(py::class_<Value>& bound, const char* name, std::vector<Amount> Value::*pointer, const char* doc) {
  bound.def_property_readonly(
      name, [pointer](const Value& self) { return by_id(self.*pointer); }, doc);
}

constexpr const char* rules_doc = R"(What a round was decided under, beside the policy.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> plan = directory.allocate(s2ss.synthetic_requests(directory, requests=5), spread=0.1)
>>> plan.rules.goal, plan.rules.spread
('best_fit', 0.1)
)";

constexpr const char* bound_doc = R"(Prices that bound from above what any plan can reach.

Prices are whole numbers of units, of which a score of 1 has 1000000000000; those that are 0 are left out.
docs/plans.md has the sum that makes `bound` of them.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> plan = directory.allocate(s2ss.synthetic_requests(directory, requests=5))
>>> plan.certificate.bounds[0].bound == round(plan.objective * 10**12)
True
)";

constexpr const char* certificate_doc = R"(Why a plan is best: prices that no plan can pass.

best_fit and most_served need one bound, which the plan reaches. fairest has up to three: the plan's own, among pairs
not below the lowest link; that no plan fills more places; and that without the pairs of the lowest score fewer are
filled. stable needs none.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> plan = directory.allocate(s2ss.synthetic_requests(directory, requests=5))
>>> len(plan.certificate.bounds)
1
)";

void register_rules_of_round(py::module_& module) {
  py::class_<RoundRules> bound = result_class<RoundRules>(module, "RoundRules", rules_doc);
  member(bound, "goal", &RoundRules::goal, "best_fit, most_served, fairest or stable.");
  pairs_member(bound, "pinned", &RoundRules::pinned, "Links that must be made: pairs of request and nominee id.");
  pairs_member(bound, "forbidden", &RoundRules::forbidden, "Links that must not be made.");
  amounts_member(bound, "minimum", &RoundRules::minimum, "Links nominees must get at least: a dict by nominee id.");
  amounts_member(
      bound, "capacity", &RoundRules::capacity,
      "Links nominees can take in this round, in place of what the directory leaves them: a dict by nominee id.");
  bound.def_property_readonly(
      "spread", [](const RoundRules& self) { return total_to_fraction(self.spread); },
      "What each further link of the same nominee costs, as a score.");
  bound.def_property_readonly(
      "school_spread", [](const RoundRules& self) { return total_to_fraction(self.school_spread); },
      "What each further link of the same supporting school costs, as a score.");
  bound.def_property_readonly(
      "diversity", [](const RoundRules& self) { return total_to_fraction(self.diversity); },
      "What a full diversity part counts beyond its weight in the score.");
  bound.def_property_readonly(
      "min_score", [](const RoundRules& self) { return total_to_fraction(self.min_score); },
      "Links that score less are not made, pinned ones apart.");
  pairs_member(bound, "announced", &RoundRules::announced, "Links people have been told of.");
  bound.def_property_readonly(
      "keep", [](const RoundRules& self) { return total_to_fraction(self.keep); },
      "What keeping each of them is worth, as a score.");
  bound.def("__repr__", [](const RoundRules& self) {
    return describe("RoundRules", {{"goal", as_python(self.goal)},
                                   {"pinned", as_python(self.pinned.size())},
                                   {"forbidden", as_python(self.forbidden.size())}});
  });
}

void register_bound(py::module_& module) {
  py::class_<Bound> bound = result_class<Bound>(module, "Bound", bound_doc);
  bound.def_property_readonly(
      "lowest", [](const Bound& self) { return self.lowest ? py::object(py::int_(*self.lowest)) : py::none(); },
      "Pairs with a lower total, pinned ones apart, are left out of what is bounded; None leaves out none.");
  member(bound, "counts_places", &Bound::counts_places, "Each link counts 1, and not its score.");
  bound.def_property_readonly(
      "served_bonus", [](const Bound& self) { return py::int_(self.served_bonus); },
      "What each link counts beyond its score.");
  bound.def_property_readonly(
      "links", [](const Bound& self) { return py::int_(self.links); },
      "For how many links the bonus stands in what no plan can pass.");
  bound.def_property_readonly(
      "bound", [](const Bound& self) { return py::int_(self.bound); },
      "What no plan can pass, the bonus of `links` links apart.");
  amounts_member(bound, "requests", &Bound::requests, "Price of a place, by request id.");
  amounts_member(bound, "nominees", &Bound::nominees, "Price of a link, by nominee id.");
  amounts_member(bound, "schools", &Bound::schools, "Price of a link of the school, by URN.");
  amounts_member(bound, "trusts", &Bound::trusts, "Price of a link of the trust, by its id.");
  bound.def("__repr__", [](const Bound& self) { return describe("Bound", {{"bound", py::int_(self.bound)}}); });
}

}  // namespace

void register_plan_certificate(py::module_& module) {
  register_rules_of_round(module);
  register_bound(module);
  py::class_<Certificate> bound = result_class<Certificate>(module, "Certificate", certificate_doc);
  part(bound, "bounds", &Certificate::bounds, "A list of Bound.");
  bound.def("__repr__", [](const Certificate& self) {
    return describe("Certificate", {{"bounds", as_python(self.bounds.size())}});
  });
}

}  // namespace s2ss::bindings
