#include "io/json_forms.hpp"
#include "io/json_values.hpp"

namespace s2ss {

namespace {

// What follows from the other members is not written, and worked out anew when they are read.

void work_out(JsonReader& /*reader*/, PartDifference& part) {
  part.counts = Total{part.weight} * (part.above - part.below);
}

void work_out(JsonReader& /*reader*/, Comparison& comparison) {
  comparison.difference = comparison.above.total - comparison.below.total;
}

}  // namespace

template <>
const JsonForm& form_of<PartDifference>() {
  static const JsonObjectForm<PartDifference> form(
      "an object, what one part sets apart",
      {
          json_member<&PartDifference::part>("part", Presence::required),
          json_member<&PartDifference::weight>("weight", Presence::required, fraction()),
          json_member<&PartDifference::above>("above", Presence::required, fraction()),
          json_member<&PartDifference::below>("below", Presence::required, fraction()),
      },
      work_out);
  return form;
}

template <>
const JsonForm& form_of<Comparison>() {
  static const JsonListForm<Rule> rules(word<Rule>());
  static const JsonObjectForm<Comparison> form(
      "an object, a comparison",
      {
          json_member<&Comparison::request>("request", Presence::required),
          json_member<&Comparison::above>("above", Presence::required),
          json_member<&Comparison::below>("below", Presence::required),
          json_member<&Comparison::above_rules>("above_rules", Presence::required, rules),
          json_member<&Comparison::below_rules>("below_rules", Presence::required, rules),
          json_member<&Comparison::parts>("parts", Presence::required, list_of<PartDifference>()),
      },
      work_out);
  return form;
}

}  // namespace s2ss
