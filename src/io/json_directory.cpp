#include <algorithm>
#include <utility>

#include "io/json_document.hpp"
#include "io/json_forms.hpp"
#include "io/json_values.hpp"
#include "s2ss/io/json.hpp"

namespace s2ss {

namespace {

constexpr std::string_view as_of_name = "as_of";
constexpr std::string_view scheme_name = "scheme";

struct DirectoryDocument {
  Date as_of;
  std::string scheme;
  std::vector<School> schools;
  std::vector<Nominee> nominees;
  std::vector<Link> links;
  std::vector<Conflict> conflicts;
  std::vector<Calendar> calendars;
  std::vector<JsonSuccession> successors;
  std::string_view expected_scheme;  ///< Not read: the taxonomy that the topics are looked up in.
};

void check_scheme(JsonReader& reader, DirectoryDocument& document) {
  if (document.scheme.empty() || document.scheme == document.expected_scheme) return;
  reader.expected_in(scheme_name, "the scheme \"" + std::string(document.expected_scheme) + "\"",
                     "read the directory with the taxonomy it was made for");
}

template <auto member>
JsonMember record_list(RecordKind kind) {
  using List = std::remove_cvref_t<decltype(std::declval<DirectoryDocument&>().*member)>;
  return json_member<member>(to_string(kind), Presence::always, list_of<typename List::value_type>());
}

const JsonForm& document_form() {
  static const JsonObjectForm<DirectoryDocument> form(
      "an object, a directory",
      {
          json_member<&DirectoryDocument::as_of>(as_of_name, Presence::required),
          json_member<&DirectoryDocument::scheme>(scheme_name, Presence::always),
          record_list<&DirectoryDocument::schools>(RecordKind::schools),
          record_list<&DirectoryDocument::nominees>(RecordKind::nominees),
          record_list<&DirectoryDocument::links>(RecordKind::links),
          record_list<&DirectoryDocument::conflicts>(RecordKind::conflicts),
          record_list<&DirectoryDocument::calendars>(RecordKind::calendars),
          record_list<&DirectoryDocument::successors>(RecordKind::successors),
      },
      check_scheme);
  return form;
}

/// Moves records into the builder, each followed by the faults that were met while it was read.
class Feeder {
 public:
  Feeder(DirectoryBuilder& builder, std::vector<JsonFault>& faults) : builder_(builder), faults_(faults) {}

  template <typename Record, typename Add>
  void feed(RecordKind kind, std::vector<Record> records, const Add& add) {
    const auto list = to_string(kind);
    auto fault = faults_.begin();
    const auto next = [&] {
      fault = std::find_if(fault, faults_.end(), [list](const JsonFault& found) {
        return found.list != JsonFault::nowhere && (*document_form().members())[found.list].name == list;
      });
    };
    next();
    for (std::size_t i = 0; i < records.size(); ++i) {
      add(records[i]);
      for (; fault != faults_.end() && fault->record == i; next()) {
        builder_.reject_last(kind, std::move(fault->fault));
        ++fault;
      }
    }
  }

 private:
  DirectoryBuilder& builder_;
  std::vector<JsonFault>& faults_;
};

void add_records(DirectoryBuilder& builder, DirectoryDocument document, std::vector<JsonFault> faults) {
  Feeder feeder(builder, faults);
  const auto add = [&builder](auto& record) { builder.add(std::move(record)); };
  feeder.feed(RecordKind::schools, std::move(document.schools), add);
  feeder.feed(RecordKind::nominees, std::move(document.nominees), add);
  feeder.feed(RecordKind::links, std::move(document.links), add);
  feeder.feed(RecordKind::conflicts, std::move(document.conflicts), add);
  feeder.feed(RecordKind::calendars, std::move(document.calendars), add);
  feeder.feed(RecordKind::successors, std::move(document.successors), [&builder](JsonSuccession& succession) {
    builder.add_successor(std::move(succession.first), std::move(succession.second));
  });
}

bool stands_outside_records(const JsonFault& fault) { return fault.record == JsonFault::nowhere; }

/// Items are made one by one: a directory holds its nominees in another form.
template <typename Item>
void write_records(JsonWriter& writer, RecordKind kind, std::size_t records, const Item& item) {
  writer.key(to_string(kind));
  writer.begin_list(true);
  for (std::size_t i = 0; i < records; ++i) {
    const auto& record = item(i);
    form_of<std::remove_cvref_t<decltype(record)>>().write(writer, &record);
  }
  writer.end_list();
}

}  // namespace

std::string to_json(const Directory& directory) {
  constexpr std::size_t usual_record_bytes = 320;
  JsonWriter writer;
  writer.reserve(usual_record_bytes * (directory.schools().size() + directory.nominee_count()));
  writer.begin_object();
  writer.key(as_of_name);
  writer.text(to_string(directory.as_of()));
  writer.key(scheme_name);
  writer.text(directory.taxonomy().id());
  write_records(writer, RecordKind::schools, directory.schools().size(),
                [&](std::size_t i) -> const School& { return directory.schools()[i]; });
  write_records(writer, RecordKind::nominees, directory.nominee_count(),
                [&](std::size_t i) { return directory.nominee(NomineeIndex{static_cast<std::uint32_t>(i)}); });
  write_records(writer, RecordKind::links, directory.link_count(), [&](std::size_t i) { return directory.link(i); });
  write_records(writer, RecordKind::conflicts, directory.conflicts().size(),
                [&](std::size_t i) -> const Conflict& { return directory.conflicts()[i]; });
  write_records(writer, RecordKind::calendars, directory.calendars().size(),
                [&](std::size_t i) -> const Calendar& { return directory.calendars()[i]; });
  write_records(writer, RecordKind::successors, directory.successors().size(),
                [&](std::size_t i) -> const JsonSuccession& { return directory.successors()[i]; });
  writer.end_object();
  return writer.finish();
}

Directory directory_from_json(std::string_view text, const Taxonomy& taxonomy, Strictness strictness,
                              const std::string& source) {
  const bool lenient = strictness == Strictness::lenient;
  JsonText located(text, source);
  DirectoryDocument document;
  document.expected_scheme = taxonomy.id();
  JsonReport report =
      read_document(located, document_form(), &document, {.keep_all_faults = lenient, .note_places = !lenient});
  // A fault outside the records leaves out whole lists or the date: what the builder would say then misleads.
  if (std::any_of(report.faults.begin(), report.faults.end(), stands_outside_records)) throw_if_any(std::move(report));

  DirectoryBuilder builder(taxonomy, document.as_of, source);
  if (lenient) {
    add_records(builder, std::move(document), std::move(report.faults));
    return builder.build(strictness);
  }
  add_records(builder, std::move(document), {});
  std::optional<Directory> directory;
  try {
    directory = builder.build(strictness);
  } catch (const InputError& error) {
    throw_together(std::move(report), error, located, document_form());
  }
  throw_if_any(std::move(report));
  return *std::move(directory);
}

}  // namespace s2ss
