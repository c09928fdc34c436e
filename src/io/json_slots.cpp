#include "io/json_forms.hpp"
#include "io/json_values.hpp"

namespace s2ss {

namespace {

constexpr std::string_view expected_slot = R"(a slot such as "A:Tue-pm", "B:*-twilight" or "Thu-am")";

/// One item adds its slots to the set.
class SlotItemForm final : public JsonForm {
 public:
  [[nodiscard]] std::string expected() const override { return std::string(expected_slot); }
  void read_text(JsonReader& reader, void* slots, std::string_view text) const override {
    const auto item = Slots::from_text(text);
    if (!item) return reader.expected(expected());
    *static_cast<Slots*>(slots) = *static_cast<Slots*>(slots) | *item;
  }
  void write(JsonWriter& /*writer*/, const void* /*slots*/) const override {}  // The list writes its items.
};

/// A list of items, or a single item as a text.
class SlotsForm final : public JsonForm {
 public:
  [[nodiscard]] std::string expected() const override { return "a list of slots, or " + item_.expected(); }
  [[nodiscard]] bool is_list() const noexcept override { return true; }
  void begin_list(void* slots) const override { *static_cast<Slots*>(slots) = Slots(); }
  [[nodiscard]] JsonSlot add_item(void* slots) const override { return {&item_, slots}; }
  void read_text(JsonReader& reader, void* slots, std::string_view text) const override {
    begin_list(slots);
    item_.read_text(reader, slots, text);
  }
  void write(JsonWriter& writer, const void* slots) const override {
    writer.begin_list(false);
    for (const std::string& item : to_items(*static_cast<const Slots*>(slots))) writer.text(item);
    writer.end_list();
  }

 private:
  SlotItemForm item_;
};

}  // namespace

template <>
const JsonForm& form_of<Slots>() {
  static const SlotsForm form;
  return form;
}

}  // namespace s2ss
