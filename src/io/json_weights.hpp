#pragma once

#include <algorithm>
#include <vector>

#include "io/json_forms.hpp"
#include "io/json_values.hpp"
#include "s2ss/criterion_value.hpp"

/// Weights and parts in JSON: those of the built-in parts and of the user's criteria stand in one object, and in two
/// members of whatever holds them.
namespace s2ss {

namespace json_detail {

template <typename Object, typename Value, std::vector<Value>& (*list)(Object&)>
std::vector<Value>& criteria_in(const void* object) {
  return list(*static_cast<Object*>(const_cast<void*>(object)));
}

}  // namespace json_detail

/// A list of pairs of name and value, found in `Object` by `list`, as members of their own.
template <typename Object, typename Value, std::vector<Value>& (*list)(Object&)>
JsonNamedMembers criterion_members(const JsonForm& form) {
  using json_detail::criteria_in;
  return {
      .form = &form,
      .rule = criterion_name_rule,
      .most = most_criteria,
      .permits = is_criterion_name,
      .count = [](const void* object) { return criteria_in<Object, Value, list>(object).size(); },
      .name = [](const void* object, std::size_t i) -> std::string_view {
        return criteria_in<Object, Value, list>(object)[i].name;
      },
      .add =
          [](void* object, std::string_view name) {
            criteria_in<Object, Value, list>(object).push_back({std::string(name), {}});
          },
      .in = [](void* object, std::size_t i) -> void* { return &criteria_in<Object, Value, list>(object)[i].value; }};
}

[[nodiscard]] const JsonForm& weights_draft_form();

/// The weights of an `Owner`, in its members `weights` and `criterion_weights`.
template <typename Owner>
class JsonWeightsForm final : public JsonForm {
 public:
  [[nodiscard]] std::string expected() const override { return weights_draft_form().expected(); }
  /// Fractions of any scale go into a draft first: only together do they become weights.
  [[nodiscard]] JsonSlot open(JsonReader& reader, void* owner) const override {
    reader.draft() = {.target = owner,
                      .set =
                          [](void* target, AllWeights weights) {
                            static_cast<Owner*>(target)->weights = weights.parts;
                            static_cast<Owner*>(target)->criterion_weights = std::move(weights.criteria);
                          },
                      .numbers = {},
                      .criteria = {}};
    return {&weights_draft_form(), &reader.draft()};
  }
  void write(JsonWriter& writer, const void* owner) const override { written_.write(writer, owner); }

 private:
  static std::vector<CriterionValue>& criteria(Owner& owner) { return owner.criterion_weights; }

  template <Part part, Millionths Weights::*weight>
  static JsonMember member() {
    return json_member<&Owner::weights, weight>(to_string(part), Presence::always, fraction());
  }

  JsonObjectForm<Owner> written_{
      weights_draft_form().expected(),
      {member<Part::subject_fit, &Weights::subject_fit>(), member<Part::availability, &Weights::availability>(),
       member<Part::diversity, &Weights::diversity>(), member<Part::proximity, &Weights::proximity>()},
      criterion_members<Owner, CriterionValue, criteria>(fraction())};
};

/// The member `weights` of an `Owner`.
template <typename Owner>
JsonMember weights_member(Presence presence) {
  static const JsonWeightsForm<Owner> form;
  return {"weights", presence, &form, [](void* owner) { return owner; }, nullptr};
}

[[nodiscard]] const JsonForm& candidate_parts_form();

/// The member `parts` of an `Owner`, which is a candidate or holds one.
template <typename Owner, Candidate& (*candidate)(Owner&)>
JsonMember parts_member() {
  return {"parts", Presence::required, &candidate_parts_form(),
          [](void* owner) -> void* { return &candidate(*static_cast<Owner*>(owner)); }, nullptr};
}

}  // namespace s2ss
