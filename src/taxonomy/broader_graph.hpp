#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace s2ss {

/// The concepts each concept points to, ascending and without repeats; concepts are numbered in the order of their ids.
using Arrows = std::vector<std::vector<std::uint32_t>>;

/// Which concepts stand above which: one bit for each pair.
class AncestorTable {
 public:
  AncestorTable() = default;
  explicit AncestorTable(std::size_t concepts) : words_((concepts + 63) / 64), bits_(concepts * words_, 0) {}

  [[nodiscard]] bool contains(std::size_t ancestor, std::size_t descendant) const noexcept {
    return (bits_[descendant * words_ + ancestor / 64] >> (ancestor % 64) & 1U) != 0;
  }
  void insert(std::size_t ancestor, std::size_t descendant) noexcept {
    bits_[descendant * words_ + ancestor / 64] |= std::uint64_t{1} << (ancestor % 64);
  }
  /// Whatever stands above `from` stands above `to` as well.
  void inherit(std::size_t from, std::size_t to) noexcept {
    for (std::size_t word = 0; word < words_; ++word) {
      bits_[to * words_ + word] |= bits_[from * words_ + word];
    }
  }

 private:
  std::size_t words_ = 0;
  std::vector<std::uint64_t> bits_;
};

/// What the broader arrows of a scheme amount to.
struct BroaderGraph {
  /// One shortest circle through the first concept of each knot of arrows, that concept first; none in a sound scheme.
  std::vector<std::vector<std::uint32_t>> circles;
  /// Every concept, the wider before the narrower. Empty when there are circles.
  std::vector<std::uint32_t> wider_first;
  /// Everything reached by one or more broader arrows, round circles too.
  AncestorTable ancestors;
};

/// O(concepts + arrows), and O(concepts / 64) more for each arrow to fill the table.
/// Knots are the strongly connected components of Tarjan (1972).
[[nodiscard]] BroaderGraph analyse_broader(const Arrows& broader);

}  // namespace s2ss
