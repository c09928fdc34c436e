/// libFuzzer target for what schools write: any bytes are understood or refused with an InputError, every word of the
/// answer stands in the text, and the type-ahead search and the labels of a scheme take them as well.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "cpp/taxonomy/crafts_scheme.hpp"
#include "reference/resolution_checks.hpp"
#include "s2ss/error.hpp"
#include "s2ss/taxonomy.hpp"

namespace {

const s2ss::Taxonomy& scheme() { return s2ss::Taxonomy::default_scheme(); }

template <typename Action>
void read_or_refuse(Action action) {
  try {
    action();
  } catch (const s2ss::InputError& error) {
    if (error.faults().empty()) std::abort();
  }
}

void resolve(const s2ss::Taxonomy& taxonomy, std::string_view text) {
  const s2ss::Resolution resolution = taxonomy.resolve(text);
  if (!s2ss::reference::fault_in(taxonomy, text, resolution).empty()) std::abort();
  if (taxonomy.resolve(text) != resolution) std::abort();
}

// Half of the text as words of a scheme, the other as a message.
void resolve_with_own_words(std::string_view text) {
  const std::size_t cut = text.size() / 2;
  const std::string label(text.substr(0, cut));
  std::vector<s2ss::Concept> concepts = s2ss::testing::crafts();
  concepts.back().alt_labels = {label};
  concepts.front().uncertain_labels = {label, label + " wheel"};
  concepts.front().cues = {label, "@" + label, label + " + wheel|" + label};
  concepts.front().role_labels = {"head of @" + label, label + " @weaving"};
  resolve(s2ss::testing::scheme_of(concepts), text.substr(cut));
}

void search(std::string_view text) {
  for (const s2ss::ConceptSuggestion& found : scheme().search(text, 5)) {
    if (!scheme().find(found.id)) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read_or_refuse([&] { resolve(scheme(), text); });
  read_or_refuse([&] { search(text); });
  read_or_refuse([&] { resolve_with_own_words(text); });
  return 0;
}
