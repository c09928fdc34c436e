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

void require(bool holds, const char* what) {
  if (!holds) throw LimitError("scores", what);
}

}  // namespace

std::int64_t served_bonus(const AssignmentProblem& problem, const ScoreRange& range, Goal goal) {
  if (problem.scores.empty()) return 0;
  const auto [low, high] = range;
  const Wide chosen = most_chosen(problem);
  const Wide largest = std::max<Wide>(-Wide{low}, high);
  require(chosen * largest < most, "scores so large that their sum could pass 2^62; divide them by a common factor");

  const Wide bonus = goal == Goal::best_fit ? 0 : chosen * (Wide{high} - low) + std::max<Wide>(-Wide{low}, 0) + 1;
  require(bonus + largest < most,
          "scores whose range times the number of places stays below 2^62; divide them by a common factor");
  return static_cast<std::int64_t>(bonus);
}

}  // namespace s2ss::allocation
