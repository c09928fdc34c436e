#include <optional>
#include <utility>

#include "io/json_document.hpp"
#include "io/json_forms.hpp"
#include "io/json_values.hpp"
#include "s2ss/io/json.hpp"

namespace s2ss {

namespace {

struct TaxonomyDocument {
  std::string id;
  std::string title;
  std::vector<Concept> concepts;
};

const JsonForm& taxonomy_form() {
  static const JsonObjectForm<TaxonomyDocument> form(
      "an object, a taxonomy",
      {
          json_member<&TaxonomyDocument::id>("id", Presence::required),
          json_member<&TaxonomyDocument::title>("title", Presence::always),
          json_member<&TaxonomyDocument::concepts>("concepts", Presence::required, list_of<Concept>()),
      });
  return form;
}

}  // namespace

template <>
const JsonForm& form_of<Concept>() {
  static const JsonObjectForm<Concept> form(
      "an object, a concept", {
                                  json_member<&Concept::id>("id", Presence::required),
                                  json_member<&Concept::pref_label>("pref_label", Presence::required),
                                  json_member<&Concept::alt_labels>("alt_labels", Presence::optional),
                                  json_member<&Concept::hidden_labels>("hidden_labels", Presence::optional),
                                  json_member<&Concept::uncertain_labels>("uncertain_labels", Presence::optional),
                                  json_member<&Concept::role_labels>("role_labels", Presence::optional),
                                  json_member<&Concept::cues>("cues", Presence::optional),
                                  json_member<&Concept::broader>("broader", Presence::optional),
                                  json_member<&Concept::related>("related", Presence::optional),
                                  json_member<&Concept::facet>("facet", Presence::optional, word<Facet>()),
                                  json_member<&Concept::takes_aspects>("takes_aspects", Presence::optional),
                              });
  return form;
}

std::string taxonomy_to_json(const Taxonomy& taxonomy) {
  const TaxonomyDocument document{
      taxonomy.id(), taxonomy.title(), {taxonomy.concepts().begin(), taxonomy.concepts().end()}};
  JsonWriter writer;
  taxonomy_form().write(writer, &document);
  return writer.finish();
}

Taxonomy taxonomy_from_json(std::string_view text, const std::string& source) {
  JsonText located(text, source);
  TaxonomyDocument document;
  JsonReport report = read_document(located, taxonomy_form(), &document, {.note_places = true});
  TaxonomyBuilder builder(std::move(document.id), std::move(document.title), source);
  for (Concept& read : document.concepts) builder.add(std::move(read));
  std::optional<Taxonomy> taxonomy;
  try {
    taxonomy = builder.build();
  } catch (const InputError& error) {
    throw_together(std::move(report), error, located, taxonomy_form());
  }
  throw_if_any(std::move(report));
  return *std::move(taxonomy);
}

}  // namespace s2ss
