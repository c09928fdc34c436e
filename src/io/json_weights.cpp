#include <cstddef>

#include "io/json_forms.hpp"
#include "io/json_values.hpp"

namespace s2ss {

namespace {

using Draft = JsonReader::Draft;

void normalise(JsonReader& reader, Draft& draft) {
  const auto& numbers = draft.numbers;
  if (numbers == std::array<double, 4>{}) {
    for (const std::string_view part : enumerator_words<Part>) {
      if (!reader.is_sound(part)) return;
    }
    reader.expected_in({}, "at least one weight above 0", "a part without a weight counts 0: name one that matters");
  } else {
    *static_cast<Weights*>(draft.target) = Weights::normalised(numbers[0], numbers[1], numbers[2], numbers[3]);
  }
}

template <Part part>
JsonMember draft_member() {
  return {to_string(part), Presence::always, &relative_weight(),
          [](void* draft) -> void* { return &static_cast<Draft*>(draft)->numbers[static_cast<std::size_t>(part)]; },
          nullptr};
}

/// Fractions of any scale go into a draft first: only together do they become weights.
class WeightsForm final : public JsonForm {
 public:
  [[nodiscard]] std::string expected() const override { return draft_.expected(); }
  [[nodiscard]] JsonSlot open(JsonReader& reader, void* weights) const override {
    reader.draft() = {.target = weights, .numbers = {}};
    return {&draft_, &reader.draft()};
  }
  void write(JsonWriter& writer, const void* weights) const override { write_members(writer, written_, weights); }

 private:
  JsonObjectForm<Draft> draft_{"an object, a weight for each part that counts",
                               {
                                   draft_member<Part::subject_fit>(),
                                   draft_member<Part::availability>(),
                                   draft_member<Part::diversity>(),
                                   draft_member<Part::proximity>(),
                               },
                               normalise};
  std::vector<JsonMember> written_{
      json_member<&Weights::subject_fit>(to_string(Part::subject_fit), Presence::always, fraction()),
      json_member<&Weights::availability>(to_string(Part::availability), Presence::always, fraction()),
      json_member<&Weights::diversity>(to_string(Part::diversity), Presence::always, fraction()),
      json_member<&Weights::proximity>(to_string(Part::proximity), Presence::always, fraction()),
  };
};

}  // namespace

template <>
const JsonForm& form_of<Weights>() {
  static const WeightsForm form;
  return form;
}

template <>
const JsonForm& form_of<Parts>() {
  static const JsonObjectForm<Parts> form(
      "an object, a fraction for each part",
      {
          json_member<&Parts::subject_fit>(to_string(Part::subject_fit), Presence::required, fraction()),
          json_member<&Parts::availability>(to_string(Part::availability), Presence::required, fraction()),
          json_member<&Parts::diversity>(to_string(Part::diversity), Presence::required, fraction()),
          json_member<&Parts::proximity>(to_string(Part::proximity), Presence::required, fraction()),
      });
  return form;
}

}  // namespace s2ss
