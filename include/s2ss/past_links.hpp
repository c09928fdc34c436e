#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "s2ss/index.hpp"
#include "s2ss/records.hpp"

namespace s2ss {

/// Two schools that were linked before, seen from one of them.
struct Neighbour {
  SchoolIndex school;
  std::uint32_t link = 0;  ///< Position in Directory::link_records().

  friend constexpr auto operator<=>(Neighbour, Neighbour) = default;
};

/// The undirected graph of past links: schools are its vertices, links that count as history its edges.
/// Immutable; copies share one state.
class PastLinks {
 public:
  PastLinks();
  PastLinks(std::size_t schools, std::span<const LinkRecord> links);

  /// Every past link of a school with another one, in either direction, ascending by other school, then by link.
  /// O(links of the school).
  [[nodiscard]] std::vector<Neighbour> direct(SchoolIndex school) const;

  /// The schools that share a linked school with this one, ascending, without itself; they may be linked directly as
  /// well. O(links within two steps).
  [[nodiscard]] std::vector<SchoolIndex> two_steps(SchoolIndex school) const;

  /// True when `to` is among the schools that two_steps gives for `from`. O(links of the two schools).
  [[nodiscard]] bool is_two_steps_away(SchoolIndex from, SchoolIndex to) const noexcept;
  /// Asks the processor for what is_two_steps_away reads first of a school, before it is needed.
  void fetch(SchoolIndex school) const noexcept;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

}  // namespace s2ss
