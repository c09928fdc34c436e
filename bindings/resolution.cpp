#include "s2ss/resolution.hpp"

#include <pybind11/stl.h>

#include "register.hpp"
#include "s2ss/taxonomy.hpp"
#include "value.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* mention_doc = R"(Words of a text that mean a concept. A repr shows the concept, not the words.

Examples
--------
>>> import s2ss
>>> mention = s2ss.Taxonomy.default().resolve("MFL support").needs[0].mentions[0]
>>> mention
Mention(concept_id='modern-foreign-languages', kind='alternative', match='as_written')
>>> mention.words.text
'MFL'
)";

constexpr const char* resolved_need_doc = R"(A Need, and the words of the text that led to it.

A request takes it as a need: `Request(needs=found.needs, ...)` keeps the words and leaves the mentions behind.

Examples
--------
>>> import s2ss
>>> need = s2ss.Taxonomy.default().resolve("Secondary MFL support and subject leadership").needs[0]
>>> need.topic, need.aspects, need.words
('modern-foreign-languages', ['subject-leadership'], ['MFL', 'subject leadership'])
>>> need.confidence
1.0
>>> isinstance(need, s2ss.Need)
True
)";

constexpr const char* dismissed_doc = R"(A mention that led to no need, and why.

Examples
--------
>>> import s2ss
>>> found = s2ss.Taxonomy.default().resolve("Help with history, not geography.")
>>> [(mention.concept_id, mention.reason) for mention in found.dismissed]
[('geography', 'denied')]
)";

constexpr const char* question_doc = R"(What a careful clerk would ask: words with several serious readings.

Nothing else in the message decides between them. One reading is given when the other is everyday English, none
when it is an abbreviation that the scheme does not know.

Examples
--------
>>> import s2ss
>>> own = s2ss.Taxonomy.from_dict({"id": "own", "concepts": [
...     {"id": "art", "pref_label": "Art", "alt_labels": ["design"]},
...     {"id": "technology", "pref_label": "Technology", "alt_labels": ["design"]}]})
>>> question = own.resolve("Help with design").ask_back[0]
>>> question.words.text, question.readings, question.labels
('design', ['art', 'technology'], ['Art', 'Technology'])
)";

constexpr const char* resolution_doc = R"(What a message was understood to ask for.

Examples
--------
>>> import s2ss
>>> found = s2ss.Taxonomy.default().resolve("Secondary MFL support and subject leadership")
>>> found
Resolution(needs=1, unresolved=0, ask_back=0, dismissed=0)
>>> request = s2ss.Request(id="r1", school="100002", needs=found.needs, from_="2026-09-07", to="2026-10-23")
>>> request.needs[0].words
['MFL', 'subject leadership']
)";

constexpr const char* resolve_doc = R"(What a message asks for, in the words of this scheme.

Misspellings are mended and other forms of a word are met; what is denied, in hand or only mentioned is set aside; what
nothing in the message decides is asked back. A message that asks for no topic gives no needs. Linear in the text.

Parameters
----------
text : str
    As the school wrote it, a title or a whole message; at most 4 MiB.

Returns
-------
Resolution

Raises
------
InputError
    When the text cannot be written in UTF-8.
LimitError
    When the text is too long.

Examples
--------
>>> import s2ss
>>> found = s2ss.Taxonomy.default().resolve("Secondary MFL support and subject leadership")
>>> [(need.topic, need.aspects) for need in found.needs]
[('modern-foreign-languages', ['subject-leadership'])]
)";

void register_mention(py::module_& module) {
  py::class_<Mention> bound = result_class<Mention>(module, "Mention", mention_doc);
  part(bound, "words", &Mention::words, "The words and their place in the text: a Phrase.");
  member(bound, "concept_id", &Mention::concept_id, "The concept they mean.");
  member(bound, "pref_label", &Mention::pref_label, "The concept's label.");
  member(bound, "label", &Mention::label, "The label that was met; not to be shown when its kind is 'hidden'.");
  member(bound, "kind", &Mention::kind, "Of that label: 'preferred', 'alternative', 'hidden', 'uncertain' or 'role'.");
  member(bound, "match", &Mention::match,
         "'as_written'; 'inflected', in another form of the word; or 'corrected', after a misspelling was mended.");
  bound.def("__repr__", [](const Mention& self) {
    return describe(
        "Mention",
        {{"concept_id", as_python(self.concept_id)}, {"kind", as_python(self.kind)}, {"match", as_python(self.match)}});
  });

  auto dismissed = result_class<DismissedMention, Mention>(module, "DismissedMention", dismissed_doc);
  member(dismissed, "reason", &DismissedMention::reason,
         "'denied'; 'replaced', what is given up; 'in_hand'; 'background', a reason, a courtesy or news; 'role', a "
         "person who is mentioned; or 'wider', said by a narrower concept beside it.");
  dismissed.def("__repr__", [](const DismissedMention& self) {
    return describe("DismissedMention",
                    {{"concept_id", as_python(self.concept_id)}, {"reason", as_python(self.reason)}});
  });
}

void register_resolved_need(py::module_& module) {
  auto bound = result_class<ResolvedNeed, Need>(module, "ResolvedNeed", resolved_need_doc);
  // Else it would inherit the constructor of a Need.
  bound.def(py::init([](const py::args& /*positional*/, const py::kwargs& /*given*/) -> ResolvedNeed {
    throw py::type_error("a ResolvedNeed is made by Taxonomy.resolve");
  }));
  part(bound, "mentions", &ResolvedNeed::mentions, "What led to it, its topic's first: a list of Mention.");
  fraction(bound, "confidence", &ResolvedNeed::confidence,
           "How sure the reading is, from 0 to 1: that of the least sure of its mentions.");
  bound.def("__repr__", [](const ResolvedNeed& self) {
    return describe("ResolvedNeed", {{"topic", as_python(self.topic)},
                                     {"aspects", as_python(self.aspects)},
                                     {"stages", as_python(self.stages)},
                                     {"boards", as_python(self.boards)},
                                     {"mentions", as_python(self.mentions.size())},
                                     {"confidence", as_python(to_fraction(self.confidence))}});
  });
}

void register_question(py::module_& module) {
  py::class_<Question> bound = result_class<Question>(module, "Question", question_doc);
  part(bound, "words", &Question::words, "The words and their place in the text: a Phrase.");
  member(bound, "readings", &Question::readings, "Concept ids, ascending.");
  member(bound, "labels", &Question::labels, "The readings' labels, in their order.");
  bound.def("__repr__", [](const Question& self) {
    return describe("Question", {{"readings", as_python(self.readings)}});
  });
}

Resolution resolve(const Taxonomy& taxonomy, const py::object& given) {
  const std::string text = text_argument(given, "text");
  return released([&] { return taxonomy.resolve(text); });
}

}  // namespace

void register_resolution(py::module_& module) {
  register_mention(module);
  register_resolved_need(module);
  register_question(module);
  py::class_<Resolution> bound = result_class<Resolution>(module, "Resolution", resolution_doc);
  part(bound, "needs", &Resolution::needs, "What is asked for, in the order of the text: a list of ResolvedNeed.");
  part(bound, "unresolved", &Resolution::unresolved,
       "What seems to be asked for and matches nothing in the scheme: a list of Phrase.");
  part(bound, "ask_back", &Resolution::ask_back,
       "What to ask the school; empty when all is clear: a list of Question.");
  part(bound, "dismissed", &Resolution::dismissed, "Understood, and not asked for: a list of DismissedMention.");
  bound.def(
      "sentences", [](const Resolution& self) { return sentences(self); },
      "How it came about, in plain sentences for an adviser that repeat words of the text: a list of str.");
  bound.def("__repr__", [](const Resolution& self) {
    return describe("Resolution", {{"needs", as_python(self.needs.size())},
                                   {"unresolved", as_python(self.unresolved.size())},
                                   {"ask_back", as_python(self.ask_back.size())},
                                   {"dismissed", as_python(self.dismissed.size())}});
  });
  add_files(bound);
  py::class_<Taxonomy>(module.attr("Taxonomy")).def("resolve", &resolve, py::arg("text"), resolve_doc);
}

}  // namespace s2ss::bindings
