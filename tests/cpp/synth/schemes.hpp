#pragma once

#include <initializer_list>
#include <string>
#include <utility>

#include "s2ss/taxonomy.hpp"

namespace s2ss {

struct ConceptRow {
  std::string id;
  std::string broader = {};
  Facet facet = Facet::none;
};

[[nodiscard]] inline Taxonomy scheme_of(std::initializer_list<ConceptRow> rows) {
  TaxonomyBuilder builder("test");
  for (const ConceptRow& row : rows) {
    Concept entry;
    entry.id = row.id;
    entry.pref_label = row.id;
    if (!row.broader.empty()) entry.broader = {row.broader};
    entry.facet = row.facet;
    builder.add(std::move(entry));
  }
  return builder.build();
}

/// Small, and apart from the built-in scheme: recorded bytes do not change when that one grows.
[[nodiscard]] inline Taxonomy school_scheme() {
  return scheme_of({{"subjects"},
                    {"english", "subjects"},
                    {"mathematics", "subjects"},
                    {"history", "subjects"},
                    {"computing", "subjects"},
                    {"computer-science", "computing"},
                    {"leadership-and-school-organisation"},
                    {"timetabling", "leadership-and-school-organisation"},
                    {"operations-and-support-services"},
                    {"site-management", "operations-and-support-services"},
                    {"curriculum-and-subject-leadership"},
                    {"subject-leadership", "curriculum-and-subject-leadership", Facet::aspect},
                    {"key-stages-and-qualifications"},
                    {"key-stage-3", "key-stages-and-qualifications", Facet::stage},
                    {"key-stage-4", "key-stages-and-qualifications", Facet::stage},
                    {"aqa", "key-stages-and-qualifications", Facet::board},
                    {"school-farm"}});
}

[[nodiscard]] inline Taxonomy two_concepts() { return scheme_of({{"gardening"}, {"chess"}}); }

}  // namespace s2ss
