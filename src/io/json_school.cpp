#include "io/json_forms.hpp"
#include "io/json_values.hpp"

namespace s2ss {

template <>
const JsonForm& form_of<School>() {
  static const JsonObjectForm<School> form(
      "an object, a school",
      {
          json_member<&School::urn>("urn", Presence::required),
          json_member<&School::name>("name", Presence::always),
          json_member<&School::phase>("phase", Presence::always, word<Phase>()),
          json_member<&School::status>("status", Presence::always, word<SchoolStatus>()),
          json_member<&School::type>("type", Presence::optional),
          json_member<&School::local_authority>("local_authority", Presence::optional),
          json_member<&School::district>("district", Presence::optional),
          json_member<&School::trust>("trust", Presence::optional),
          json_member<&School::groups>("groups", Presence::optional),
          json_member<&School::religious_character>("religious_character", Presence::optional),
          json_member<&School::gender>("gender", Presence::optional),
          json_member<&School::low_age>("low_age", Presence::optional, optional_whole_number()),
          json_member<&School::high_age>("high_age", Presence::optional, optional_whole_number()),
          json_member<&School::pupils>("pupils", Presence::optional, optional_whole_number()),
          json_member<&School::disadvantage>("disadvantage", Presence::optional, optional_percentage()),
          json_member<&School::easting>("easting", Presence::optional, optional_whole_number()),
          json_member<&School::northing>("northing", Presence::optional, optional_whole_number()),
          json_member<&School::release_limit>("release_limit", Presence::optional, optional_whole_number()),
      });
  return form;
}

template <>
const JsonForm& form_of<JsonSuccession>() {
  static const JsonObjectForm<JsonSuccession> form(
      "an object with the URNs `old_urn` and `new_urn`",
      {
          json_member<&JsonSuccession::first>("old_urn", Presence::required),
          json_member<&JsonSuccession::second>("new_urn", Presence::required),
      });
  return form;
}

}  // namespace s2ss
