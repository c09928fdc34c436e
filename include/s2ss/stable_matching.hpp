#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

#include "s2ss/enumerators.hpp"
#include "s2ss/solve_assignment.hpp"

namespace s2ss {

/// Rows and columns that both have a say, in compressed sparse rows. The arcs of row i are the positions indptr[i] to
/// indptr[i + 1] - 1; a pair without an arc is acceptable to neither side. The spans must stay alive during the call.
///
/// **Preferences.** A row prefers its arcs in the order given. Columns, and groups of columns, prefer arcs of larger
/// priority, then those of the smaller row, then those that the row itself prefers: nobody is ever indifferent.
struct StableProblem {
  std::span<const std::int64_t> indptr;    ///< Rows + 1 positions, from 0, never falling; empty means no rows.
  std::span<const std::int32_t> indices;   ///< Of each arc: its column. No column twice in a row.
  std::span<const std::int64_t> priority;  ///< Of each arc: how much the column wants it; any sign.
  std::size_t columns = 0;

  Amounts places = 1;    ///< Of each row: how many arcs it may hold at most, >= 0.
  Amounts capacity = 1;  ///< Of each column: how many arcs it may hold at most, >= 0.
  /// Limits over groups of columns (a lecturer's projects, a school's staff), inside out: columns that share a group of
  /// one level share it on every later level.
  std::vector<AssignmentGroups> groups = {};
  /// Of each column its class, >= 0; a row may hold at most one arc into the columns of a class. Empty: each column is
  /// a class of its own. It matters only to rows with several places.
  std::span<const std::int32_t> exclusive = {};
};

/// Whose best stable matching is found: every row (or every column, with its group) likes it at least as much as any
/// other stable matching.
enum class Proposer : std::uint8_t { rows, columns };
template <>
inline constexpr std::array<std::string_view, 2> enumerator_words<Proposer>{"rows", "columns"};

struct StableOptions {
  Proposer proposer = Proposer::rows;
  std::size_t threads = 0;    ///< 0 takes as many as the machine has cores. The answer does not depend on it.
  std::stop_token stop = {};  ///< When stop is requested, Cancelled is thrown.
};

/// The arcs held, ascending: columns of one length.
struct StableMatching {
  std::vector<std::int32_t> row;
  std::vector<std::int32_t> col;
  std::vector<std::int64_t> arc;  ///< Position in `indices`.

  friend bool operator==(const StableMatching&, const StableMatching&) = default;
};

/// A matching in which no row and column would both rather have each other: no arc outside it blocks (see
/// `blocking_pairs`).
///
/// Deferred acceptance (Gale and Shapley 1962), with columns that have capacities and belong to groups with their own:
/// student-project allocation with lecturer capacities (Abraham, Irving and Manlove 2007), here with groups nested to
/// any depth; rows with several places and classes make both sides laminar matroids, whose kernels always exist
/// (Fleiner 2003). The answer is unique: it depends on neither threads nor the order of the work.
///
/// Throws InputError for arrays that do not fit together (naming the array and the position) and groups that do not
/// nest; LimitError for more than 2^31 - 1 arcs, rows or columns; Cancelled when asked to stop. O(arcs x log of the
/// largest capacity x levels); with one place per row and no groups, only the arcs proposed are read after the checks.
[[nodiscard]] StableMatching stable_matching(const StableProblem& problem, const StableOptions& options = {});

/// The positions of arcs that block, ascending: not chosen, although the row would rather hold it than what it has (or
/// has a place to spare) and so would the column and its groups. An arc pushes out, on either side, the least wanted
/// arc of the innermost limit that is used up; it blocks when it is wanted more than that on both sides.
///
/// `chosen` are positions of arcs, in any order. Throws InputError also when one is out of range or comes twice, or
/// when together they exceed a limit. O(arcs x levels).
[[nodiscard]] std::vector<std::int64_t> blocking_pairs(const StableProblem& problem,
                                                       std::span<const std::int64_t> chosen);

}  // namespace s2ss
