#include "io/json_forms.hpp"
#include "io/json_values.hpp"

namespace s2ss {

template <>
const JsonForm& form_of<SingleChange>() {
  static const JsonOptionalForm<Mode> mode(word<Mode>());
  static const JsonOptionalForm<ConceptReference> reference;
  static const JsonOptionalForm<Millionths> optional_fraction(fraction());
  static const JsonObjectForm<SingleChange> form(
      "an object, a change",
      {
          json_member<&SingleChange::kind>("kind", Presence::required, word<SingleChangeKind>()),
          json_member<&SingleChange::side>("side", Presence::required, word<ChangeSide>()),
          json_member<&SingleChange::slot>("slot", Presence::optional),
          json_member<&SingleChange::mode>("mode", Presence::optional, mode),
          json_member<&SingleChange::distance>("distance", Presence::optional, optional_whole_number<0>()),
          json_member<&SingleChange::links>("links", Presence::optional, optional_whole_number<0>()),
          json_member<&SingleChange::need>("need", Presence::optional, reference),
          json_member<&SingleChange::facet>("facet", Presence::optional, reference),
          json_member<&SingleChange::min_score>("min_score", Presence::optional, optional_fraction),
          json_member<&SingleChange::part>("part", Presence::optional),
          json_member<&SingleChange::weight>("weight", Presence::optional, optional_fraction),
          json_member<&SingleChange::size>("size", Presence::required, fraction()),
          json_member<&SingleChange::rank>("rank", Presence::required, count()),
      });
  return form;
}

}  // namespace s2ss
