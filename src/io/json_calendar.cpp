#include "io/json_forms.hpp"
#include "io/json_values.hpp"

namespace s2ss {

namespace {

void check(JsonReader& reader, DateRange& range) {
  if (range.to < range.from && reader.is_sound("from") && reader.is_sound("to")) {
    reader.expected_in("to", "a day not before `from`", "swap or correct the two");
  }
}

}  // namespace

template <>
const JsonForm& form_of<DateRange>() {
  static const JsonObjectForm<DateRange> form("an object with the first and last day, `from` and `to`",
                                              {
                                                  json_member<&DateRange::from>("from", Presence::required),
                                                  json_member<&DateRange::to>("to", Presence::required),
                                              },
                                              check);
  return form;
}

template <>
const JsonForm& form_of<Calendar>() {
  const JsonForm& ranges = list_of<DateRange>();
  const JsonForm& dates = list_of<Date>();
  static const JsonObjectForm<Calendar> form(
      "an object, a calendar", {
                                   json_member<&Calendar::local_authority>("local_authority", Presence::always),
                                   json_member<&Calendar::school>("school", Presence::optional),
                                   json_member<&Calendar::terms>("terms", Presence::always, ranges),
                                   json_member<&Calendar::holidays>("holidays", Presence::always, ranges),
                                   json_member<&Calendar::inset_days>("inset_days", Presence::always, dates),
                                   json_member<&Calendar::blackouts>("blackouts", Presence::always, ranges),
                                   json_member<&Calendar::first_week>("first_week", Presence::always, word<Week>()),
                               });
  return form;
}

}  // namespace s2ss
