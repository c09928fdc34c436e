#include "register.hpp"
#include "s2ss/nominee.hpp"
#include "s2ss/request.hpp"
#include "value.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* expertise_doc = R"(What a nominee offers: a topic, with the facets it is restricted to.

Parameters
----------
topic : str
    Concept id.
aspects, stages, boards : list of str, optional
    Concept ids; an empty facet means "not restricted".
strength : str, default 'main'
    'main' or 'also'.

Examples
--------
>>> import s2ss
>>> expertise = s2ss.Expertise(topic="history", stages=["gcse"])
>>> expertise.strength
'main'
>>> expertise
Expertise(topic='history', stages=['gcse'], strength='main')
)";

constexpr const char* need_doc = R"(What a request asks for: a topic with the facets it names.

Parameters
----------
topic : str
    Concept id.
aspects, stages, boards : list of str, optional
    Concept ids.
weight : float, default 1.0
    Relative to the request's other needs; finite and above 0.
required : bool, default False
    A nominee who does not meet it is not proposed.
words : list of str, optional
    The requester's own words that led to it: carried, never ranked on, never shown in a repr or an error.

Examples
--------
>>> import s2ss
>>> need = s2ss.Need(topic="history", aspects=["curriculum-development"], required=True)
>>> need.weight, need.required
(1.0, True)
>>> need.replace(weight=2).weight
2.0
)";

template <typename Value>
void add_facets(py::class_<Value>& bound) {
  member(bound, "topic", &Value::topic, "Concept id.");
  member(bound, "aspects", &Value::aspects, "Concept ids with the facet 'aspect'.");
  member(bound, "stages", &Value::stages, "Concept ids with the facet 'stage'.");
  member(bound, "boards", &Value::boards, "Concept ids with the facet 'board'.");
}

}  // namespace

void register_expertise(py::module_& module) {
  py::class_<Expertise> expertise = value_class<Expertise>(module, "Expertise", expertise_doc);
  add_facets(expertise);
  member(expertise, "strength", &Expertise::strength, "'main' or 'also'.");
  expertise.def("__repr__", [](const Expertise& self) {
    return describe("Expertise", {{"topic", as_python(self.topic)},
                                  {"aspects", as_python(self.aspects)},
                                  {"stages", as_python(self.stages)},
                                  {"boards", as_python(self.boards)},
                                  {"strength", as_python(self.strength)}});
  });

  py::class_<Need> need = value_class<Need>(module, "Need", need_doc);
  add_facets(need);
  member(need, "weight", &Need::weight, "Relative to the request's other needs.");
  member(need, "required", &Need::required, "A nominee who does not meet it is not proposed.");
  member(need, "words", &Need::words, "The requester's own words that led to it; never shown by themselves.");
  need.def("__repr__", [](const Need& self) {
    return describe("Need", {{"topic", as_python(self.topic)},
                             {"aspects", as_python(self.aspects)},
                             {"stages", as_python(self.stages)},
                             {"boards", as_python(self.boards)},
                             {"weight", as_python(self.weight)},
                             {"required", as_python(self.required)}});
  });
}

}  // namespace s2ss::bindings
