#include "io/json_form.hpp"

#include "io/json_reader.hpp"
#include "io/json_writer.hpp"

namespace s2ss {

void JsonForm::read_text(JsonReader& reader, void* /*target*/, std::string_view /*text*/) const {
  reader.expected(expected());
}

void JsonForm::read_number(JsonReader& reader, void* /*target*/, const JsonNumber& /*number*/) const {
  reader.expected(expected());
}

void JsonForm::read_flag(JsonReader& reader, void* /*target*/, bool /*flag*/) const { reader.expected(expected()); }

void write_members(JsonWriter& writer, const std::vector<JsonMember>& members, const void* object,
                   const JsonNamedMembers* named) {
  writer.begin_object();
  for (const JsonMember& member : members) {
    if (member.presence == Presence::optional && member.is_default(object)) continue;
    writer.key(member.name);
    // `in` only computes an address; nothing is changed through it here.
    member.form->write(writer, member.in(const_cast<void*>(object)));
  }
  for (std::size_t i = 0; named != nullptr && i < named->count(object); ++i) {
    writer.key(named->name(object, i));
    named->form->write(writer, named->in(const_cast<void*>(object), i));
  }
  writer.end_object();
}

void begin_list(JsonWriter& writer, const JsonForm& item) { writer.begin_list(item.members() != nullptr); }

void end_list(JsonWriter& writer) { writer.end_list(); }

}  // namespace s2ss
