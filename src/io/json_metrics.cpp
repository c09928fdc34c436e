#include "io/json_forms.hpp"
#include "io/json_values.hpp"

namespace s2ss {

namespace {

const JsonForm& optional_fraction() {
  static const JsonOptionalForm<Millionths> form(fraction());
  return form;
}

}  // namespace

template <>
const JsonForm& form_of<Share>() {
  static const JsonOptionalForm<std::size_t> optional_count(count());
  static const JsonObjectForm<Share> form(
      "an object, so many of so many", {
                                           json_member<&Share::of>("of", Presence::required, count()),
                                           json_member<&Share::count>("count", Presence::optional, optional_count),
                                           json_member<&Share::share>("share", Presence::optional, optional_fraction()),
                                       });
  return form;
}

template <>
const JsonForm& form_of<Metrics>() {
  static const JsonObjectForm<Metrics> form(
      "an object, figures about a set of links",
      {
          json_member<&Metrics::links>("links", Presence::required, count()),
          json_member<&Metrics::between_new_schools>("between_new_schools", Presence::required),
          json_member<&Metrics::across_trusts>("across_trusts", Presence::required),
          json_member<&Metrics::across_districts>("across_districts", Presence::required),
          json_member<&Metrics::gini>("gini", Presence::optional, optional_fraction()),
          json_member<&Metrics::top_tenth>("top_tenth", Presence::optional, optional_fraction()),
          json_member<&Metrics::nominees_never_proposed>("nominees_never_proposed", Presence::required),
          json_member<&Metrics::schools_only_asking>("schools_only_asking", Presence::required),
          json_member<&Metrics::schools_only_giving>("schools_only_giving", Presence::required),
          json_member<&Metrics::suppressed>("suppressed", Presence::required),
          json_member<&Metrics::never_proposed>("never_proposed", Presence::optional),
          json_member<&Metrics::only_asking>("only_asking", Presence::optional),
          json_member<&Metrics::only_giving>("only_giving", Presence::optional),
      });
  return form;
}

}  // namespace s2ss
