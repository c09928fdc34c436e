#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string_view>
#include <utility>
#include <vector>

#include "s2ss/enumerators.hpp"
#include "s2ss/goal.hpp"

namespace s2ss {

/// One amount for all, or one for each.
class Amounts {
 public:
  Amounts(std::int64_t all) noexcept : all_(all) {}  // NOLINT(google-explicit-constructor)
  Amounts(std::span<const std::int64_t> each) noexcept : each_(each), is_each_(true) {}     // NOLINT
  Amounts(const std::vector<std::int64_t>& each) noexcept : each_(each), is_each_(true) {}  // NOLINT

  [[nodiscard]] bool is_each() const noexcept { return is_each_; }
  /// Meaningful when `is_each()`.
  [[nodiscard]] std::span<const std::int64_t> each() const noexcept { return each_; }
  [[nodiscard]] std::int64_t operator[](std::size_t i) const noexcept { return is_each_ ? each_[i] : all_; }

 private:
  std::span<const std::int64_t> each_;
  std::int64_t all_ = 0;
  bool is_each_ = false;
};

/// A limit over sets of columns: at most `capacity[g]` arcs in all may be chosen into the columns with `group[j] == g`.
struct AssignmentGroups {
  std::span<const std::int32_t> group;     ///< Of each column: a position in `capacity`, or -1 for none.
  std::span<const std::int64_t> capacity;  ///< Of each group, >= 0.
};

/// Rows that want columns, in compressed sparse rows. The arcs of row i are the positions indptr[i] to indptr[i + 1] -
/// 1 of `indices` and `scores`. The spans must stay alive during the call.
struct AssignmentProblem {
  std::span<const std::int64_t> indptr;   ///< Rows + 1 positions, from 0, never falling; empty means no rows.
  std::span<const std::int32_t> indices;  ///< Of each arc: its column. No column twice in a row; in any order.
  std::span<const std::int64_t> scores;   ///< Of each arc: what choosing it is worth; any sign.
  std::size_t columns = 0;

  Amounts places = 1;    ///< Of each row: how many arcs may be chosen at most, >= 0.
  Amounts capacity = 1;  ///< Of each column: how many arcs may be chosen at most, >= 0.
  Amounts lower = 0;     ///< Of each column: how many must be chosen at least, 0 <= lower <= capacity.
  /// Of each column: what each further arc costs, >= 0. The second costs `spread` once, the third twice, and n arcs
  /// together spread x n (n - 1) / 2.
  Amounts spread = 0;

  /// Limits over groups of columns, inside out: columns that share a group of one level share it on every later level.
  std::vector<AssignmentGroups> groups = {};
  std::vector<Amounts> group_spread = {};  ///< Of each level, for each group: as `spread`. Empty: none.
  /// Of each column its class, >= 0; a row may use at most one arc into the columns of a class. Empty: each column is a
  /// class of its own. It matters only to rows with several places.
  std::span<const std::int32_t> exclusive = {};

  std::span<const std::int64_t> pinned = {};     ///< Positions of arcs that must be chosen.
  std::span<const std::int64_t> forbidden = {};  ///< Positions of arcs that must not be chosen.
};

enum class AssignmentStatus : std::uint8_t {
  optimal,     ///< The plan is best, and the prices prove it.
  infeasible,  ///< The lower bounds cannot all be met; `conflict` says which stand against what.
  cancelled,   ///< Asked to stop: the best plan so far, which may miss lower bounds; `gap` bounds what it lacks.
};

template <>
inline constexpr std::array<std::string_view, 3> enumerator_words<AssignmentStatus>{"optimal", "infeasible",
                                                                                    "cancelled"};

/// Why lower bounds cannot be met: the arcs into `columns` come from `rows` alone and run through `groups`; their
/// places, the groups' capacities and the single arcs left (at most one per row and class) are together fewer than the
/// lower bounds ask. No column of it can be left out.
struct AssignmentConflict {
  std::vector<std::int32_t> columns;                         ///< Ascending.
  std::vector<std::int32_t> rows;                            ///< Ascending; may be none.
  std::vector<std::pair<std::size_t, std::int32_t>> groups;  ///< Level and group, ascending; may be none.
  std::int64_t wanted = 0;                                   ///< What the lower bounds of `columns` sum to.
  std::int64_t possible = 0;                                 ///< How much of it can be met.
};

/// A plan and its proof. Columns of one length; all of them are there whatever the status.
struct AssignmentResult {
  AssignmentStatus status = AssignmentStatus::optimal;
  std::int64_t objective = 0;  ///< Sum of the chosen arcs' scores, as they were given, less what `spread` costs.

  std::vector<std::int32_t> row;  ///< Of each chosen arc, ascending.
  std::vector<std::int32_t> col;  ///< Of each chosen arc; ascending within a row.
  std::vector<std::int64_t> arc;  ///< Position of each chosen arc in `indices`.

  /// The dual values, see `solve_assignment`. Empty when infeasible.
  std::vector<std::int64_t> row_price;
  std::vector<std::int64_t> col_price;
  std::vector<std::vector<std::int64_t>> group_price;  ///< One vector per level.

  /// What each arc counts beyond its score, so that filling a place outweighs all scores: 0 for best_fit.
  std::int64_t served_bonus = 0;
  /// For fairest: the lowest score of a chosen arc that is not pinned. Arcs below it count as forbidden.
  std::optional<std::int64_t> lowest_score;

  std::int64_t gap = 0;         ///< When cancelled: no plan beats this one by more, in scores with the bonus.
  AssignmentConflict conflict;  ///< When infeasible.
};

struct AssignmentOptions {
  Goal goal = Goal::best_fit;  ///< Not stable: that is `stable_matching`.
  std::size_t threads = 0;     ///< 0 takes as many as the machine has cores. The answer does not depend on it.
  /// The result of a similar problem with the same columns and groups: saves time in proportion to what is alike. The
  /// plan is as good as without it; among plans of equal worth it may be another one.
  const AssignmentResult* warm = nullptr;
  std::function<void(std::size_t done, std::size_t all)> progress = {};  ///< Called from the calling thread.
  std::stop_token stop = {};  ///< When stop is requested, the status is `cancelled`.
};

/// Chooses arcs so that the goal is met exactly, under every limit of the problem, and proves it.
///
/// An arc is chosen only if it helps the goal: best_fit leaves an arc with a negative score unused unless it is pinned
/// or a lower bound calls for it; most_served and fairest fill every place they can.
///
/// **Prices.** With value(a) = score + served_bonus of arc a from row i to column j, and reduced(a) = value(a) -
/// row_price[i] - col_price[j] - the prices of the groups of j:
/// row prices and group prices are >= 0; a column price is < 0 only if no more than its lower bound is used. Without
/// spread, a price is > 0 only if all of the row's places or of the capacity are used; with spread s, n arcs in use
/// make a price of s x (n - 1) or more and, where there is room, of s x n or less. A row has at most one arc per class
/// (of `exclusive`), worth max(0, the greatest reduced(a) of arcs not forbidden); if an arc of the class is pinned, the
/// class is worth that arc's reduced(a), whatever its sign. Then
///
///     sum of places x row_price + sum over columns and groups of the most that n arcs are worth at the price
///       + sum of the worths of rows' classes
///     = objective + served_bonus x number of chosen arcs,
///
/// where n arcs are worth n x price - spread x n (n - 1) / 2, for n from lower (or the number of pins) to capacity;
/// and since the left side bounds every plan from above (linear programming duality), the plan is optimal.
/// For best_fit with one place per row, no pins and no lower bounds it reads: places x row prices + capacities x column
/// and group prices = objective.
///
/// The answer is a function of the arrays alone; threads do not change it. Callers whose rows and columns come in no
/// fixed order sort them first.
///
/// Throws InputError for arrays that do not fit together (naming the array and the position), groups that do not nest,
/// pins that exceed a limit or are forbidden; LimitError for more than 2^31 - 1 arcs, rows or columns, and for scores
/// so large that a sum could pass 2^62.
[[nodiscard]] AssignmentResult solve_assignment(const AssignmentProblem& problem,
                                                const AssignmentOptions& options = {});

}  // namespace s2ss
