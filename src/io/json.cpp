#include "s2ss/io/json.hpp"

#include <type_traits>

#include "io/json_document.hpp"
#include "io/json_forms.hpp"
#include "s2ss/io/file.hpp"

namespace s2ss {

template <typename Value>
std::string to_json(const Value& value) {
  if constexpr (std::is_same_v<Value, Taxonomy>) {
    return taxonomy_to_json(value);
  } else {
    return write_document(value);
  }
}

template <typename Value>
Value from_json(std::string_view text, const std::string& source) {
  if constexpr (std::is_same_v<Value, Taxonomy>) {
    return taxonomy_from_json(text, source);
  } else {
    JsonText located(text, source);
    Value value{};
    throw_if_any(read_document(located, form_of<Value>(), &value));
    return value;
  }
}

template <typename Value>
Value read_json(const std::filesystem::path& path) {
  return from_json<Value>(read_file(path), path.string());
}

Directory read_directory_json(const std::filesystem::path& path, const Taxonomy& taxonomy, Strictness strictness) {
  return directory_from_json(read_file(path), taxonomy, strictness, path.string());
}

template <typename Value>
void write_json(const std::filesystem::path& path, const Value& value) {
  atomic_write(path, to_json(value));
}

#define S2SS_JSON_DOCUMENT(Value)                                        \
  template std::string to_json<Value>(const Value&);                     \
  template Value from_json<Value>(std::string_view, const std::string&); \
  template Value read_json<Value>(const std::filesystem::path&);         \
  template void write_json<Value>(const std::filesystem::path&, const Value&);

S2SS_JSON_DOCUMENT(School)
S2SS_JSON_DOCUMENT(Nominee)
S2SS_JSON_DOCUMENT(Expertise)
S2SS_JSON_DOCUMENT(Contact)
S2SS_JSON_DOCUMENT(Link)
S2SS_JSON_DOCUMENT(Conflict)
S2SS_JSON_DOCUMENT(Calendar)
S2SS_JSON_DOCUMENT(Change)
S2SS_JSON_DOCUMENT(ChangeBatch)
S2SS_JSON_DOCUMENT(Request)
S2SS_JSON_DOCUMENT(std::vector<Request>)
S2SS_JSON_DOCUMENT(Need)
S2SS_JSON_DOCUMENT(Policy)
S2SS_JSON_DOCUMENT(Shortlist)
S2SS_JSON_DOCUMENT(Candidate)
S2SS_JSON_DOCUMENT(Evidence)
S2SS_JSON_DOCUMENT(NeedEvidence)
S2SS_JSON_DOCUMENT(FacetEvidence)
S2SS_JSON_DOCUMENT(StepEvidence)
S2SS_JSON_DOCUMENT(LinkEvidence)
S2SS_JSON_DOCUMENT(ConceptReference)
S2SS_JSON_DOCUMENT(Explanation)
S2SS_JSON_DOCUMENT(SingleChange)
S2SS_JSON_DOCUMENT(WeightInterval)
S2SS_JSON_DOCUMENT(PartStability)
S2SS_JSON_DOCUMENT(Tie)
S2SS_JSON_DOCUMENT(Stability)
S2SS_JSON_DOCUMENT(PartDifference)
S2SS_JSON_DOCUMENT(Comparison)
S2SS_JSON_DOCUMENT(Share)
S2SS_JSON_DOCUMENT(Metrics)
S2SS_JSON_DOCUMENT(Plan)
S2SS_JSON_DOCUMENT(RoundRules)
S2SS_JSON_DOCUMENT(AssignedLink)
S2SS_JSON_DOCUMENT(UnmetPlaces)
S2SS_JSON_DOCUMENT(Shortage)
S2SS_JSON_DOCUMENT(LinkPrice)
S2SS_JSON_DOCUMENT(Bound)
S2SS_JSON_DOCUMENT(Certificate)
S2SS_JSON_DOCUMENT(PlanConflict)
S2SS_JSON_DOCUMENT(Move)
S2SS_JSON_DOCUMENT(PlanComparison)
S2SS_JSON_DOCUMENT(Phrase)
S2SS_JSON_DOCUMENT(Mention)
S2SS_JSON_DOCUMENT(ResolvedNeed)
S2SS_JSON_DOCUMENT(DismissedMention)
S2SS_JSON_DOCUMENT(Question)
S2SS_JSON_DOCUMENT(Resolution)
S2SS_JSON_DOCUMENT(Taxonomy)
S2SS_JSON_DOCUMENT(Concept)

#undef S2SS_JSON_DOCUMENT

template void write_json<Directory>(const std::filesystem::path&, const Directory&);

extern const std::string_view s2ss_schema_json;

std::string_view json_schema() noexcept { return s2ss_schema_json; }

}  // namespace s2ss
