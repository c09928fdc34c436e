#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How our values look in JSON. A form is a stateless description of one type, used by the reader and by the writer
/// alike: an object's form is a table of members, so every name stands in one place. Forms work on untyped pointers
/// because the reader keeps them on one explicit stack; the typed templates in this header are the only way to make
/// one.
namespace s2ss {

class JsonForm;
class JsonReader;
class JsonWriter;

/// A number as it stood in the text.
struct JsonNumber {
  double real = 0;
  std::optional<std::int64_t> whole = std::nullopt;  ///< Nothing when it has a fraction or needs more than 64 bits.
};

/// What the next value is read into; without a form it is skipped.
struct JsonSlot {
  const JsonForm* form = nullptr;
  void* target = nullptr;
};

enum class Presence : std::uint8_t {
  required,  ///< Reading without it is a fault; always written.
  always,    ///< Missing means the default; always written, because readers look for it.
  optional,  ///< Missing means the default; left out when it is the default.
};

struct JsonMember {
  std::string_view name;
  Presence presence = Presence::required;
  const JsonForm* form = nullptr;
  void* (*in)(void* object) = nullptr;
  bool (*is_default)(const void* object) = nullptr;
};

/// Members whose names the user chose; they stand after those of the object's table.
struct JsonNamedMembers {
  const JsonForm* form = nullptr;
  std::string_view rule;  ///< What names may be, for faults.
  std::size_t most = 0;   ///< How many there may be; with the table's, at most 64.
  bool (*permits)(std::string_view name) = nullptr;
  std::size_t (*count)(const void* object) = nullptr;
  std::string_view (*name)(const void* object, std::size_t position) = nullptr;
  void (*add)(void* object, std::string_view name) = nullptr;
  void* (*in)(void* object, std::size_t position) = nullptr;
};

class JsonForm {
 public:
  JsonForm() = default;
  JsonForm(const JsonForm&) = delete;
  JsonForm& operator=(const JsonForm&) = delete;
  virtual ~JsonForm() = default;

  /// What a fault says should stand here, such as "a date such as 2026-09-01".
  [[nodiscard]] virtual std::string expected() const = 0;
  virtual void write(JsonWriter& writer, const void* value) const = 0;

  /// Called before a value that is not null; a form may send the reader somewhere else.
  [[nodiscard]] virtual JsonSlot open(JsonReader& /*reader*/, void* target) const { return {this, target}; }

  // What a form does not take is a fault.
  virtual void read_text(JsonReader& reader, void* target, std::string_view text) const;
  virtual void read_number(JsonReader& reader, void* target, const JsonNumber& number) const;
  virtual void read_flag(JsonReader& reader, void* target, bool flag) const;

  /// The members of an object; nothing for a form that is none. At most 64.
  [[nodiscard]] virtual const std::vector<JsonMember>* members() const noexcept { return nullptr; }
  /// Those beside them that the user names; nothing for an object that has none.
  [[nodiscard]] virtual const JsonNamedMembers* named_members() const noexcept { return nullptr; }
  virtual void end_object(JsonReader& /*reader*/, void* /*object*/) const {}

  [[nodiscard]] virtual bool is_list() const noexcept { return false; }
  virtual void begin_list(void* /*list*/) const {}
  /// The place of one more item; valid until the next one is added.
  [[nodiscard]] virtual JsonSlot add_item(void* /*list*/) const { return {}; }
};

void write_members(JsonWriter& writer, const std::vector<JsonMember>& members, const void* object,
                   const JsonNamedMembers* named = nullptr);
void begin_list(JsonWriter& writer, const JsonForm& item);
void end_list(JsonWriter& writer);

/// The form of a type; each type that may stand in a document specialises it (declared in json_forms.hpp).
template <typename Value>
const JsonForm& form_of();

template <typename Object>
class JsonObjectForm final : public JsonForm {
 public:
  /// Looks at a whole object once it was read.
  using Check = void (*)(JsonReader& reader, Object& object);
  /// A plain text in place of the object means this member alone.
  using Shorthand = std::string Object::*;

  JsonObjectForm(std::string expected, std::vector<JsonMember> members, Check check = nullptr,
                 Shorthand shorthand = nullptr)
      : expected_(std::move(expected)), members_(std::move(members)), check_(check), shorthand_(shorthand) {}
  JsonObjectForm(std::string expected, std::vector<JsonMember> members, const JsonNamedMembers& named,
                 Check check = nullptr)
      : expected_(std::move(expected)), members_(std::move(members)), named_(named), check_(check) {}

  [[nodiscard]] std::string expected() const override { return expected_; }
  [[nodiscard]] const std::vector<JsonMember>* members() const noexcept override { return &members_; }
  [[nodiscard]] const JsonNamedMembers* named_members() const noexcept override {
    return named_.form == nullptr ? nullptr : &named_;
  }
  void write(JsonWriter& writer, const void* object) const override {
    write_members(writer, members_, object, named_members());
  }
  void read_text(JsonReader& reader, void* object, std::string_view text) const override {
    if (shorthand_ == nullptr) return JsonForm::read_text(reader, object, text);
    static_cast<Object*>(object)->*shorthand_ = text;
  }
  void end_object(JsonReader& reader, void* object) const override {
    if (check_ != nullptr) check_(reader, *static_cast<Object*>(object));
  }

 private:
  std::string expected_;
  std::vector<JsonMember> members_;
  JsonNamedMembers named_ = {};
  Check check_ = nullptr;
  Shorthand shorthand_ = nullptr;
};

template <typename Item>
class JsonListForm final : public JsonForm {
 public:
  explicit JsonListForm(const JsonForm& item = form_of<Item>()) : item_(item) {}

  [[nodiscard]] std::string expected() const override { return "a list, each item " + item_.expected(); }
  [[nodiscard]] bool is_list() const noexcept override { return true; }
  [[nodiscard]] JsonSlot add_item(void* list) const override {
    return {&item_, &static_cast<std::vector<Item>*>(list)->emplace_back()};
  }
  void write(JsonWriter& writer, const void* list) const override {
    s2ss::begin_list(writer, item_);
    for (const Item& item : *static_cast<const std::vector<Item>*>(list)) item_.write(writer, &item);
    s2ss::end_list(writer);
  }

 private:
  const JsonForm& item_;
};

/// A value that may be absent. Absent ones are left out by their Presence, so `write` meets only present ones.
template <typename Value>
class JsonOptionalForm final : public JsonForm {
 public:
  explicit JsonOptionalForm(const JsonForm& value = form_of<Value>()) : value_(value) {}

  [[nodiscard]] std::string expected() const override { return value_.expected(); }
  [[nodiscard]] JsonSlot open(JsonReader& reader, void* target) const override {
    return value_.open(reader, &static_cast<std::optional<Value>*>(target)->emplace());
  }
  void write(JsonWriter& writer, const void* target) const override {
    value_.write(writer, &**static_cast<const std::optional<Value>*>(target));
  }

 private:
  const JsonForm& value_;
};

namespace json_detail {

template <typename Owner, typename Value>
Owner owner_of(Value Owner::*member);

template <auto... path, typename Object>
auto& follow(Object& object) {
  return (object.*....*path);
}

}  // namespace json_detail

/// A row of an object's table, for a member of `Object` or of what it is derived from.
template <typename Object, auto first, auto... rest>
JsonMember json_member_of(std::string_view name, Presence presence, const JsonForm& form) {
  return {name, presence, &form,
          [](void* object) -> void* { return &json_detail::follow<first, rest...>(*static_cast<Object*>(object)); },
          [](const void* object) {
            static const Object plain{};
            return json_detail::follow<first, rest...>(*static_cast<const Object*>(object)) ==
                   json_detail::follow<first, rest...>(plain);
          }};
}

template <typename Object, auto first, auto... rest>
JsonMember json_member_of(std::string_view name, Presence presence) {
  using Value = std::remove_cvref_t<decltype(json_detail::follow<first, rest...>(std::declval<Object&>()))>;
  return json_member_of<Object, first, rest...>(name, presence, form_of<Value>());
}

/// The same for an object's own members: `json_member<&Nominee::school>("school", Presence::required)`. More pointers
/// lead into inner structs whose members stand flat in the JSON object.
template <auto first, auto... rest>
JsonMember json_member(std::string_view name, Presence presence, const JsonForm& form) {
  return json_member_of<decltype(json_detail::owner_of(first)), first, rest...>(name, presence, form);
}

template <auto first, auto... rest>
JsonMember json_member(std::string_view name, Presence presence) {
  return json_member_of<decltype(json_detail::owner_of(first)), first, rest...>(name, presence);
}

}  // namespace s2ss
