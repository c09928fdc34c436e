#include "s2ss/phrase.hpp"

#include "register.hpp"
#include "value.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* phrase_doc = R"(Words of a text and where they stand in it; the ends are exclusive.

`begin` and `end` count the bytes of the text in UTF-8, `character_begin` and `character_end` its characters, so that
`text[phrase.character_begin : phrase.character_end] == phrase.text`. The words are those of whoever wrote them: a repr
shows only the place.

Examples
--------
See `parse_availability`.
)";

}  // namespace

void register_phrase(py::module_& module) {
  py::class_<Phrase> bound = result_class<Phrase>(module, "Phrase", phrase_doc);
  member(bound, "text", &Phrase::text, "As it was written; never shown by itself.");
  member(bound, "begin", &Phrase::begin, "First byte.");
  member(bound, "end", &Phrase::end, "The byte after the last.");
  member(bound, "character_begin", &Phrase::character_begin, "First character.");
  member(bound, "character_end", &Phrase::character_end, "The character after the last.");
  bound.def("__repr__", [](const Phrase& self) {
    return describe("Phrase", {{"character_begin", as_python(self.character_begin)},
                               {"character_end", as_python(self.character_end)}});
  });
}

}  // namespace s2ss::bindings
