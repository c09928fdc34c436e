#include <set>

#include "core/text.hpp"
#include "s2ss/error.hpp"
#include "s2ss/fault_list.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss {

namespace {

std::vector<std::string>* list_of(Concept& labelled, LabelKind kind);
Fault fault_at(std::size_t position, std::string_view member, std::string expected, std::string mend);

}  // namespace

Taxonomy Taxonomy::with_labels(const std::vector<AddedLabels>& added) const {
  std::vector<Concept> extended(concepts().begin(), concepts().end());
  std::set<std::vector<std::string>*> longer;
  FaultList faults;
  for (std::size_t position = 0; position < added.size(); ++position) {
    const AddedLabels& addition = added[position];
    const std::optional<ConceptIndex> index = find(addition.concept_id);
    if (!index) {
      const auto near = suggest(addition.concept_id, 1);
      faults.add(fault_at(position, "concept_id", "the id of a concept of this scheme",
                          near.empty() ? "look it up with search" : "did you mean " + near.front() + "?"));
      continue;
    }
    std::vector<std::string>* const list = list_of(extended[index->value], addition.kind);
    if (list == nullptr) {
      faults.add(fault_at(position, "kind", "alternative, hidden, uncertain or role",
                          "a concept keeps its preferred label; add the word as an alternative"));
      continue;
    }
    for (const std::string& label : addition.labels) {
      if (text::trim(label).empty()) {
        faults.add(fault_at(position, "labels", "labels that are not blank", "remove the blank one"));
      } else {
        list->push_back(label);
      }
    }
    longer.insert(list);
  }
  faults.throw_if_any();
  for (std::vector<std::string>* const list : longer) text::drop_repeats(*list);

  TaxonomyBuilder builder(id(), title());
  for (Concept& labelled : extended) builder.add(std::move(labelled));
  return builder.build();
}

namespace {

std::vector<std::string>* list_of(Concept& labelled, LabelKind kind) {
  switch (kind) {
    case LabelKind::alternative:
      return &labelled.alt_labels;
    case LabelKind::hidden:
      return &labelled.hidden_labels;
    case LabelKind::uncertain:
      return &labelled.uncertain_labels;
    case LabelKind::role:
      return &labelled.role_labels;
    case LabelKind::preferred:
      break;
  }
  return nullptr;
}

Fault fault_at(std::size_t position, std::string_view member, std::string expected, std::string mend) {
  Fault fault;
  fault.source = "labels";
  fault.pointer = "/" + std::to_string(position) + "/" + std::string(member);
  fault.field = member;
  fault.expected = std::move(expected);
  fault.mend = std::move(mend);
  return fault;
}

}  // namespace
}  // namespace s2ss
