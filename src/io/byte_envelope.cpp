#include "io/byte_envelope.hpp"

#include <cstddef>

namespace s2ss {

namespace {

constexpr std::string_view mark = "S2SS-DIR";
constexpr std::size_t format_at = 8;
constexpr std::size_t length_at = 12;
constexpr std::size_t checksum_at = 20;
constexpr std::size_t payload_at = 28;

void append(std::string& bytes, std::uint64_t value, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) bytes.push_back(static_cast<char>(value >> 8 * i & 0xFF));
}

std::uint64_t number_at(std::string_view bytes, std::size_t begin, std::size_t count) noexcept {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    value |= std::uint64_t{static_cast<unsigned char>(bytes[begin + i])} << 8 * i;
  }
  return value;
}

/// Finds damage, not malice: what gets past it is checked like any input. Eight bytes at a time, each step a bijection
/// of the state, so that a change of one word always shows; multiplier and shifts are those of MurmurHash3's finaliser
/// (Appleby 2011).
std::uint64_t checksum(std::string_view bytes) noexcept {
  constexpr std::uint64_t multiplier = 0xFF51AFD7ED558CCDu;
  std::uint64_t state = bytes.size() + multiplier;
  const auto add = [&state](std::uint64_t word) {
    state = (state ^ word) * multiplier;
    state ^= state >> 33;
  };
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) add(number_at(bytes, at, 8));
  add(number_at(bytes, at, bytes.size() - at));
  return state;
}

}  // namespace

std::string in_envelope(std::string_view payload) {
  std::string bytes(mark);
  bytes.reserve(payload_at + payload.size());
  append(bytes, bytes_format, length_at - format_at);
  append(bytes, payload.size(), checksum_at - length_at);
  append(bytes, checksum(payload), payload_at - checksum_at);
  return bytes.append(payload);
}

std::string_view out_of_envelope(std::string_view bytes, const std::string& source) {
  if (!bytes.starts_with(mark) || bytes.size() < payload_at) throw damaged(source);
  const std::uint64_t format = number_at(bytes, format_at, length_at - format_at);
  if (format != bytes_format) {
    throw InputError(Fault{.source = source,
                           .field = "format",
                           .expected = "format " + std::to_string(bytes_format) +
                                       " of a directory's bytes; these are of " + std::to_string(format),
                           .mend = "use the same version of s2ss where bytes are written and where they are read"});
  }
  const std::string_view payload = bytes.substr(payload_at);
  if (number_at(bytes, length_at, checksum_at - length_at) != payload.size() ||
      number_at(bytes, checksum_at, payload_at - checksum_at) != checksum(payload)) {
    throw damaged(source);
  }
  return payload;
}

InputError damaged(const std::string& source) {
  return InputError(Fault{.source = source,
                          .expected = "the bytes of a directory, whole and as Directory::to_bytes wrote them",
                          .mend = "they are damaged, cut short or of something else: write them again"});
}

}  // namespace s2ss
