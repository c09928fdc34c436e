#include "s2ss/policy.hpp"

#include "register.hpp"
#include "value.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* policy_doc = R"(The weights, rules and limits a decision is made under.

Every member has the programme's own default. Factors are fractions from 0 to 1; distances are metres. Members that
are dicts may name only what differs from the default.

Parameters
----------
weights : dict, optional
    How much 'subject_fit', 'availability', 'diversity', 'proximity' and criteria of one's own, by their names, count;
    scaled to sum to one.
similarity, strength, facets, diversity, likeness : dict, optional
    The factors of each part, and those of variety, by the names the attributes of the same name show.
not_a_leader, unknown_proximity, min_subject_fit, min_score : float, optional
max_distance, recently_linked_days, max_links_per_school, max_links_per_trust : int, optional
exclude_same_trust : bool, optional

Examples
--------
>>> import s2ss
>>> policy = s2ss.Policy(weights={"subject_fit": 6, "availability": 2, "diversity": 2, "proximity": 0})
>>> policy.weights
{'subject_fit': 0.6, 'availability': 0.2, 'diversity': 0.2, 'proximity': 0.0}
>>> s2ss.Policy(max_distance=15000).similarity["narrower"]
0.85
)";

py::dict similarity(const Policy& policy) {
  const SimilarityFactors& factors = policy.similarity;
  py::dict dict;
  dict["narrower"] = to_fraction(factors.narrower);
  dict["broader"] = to_fraction(factors.broader);
  dict["turn"] = to_fraction(factors.turn);
  dict["related"] = to_fraction(factors.related);
  dict["minimum"] = to_fraction(factors.minimum);
  return dict;
}

py::dict strength(const Policy& policy) {
  py::dict dict;
  dict["main"] = to_fraction(policy.strength.main);
  dict["also"] = to_fraction(policy.strength.also);
  dict["max_main_topics"] = policy.strength.max_main_topics;
  return dict;
}

py::dict facets(const Policy& policy) {
  const FacetFactors& factors = policy.facets;
  py::dict dict;
  dict["met"] = to_fraction(factors.met);
  dict["blank"] = to_fraction(factors.blank);
  dict["adjacent_stage"] = to_fraction(factors.adjacent_stage);
  dict["other_stage"] = to_fraction(factors.other_stage);
  dict["other_aspect"] = to_fraction(factors.other_aspect);
  dict["other_board"] = to_fraction(factors.other_board);
  return dict;
}

py::dict diversity(const Policy& policy) {
  const DiversityFactors& factors = policy.diversity;
  py::dict dict;
  dict["past_links"] = to_fraction(factors.past_links);
  dict["link_strength"] = to_fraction(factors.link_strength);
  dict["half_life_days"] = factors.half_life_days;
  dict["two_steps"] = to_fraction(factors.two_steps);
  dict["same_trust"] = to_fraction(factors.same_trust);
  dict["same_district"] = to_fraction(factors.same_district);
  dict["spread"] = to_fraction(factors.spread);
  return dict;
}

py::dict likeness(const Policy& policy) {
  py::dict dict;
  dict["same_school"] = to_fraction(policy.likeness.same_school);
  dict["same_trust"] = to_fraction(policy.likeness.same_trust);
  dict["same_district"] = to_fraction(policy.likeness.same_district);
  return dict;
}

}  // namespace

void register_policy(py::module_& module) {
  py::class_<Policy> bound = value_class<Policy>(module, "Policy", policy_doc);
  bound.def_property_readonly(
      "weights", [](const Policy& self) { return as_python(self.weights, self.criterion_weights); },
      "How much each part counts, criteria of one's own after the built-in ones: fractions that sum to one.");
  bound.def_property_readonly("similarity", &similarity, "What each step between topics keeps.");
  bound.def_property_readonly("strength", &strength, "How strongly a nominee's own words count.");
  bound.def_property_readonly("facets", &facets, "What each facet that a need names keeps.");
  fraction(bound, "not_a_leader", &Policy::not_a_leader, "A need for subject leadership met by no leader.");
  bound.def_property_readonly("diversity", &diversity, "What takes away from diversity.");
  bound.def_property_readonly("likeness", &likeness, "What makes two candidates alike, where variety is asked for.");
  fraction(bound, "unknown_proximity", &Policy::unknown_proximity, "Proximity where coordinates are not known.");
  member(bound, "max_distance", &Policy::max_distance, "Metres.");
  fraction(bound, "min_subject_fit", &Policy::min_subject_fit, "Fits below it count as none.");
  fraction(bound, "min_score", &Policy::min_score, "Candidates below it are removed.");
  member(bound, "exclude_same_trust", &Policy::exclude_same_trust, "Links inside a trust are not made.");
  member(bound, "recently_linked_days", &Policy::recently_linked_days,
         "Schools linked within so many days are not linked again; 0 is off.");
  member(bound, "max_links_per_school", &Policy::max_links_per_school,
         "Links a school may give at one time where it states no limit itself, or None.");
  member(bound, "max_links_per_trust", &Policy::max_links_per_trust,
         "Links the schools of a trust may give together at one time, or None: holds in `allocate` alone.");
  bound.def("__repr__", [](const Policy& self) {
    return describe("Policy", {{"weights", as_python(self.weights, self.criterion_weights)}});
  });
  add_files(bound);
}

}  // namespace s2ss::bindings
