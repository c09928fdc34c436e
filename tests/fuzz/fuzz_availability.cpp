/// libFuzzer target for what people write about when they can meet: any bytes are understood or refused with an
/// InputError, every phrase that was not understood stands in the text, and nobody is left without a slot or a mode.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "s2ss/error.hpp"
#include "s2ss/parse_availability.hpp"

namespace {

void parse(std::string_view text, s2ss::Writer writer) {
  const s2ss::Availability found = s2ss::parse_availability(text, writer);
  if (found.slots.empty() || found.modes.empty()) std::abort();
  for (const s2ss::Phrase& phrase : found.unresolved) {
    if (phrase.begin >= phrase.end || phrase.end > text.size()) std::abort();
    if (text.substr(phrase.begin, phrase.end - phrase.begin) != phrase.text) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const s2ss::Writer writer : {s2ss::Writer::requesting_school, s2ss::Writer::nominee}) {
    try {
      parse(text, writer);
    } catch (const s2ss::InputError& error) {
      if (error.faults().empty()) std::abort();
    }
  }
  return 0;
}
