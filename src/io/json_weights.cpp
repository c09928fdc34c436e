#include "io/json_weights.hpp"

#include <cstddef>

namespace s2ss {

namespace {

using Draft = JsonReader::Draft;

void normalise(JsonReader& reader, Draft& draft) {
  const bool all_zero = draft.numbers == std::array<double, 4>{} &&
                        std::ranges::all_of(draft.criteria, [](const CriterionShare& one) { return one.value == 0; });
  if (!all_zero) return draft.set(draft.target, AllWeights::normalised(draft.numbers, std::move(draft.criteria)));
  const auto is_sound = [&reader](std::string_view name) { return reader.is_sound(name); };
  if (!std::ranges::all_of(enumerator_words<Part>, is_sound)) return;
  if (!std::ranges::all_of(draft.criteria, is_sound, &CriterionShare::name)) return;
  reader.expected_in({}, "at least one weight above 0", "a part without a weight counts 0: name one that matters");
}

template <Part part>
JsonMember draft_member() {
  return {to_string(part), Presence::always, &relative_weight(),
          [](void* draft) -> void* { return &static_cast<Draft*>(draft)->numbers[static_cast<std::size_t>(part)]; },
          nullptr};
}

std::vector<CriterionShare>& criteria_of_draft(Draft& draft) { return draft.criteria; }

std::vector<CriterionValue>& criteria_of(Candidate& candidate) { return candidate.criterion_parts; }

void sort_criteria(JsonReader& /*reader*/, Candidate& candidate) {
  std::ranges::sort(candidate.criterion_parts, {}, &CriterionValue::name);
}

template <Part part, Millionths Parts::*value>
JsonMember parts_row() {
  return json_member<&Candidate::parts, value>(to_string(part), Presence::required, fraction());
}

}  // namespace

const JsonForm& weights_draft_form() {
  static const JsonObjectForm<Draft> form(
      "an object, a weight for each part that counts",
      {draft_member<Part::subject_fit>(), draft_member<Part::availability>(), draft_member<Part::diversity>(),
       draft_member<Part::proximity>()},
      criterion_members<Draft, CriterionShare, criteria_of_draft>(relative_weight()), normalise);
  return form;
}

const JsonForm& candidate_parts_form() {
  static const JsonObjectForm<Candidate> form(
      "an object, a fraction for each part",
      {parts_row<Part::subject_fit, &Parts::subject_fit>(), parts_row<Part::availability, &Parts::availability>(),
       parts_row<Part::diversity, &Parts::diversity>(), parts_row<Part::proximity, &Parts::proximity>()},
      criterion_members<Candidate, CriterionValue, criteria_of>(fraction()), sort_criteria);
  return form;
}

}  // namespace s2ss
