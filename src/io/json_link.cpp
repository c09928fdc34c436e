#include "io/json_forms.hpp"
#include "io/json_values.hpp"

namespace s2ss {

template <>
const JsonForm& form_of<Link>() {
  static const JsonObjectForm<Link> form(
      "an object, a link", {
                               json_member<&Link::nominee>("nominee", Presence::optional),
                               json_member<&Link::supporting_school>("supporting_school", Presence::required),
                               json_member<&Link::requesting_school>("requesting_school", Presence::required),
                               json_member<&Link::date>("date", Presence::required),
                               json_member<&Link::state>("state", Presence::always, word<LinkState>()),
                               json_member<&Link::request>("request", Presence::optional),
                           });
  return form;
}

template <>
const JsonForm& form_of<Conflict>() {
  static const JsonObjectForm<Conflict> form(
      "an object, a conflict", {
                                   json_member<&Conflict::nominee>("nominee", Presence::optional),
                                   json_member<&Conflict::supporting_school>("supporting_school", Presence::optional),
                                   json_member<&Conflict::requesting_school>("requesting_school", Presence::required),
                                   json_member<&Conflict::reason>("reason", Presence::optional),
                                   json_member<&Conflict::expires>("expires", Presence::optional),
                               });
  return form;
}

}  // namespace s2ss
