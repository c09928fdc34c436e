#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "s2ss/stable_matching.hpp"

namespace s2ss::allocation {

/// The sets of arcs that have a limit on the side of the columns: one node for each column, then one for each group,
/// level by level. The limits of an arc are those on the chain from its column upwards.
class Limits {
 public:
  static constexpr std::int32_t none = -1;

  explicit Limits(const StableProblem& problem);

  [[nodiscard]] std::size_t size() const noexcept { return capacity_.size(); }
  [[nodiscard]] std::int32_t parent(std::int32_t node) const noexcept { return parent_[index(node)]; }
  [[nodiscard]] std::int64_t capacity(std::int32_t node) const noexcept { return capacity_[index(node)]; }
  [[nodiscard]] std::int32_t root(std::int32_t node) const noexcept {
    while (parent(node) != none) node = parent(node);
    return node;
  }

 private:
  [[nodiscard]] static std::size_t index(std::int32_t node) noexcept { return static_cast<std::size_t>(node); }

  std::vector<std::int32_t> parent_;
  std::vector<std::int64_t> capacity_;
};

/// Both sides' total orders on arcs.
class Preferences {
 public:
  explicit Preferences(const StableProblem& problem);

  [[nodiscard]] std::int32_t row(std::int64_t arc) const noexcept { return row_[static_cast<std::size_t>(arc)]; }
  [[nodiscard]] std::int32_t column(std::int64_t arc) const noexcept {
    return problem_.indices[static_cast<std::size_t>(arc)];
  }
  /// Whether the columns' side prefers the left arc. An arc's position settles all ties: smaller row, then earlier.
  [[nodiscard]] bool column_prefers(std::int64_t left, std::int64_t right) const noexcept {
    const std::int64_t p = problem_.priority[static_cast<std::size_t>(left)];
    const std::int64_t q = problem_.priority[static_cast<std::size_t>(right)];
    return p != q ? p > q : left < right;
  }
  [[nodiscard]] std::int32_t class_of(std::int64_t arc) const noexcept {
    const std::int32_t j = column(arc);
    return problem_.exclusive.empty() ? j : problem_.exclusive[static_cast<std::size_t>(j)];
  }

 private:
  const StableProblem& problem_;
  std::vector<std::int32_t> row_;
};

/// Throws InputError or LimitError for a problem that does not hold, but for columns repeated within a row.
void check_shape(const StableProblem& problem);
/// Throws InputError at the first column that comes twice in a row. Reads nothing but `indptr` and `indices`.
void check_repeats(const StableProblem& problem);

/// The chosen arcs, ascending, as a result.
[[nodiscard]] StableMatching matching_of(const StableProblem& problem, std::vector<std::int64_t> arcs);

// The algorithms. All throw Cancelled.

/// One place per row, no groups: every class is then its own.
[[nodiscard]] StableMatching propose_from_rows_simply(const StableProblem& problem, const std::stop_token& stop);
[[nodiscard]] StableMatching propose_from_rows(const StableProblem& problem, const std::stop_token& stop);
[[nodiscard]] StableMatching propose_from_columns(const StableProblem& problem, const std::stop_token& stop);

}  // namespace s2ss::allocation
