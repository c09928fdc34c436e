#include "io/json_forms.hpp"
#include "io/json_need.hpp"
#include "io/json_values.hpp"

namespace s2ss {

namespace {

constexpr int longest_window_days = 3660;

void check(JsonReader& reader, Request& request) {
  if (request.needs.empty() && reader.is_sound("needs")) {
    reader.expected_in("needs", "at least one need", "say what the school asks for");
  }
  if (request.modes.empty() && reader.is_sound("modes")) {
    reader.expected_in("modes", "at least one mode", "leave the member out to allow every mode");
  }
  if (!reader.is_sound("from") || !reader.is_sound("to")) return;
  if (request.to < request.from) {
    reader.expected_in("to", "a day not before `from`", "swap or correct the two");
  } else if (request.to - request.from > longest_window_days) {
    reader.expected_in("to", "a day at most 3,660 days after `from`", "shorten the window");
  }
}

}  // namespace

template <>
const JsonForm& form_of<Need>() {
  static const JsonObjectForm<Need> form("an object, a need, or the id of its topic", need_members<Need>(), nullptr,
                                         &Need::topic);
  return form;
}

template <>
const JsonForm& form_of<Request>() {
  static const JsonObjectForm<Request> form(
      "an object, a request",
      {
          json_member<&Request::id>("id", Presence::required),
          json_member<&Request::school>("school", Presence::required),
          json_member<&Request::needs>("needs", Presence::required, list_of<Need>()),
          json_member<&Request::from>("from", Presence::required),
          json_member<&Request::to>("to", Presence::required),
          json_member<&Request::sessions>("sessions", Presence::always, whole_number<1, 1000>()),
          json_member<&Request::slots>("slots", Presence::always),
          json_member<&Request::modes>("modes", Presence::always),
          json_member<&Request::max_distance>("max_distance", Presence::optional, optional_whole_number<0>()),
          json_member<&Request::places>("places", Presence::always, whole_number<1, 1000>()),
          json_member<&Request::avoid_schools>("avoid_schools", Presence::optional),
          json_member<&Request::avoid_trusts>("avoid_trusts", Presence::optional),
          json_member<&Request::avoid_nominees>("avoid_nominees", Presence::optional),
          json_member<&Request::priority>("priority", Presence::optional, whole_number()),
          json_member<&Request::text>("text", Presence::optional),
      },
      check);
  return form;
}

template <>
const JsonForm& form_of<std::vector<Request>>() {
  return list_of<Request>();
}

}  // namespace s2ss
