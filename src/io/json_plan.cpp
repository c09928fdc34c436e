#include "io/json_plan.hpp"

#include <cmath>
#include <cstdint>

#include "io/json_forms.hpp"
#include "io/json_values.hpp"
#include "io/json_weights.hpp"

namespace s2ss {

namespace {

const JsonForm& whole_count() { return whole_number<0, std::int64_t{1} << 53, std::int64_t>(); }

template <Part part, Millionths Parts::*value>
JsonMember part_row() {
  return json_member<&AssignedLink::parts, value>(to_string(part), Presence::required, fraction());
}

/// An assigned link's parts; criteria of one's own have no place in a round.
JsonMember link_parts_member() {
  static const JsonObjectForm<AssignedLink> form(
      "an object, a fraction for each part",
      {part_row<Part::subject_fit, &Parts::subject_fit>(), part_row<Part::availability, &Parts::availability>(),
       part_row<Part::diversity, &Parts::diversity>(), part_row<Part::proximity, &Parts::proximity>()});
  return {"parts", Presence::required, &form, [](void* link) { return link; }, nullptr};
}

/// A sum of very many scores has more digits than a double: where it is what the links come to, it is just that.
void settle_total(JsonReader& /*reader*/, Plan& plan) {
  Total sum = 0;
  for (const AssignedLink& link : plan.assigned) sum += link.total;
  const auto difference = static_cast<double>(plan.total - sum);
  if (std::fabs(difference) <= std::ldexp(static_cast<double>(sum), -51)) plan.total = sum;
}

}  // namespace

template <>
const JsonForm& form_of<AssignedLink>() {
  static const JsonObjectForm<AssignedLink> form(
      "an object, a link of a plan",
      {
          json_member<&AssignedLink::request>("request", Presence::required),
          json_member<&AssignedLink::nominee>("nominee", Presence::required),
          json_member<&AssignedLink::school>("school", Presence::required),
          json_member<&AssignedLink::school_name>("school_name", Presence::required),
          json_member<&AssignedLink::total>("score", Presence::required, score_fraction()),
          link_parts_member(),
      });
  return form;
}

template <>
const JsonForm& form_of<UnmetPlaces>() {
  static const JsonOptionalForm<std::size_t> position(count());
  static const JsonObjectForm<UnmetPlaces> form(
      "an object, places that stay empty",
      {
          json_member<&UnmetPlaces::request>("request", Presence::required),
          json_member<&UnmetPlaces::places>("places", Presence::required, whole_number<1>()),
          json_member<&UnmetPlaces::reason>("reason", Presence::required, word<Unmet>()),
          json_member<&UnmetPlaces::sentence>("sentence", Presence::required),
          json_member<&UnmetPlaces::witness>("witness", Presence::optional, position),
      });
  return form;
}

template <>
const JsonForm& form_of<Shortage>() {
  static const JsonObjectForm<Shortage> form(
      "an object, requests that want more than some people have",
      {
          json_member<&Shortage::requests>("requests", Presence::required),
          json_member<&Shortage::nominees>("nominees", Presence::required),
          json_member<&Shortage::places>("places", Presence::required, whole_count()),
          json_member<&Shortage::links>("links", Presence::required, whole_count()),
      });
  return form;
}

template <>
const JsonForm& form_of<Alternates>() {
  static const JsonObjectForm<Alternates> form(
      "an object, who could step in for a request",
      {
          json_member<&Alternates::request>("request", Presence::required),
          json_member<&Alternates::candidates>("candidates", Presence::required, list_of<AssignedLink>()),
      });
  return form;
}

template <>
const JsonForm& form_of<LinkPrice>() {
  static const JsonObjectForm<LinkPrice> form(
      "an object, what one more link would add",
      {
          json_member<&LinkPrice::holder>("holder", Presence::required, word<Holder>()),
          json_member<&LinkPrice::of>("of", Presence::required),
          json_member<&LinkPrice::price>("price", Presence::required, score_sum()),
          json_member<&LinkPrice::places>("places", Presence::optional, whole_count()),
          json_member<&LinkPrice::requests>("requests", Presence::optional),
          json_member<&LinkPrice::sentence>("sentence", Presence::optional),
      });
  return form;
}

template <>
const JsonForm& form_of<PlanConflict>() {
  static const JsonObjectForm<PlanConflict> form(
      "an object, minima that cannot be met together",
      {
          json_member<&PlanConflict::nominees>("nominees", Presence::required),
          json_member<&PlanConflict::requests>("requests", Presence::required),
          json_member<&PlanConflict::schools>("schools", Presence::optional),
          json_member<&PlanConflict::trusts>("trusts", Presence::optional),
          json_member<&PlanConflict::wanted>("wanted", Presence::required, whole_count()),
          json_member<&PlanConflict::possible>("possible", Presence::required, whole_count()),
      });
  return form;
}

template <>
const JsonForm& form_of<Plan>() {
  static const JsonObjectForm<Plan> form(
      "an object, a plan",
      {
          json_member<&Plan::status>("status", Presence::required, word<PlanStatus>()),
          json_member<&Plan::as_of>("as_of", Presence::required),
          json_member<&Plan::rules>("rules", Presence::required),
          json_member<&Plan::places>("places", Presence::required, whole_count()),
          json_member<&Plan::total>("objective", Presence::required, score_sum()),
          json_member<&Plan::assigned>("assigned", Presence::required, list_of<AssignedLink>()),
          json_member<&Plan::unmet>("unmet", Presence::required, list_of<UnmetPlaces>()),
          json_member<&Plan::shortages>("shortages", Presence::optional, list_of<Shortage>()),
          json_member<&Plan::alternates>("alternates", Presence::optional, list_of<Alternates>()),
          json_member<&Plan::prices>("prices", Presence::optional, list_of<LinkPrice>()),
          json_member<&Plan::certificate>("certificate", Presence::optional),
          json_member<&Plan::gap>("gap", Presence::optional, whole_units()),
          json_member<&Plan::conflict>("conflict", Presence::optional),
      },
      settle_total);
  return form;
}

}  // namespace s2ss
