#include "s2ss/io/json.hpp"

#include <type_traits>

#include "io/json_document.hpp"
#include "io/json_forms.hpp"
#include "s2ss/io/file.hpp"

namespace s2ss {

std::string to_json(const School& school) { return write_document(school); }
std::string to_json(const Nominee& nominee) { return write_document(nominee); }
std::string to_json(const Link& link) { return write_document(link); }
std::string to_json(const Conflict& conflict) { return write_document(conflict); }
std::string to_json(const Calendar& calendar) { return write_document(calendar); }
std::string to_json(const Request& request) { return write_document(request); }
std::string to_json(const std::vector<Request>& requests) { return write_document(requests); }
std::string to_json(const Policy& policy) { return write_document(policy); }
std::string to_json(const Shortlist& shortlist) { return write_document(shortlist); }
std::string to_json(const Explanation& explanation) { return write_document(explanation); }

template <typename Value>
Value from_json(std::string_view text, const std::string& source) {
  if constexpr (std::is_same_v<Value, Taxonomy>) {
    return taxonomy_from_json(text, source);
  } else {
    JsonText located(text, source);
    Value value{};
    throw_if_any(read_document(located, form_of<Value>(), &value));
    return value;
  }
}

template <typename Value>
Value read_json(const std::filesystem::path& path) {
  return from_json<Value>(read_file(path), path.string());
}

Directory read_directory_json(const std::filesystem::path& path, const Taxonomy& taxonomy, Strictness strictness) {
  return directory_from_json(read_file(path), taxonomy, strictness, path.string());
}

template <typename Value>
void write_json(const std::filesystem::path& path, const Value& value) {
  atomic_write(path, to_json(value));
}

#define S2SS_JSON_DOCUMENT(Value)                                        \
  template Value from_json<Value>(std::string_view, const std::string&); \
  template Value read_json<Value>(const std::filesystem::path&);         \
  template void write_json<Value>(const std::filesystem::path&, const Value&);

S2SS_JSON_DOCUMENT(School)
S2SS_JSON_DOCUMENT(Nominee)
S2SS_JSON_DOCUMENT(Link)
S2SS_JSON_DOCUMENT(Conflict)
S2SS_JSON_DOCUMENT(Calendar)
S2SS_JSON_DOCUMENT(Request)
S2SS_JSON_DOCUMENT(std::vector<Request>)
S2SS_JSON_DOCUMENT(Policy)
S2SS_JSON_DOCUMENT(Shortlist)
S2SS_JSON_DOCUMENT(Explanation)
S2SS_JSON_DOCUMENT(Taxonomy)

#undef S2SS_JSON_DOCUMENT

template void write_json<Directory>(const std::filesystem::path&, const Directory&);

extern const std::string_view s2ss_schema_json;

std::string_view json_schema() noexcept { return s2ss_schema_json; }

}  // namespace s2ss
