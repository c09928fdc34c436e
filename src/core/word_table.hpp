#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace s2ss::text {

/// 64 bits of a text: FNV-1a. It is no defence against people who choose the text.
/// `hash` is that of what stands before the text.
[[nodiscard]] constexpr std::uint64_t hash_of(std::string_view text,
                                              std::uint64_t hash = 0xcbf29ce484222325u) noexcept {
  for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3u;
  return hash;
}

/// A word with its hash, for whoever looks it up in several tables. A text is one that was not looked up yet.
struct HashedWord {
  template <std::convertible_to<std::string_view> Text>
  HashedWord(const Text& word) noexcept : text(word), hash(hash_of(text)) {}
  HashedWord(std::string_view word, std::uint64_t its_hash) noexcept : text(word), hash(its_hash) {}

  std::string_view text;
  std::uint64_t hash;
};

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
  [[nodiscard]] std::span<const Entry> find(const HashedWord& word) const noexcept;
  /// False for most words that are not there; true for all that are. The hash is all it needs. O(1).
  [[nodiscard]] bool may_contain(std::uint64_t hash) const noexcept;
  [[nodiscard]] bool contains(const HashedWord& word) const noexcept { return !find(word).empty(); }

 private:
  /// The entries whose hashes have the same first bits.
  [[nodiscard]] std::span<const Entry> row_of(std::uint64_t hash) const noexcept;

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> directory_;  ///< Where the entries begin whose hashes have these first bits.
  int shift_ = 63;                        ///< From a hash to its first bits.
};

}  // namespace s2ss::text
