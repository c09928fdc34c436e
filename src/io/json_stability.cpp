#include <cstdint>

#include "io/json_forms.hpp"
#include "io/json_values.hpp"

namespace s2ss {

namespace {

constexpr std::int64_t most_terms = std::int64_t{1} << 53;

void check(JsonReader& reader, ExactWeight& weight) {
  if (!reader.is_sound("numerator") || !reader.is_sound("denominator")) return;
  if (weight.numerator > weight.denominator) {
    reader.expected_in("numerator", "a fraction from 0 to 1", "give a numerator that is not above the denominator");
  }
}

}  // namespace

template <>
const JsonForm& form_of<ExactWeight>() {
  static const JsonObjectForm<ExactWeight> form(
      "an object, a fraction of two whole numbers",
      {
          json_member<&ExactWeight::numerator>("numerator", Presence::required,
                                               whole_number<0, most_terms, std::int64_t>()),
          json_member<&ExactWeight::denominator>("denominator", Presence::required,
                                                 whole_number<1, most_terms, std::int64_t>()),
      },
      check);
  return form;
}

template <>
const JsonForm& form_of<WeightInterval>() {
  static const JsonObjectForm<WeightInterval> form(
      "an object, a run of weights",
      {
          json_member<&WeightInterval::low>("low", Presence::required),
          json_member<&WeightInterval::low_included>("low_included", Presence::required),
          json_member<&WeightInterval::high>("high", Presence::required),
          json_member<&WeightInterval::high_included>("high_included", Presence::required),
      });
  return form;
}

template <>
const JsonForm& form_of<PartStability>() {
  static const JsonObjectForm<PartStability> form(
      "an object, how far a weight can move",
      {
          json_member<&PartStability::part>("part", Presence::required),
          json_member<&PartStability::weight>("weight", Presence::required, fraction()),
          json_member<&PartStability::first>("first", Presence::required),
          json_member<&PartStability::shortlist>("shortlist", Presence::required),
          json_member<&PartStability::order>("order", Presence::required),
          json_member<&PartStability::first_below>("first_below", Presence::optional),
          json_member<&PartStability::first_above>("first_above", Presence::optional),
      });
  return form;
}

template <>
const JsonForm& form_of<Tie>() {
  static const JsonObjectForm<Tie> form("an object, nominees of the same score",
                                        {
                                            json_member<&Tie::rank>("rank", Presence::required, count()),
                                            json_member<&Tie::total>("score", Presence::required, score_fraction()),
                                            json_member<&Tie::nominees>("nominees", Presence::required),
                                            json_member<&Tie::always>("always", Presence::required),
                                        });
  return form;
}

template <>
const JsonForm& form_of<Stability>() {
  static const JsonObjectForm<Stability> form(
      "an object, how stable a ranking is",
      {
          json_member<&Stability::request>("request", Presence::required),
          json_member<&Stability::eligible>("eligible", Presence::required, count()),
          json_member<&Stability::limit>("limit", Presence::required, count()),
          json_member<&Stability::first>("first", Presence::optional),
          json_member<&Stability::parts>("parts", Presence::required, list_of<PartStability>()),
          json_member<&Stability::ties>("ties", Presence::required, list_of<Tie>()),
          json_member<&Stability::tied>("tied", Presence::required, count()),
      });
  return form;
}

}  // namespace s2ss
