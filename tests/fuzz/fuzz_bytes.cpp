/// libFuzzer target for the bytes of a directory. The payload is fuzzed behind a good checksum, which alone would
/// refuse nearly all of it, and whole messages as well. Whatever the bytes, they are read or refused with one of our
/// errors; what was read is written, and read to the same again.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "io/byte_envelope.hpp"
#include "s2ss/s2ss.hpp"

namespace {

void read_and_write(std::string_view bytes) {
  try {
    const s2ss::Directory directory = s2ss::directory_from_bytes(bytes);
    const std::string written = s2ss::to_bytes(directory, {.contacts = true});
    if (s2ss::to_bytes(s2ss::directory_from_bytes(written), {.contacts = true}) != written) std::abort();
  } catch (const s2ss::Error&) {
    // Refused, as it should be.
  }
}

/// The beginning of a payload: version and date, and the built-in scheme, which a fuzzer would not find.
const std::string& head() {
  static const std::string bytes = [] {
    s2ss::DirectoryBuilder builder(s2ss::Taxonomy::default_scheme(), s2ss::Date::parse("2026-09-01"));
    const std::string whole(s2ss::out_of_envelope(s2ss::to_bytes(builder.build()), ""));
    return whole.substr(0, whole.size() - 6);  // without the counts of the six kinds of record
  }();
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_and_write(bytes);
  read_and_write(s2ss::in_envelope(bytes));
  read_and_write(s2ss::in_envelope(head() + std::string(bytes)));
  return 0;
}
