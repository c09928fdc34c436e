#include "allocation/goal_values.hpp"

#include <algorithm>

#include "s2ss/error.hpp"

namespace s2ss::allocation {

namespace {

__extension__ using Wide = __int128;

constexpr Wide most = Wide{1} << 62;

/// How many arcs a plan can hold at most.
Wide most_chosen(const AssignmentProblem& problem) {
  Wide of_rows = 0;
  for (std::size_t i = 0; i < row_count(problem); ++i) {
    of_rows += std::min<std::int64_t>(problem.places[i], problem.indptr[i + 1] - problem.indptr[i]);
  }
  Wide of_columns = 0;
  const auto rows = static_cast<std::int64_t>(row_count(problem));
  for (std::size_t j = 0; j < problem.columns; ++j) of_columns += std::min(problem.capacity[j], rows);
  return std::min(of_rows, of_columns);
}

/// What one arc more can cost at most by the spread of its column and of the groups around it.
Wide dearest_unit(const AssignmentProblem& problem) {
  const auto rows = static_cast<std::int64_t>(row_count(problem));
  Wide sum = 0;
  const auto add_level = [&](const Amounts& spread, const std::vector<Wide>& most_units) {
    Wide dearest = 0;
    for (std::size_t k = 0; k < most_units.size(); ++k) {
      dearest = std::max(dearest, spread[k] * std::max<Wide>(most_units[k] - 1, 0));
    }
    sum += dearest;
  };
  std::vector<Wide> of_columns(problem.columns);
  for (std::size_t j = 0; j < problem.columns; ++j) of_columns[j] = std::min(problem.capacity[j], rows);
  add_level(problem.spread, of_columns);
  for (std::size_t level = 0; level < problem.group_spread.size(); ++level) {
    const AssignmentGroups& groups = problem.groups[level];
    std::vector<Wide> of_groups(groups.capacity.size(), 0);
    for (std::size_t j = 0; j < problem.columns; ++j) {
      if (groups.group[j] >= 0) of_groups[static_cast<std::size_t>(groups.group[j])] += of_columns[j];
    }
    for (std::size_t g = 0; g < of_groups.size(); ++g) of_groups[g] = std::min<Wide>(of_groups[g], groups.capacity[g]);
    add_level(problem.group_spread[level], of_groups);
  }
  return sum;
}

void require(bool holds, const char* what) {
  if (!holds) throw LimitError("scores", what);
}

}  // namespace

std::int64_t served_bonus(const AssignmentProblem& problem, const ScoreRange& range, Goal goal) {
  if (problem.scores.empty()) return 0;
  const auto [low, high] = range;
  const Wide chosen = most_chosen(problem), dearest = dearest_unit(problem);
  const Wide largest = std::max<Wide>(-Wide{low}, high) + dearest;
  require(chosen * largest < most,
          "scores so large that their sum could pass 2^62; divide them, and spread, by a common factor");

  // A plan of one place more may move every other: each has another score then, and may be dearer.
  const Wide bonus =
      goal == Goal::best_fit ? 0 : chosen * (Wide{high} - low + dearest) + std::max<Wide>(-Wide{low}, 0) + dearest + 1;
  require(
      bonus + largest < most,
      "scores whose range times the number of places stays below 2^62; divide them, and spread, by a common factor");
  return static_cast<std::int64_t>(bonus);
}

}  // namespace s2ss::allocation
