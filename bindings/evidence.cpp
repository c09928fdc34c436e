#include "s2ss/evidence.hpp"

#include <pybind11/stl.h>

#include "register.hpp"
#include "value.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* example_head = R"(

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=100, seed=7)
>>> request = s2ss.synthetic_requests(directory, requests=1)[0]
>>> nominee = directory.nominees[0].id
>>> evidence = directory.explain(request, nominee).evidence
)";

std::string with_example(const char* doc, const char* lines) { return std::string(doc) + example_head + lines; }

void register_reference(py::module_& module) {
  const std::string doc = with_example("A concept with the label people know it by.",
                                       ">>> evidence.needs[0].need.id == request.needs[0].topic\nTrue\n");
  py::class_<ConceptReference> bound = result_class<ConceptReference>(module, "ConceptReference", doc.c_str());
  member(bound, "id", &ConceptReference::id, "Concept id.");
  member(bound, "label", &ConceptReference::label, "The label to show.");
  bound.def("__repr__", [](const ConceptReference& self) {
    return describe("ConceptReference", {{"id", as_python(self.id)}, {"label", as_python(self.label)}});
  });
}

void register_step(py::module_& module) {
  const std::string doc = R"(One step of the path from a need's topic to the expertise that met it.

Examples
--------
>>> import s2ss
>>> taxonomy = s2ss.Taxonomy.default()
>>> step = s2ss.similarity(taxonomy, "history", "humanities").path[0]
>>> step.step, step.to.id
('broader', 'humanities')
)";
  py::class_<StepEvidence> bound = result_class<StepEvidence>(module, "StepEvidence", doc.c_str());
  member(bound, "step", &StepEvidence::step, "'narrower', 'broader' or 'related'.");
  part(bound, "to", &StepEvidence::to, "The concept it leads to.");
  bound.def("__repr__", [](const StepEvidence& self) {
    return describe("StepEvidence", {{"step", as_python(self.step)}, {"to", as_python(self.to.id)}});
  });
}

void register_facet(py::module_& module) {
  const std::string doc = with_example("How one facet that a need names was met.",
                                       ">>> all(facet.factor <= 1 for facet in evidence.needs[0].facets)\nTrue\n");
  py::class_<FacetEvidence> bound = result_class<FacetEvidence>(module, "FacetEvidence", doc.c_str());
  member(bound, "facet", &FacetEvidence::facet, "'aspect', 'stage' or 'board'.");
  part(bound, "asked", &FacetEvidence::asked, "The concept the need names.");
  member(bound, "outcome", &FacetEvidence::outcome, "'met', 'blank', 'adjacent' or 'other'.");
  fraction(bound, "factor", &FacetEvidence::factor, "What it keeps of the fit.");
  bound.def("__repr__", [](const FacetEvidence& self) {
    return describe("FacetEvidence", {{"asked", as_python(self.asked.id)}, {"outcome", as_python(self.outcome)}});
  });
}

void register_need_evidence(py::module_& module) {
  const std::string doc =
      with_example("Which expertise met one need best, and how: `fit` is similarity x strength x facets x role.",
                   ">>> 0 <= evidence.needs[0].fit <= 1\nTrue\n");
  py::class_<NeedEvidence> bound = result_class<NeedEvidence>(module, "NeedEvidence", doc.c_str());
  part(bound, "need", &NeedEvidence::need, "The topic asked for.");
  member(bound, "words", &NeedEvidence::words, "The requester's own words for it; empty when none are known.");
  member(bound, "required", &NeedEvidence::required, "A nominee who does not meet it is not proposed.");
  fraction(bound, "weight", &NeedEvidence::weight, "The need's share of the request.");
  part(bound, "expertise", &NeedEvidence::expertise, "The expertise's topic, or None when none is near at all.");
  part(bound, "path", &NeedEvidence::path, "Steps from the need to it; empty for the very topic.");
  fraction(bound, "similarity", &NeedEvidence::similarity, "How near the topics are.");
  member(bound, "strength", &NeedEvidence::strength, "'main' or 'also', as it counts.");
  fraction(bound, "strength_factor", &NeedEvidence::strength_factor, "What the strength keeps.");
  part(bound, "facets", &NeedEvidence::facets, "How each facet was met.");
  fraction(bound, "role_factor", &NeedEvidence::role_factor, "What the role keeps.");
  fraction(bound, "fit", &NeedEvidence::fit, "The product of it all.");
  bound.def("__repr__", [](const NeedEvidence& self) {
    return describe("NeedEvidence", {{"need", as_python(self.need.id)},
                                     {"expertise", self.expertise ? as_python(self.expertise->id) : py::none()},
                                     {"fit", as_python(to_fraction(self.fit))}});
  });
}

void register_link_evidence(py::module_& module) {
  static const std::string doc = with_example("A past link between the two schools.",
                                              ">>> all(0 <= link.decay <= 1 for link in evidence.past_links)\nTrue\n");
  py::class_<LinkEvidence> bound = result_class<LinkEvidence>(module, "LinkEvidence", doc.c_str());
  member(bound, "date", &LinkEvidence::date, "The day it was made.");
  member(bound, "state", &LinkEvidence::state, "How far it came.");
  member(bound, "direction", &LinkEvidence::direction, "'received' or 'gave', seen from the requesting school.");
  fraction(bound, "decay", &LinkEvidence::decay, "1 today, half after each half-life.");
  bound.def("__repr__", [](const LinkEvidence& self) {
    return describe("LinkEvidence",
                    {{"date", as_python(to_string(self.date))}, {"direction", as_python(self.direction)}});
  });
}

void register_whole(py::module_& module) {
  static const std::string doc =
      with_example("The facts behind the parts of one pair.",
                   ">>> evidence.sessions_asked == request.sessions\nTrue\n>>> evidence.modes == "
                   "evidence.to_dict()[\"modes\"]\nTrue\n");
  py::class_<Evidence> bound = result_class<Evidence>(module, "Evidence", doc.c_str());
  part(bound, "needs", &Evidence::needs, "One NeedEvidence for each need, in the request's order.");
  member(bound, "sessions", &Evidence::sessions, "Sessions both sides can hold inside the window.");
  member(bound, "sessions_asked", &Evidence::sessions_asked, "Sessions asked for.");
  member(bound, "modes", &Evidence::modes, "The modes both sides offer.");
  member(bound, "distance", &Evidence::distance, "Metres as the crow flies, or None when coordinates are not known.");
  member(bound, "distance_limit", &Evidence::distance_limit, "Metres.");
  member(bound, "no_travel_needed", &Evidence::no_travel_needed, "The request is wholly online, phone or resources.");
  part(bound, "past_links", &Evidence::past_links, "Past links between the schools, oldest first.");
  member(bound, "two_steps", &Evidence::two_steps, "Both schools were linked with the same third school.");
  member(bound, "same_trust", &Evidence::same_trust, "Both schools belong to one trust.");
  member(bound, "same_district", &Evidence::same_district, "Both schools lie in one district.");
  member(bound, "used_more_than_average", &Evidence::used_more_than_average,
         "The nominee or their school is used more than the rest of the programme.");
  bound.def("__repr__", [](const Evidence& self) {
    return describe("Evidence", {{"needs", as_python(self.needs.size())},
                                 {"sessions", as_python(self.sessions)},
                                 {"modes", as_python(self.modes)},
                                 {"distance", as_python(self.distance)}});
  });
}

}  // namespace

void register_evidence(py::module_& module) {
  register_reference(module);
  register_step(module);
  register_facet(module);
  register_need_evidence(module);
  register_link_evidence(module);
  register_whole(module);
}

}  // namespace s2ss::bindings
