#include <pybind11/stl.h>

#include "plan.hpp"
#include "register.hpp"
#include "s2ss/plan_sentences.hpp"
#include "s2ss/revise.hpp"
#include "value.hpp"

namespace s2ss::bindings {
namespace {

std::string round_example(const char* doc, const char* lines) {
  return std::string(doc) + R"(

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> requests = s2ss.synthetic_requests(directory, requests=12, seed=1)
>>> plan = directory.allocate(requests)
)" + lines;
}

template <typename Value>
void whole(py::class_<Value>& bound, const char* name, std::int64_t Value::*pointer, const char* doc) {
  bound.def_property_readonly(
      name, [pointer](const Value& self) { return py::int_(self.*pointer); }, doc);
}

void register_assigned_link(py::module_& module) {
  const std::string doc =
      round_example("A request and a nominee who should be linked.", ">>> 0 < plan.assigned[0].score <= 1\nTrue\n");
  py::class_<AssignedLink> bound = result_class<AssignedLink>(module, "AssignedLink", doc.c_str());
  member(bound, "request", &AssignedLink::request, "Request id.");
  member(bound, "nominee", &AssignedLink::nominee, "Nominee id.");
  member(bound, "school", &AssignedLink::school, "URN of the supporting school.");
  member(bound, "school_name", &AssignedLink::school_name, "Its name.");
  bound.def_property_readonly("score", &AssignedLink::score, "The score, from 0 to 1.");
  member(bound, "parts", &AssignedLink::parts, "The parts of the score, as fractions by name.");
  bound.def("__repr__", [](const AssignedLink& self) {
    return describe("AssignedLink", {{"request", as_python(self.request)},
                                     {"nominee", as_python(self.nominee)},
                                     {"score", as_python(self.score())}});
  });
}

void register_unmet_places(py::module_& module) {
  const std::string doc = round_example("Places of a request that stay empty, and why.",
                                        ">>> all(unmet.sentence for unmet in plan.unmet)\nTrue\n");
  py::class_<UnmetPlaces> bound = result_class<UnmetPlaces>(module, "UnmetPlaces", doc.c_str());
  member(bound, "request", &UnmetPlaces::request, "Request id.");
  member(bound, "places", &UnmetPlaces::places, "How many stay empty.");
  member(bound, "reason", &UnmetPlaces::reason,
         "nobody_eligible, too_few_schools, shortage, total_would_fall or others_preferred.");
  member(bound, "sentence", &UnmetPlaces::sentence, "The reason in plain words, without personal data.");
  member(bound, "witness", &UnmetPlaces::witness, "Position in the plan's `shortages`, or None.");
  bound.def("__repr__", [](const UnmetPlaces& self) {
    return describe(
        "UnmetPlaces",
        {{"request", as_python(self.request)}, {"places", as_python(self.places)}, {"reason", as_python(self.reason)}});
  });
}

void register_shortage(py::module_& module) {
  const std::string doc = round_example(
      "Requests that want more places than all the people they can go to have links for (a Hall violator).",
      ">>> all(shortage.links < shortage.places for shortage in plan.shortages)\nTrue\n");
  py::class_<Shortage> bound = result_class<Shortage>(module, "Shortage", doc.c_str());
  member(bound, "requests", &Shortage::requests, "Their ids.");
  member(bound, "nominees", &Shortage::nominees, "Everybody they can go to.");
  whole(bound, "places", &Shortage::places, "Places these requests want.");
  whole(bound, "links", &Shortage::links, "Those that can be filled; the others must wait.");
  bound.def("__repr__", [](const Shortage& self) {
    return describe("Shortage", {{"requests", as_python(self.requests)},
                                 {"nominees", as_python(self.nominees)},
                                 {"places", py::int_(self.places)},
                                 {"links", py::int_(self.links)}});
  });
}

void register_link_price(py::module_& module) {
  const std::string doc =
      round_example("What one more link from a nominee, school or trust would add to the total at most.",
                    ">>> all(price.price >= 0 for price in plan.prices)\nTrue\n");
  py::class_<LinkPrice> bound = result_class<LinkPrice>(module, "LinkPrice", doc.c_str());
  member(bound, "holder", &LinkPrice::holder, "nominee, school or trust.");
  member(bound, "of", &LinkPrice::of, "Their id or URN.");
  bound.def_property_readonly(
      "price", [](const LinkPrice& self) { return total_to_fraction(self.price); },
      "In scores: 0.25 adds a quarter of a full score.");
  whole(bound, "places", &LinkPrice::places,
        "How many more places it would fill, where the goal puts them first; the price is then what the total changes "
        "by with them.");
  member(bound, "requests", &LinkPrice::requests,
         "Ids of the requests that hold its links, or would take one at these prices.");
  member(bound, "sentence", &LinkPrice::sentence, "The price in plain words, without personal data.");
  bound.def("__repr__", [](const LinkPrice& self) {
    return describe("LinkPrice", {{"holder", as_python(self.holder)},
                                  {"of", as_python(self.of)},
                                  {"price", as_python(total_to_fraction(self.price))},
                                  {"places", py::int_(self.places)}});
  });
}

void register_plan_conflict(py::module_& module) {
  const std::string doc = round_example("Minima that cannot be met together; none of the nominees can be left out.",
                                        ">>> plan.conflict is None\nTrue\n");
  py::class_<PlanConflict> bound = result_class<PlanConflict>(module, "PlanConflict", doc.c_str());
  member(bound, "nominees", &PlanConflict::nominees, "Whose minima they are.");
  member(bound, "requests", &PlanConflict::requests, "The requests that can go to them.");
  member(bound, "schools", &PlanConflict::schools, "Schools whose limits stand between, by URN.");
  member(bound, "trusts", &PlanConflict::trusts, "Trusts whose limits stand between.");
  whole(bound, "wanted", &PlanConflict::wanted, "Links the minima ask for.");
  whole(bound, "possible", &PlanConflict::possible, "Links there can be.");
  bound.def_property_readonly(
      "sentence", [](const PlanConflict& self) { return sentence(self); }, "The same in plain words.");
  bound.def("__repr__", [](const PlanConflict& self) {
    return describe("PlanConflict", {{"nominees", as_python(self.nominees)},
                                     {"wanted", py::int_(self.wanted)},
                                     {"possible", py::int_(self.possible)}});
  });
}

void register_plan_comparison(py::module_& module) {
  const std::string doc =
      round_example("A link that one plan has and the other has not.", ">>> plan.compare(plan).moves\n[]\n");
  py::class_<Move> move = result_class<Move>(module, "Move", doc.c_str());
  move.def_property_readonly(
      "request", [](const Move& self) { return self.link.request; }, "Request id.");
  move.def_property_readonly(
      "nominee", [](const Move& self) { return self.link.nominee; }, "Nominee id.");
  member(move, "is_new", &Move::is_new, "The later plan has it; otherwise the earlier one had.");
  member(move, "reason", &Move::reason, "declined, withdrawn, capacity, arrived or follows.");
  move.def("__repr__", [](const Move& self) {
    return describe("Move", {{"request", as_python(self.link.request)},
                             {"nominee", as_python(self.link.nominee)},
                             {"is_new", as_python(self.is_new)},
                             {"reason", as_python(self.reason)}});
  });

  const std::string both = round_example("How a later plan of a round differs from an earlier one.",
                                         ">>> plan.compare(plan).kept == len(plan.assigned)\nTrue\n");
  py::class_<PlanComparison> bound = result_class<PlanComparison>(module, "PlanComparison", both.c_str());
  part(bound, "moves", &PlanComparison::moves, "A list of Move, by request, those that are gone first.");
  whole(bound, "kept", &PlanComparison::kept, "Links both have.");
  bound.def_property_readonly(
      "score", [](const PlanComparison& self) { return total_to_fraction(self.total); },
      "What the later plan's objective has more.");
  whole(bound, "filled", &PlanComparison::filled, "How many more places it fills.");
  bound.def("__repr__", [](const PlanComparison& self) {
    return describe("PlanComparison", {{"moves", as_python(self.moves.size())},
                                       {"kept", py::int_(self.kept)},
                                       {"score", as_python(total_to_fraction(self.total))},
                                       {"filled", py::int_(self.filled)}});
  });
  bound.def(
      "sentences", [](const PlanComparison& self) { return sentences(self); },
      "What stays, and for each request what it lost, what it got and why, in plain sentences: a list of str.");
  add_files(bound);
}

}  // namespace

void register_plan_parts(py::module_& module) {
  register_assigned_link(module);
  register_unmet_places(module);
  register_shortage(module);
  register_link_price(module);
  register_plan_conflict(module);
  register_plan_comparison(module);
}

}  // namespace s2ss::bindings
