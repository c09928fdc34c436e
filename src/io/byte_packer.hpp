#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "s2ss/enumerators.hpp"

/// The two directions of one byte format. BytePacker and ByteUnpacker have the same functions, so that one description
/// of a record serves for writing and for reading and the two cannot drift apart. Numbers are LEB128 (seven bits a
/// byte, least first), signed ones zigzag: the bytes do not depend on the machine.
namespace s2ss {

class BytePacker {
 public:
  void reserve(std::size_t bytes) { bytes_.reserve(bytes); }

  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes_.push_back(static_cast<char>(value | 0x80));
    bytes_.push_back(static_cast<char>(value));
  }
  void whole(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    number(value < 0 ? ~(bits << 1) : bits << 1);
  }
  void text(std::string_view text) {
    number(text.size());
    bytes_.append(text);
  }
  void real(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (int shift = 0; shift < 64; shift += 8) bytes_.push_back(static_cast<char>(bits >> shift & 0xFF));
  }

  template <typename Enum>
  requires std::is_enum_v<Enum>
  void word(Enum value) { number(static_cast<std::uint64_t>(value)); }

  template <typename Value, typename Pack>
  void optional(const std::optional<Value>& value, const Pack& pack) {
    number(value ? 1 : 0);
    if (value) pack(*value);
  }
  template <typename Item, typename Pack>
  void list(const std::vector<Item>& items, const Pack& pack) {
    number(items.size());
    for (const Item& item : items) pack(item);
  }

  [[nodiscard]] const std::string& bytes() const noexcept { return bytes_; }

 private:
  std::string bytes_;
};

/// Thrown inside the reader for bytes that no packer wrote; never leaves it.
struct DamagedBytes {};

class ByteUnpacker {
 public:
  explicit ByteUnpacker(std::string_view bytes) : left_(bytes) {}

  void number(std::uint64_t& value) {
    value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(take(1).front());
      value |= std::uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return;
    }
    throw DamagedBytes();
  }
  template <typename Integer>
  void whole(Integer& value) {
    std::uint64_t bits = 0;
    number(bits);
    const auto wide = static_cast<std::int64_t>(bits & 1 ? ~(bits >> 1) : bits >> 1);
    if (wide < std::numeric_limits<Integer>::min() || wide > std::numeric_limits<Integer>::max()) throw DamagedBytes();
    value = static_cast<Integer>(wide);
  }
  void text(std::string& text) { text = take(count(1)); }
  void real(double& value) {
    std::uint64_t bits = 0;
    const std::string_view bytes = take(8);
    for (std::size_t i = 0; i < 8; ++i) bits |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << 8 * i;
    value = std::bit_cast<double>(bits);
  }

  template <typename Enum>
  requires std::is_enum_v<Enum>
  void word(Enum& value) { value = static_cast<Enum>(below(enumerator_words<Enum>.size())); }

  template <typename Value, typename Pack>
  void optional(std::optional<Value>& value, const Pack& pack) {
    if (below(2) == 1) pack(value.emplace());
  }
  template <typename Item, typename Pack>
  void list(std::vector<Item>& items, const Pack& pack) {
    items.resize(count(1));
    for (Item& item : items) pack(item);
  }

  /// A number below `end`.
  [[nodiscard]] std::size_t below(std::size_t end) {
    std::uint64_t value = 0;
    number(value);
    if (value >= end) throw DamagedBytes();
    return static_cast<std::size_t>(value);
  }
  /// How many things follow that take up so many bytes each at least: no more than the bytes that are left can hold, so
  /// that a damaged count cannot ask for memory.
  [[nodiscard]] std::size_t count(std::size_t bytes_each) { return below(left_.size() / bytes_each + 1); }
  [[nodiscard]] bool at_end() const noexcept { return left_.empty(); }

 private:
  std::string_view take(std::size_t bytes) {
    if (bytes > left_.size()) throw DamagedBytes();
    const std::string_view taken = left_.substr(0, bytes);
    left_.remove_prefix(bytes);
    return taken;
  }

  std::string_view left_;
};

}  // namespace s2ss
