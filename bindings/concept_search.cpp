#include "s2ss/concept_search.hpp"

#include "convert.hpp"
#include "register.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* suggestion_doc = R"(A concept to offer to someone who is typing; made by `Taxonomy.search`.

Examples
--------
>>> import s2ss
>>> found = s2ss.Taxonomy.default().search("geog", limit=1)[0]
>>> found
ConceptSuggestion(id='geography', matched='Geog')
>>> found.pref_label, found.label_kind, found.path
('Geography', 'alternative', ['Subjects', 'Humanities'])
)";

py::dict suggestion_dict(const ConceptSuggestion& self) {
  py::dict dict;
  dict["id"] = as_python(self.id);
  dict["pref_label"] = as_python(self.pref_label);
  dict["matched"] = as_python(self.matched);
  dict["label_kind"] = as_python(self.label_kind);
  dict["path"] = as_python(self.path);
  return dict;
}

}  // namespace

void register_concept_search(py::module_& module) {
  py::class_<ConceptSuggestion> bound(module, "ConceptSuggestion", suggestion_doc);
  member(bound, "id", &ConceptSuggestion::id, "The concept's id.");
  member(bound, "pref_label", &ConceptSuggestion::pref_label, "The label to show.");
  member(bound, "matched", &ConceptSuggestion::matched,
         "The label that was found; the pref_label in place of a hidden one, which is never shown.");
  member(bound, "label_kind", &ConceptSuggestion::label_kind,
         "Of the label that was found: 'preferred', 'alternative', 'hidden', 'uncertain' or 'role'.");
  member(bound, "path", &ConceptSuggestion::path,
         "Labels from a top concept to the one above this one; empty for a top concept.");
  bound.def("to_dict", &suggestion_dict, "The members as a dict, ready for JSON.");
  add_equality(bound);
  bound.def("__repr__", [](const ConceptSuggestion& self) {
    return describe("ConceptSuggestion", {{"id", as_python(self.id)}, {"matched", as_python(self.matched)}});
  });
}

}  // namespace s2ss::bindings
