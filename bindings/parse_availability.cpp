#include "s2ss/parse_availability.hpp"

#include <pybind11/stl.h>

#include "convert.hpp"
#include "register.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* availability_doc = R"(When somebody can meet and how; made by `parse_availability`.

Examples
--------
>>> import s2ss
>>> s2ss.parse_availability("not Mondays; twilight, by phone").slots
['Tue-twilight', 'Wed-twilight', 'Thu-twilight', 'Fri-twilight']
)";

constexpr const char* parse_availability_doc = R"(Reads when somebody can meet, and how, from their own words.

What is named adds up and what is refused is taken away; a refusal alone takes away from everything. Where nothing is
said about times every slot is offered, and where nothing is said about ways of meeting every mode. Dates and amounts
are no slots, and contradictions never empty the result: both are unresolved. Linear in the length of the text.

Parameters
----------
text : str
    At most 4 MiB.
writer : str, default 'requesting_school'
    Whose words they are. To 'requesting_school', "come to us" is a visit and "visit you" is hosting; to 'nominee' it
    is the other way about.

Returns
-------
Availability

Raises
------
InputError
    When `writer` is none of these words.
LimitError
    When the text is too long.

Examples
--------
>>> import s2ss
>>> found = s2ss.parse_availability("Tue pm wk A, not Mondays, Teams is fine, free after May")
>>> found.slots, found.modes
(['A:Tue-pm'], ['online'])
>>> [phrase.text for phrase in found.unresolved]
['after May']
>>> s2ss.parse_availability("I can come to you", writer="nominee").modes
['visit']
)";

Availability parse_words(const py::object& given, const py::object& writer) {
  const std::string text = text_argument(given, "text");
  const std::optional<Writer> found = from_word<Writer>(text_argument(writer, "writer"));
  if (!found) refuse("writer", "'requesting_school' or 'nominee'");
  return released([&] { return parse_availability(text, *found); });
}

py::dict availability_dict(const py::object& self) {
  py::dict facts;
  for (const char* name : {"slots", "modes", "says_slots", "says_modes"}) facts[name] = self.attr(name);
  py::list unresolved;
  for (const py::handle phrase : self.attr("unresolved")) unresolved.append(phrase.attr("to_dict")());
  facts["unresolved"] = unresolved;
  return facts;
}

}  // namespace

void register_parse_availability(py::module_& module) {
  py::class_<Availability> bound(module, "Availability", availability_doc);
  member(bound, "slots", &Availability::slots, "When they can meet, as the shortest list of items; never empty.");
  member(bound, "modes", &Availability::modes, "How they can meet; never empty.");
  member(bound, "says_slots", &Availability::says_slots, "The slots follow from the text.");
  member(bound, "says_modes", &Availability::says_modes, "The modes follow from the text.");
  part(bound, "unresolved", &Availability::unresolved,
       "What was not understood, or contradicts the rest: a list of Phrase in the text's order.");
  bound.def("to_dict", &availability_dict, "Everything that was found as a dict; it holds the unresolved words.");
  add_equality(bound);
  bound.def("__repr__", [](const Availability& self) {
    return describe("Availability", {{"slots", as_python(self.slots)},
                                     {"modes", as_python(self.modes)},
                                     {"unresolved", as_python(self.unresolved.size())}});
  });
  module.def("parse_availability", &parse_words, py::arg("text"), py::kw_only(),
             py::arg("writer") = "requesting_school", parse_availability_doc);
}

}  // namespace s2ss::bindings
