#include "io/json_forms.hpp"
#include "io/json_values.hpp"

namespace s2ss {

template <>
const JsonForm& form_of<Expertise>() {
  static const JsonObjectForm<Expertise> form(
      "an object, an expertise, or the id of its topic",
      {
          json_member<&Expertise::topic>("topic", Presence::required),
          json_member<&Expertise::aspects>("aspects", Presence::optional),
          json_member<&Expertise::stages>("stages", Presence::optional),
          json_member<&Expertise::boards>("boards", Presence::optional),
          json_member<&Expertise::strength>("strength", Presence::always, word<Strength>()),
      },
      nullptr, &Expertise::topic);
  return form;
}

template <>
const JsonForm& form_of<Contact>() {
  static const JsonObjectForm<Contact> form("an object with `name` and `email`",
                                            {
                                                json_member<&Contact::name>("name", Presence::optional),
                                                json_member<&Contact::email>("email", Presence::optional),
                                            });
  return form;
}

template <>
const JsonForm& form_of<Nominee>() {
  static const JsonObjectForm<Nominee> form(
      "an object, a nominee",
      {
          json_member<&Nominee::id>("id", Presence::required),
          json_member<&Nominee::school>("school", Presence::required),
          json_member<&Nominee::role>("role", Presence::always, word<Role>()),
          json_member<&Nominee::status>("status", Presence::always, word<NomineeStatus>()),
          json_member<&Nominee::expertise>("expertise", Presence::always, list_of<Expertise>()),
          json_member<&Nominee::modes>("modes", Presence::always),
          json_member<&Nominee::slots>("slots", Presence::always),
          json_member<&Nominee::away>("away", Presence::optional, list_of<DateRange>()),
          json_member<&Nominee::max_links>("max_links", Presence::always, whole_number<0>()),
          json_member<&Nominee::max_distance>("max_distance", Presence::optional, optional_whole_number<0>()),
          json_member<&Nominee::review_by>("review_by", Presence::optional),
          json_member<&Nominee::contact>("contact", Presence::optional),
      });
  return form;
}

}  // namespace s2ss
