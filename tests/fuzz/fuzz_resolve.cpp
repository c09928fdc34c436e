/// libFuzzer target for what schools write: any bytes are understood or refused with an InputError, every word of the
/// answer stands in the text, and the type-ahead search takes them as well. The first byte says how much else is done.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

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

// The text as a label, cue or pattern of the scheme as well as a message.
void resolve_with_own_words(std::string_view text) {
  const std::size_t cut = text.size() / 2;
  const std::string label(text.substr(0, cut));
  const s2ss::Taxonomy own =
      scheme().with_labels({{"history", {label}, s2ss::LabelKind::uncertain},
                            {"timetabling", {label}},
                            {"assessment", {"head of @" + label, label + " @subjects"}, s2ss::LabelKind::role}});
  resolve(own, text.substr(cut));
}

void search(std::string_view text) {
  for (const s2ss::ConceptSuggestion& found : scheme().search(text, 5)) {
    if (!scheme().find(found.id)) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  read_or_refuse([&] { resolve(scheme(), text); });
  read_or_refuse([&] { search(text); });
  // A scheme takes long to make.
  if (data[0] == 0) read_or_refuse([&] { resolve_with_own_words(text); });
  return 0;
}
