#include <cstdint>
#include <optional>

#include "io/json_forms.hpp"
#include "io/json_values.hpp"

namespace s2ss {

template <>
const JsonForm& form_of<Change>() {
  static const JsonOptionalForm<Nominee> nominee;
  static const JsonOptionalForm<School> school;
  static const JsonOptionalForm<Link> link;
  static const JsonOptionalForm<Conflict> conflict;
  static const JsonObjectForm<Change> form(
      "an object, a change",
      {
          json_member<&Change::kind>("kind", Presence::required, word<ChangeKind>()),
          json_member<&Change::id>("id", Presence::optional),
          json_member<&Change::nominee>("nominee", Presence::optional, nominee),
          json_member<&Change::school>("school", Presence::optional, school),
          json_member<&Change::link>("link", Presence::optional, link),
          json_member<&Change::conflict>("conflict", Presence::optional, conflict),
          json_member<&Change::max_links>("max_links", Presence::optional, optional_whole_number<0>()),
          json_member<&Change::release_limit>("release_limit", Presence::optional,
                                              optional_whole_number<0, 1'000'000>()),
      });
  return form;
}

template <>
const JsonForm& form_of<ChangeBatch>() {
  static const JsonObjectForm<ChangeBatch> form(
      "an object, a batch of changes",
      {
          json_member<&ChangeBatch::version>("version", Presence::optional, version_number()),
          json_member<&ChangeBatch::changes>("changes", Presence::required, list_of<Change>()),
      });
  return form;
}

}  // namespace s2ss
