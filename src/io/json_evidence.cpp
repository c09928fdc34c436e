#include "io/json_forms.hpp"
#include "io/json_values.hpp"

namespace s2ss {

// Evidence is a result: every member is written, and asked for when it is read. Only what may be unknown may be absent.

template <>
const JsonForm& form_of<ConceptReference>() {
  static const JsonObjectForm<ConceptReference> form(
      "an object with the `id` and `label` of a concept",
      {
          json_member<&ConceptReference::id>("id", Presence::required),
          json_member<&ConceptReference::label>("label", Presence::required),
      });
  return form;
}

template <>
const JsonForm& form_of<StepEvidence>() {
  static const JsonObjectForm<StepEvidence> form(
      "an object, a step", {
                               json_member<&StepEvidence::step>("step", Presence::required, word<Step>()),
                               json_member<&StepEvidence::to>("to", Presence::required),
                           });
  return form;
}

template <>
const JsonForm& form_of<FacetEvidence>() {
  static const JsonObjectForm<FacetEvidence> form(
      "an object, how a facet was met",
      {
          json_member<&FacetEvidence::facet>("facet", Presence::required, word<Facet>()),
          json_member<&FacetEvidence::asked>("asked", Presence::required),
          json_member<&FacetEvidence::outcome>("outcome", Presence::required, word<FacetOutcome>()),
          json_member<&FacetEvidence::factor>("factor", Presence::required, fraction()),
      });
  return form;
}

template <>
const JsonForm& form_of<NeedEvidence>() {
  static const JsonOptionalForm<ConceptReference> expertise;
  static const JsonObjectForm<NeedEvidence> form(
      "an object, how a need was met",
      {
          json_member<&NeedEvidence::need>("need", Presence::required),
          json_member<&NeedEvidence::words>("words", Presence::optional),
          json_member<&NeedEvidence::required>("required", Presence::required),
          json_member<&NeedEvidence::weight>("weight", Presence::required, fraction()),
          json_member<&NeedEvidence::expertise>("expertise", Presence::optional, expertise),
          json_member<&NeedEvidence::path>("path", Presence::required, list_of<StepEvidence>()),
          json_member<&NeedEvidence::similarity>("similarity", Presence::required, fraction()),
          json_member<&NeedEvidence::strength>("strength", Presence::required, word<Strength>()),
          json_member<&NeedEvidence::strength_factor>("strength_factor", Presence::required, fraction()),
          json_member<&NeedEvidence::facets>("facets", Presence::required, list_of<FacetEvidence>()),
          json_member<&NeedEvidence::role_factor>("role_factor", Presence::required, fraction()),
          json_member<&NeedEvidence::fit>("fit", Presence::required, fraction()),
      });
  return form;
}

template <>
const JsonForm& form_of<LinkEvidence>() {
  static const JsonObjectForm<LinkEvidence> form(
      "an object, a past link",
      {
          json_member<&LinkEvidence::date>("date", Presence::required),
          json_member<&LinkEvidence::state>("state", Presence::required, word<LinkState>()),
          json_member<&LinkEvidence::direction>("direction", Presence::required, word<LinkDirection>()),
          json_member<&LinkEvidence::decay>("decay", Presence::required, fraction()),
      });
  return form;
}

template <>
const JsonForm& form_of<Evidence>() {
  static const JsonObjectForm<Evidence> form(
      "an object, the facts behind the parts",
      {
          json_member<&Evidence::needs>("needs", Presence::required, list_of<NeedEvidence>()),
          json_member<&Evidence::sessions>("sessions", Presence::required, whole_number<0>()),
          json_member<&Evidence::sessions_asked>("sessions_asked", Presence::required, whole_number<0>()),
          json_member<&Evidence::modes>("modes", Presence::required),
          json_member<&Evidence::distance>("distance", Presence::optional, optional_whole_number<0>()),
          json_member<&Evidence::distance_limit>("distance_limit", Presence::required, whole_number<0>()),
          json_member<&Evidence::no_travel_needed>("no_travel_needed", Presence::required),
          json_member<&Evidence::past_links>("past_links", Presence::required, list_of<LinkEvidence>()),
          json_member<&Evidence::two_steps>("two_steps", Presence::required),
          json_member<&Evidence::same_trust>("same_trust", Presence::required),
          json_member<&Evidence::same_district>("same_district", Presence::required),
          json_member<&Evidence::used_more_than_average>("used_more_than_average", Presence::required),
      });
  return form;
}

}  // namespace s2ss
