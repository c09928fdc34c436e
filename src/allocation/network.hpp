#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/large_pages.hpp"
#include "s2ss/solve_assignment.hpp"

namespace s2ss::allocation {

/// A checked problem as a flow network, without its pinned and forbidden arcs.
///
/// One unit of flow is one chosen arc: ground -> row -> (slot) -> arc -> column -> group -> ... -> ground. Rows and
/// slots are *tails*, columns and groups are *heads*. A slot stands between a row of several places and those of its
/// arcs that exclude each other.
struct Network {
  std::int32_t rows = 0;
  std::int32_t tails = 0;    ///< Rows, then slots.
  std::int32_t columns = 0;  ///< Heads 0 to columns - 1.
  std::int32_t heads = 0;    ///< Columns, then the groups of every level.

  std::vector<std::int64_t> places;            ///< Of each row, without what pins take.
  std::vector<std::uint8_t> has_spare_places;  ///< Of each row: more places than arcs that can fill them.
  std::vector<std::int32_t> slot_row;          ///< Of each slot: its row.
  std::vector<std::int32_t> first_slot;  ///< Rows + 1 tails: the slots of row i are first_slot[i] to first_slot[i + 1].
  std::vector<std::int32_t> first_arc;   ///< Tails + 1 positions in the columns below.
  LargeArray<std::int32_t> head;         ///< Of each arc: its column.
  LargeArray<std::int64_t> value;        ///< Of each arc: its score and the bonus.
  LargeArray<std::int32_t> position;     ///< Of each arc: where it stands in the problem.

  std::vector<std::int32_t> parent;       ///< Of each head, or -1 for the ground.
  std::vector<std::int64_t> capacity;     ///< Of each head, without what pins take.
  std::vector<std::int64_t> lower;        ///< Of each head; 0 for groups.
  std::vector<std::int64_t> spread;       ///< Of each head: what one unit more costs beyond the unit before.
  std::vector<std::int64_t> pinned;       ///< Of each head: units that pins take, which come before all others.
  std::vector<std::int32_t> first_child;  ///< Heads + 1 positions in `child`.
  std::vector<std::int32_t> child;
  std::vector<std::int32_t> level_begin;  ///< Of each level of groups: its first head.

  /// What unit number `flow`, counted from 0 and after those that pins take, costs on its way past head v.
  [[nodiscard]] std::int64_t unit_cost(std::int32_t v, std::int64_t flow) const noexcept {
    return spread[static_cast<std::size_t>(v)] * (pinned[static_cast<std::size_t>(v)] + flow);
  }

  [[nodiscard]] bool is_slot(std::int32_t tail) const noexcept { return tail >= rows; }
  [[nodiscard]] std::int32_t row_of(std::int32_t tail) const noexcept {
    return is_slot(tail) ? slot_row[static_cast<std::size_t>(tail - rows)] : tail;
  }
};

/// Which arcs take part and what they count.
struct ArcRule {
  bool all_alike = false;  ///< Every arc counts 1: how many places can be filled?
  std::int64_t bonus = 0;  ///< Added to every score.
  bool has_lowest = false;
  std::int64_t lowest_score = 0;  ///< Arcs below it stay out, when `has_lowest`.
};

/// The network of a problem that `check_assignment` accepted.
[[nodiscard]] Network make_network(const AssignmentProblem& problem, const ArcRule& rule);

/// Throws InputError or LimitError for a problem that does not hold.
void check_assignment(const AssignmentProblem& problem, std::size_t threads);

[[nodiscard]] inline std::size_t row_count(const AssignmentProblem& problem) noexcept {
  return problem.indptr.empty() ? 0 : problem.indptr.size() - 1;
}

/// Of each arc: 0 free, 1 pinned, 2 forbidden; empty when all are free.
[[nodiscard]] std::vector<std::uint8_t> arc_marks(const AssignmentProblem& problem);

}  // namespace s2ss::allocation
