#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "s2ss/s2ss.hpp"

/// libFuzzer's entry: the first byte says what the rest is read as. Whatever the text, it is read or refused with one
/// of our errors; what was read is written, and read to the same again.
namespace {

template <typename Value>
void read_and_write(std::string_view text) {
  const Value value = s2ss::from_json<Value>(text);
  const std::string written = s2ss::to_json(value);
  if (s2ss::to_json(s2ss::from_json<Value>(written)) != written) std::abort();
}

void read_directory(std::string_view text, s2ss::Strictness strictness) {
  const auto& taxonomy = s2ss::Taxonomy::default_scheme();
  const std::string written = s2ss::to_json(s2ss::directory_from_json(text, taxonomy, strictness));
  if (s2ss::to_json(s2ss::directory_from_json(written, taxonomy)) != written) std::abort();
}

void read(std::uint8_t form, std::string_view text) {
  switch (form % 9) {
    case 0:
      return read_directory(text, s2ss::Strictness::strict);
    case 1:
      return read_directory(text, s2ss::Strictness::lenient);
    case 2:
      return read_and_write<std::vector<s2ss::Request>>(text);
    case 3:
      return read_and_write<s2ss::Policy>(text);
    case 4:
      return read_and_write<s2ss::Shortlist>(text);
    case 5:
      return read_and_write<s2ss::Explanation>(text);
    case 6:
      return read_and_write<s2ss::Taxonomy>(text);
    case 7:
      return read_and_write<s2ss::Resolution>(text);
    default:
      return read_and_write<s2ss::Calendar>(text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  try {
    read(data[0], {reinterpret_cast<const char*>(data) + 1, size - 1});
  } catch (const s2ss::Error&) {
    // Refused, as it should be.
  }
  return 0;
}
