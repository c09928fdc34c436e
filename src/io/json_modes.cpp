#include "io/json_forms.hpp"
#include "io/json_values.hpp"

namespace s2ss {

namespace {

/// One word adds its mode to the set.
class ModeItemForm final : public JsonForm {
 public:
  [[nodiscard]] std::string expected() const override { return expected_word<Mode>(); }
  void read_text(JsonReader& reader, void* modes, std::string_view text) const override {
    const auto mode = from_word<Mode>(text);
    if (!mode) return reader.expected(expected());
    static_cast<Modes*>(modes)->insert(*mode);
  }
  void write(JsonWriter& /*writer*/, const void* /*modes*/) const override {}  // The list writes its items.
};

class ModesForm final : public JsonForm {
 public:
  [[nodiscard]] std::string expected() const override { return "a list, each item " + item_.expected(); }
  [[nodiscard]] bool is_list() const noexcept override { return true; }
  void begin_list(void* modes) const override { *static_cast<Modes*>(modes) = Modes(); }
  [[nodiscard]] JsonSlot add_item(void* modes) const override { return {&item_, modes}; }
  void write(JsonWriter& writer, const void* modes) const override {
    writer.begin_list(false);
    for (std::size_t i = 0; i < enumerator_words<Mode>.size(); ++i) {
      if (static_cast<const Modes*>(modes)->contains(Mode(i))) writer.text(enumerator_words<Mode>[i]);
    }
    writer.end_list();
  }

 private:
  ModeItemForm item_;
};

}  // namespace

template <>
const JsonForm& form_of<Modes>() {
  static const ModesForm form;
  return form;
}

}  // namespace s2ss
