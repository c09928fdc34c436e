#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/json_form.hpp"
#include "io/json_reader.hpp"
#include "io/json_writer.hpp"
#include "s2ss/error.hpp"
#include "s2ss/taxonomy.hpp"

/// Whole documents: from text to value, with all faults together.
namespace s2ss {

template <typename Value>
[[nodiscard]] std::string write_document(const Value& value) {
  JsonWriter writer;
  form_of<Value>().write(writer, &value);
  return writer.finish();
}

/// Throws InputError with the faults of reading, when there are any.
void throw_if_any(JsonReport report);

/// Adds the faults a builder found to those of reading. Builders know pointers alone: source and line are those of
/// the record a pointer leads into. What stands inside a value that could not be read is left out.
[[noreturn]] void throw_together(JsonReport report, const InputError& builder_faults, JsonText& text,
                                 const JsonForm& form);

[[nodiscard]] std::string taxonomy_to_json(const Taxonomy& taxonomy);
[[nodiscard]] Taxonomy taxonomy_from_json(std::string_view text, const std::string& source);

}  // namespace s2ss
