#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "allocation/at.hpp"
#include "allocation/network.hpp"
#include "core/large_pages.hpp"

namespace s2ss::allocation {

/// Which arcs of a network are chosen, and of each column the arcs into it, those chosen first. Choosing and releasing
/// take constant time; they move the arcs of that column alone.
class ColumnArcs {
 public:
  struct Arc {
    std::int32_t arc, tail;
  };

  /// Nothing is chosen.
  explicit ColumnArcs(const Network& network)
      : network_(network),
        is_chosen_(network.head.size(), 0),
        arcs_(network.head.size()),
        place_(network.head.size()),
        begin_(at(network.columns) + 1, 0),
        chosen_(at(network.columns), 0) {
    for (const std::int32_t j : network.head) ++begin_[at(j) + 1];
    for (std::size_t j = 0; j < at(network.columns); ++j) begin_[j + 1] += begin_[j];
    std::vector<std::int32_t> next(begin_.begin(), begin_.end() - 1);
    for (std::int32_t t = 0; t < network.tails; ++t) {
      for (std::int32_t a = network.first_arc[at(t)]; a < network.first_arc[at(t) + 1]; ++a) {
        const std::int32_t k = next[at(network.head[at(a)])]++;
        arcs_[at(k)] = {a, t};
        place_[at(a)] = k;
      }
    }
  }

  [[nodiscard]] bool is_chosen(std::int32_t arc) const noexcept { return is_chosen_[at(arc)] != 0; }
  [[nodiscard]] std::int32_t chosen_count(std::int32_t column) const noexcept { return chosen_[at(column)]; }
  [[nodiscard]] bool has_arcs(std::int32_t column) const noexcept {
    return begin_[at(column)] < begin_[at(column) + 1];
  }

  [[nodiscard]] std::span<const Arc> chosen(std::int32_t column) const noexcept {
    return {arcs_.data() + begin_[at(column)], at(chosen_[at(column)])};
  }
  [[nodiscard]] std::span<const Arc> left_out(std::int32_t column) const noexcept {
    return {arcs_.data() + begin_[at(column)] + chosen_[at(column)], arcs_.data() + begin_[at(column) + 1]};
  }

  void choose(std::int32_t arc) {
    const std::int32_t j = network_.head[at(arc)];
    swap_places(place_[at(arc)], begin_[at(j)] + chosen_[at(j)]++);
    is_chosen_[at(arc)] = 1;
  }

  void release(std::int32_t arc) {
    const std::int32_t j = network_.head[at(arc)];
    swap_places(place_[at(arc)], begin_[at(j)] + --chosen_[at(j)]);
    is_chosen_[at(arc)] = 0;
  }

 private:
  void swap_places(std::int32_t k, std::int32_t other) {
    std::swap(arcs_[at(k)], arcs_[at(other)]);
    place_[at(arcs_[at(k)].arc)] = k;
    place_[at(arcs_[at(other)].arc)] = other;
  }

  const Network& network_;
  LargeArray<std::uint8_t> is_chosen_;
  LargeArray<Arc> arcs_;
  LargeArray<std::int32_t> place_;  // of each arc in `arcs_`
  LargeArray<std::int32_t> begin_;  // of each column in `arcs_`, and the end of the last
  LargeArray<std::int32_t> chosen_;
};

}  // namespace s2ss::allocation
