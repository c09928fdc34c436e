#include <cmath>
#include <cstdint>
#include <limits>

#include "io/json_forms.hpp"
#include "io/json_plan.hpp"
#include "io/json_values.hpp"

namespace s2ss {

namespace {

class ScoreSumForm final : public JsonForm {
 public:
  [[nodiscard]] std::string expected() const override { return "a number from -9000000 to 9000000"; }
  void read_number(JsonReader& reader, void* target, const JsonNumber& number) const override {
    if (!(std::fabs(number.real) <= 9e6)) return reader.expected(expected());
    *static_cast<Total*>(target) = static_cast<Total>(std::llround(number.real * static_cast<double>(one_total)));
  }
  void write(JsonWriter& writer, const void* target) const override {
    writer.decimal(*static_cast<const Total*>(target), 12);
  }
};

}  // namespace

const JsonForm& score_sum() {
  static const ScoreSumForm form;
  return form;
}

const JsonForm& whole_units() {
  using Limits = std::numeric_limits<std::int64_t>;
  return whole_number<-Limits::max(), Limits::max(), std::int64_t>();
}

template <>
const JsonForm& form_of<Pair>() {
  static const JsonObjectForm<Pair> form("an object, a request and a nominee",
                                         {
                                             json_member<&Pair::request>("request", Presence::required),
                                             json_member<&Pair::nominee>("nominee", Presence::required),
                                         });
  return form;
}

template <>
const JsonForm& form_of<Amount>() {
  static const JsonObjectForm<Amount> form(
      "an object, a number that belongs to an id",
      {
          json_member<&Amount::of>("of", Presence::required),
          json_member<&Amount::amount>("amount", Presence::required, whole_units()),
      });
  return form;
}

template <>
const JsonForm& form_of<RoundRules>() {
  static const JsonObjectForm<RoundRules> form(
      "an object, what a round is decided under",
      {
          json_member<&RoundRules::goal>("goal", Presence::required, word<Goal>()),
          json_member<&RoundRules::pinned>("pinned", Presence::optional, list_of<Pair>()),
          json_member<&RoundRules::forbidden>("forbidden", Presence::optional, list_of<Pair>()),
          json_member<&RoundRules::minimum>("minimum", Presence::optional, list_of<Amount>()),
          json_member<&RoundRules::capacity>("capacity", Presence::optional, list_of<Amount>()),
          json_member<&RoundRules::spread>("spread", Presence::optional, score_fraction()),
          json_member<&RoundRules::school_spread>("school_spread", Presence::optional, score_fraction()),
          json_member<&RoundRules::diversity>("diversity", Presence::optional, score_sum()),
          json_member<&RoundRules::min_score>("min_score", Presence::optional, score_fraction()),
          json_member<&RoundRules::announced>("announced", Presence::optional, list_of<Pair>()),
          json_member<&RoundRules::keep>("keep", Presence::optional, score_fraction()),
      });
  return form;
}

template <>
const JsonForm& form_of<Bound>() {
  static const JsonOptionalForm<Total> optional_units(whole_units());
  static const JsonObjectForm<Bound> form(
      "an object, prices and the bound they prove",
      {
          json_member<&Bound::lowest>("lowest", Presence::optional, optional_units),
          json_member<&Bound::counts_places>("counts_places", Presence::optional),
          json_member<&Bound::served_bonus>("served_bonus", Presence::optional, whole_units()),
          json_member<&Bound::links>("links", Presence::optional, whole_units()),
          json_member<&Bound::bound>("bound", Presence::required, whole_units()),
          json_member<&Bound::requests>("requests", Presence::optional, list_of<Amount>()),
          json_member<&Bound::nominees>("nominees", Presence::optional, list_of<Amount>()),
          json_member<&Bound::schools>("schools", Presence::optional, list_of<Amount>()),
          json_member<&Bound::trusts>("trusts", Presence::optional, list_of<Amount>()),
      });
  return form;
}

template <>
const JsonForm& form_of<Certificate>() {
  static const JsonObjectForm<Certificate> form(
      "an object, the proof of a plan",
      {json_member<&Certificate::bounds>("bounds", Presence::required, list_of<Bound>())});
  return form;
}

template <>
const JsonForm& form_of<Move>() {
  static const JsonObjectForm<Move> form(
      "an object, a link that one plan has and the other has not",
      {
          json_member<&Move::link, &Pair::request>("request", Presence::required),
          json_member<&Move::link, &Pair::nominee>("nominee", Presence::required),
          json_member<&Move::is_new>("is_new", Presence::required),
          json_member<&Move::reason>("reason", Presence::required, word<MoveReason>()),
      });
  return form;
}

template <>
const JsonForm& form_of<PlanComparison>() {
  static const JsonObjectForm<PlanComparison> form(
      "an object, how two plans differ",
      {
          json_member<&PlanComparison::moves>("moves", Presence::required, list_of<Move>()),
          json_member<&PlanComparison::kept>("kept", Presence::required,
                                             whole_number<0, std::int64_t{1} << 53, std::int64_t>()),
          json_member<&PlanComparison::total>("score", Presence::required, score_sum()),
          json_member<&PlanComparison::filled>("filled", Presence::required, whole_units()),
      });
  return form;
}

}  // namespace s2ss
