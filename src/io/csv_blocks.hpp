#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Finds the bytes that mean something in CSV, 64 at a time. Bit i of a mask stands for byte i of the block.
///
/// The idea of turning quotes into regions with a prefix exclusive or is that of Langdale and Lemire, "Parsing
/// gigabytes of JSON per second" (2019).
namespace s2ss::csv {

inline constexpr std::size_t block_bytes = 64;

struct BlockMasks {
  std::uint64_t quotes = 0;
  std::uint64_t commas = 0;
  std::uint64_t feeds = 0;
  std::uint64_t returns = 0;

  friend bool operator==(const BlockMasks&, const BlockMasks&) = default;
};

/// Bit i is the exclusive or of the bits 0 to i.
[[nodiscard]] constexpr std::uint64_t prefix_xor(std::uint64_t bits) noexcept {
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

namespace detail {

inline constexpr std::uint64_t ones = 0x0101010101010101;
inline constexpr std::uint64_t low_bits = 0x7F7F7F7F7F7F7F7F;

/// Byte i of eight becomes bits 8i to 8i+7 whatever the machine's byte order.
[[nodiscard]] inline std::uint64_t load_eight(const char* bytes) noexcept {
  std::uint64_t word = 0;
  for (int i = 0; i < 8; ++i) word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  return word;
}

/// Bit i for byte i equal to `wanted`.
[[nodiscard]] inline std::uint64_t equal_bytes(std::uint64_t word, char wanted) noexcept {
  const std::uint64_t difference = word ^ (ones * static_cast<unsigned char>(wanted));
  // Adding within seven bits cannot carry into the next byte, so the top bit is clear for a zero byte alone.
  const std::uint64_t zero_bytes = ~(((difference & low_bits) + low_bits) | difference | low_bits) >> 7;
  // Brings bit 8i to bit 56 + i.
  return (zero_bytes * 0x0102040810204080) >> 56;
}

}  // namespace detail

/// For any machine.
[[nodiscard]] inline BlockMasks masks_portable(const char* block) noexcept {
  BlockMasks masks;
  for (unsigned i = 0; i < block_bytes; i += 8) {
    const std::uint64_t word = detail::load_eight(block + i);
    masks.quotes |= detail::equal_bytes(word, '"') << i;
    masks.commas |= detail::equal_bytes(word, ',') << i;
    masks.feeds |= detail::equal_bytes(word, '\n') << i;
    masks.returns |= detail::equal_bytes(word, '\r') << i;
  }
  return masks;
}

#if defined(__SSE2__)
/// SSE2 belongs to every x86-64 processor.
[[nodiscard]] inline BlockMasks masks_sse2(const char* block) noexcept {
  BlockMasks masks;
  for (unsigned i = 0; i < block_bytes; i += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + i));
    const auto equal = [bytes, i](char wanted) {
      const int found = _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(wanted)));
      return std::uint64_t{static_cast<std::uint16_t>(found)} << i;
    };
    masks.quotes |= equal('"');
    masks.commas |= equal(',');
    masks.feeds |= equal('\n');
    masks.returns |= equal('\r');
  }
  return masks;
}
#endif

[[nodiscard]] inline BlockMasks masks_of(const char* block) noexcept {
#if defined(__SSE2__)
  return masks_sse2(block);
#else
  return masks_portable(block);
#endif
}

}  // namespace s2ss::csv
