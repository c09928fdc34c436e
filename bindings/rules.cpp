#include "convert.hpp"
#include "document.hpp"
#include "register.hpp"
#include "s2ss/io/json.hpp"
#include "s2ss/rule.hpp"
#include "s2ss/sentences.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* rule_meaning_doc = R"(What a hard rule means, and what can be done about it, in one sentence.

Parameters
----------
rule : str
    One of `s2ss.rules`.

Returns
-------
str

Examples
--------
>>> import s2ss
>>> s2ss.rules[0]
'same_school'
>>> len(s2ss.rule_meaning("nominee_full")) > 0
True
)";

constexpr const char* json_schema_doc =
    R"(The published JSON Schema (2020-12) of every document, each form under `$defs`.

Returns
-------
dict

Examples
--------
>>> import s2ss
>>> "$defs" in s2ss.json_schema()
True
)";

py::object rule_meaning(const py::object& rule) {
  const std::optional<Rule> found = from_word<Rule>(text_argument(rule, "rule"));
  if (!found) refuse("rule", "one of the words in s2ss.rules");
  return as_python(meaning(*found));
}

}  // namespace

void register_rules(py::module_& module) {
  py::list words;
  for (const std::string_view word : enumerator_words<Rule>) words.append(as_python(word));
  module.attr("rules") = words;
  module.def("rule_meaning", &rule_meaning, py::arg("rule"), rule_meaning_doc);
  module.def(
      "json_schema", [] { return parsed(std::string(json_schema())); }, json_schema_doc);
}

}  // namespace s2ss::bindings
