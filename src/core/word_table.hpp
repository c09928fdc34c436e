#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace s2ss::text {

/// 64 bits of a text: FNV-1a. It is no defence against people who choose the text.
[[nodiscard]] constexpr std::uint64_t hash_of(std::string_view text) noexcept {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3u;
  return hash;
}

/// Numbers under words, several under one word if need be; made once, then only read. It is sorted by hash, with a
/// directory of the first bits: a lookup looks at an entry or two. The words that are looked up cannot slow it down;
/// whoever chooses the words that are added can.
class WordTable {
 public:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t value = 0;
    std::string word;
  };

  void add(std::string_view word, std::uint32_t value);
  /// To be called after the last add, before the first find.
  void freeze();
  /// The entries of a word, ascending by value; none when it is not there. O(1) but for words of one hash.
  [[nodiscard]] std::span<const Entry> find(std::string_view word) const noexcept;
  [[nodiscard]] bool contains(std::string_view word) const noexcept { return !find(word).empty(); }

 private:
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> directory_;  ///< Where the entries begin whose hashes have these first bits.
  int shift_ = 63;                        ///< From a hash to its first bits.
};

}  // namespace s2ss::text
