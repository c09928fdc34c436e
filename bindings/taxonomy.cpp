#include "s2ss/taxonomy.hpp"

#include <pybind11/stl.h>

#include "register.hpp"
#include "sequence.hpp"
#include "value.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* concept_doc = R"(A support topic or theme with the words schools use for it; the terms are SKOS's.

Examples
--------
>>> import s2ss
>>> history = s2ss.Taxonomy.default().concept("history")
>>> history.pref_label
'History'
>>> history.facet
'none'
)";

constexpr const char* taxonomy_doc = R"(An immutable scheme of support topics, in the order of their ids.

A concept may have several broader ones; a `related` pair holds both ways. `Taxonomy.default()` is the built-in
secondary support scheme; others come from `Taxonomy.from_dict` or `Taxonomy.read_json`.

Examples
--------
>>> import s2ss
>>> taxonomy = s2ss.Taxonomy.default()
>>> "history" in taxonomy
True
>>> taxonomy.concept("history").broader
['humanities']
>>> own = s2ss.Taxonomy.from_dict({"id": "own", "concepts": [
...     {"id": "science", "pref_label": "Science"},
...     {"id": "physics", "pref_label": "Physics", "broader": ["science"]}]})
>>> [concept.id for concept in own.concepts]
['physics', 'science']
)";

/// The scheme's concepts as a sequence that is made when it is read.
struct Concepts {
  static constexpr const char* name = "Concepts";
  static constexpr const char* doc = "The concepts of a taxonomy, ascending by id: a sequence.";
  Taxonomy taxonomy;

  [[nodiscard]] std::size_t size() const { return taxonomy.size(); }
  [[nodiscard]] py::object at(std::size_t position) const { return py::cast(taxonomy.concepts()[position]); }
};

const Concept& concept_of(const Taxonomy& taxonomy, const py::object& given) {
  const std::string id = text_argument(given, "id");
  const std::optional<ConceptIndex> found = taxonomy.find(id);
  if (found) return taxonomy.at(*found);
  std::string mend;
  for (const std::string& near : taxonomy.suggest(id)) mend += (mend.empty() ? "did you mean " : ", ") + near;
  refuse("id", "the id of a concept of the scheme " + taxonomy.id(), std::move(mend));
}

void register_concept(py::module_& module) {
  py::class_<Concept> bound(module, "Concept", concept_doc);
  member(bound, "id", &Concept::id, "Lower-case words joined by hyphens; never changes.");
  member(bound, "pref_label", &Concept::pref_label, "The label to show.");
  member(bound, "alt_labels", &Concept::alt_labels, "Synonyms and abbreviations.");
  member(bound, "hidden_labels", &Concept::hidden_labels, "Misspellings: matched, never shown.");
  member(bound, "uncertain_labels", &Concept::uncertain_labels,
         "Words that may mean this concept: understood beside one of its cues, else asked back.");
  member(bound, "role_labels", &Concept::role_labels,
         "Titles of people: they mean this concept only where the role itself is asked about.");
  member(bound, "cues", &Concept::cues,
         "Words that tell, near an uncertain label, that this concept is meant; '@id' is a concept named nearby.");
  member(bound, "broader", &Concept::broader, "Ids of wider concepts; none for a top concept.");
  member(bound, "related", &Concept::related, "Ids of associated concepts.");
  member(bound, "facet", &Concept::facet, "'none', or what it may restrict a topic by: 'aspect', 'stage', 'board'.");
  member(bound, "takes_aspects", &Concept::takes_aspects,
         "Whether aspects named beside it, or beside a narrower concept, restrict it.");
  bound.def(
      "to_dict", [](const Concept& self) { return dict_from(self); },
      "The concept as it stands in its taxonomy's JSON form.");
  add_equality(bound);
  bound.def("__repr__", [](const Concept& self) {
    return describe("Concept", {{"id", as_python(self.id)}, {"pref_label", as_python(self.pref_label)}});
  });
}

template <typename Neighbours>
py::object ids_of(const Taxonomy& taxonomy, const Neighbours& neighbours) {
  py::list ids;
  for (const ConceptIndex index : neighbours) ids.append(as_python(taxonomy.at(index).id));
  return ids;
}

py::object narrower(const Taxonomy& taxonomy, const py::object& id) {
  return ids_of(taxonomy, taxonomy.narrower(*taxonomy.find(concept_of(taxonomy, id).id)));
}

bool is_broader(const Taxonomy& taxonomy, const py::object& ancestor, const py::object& descendant) {
  const auto index = [&](const py::object& id) { return *taxonomy.find(concept_of(taxonomy, id).id); };
  return taxonomy.is_broader(index(ancestor), index(descendant));
}

py::object suggest(const Taxonomy& taxonomy, const py::object& mistyped, const py::object& limit) {
  return as_python(taxonomy.suggest(text_argument(mistyped, "mistyped_id"), count_argument(limit, "limit")));
}

constexpr const char* search_doc = R"(Concepts for someone who has typed this much of a label, best first.

A label matches when every word of the input begins some word of it, in any order. Case, diacritics, possessive endings
and hyphens do not matter, "&" is "and", and "KS 3" is "KS3". A word of 4 to 7 letters may have one typing slip and a
longer one two, but not in its first letter, and none where it has digits. Labels with fewer slips come first; then the
label that is the input, those that begin with its words, and the others; then preferred, alternative, hidden, uncertain
and role labels; then the shorter label; then the order of ids. Each concept is found once, by its best label.

Parameters
----------
prefix : str
    What has been typed; its first 200 bytes are read. Without a word in it the top concepts are given, by id.
limit : int, default 10
    At most so many concepts.

Returns
-------
list of ConceptSuggestion

Raises
------
InputError
    An argument is not of its kind.

Examples
--------
>>> import s2ss
>>> [found.pref_label for found in s2ss.Taxonomy.default().search("pupil prem", limit=1)]
['Disadvantage and pupil premium']
)";

std::vector<ConceptSuggestion> concepts_found(const Taxonomy& taxonomy, const py::object& prefix,
                                              const py::object& limit) {
  const std::string typed = text_argument(prefix, "prefix");
  const std::size_t most = count_argument(limit, "limit");
  return released([&] { return taxonomy.search(typed, most); });
}

constexpr const char* with_labels_doc = R"(The same scheme with further words, such as an authority's own.

A word that is then a certain label of two concepts has two meanings, and is asked back.

Parameters
----------
labels : dict of str to list of str
    By concept id, the words to add.
kind : str, default 'alternative'
    What they are: 'alternative' (synonyms), 'hidden' (misspellings), 'uncertain' (words that may mean the concept) or
    'role' (titles of people).

Returns
-------
Taxonomy

Raises
------
InputError
    With every unknown concept, blank label and wrong kind.

Examples
--------
>>> import s2ss
>>> own = s2ss.Taxonomy.default().with_labels({"timetabling": ["Zeitplan"]})
>>> [need.topic for need in own.resolve("Zeitplan support").needs]
['timetabling']
)";

Taxonomy with_labels(const Taxonomy& taxonomy, const py::object& given, const py::object& given_kind) {
  const std::optional<LabelKind> kind = from_word<LabelKind>(text_argument(given_kind, "kind"));
  if (!kind) refuse("kind", "'alternative', 'hidden', 'uncertain' or 'role'");
  if (!py::isinstance<py::dict>(given)) refuse("labels", "a dict of concept ids to lists of texts");
  std::vector<AddedLabels> added;
  for (const auto& [id, labels] : py::reinterpret_borrow<py::dict>(given)) {
    const std::string place = "labels[" + std::to_string(added.size()) + "]";
    added.push_back({text_argument(id, place), texts_argument(labels, place), *kind});
  }
  return released([&] { return taxonomy.with_labels(added); });
}

}  // namespace

void register_taxonomy(py::module_& module) {
  register_concept(module);
  register_sequence<Concepts>(module);
  py::class_<Taxonomy> bound(module, "Taxonomy", taxonomy_doc);
  bound.def_static("default", &Taxonomy::default_scheme, "The built-in secondary support scheme.");
  bound.def_property_readonly("id", &Taxonomy::id, "The scheme's id.");
  bound.def_property_readonly("title", &Taxonomy::title, "The scheme's title; may be empty.");
  bound.def_property_readonly(
      "concepts", [](const Taxonomy& self) { return Concepts{self}; }, "All concepts, ascending by id.");
  bound.def(
      "concept", [](const Taxonomy& self, const py::object& id) { return concept_of(self, id); }, py::arg("id"),
      "The concept with this id. Raises InputError with suggestions when there is none.");
  bound.def("narrower", &narrower, py::arg("id"), "Ids of the concepts one step narrower, ascending.");
  bound.def("is_broader", &is_broader, py::arg("ancestor"), py::arg("descendant"),
            "True when one or more broader steps lead from `descendant` to `ancestor`.");
  bound.def("suggest", &suggest, py::arg("mistyped_id"), py::kw_only(), py::arg("limit") = 3,
            "Ids that look most like a mistyped one, best first.");
  bound.def("search", &concepts_found, py::arg("prefix"), py::kw_only(), py::arg("limit") = 10, search_doc);
  bound.def("with_labels", &with_labels, py::arg("labels"), py::kw_only(), py::arg("kind") = "alternative",
            with_labels_doc);
  bound.def("__len__", &Taxonomy::size);
  bound.def("__contains__", [](const Taxonomy& self, const py::object& id) {
    return py::isinstance<py::str>(id) && self.find(text_argument(id, "id")).has_value();
  });
  bound.def("__repr__", [](const Taxonomy& self) {
    return describe("Taxonomy", {{"id", as_python(self.id())}, {"concepts", as_python(self.size())}});
  });
  add_dict(bound, "Taxonomy");
  add_files(bound);
}

}  // namespace s2ss::bindings
