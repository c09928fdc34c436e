#include <string>
#include <string_view>
#include <vector>

#include "core/text.hpp"
#include "s2ss/enumerators.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss {

/// The text of secondary_support.tsv, embedded when the library is built.
extern const std::string_view secondary_support_tsv;

namespace {

constexpr std::size_t column_count = 11;

Taxonomy read_embedded_scheme();
Concept to_concept(std::string_view line);
std::vector<std::string> list_of(std::string_view cell);

}  // namespace

const Taxonomy& Taxonomy::default_scheme() {
  static const Taxonomy scheme = read_embedded_scheme();
  return scheme;
}

namespace {

// A fault in the embedded text is caught by the tests of the default scheme, not by its users.
Taxonomy read_embedded_scheme() {
  TaxonomyBuilder builder("secondary-support", "Secondary school-to-school support topics", "secondary_support.tsv");
  const auto lines = text::split(secondary_support_tsv, '\n');
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!lines[i].empty()) builder.add(to_concept(lines[i]));
  }
  return builder.build();
}

Concept to_concept(std::string_view line) {
  auto cells = text::split(line, '\t');
  cells.resize(column_count);
  Concept result;
  result.id = cells[0];
  result.pref_label = cells[1];
  result.alt_labels = list_of(cells[2]);
  result.hidden_labels = list_of(cells[3]);
  result.uncertain_labels = list_of(cells[4]);
  result.role_labels = list_of(cells[5]);
  result.cues = list_of(cells[6]);
  result.broader = list_of(cells[7]);
  result.related = list_of(cells[8]);
  result.facet = from_word<Facet>(cells[9]).value_or(Facet::none);
  result.takes_aspects = cells[10] == "yes";
  return result;
}

std::vector<std::string> list_of(std::string_view cell) {
  return cell.empty() ? std::vector<std::string>{} : text::split(cell, ';');
}

}  // namespace
}  // namespace s2ss
