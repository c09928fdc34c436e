#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "s2ss/solve_assignment.hpp"

/// An independent reading of what a plan and its prices must satisfy, and a search through all plans. Both are written
/// from the problem's definition and share nothing with the solver.
namespace s2ss::reference {

__extension__ using Wide = __int128;

struct PlanWorth {
  std::int64_t chosen = 0;
  std::int64_t lowest = INT64_MAX;  ///< Among arcs that are not pinned.
  std::int64_t total = 0;
};

/// Whether the first plan is better than the second under the goal.
inline bool is_better(const PlanWorth& left, const PlanWorth& right, Goal goal) {
  if (goal == Goal::best_fit) return left.total > right.total;
  if (left.chosen != right.chosen) return left.chosen > right.chosen;
  if (goal == Goal::fairest && left.lowest != right.lowest) return left.lowest > right.lowest;
  return left.total > right.total;
}

inline std::size_t row_of_arc(const AssignmentProblem& problem, std::int64_t arc) {
  std::size_t row = 0;
  while (problem.indptr[row + 1] <= arc) ++row;
  return row;
}

inline std::int32_t class_of_column(const AssignmentProblem& problem, std::int32_t column) {
  return problem.exclusive.empty() ? column : problem.exclusive[static_cast<std::size_t>(column)];
}

inline bool holds_position(std::span<const std::int64_t> arcs, std::int64_t arc) {
  return std::find(arcs.begin(), arcs.end(), arc) != arcs.end();
}

/// What is wrong with a choice of arcs; empty when every limit holds.
inline std::vector<std::string> broken_limits(const AssignmentProblem& problem, const std::vector<std::int64_t>& arcs,
                                              bool with_lower = true) {
  std::vector<std::string> faults;
  const std::size_t rows = problem.indptr.empty() ? 0 : problem.indptr.size() - 1;
  std::vector<std::int64_t> of_row(rows, 0), of_column(problem.columns, 0);
  std::set<std::pair<std::size_t, std::int32_t>> classes;
  for (const std::int64_t arc : arcs) {
    const std::size_t row = row_of_arc(problem, arc);
    const std::int32_t column = problem.indices[static_cast<std::size_t>(arc)];
    ++of_row[row];
    ++of_column[static_cast<std::size_t>(column)];
    if (!classes.emplace(row, class_of_column(problem, column)).second) faults.emplace_back("class used twice");
    if (holds_position(problem.forbidden, arc)) faults.emplace_back("forbidden arc chosen");
  }
  for (const std::int64_t arc : problem.pinned) {
    if (!holds_position(arcs, arc)) faults.emplace_back("pinned arc left out");
  }
  for (std::size_t i = 0; i < rows; ++i) {
    if (of_row[i] > problem.places[i]) faults.emplace_back("row over its places");
  }
  for (std::size_t j = 0; j < problem.columns; ++j) {
    if (of_column[j] > problem.capacity[j]) faults.emplace_back("column over its capacity");
    if (with_lower && of_column[j] < problem.lower[j]) faults.emplace_back("column below its lower bound");
  }
  for (const AssignmentGroups& groups : problem.groups) {
    std::vector<std::int64_t> used(groups.capacity.size(), 0);
    for (std::size_t j = 0; j < problem.columns; ++j) {
      if (groups.group[j] >= 0) used[static_cast<std::size_t>(groups.group[j])] += of_column[j];
    }
    for (std::size_t g = 0; g < used.size(); ++g) {
      if (used[g] > groups.capacity[g]) faults.emplace_back("group over its capacity");
    }
  }
  return faults;
}

/// What the arcs cost beside their scores: the second into a column costs its spread once, the third twice; groups
/// alike.
inline std::int64_t spread_cost(const AssignmentProblem& problem, const std::vector<std::int64_t>& arcs) {
  std::int64_t cost = 0;
  std::vector<std::int64_t> of_column(problem.columns, 0);
  std::map<std::pair<std::size_t, std::int32_t>, std::int64_t> of_group;
  for (const std::int64_t arc : arcs) {
    const auto column = static_cast<std::size_t>(problem.indices[static_cast<std::size_t>(arc)]);
    cost += problem.spread[column] * of_column[column]++;
    for (std::size_t level = 0; level < problem.group_spread.size(); ++level) {
      const std::int32_t group = problem.groups[level].group[column];
      if (group < 0) continue;
      cost += problem.group_spread[level][static_cast<std::size_t>(group)] * of_group[{level, group}]++;
    }
  }
  return cost;
}

inline PlanWorth worth_of(const AssignmentProblem& problem, const std::vector<std::int64_t>& arcs) {
  PlanWorth worth;
  for (const std::int64_t arc : arcs) {
    const std::int64_t score = problem.scores[static_cast<std::size_t>(arc)];
    ++worth.chosen;
    worth.total += score;
    if (!holds_position(problem.pinned, arc)) worth.lowest = std::min(worth.lowest, score);
  }
  worth.total -= spread_cost(problem, arcs);
  return worth;
}

/// The best of all plans, tried one by one; nothing when there is none. 2^arcs.
inline std::optional<PlanWorth> best_by_trying_all(const AssignmentProblem& problem, Goal goal) {
  std::optional<PlanWorth> best;
  const std::size_t arcs = problem.indices.size();
  for (std::uint64_t set = 0; set < (std::uint64_t{1} << arcs); ++set) {
    std::vector<std::int64_t> chosen;
    for (std::size_t a = 0; a < arcs; ++a) {
      if ((set >> a & 1) != 0) chosen.push_back(static_cast<std::int64_t>(a));
    }
    if (!broken_limits(problem, chosen).empty()) continue;
    const PlanWorth worth = worth_of(problem, chosen);
    if (!best || is_better(worth, *best, goal)) best = worth;
  }
  return best;
}

/// The most that arcs are worth at a price, each number from `least` to `most` of them tried in turn.
inline Wide most_worth(Wide price, Wide spread, std::int64_t least, std::int64_t most) {
  Wide best = price * least - spread * least * (least - 1) / 2, worth = best;
  for (std::int64_t n = least; n < most; ++n) {
    worth += price - spread * n;
    best = std::max(best, worth);
  }
  return best;
}

/// The sum of the prices' side of the duality identity, in 128 bits, by the definition in solve_assignment.hpp.
inline Wide dual_value(const AssignmentProblem& problem, const AssignmentResult& result) {
  Wide sum = 0;
  const std::size_t rows = problem.indptr.empty() ? 0 : problem.indptr.size() - 1;
  std::vector<std::int64_t> pins(problem.columns, 0);
  for (const std::int64_t arc : problem.pinned) {
    ++pins[static_cast<std::size_t>(problem.indices[static_cast<std::size_t>(arc)])];
  }
  for (std::size_t j = 0; j < problem.columns; ++j) {
    const std::int64_t least = std::max(problem.lower[j], pins[j]), most = problem.capacity[j];
    const Wide price = result.col_price[j];
    sum +=
        problem.spread[j] == 0 ? price * (price > 0 ? most : least) : most_worth(price, problem.spread[j], least, most);
  }
  for (std::size_t level = 0; level < problem.groups.size(); ++level) {
    const auto& [group, capacity] = problem.groups[level];
    std::vector<std::int64_t> pinned(capacity.size(), 0);
    for (std::size_t j = 0; j < problem.columns; ++j) {
      if (group[j] >= 0) pinned[static_cast<std::size_t>(group[j])] += pins[j];
    }
    for (std::size_t g = 0; g < capacity.size(); ++g) {
      const std::int64_t spread = problem.group_spread.empty() ? 0 : problem.group_spread[level][g];
      const Wide price = result.group_price[level][g];
      sum += spread == 0 ? price * capacity[g] : most_worth(price, spread, pinned[g], capacity[g]);
    }
  }
  for (std::size_t i = 0; i < rows; ++i) {
    sum += Wide{result.row_price[i]} * problem.places[i];
    std::map<std::int32_t, std::int64_t> free, pinned;
    for (std::int64_t a = problem.indptr[i]; a < problem.indptr[i + 1]; ++a) {
      const auto k = static_cast<std::size_t>(a);
      const std::int32_t column = problem.indices[k];
      std::int64_t reduced = problem.scores[k] + result.served_bonus - result.row_price[i] -
                             result.col_price[static_cast<std::size_t>(column)];
      for (std::size_t level = 0; level < problem.groups.size(); ++level) {
        const std::int32_t group = problem.groups[level].group[static_cast<std::size_t>(column)];
        if (group >= 0) reduced -= result.group_price[level][static_cast<std::size_t>(group)];
      }
      const std::int32_t of = class_of_column(problem, column);
      if (holds_position(problem.pinned, a)) {
        pinned[of] = reduced;
      } else if (!holds_position(problem.forbidden, a) &&
                 !(result.lowest_score && problem.scores[k] < *result.lowest_score)) {
        free[of] = std::max(free[of], reduced);
      }
    }
    for (const auto& [of, reduced] : pinned) free[of] = reduced;
    for (const auto& [of, reduced] : free) sum += reduced;
  }
  return sum;
}

/// Everything that is wrong with an optimal result; empty when plan and prices prove each other.
inline std::vector<std::string> faults_of(const AssignmentProblem& problem, const AssignmentResult& result) {
  std::vector<std::string> faults = broken_limits(problem, result.arc);
  if (result.row.size() != result.arc.size() || result.col.size() != result.arc.size()) {
    faults.emplace_back("columns of the plan differ in length");
    return faults;
  }
  std::int64_t total = 0;
  for (std::size_t k = 0; k < result.arc.size(); ++k) {
    if (k > 0 && result.arc[k] == result.arc[k - 1]) faults.emplace_back("arc chosen twice");
    if (k > 0 && std::pair(result.row[k - 1], result.col[k - 1]) >= std::pair(result.row[k], result.col[k])) {
      faults.emplace_back("plan not ascending by row and column");
    }
    if (row_of_arc(problem, result.arc[k]) != static_cast<std::size_t>(result.row[k])) faults.emplace_back("wrong row");
    if (problem.indices[static_cast<std::size_t>(result.arc[k])] != result.col[k]) faults.emplace_back("wrong column");
    total += problem.scores[static_cast<std::size_t>(result.arc[k])];
  }
  if (total - spread_cost(problem, result.arc) != result.objective) {
    faults.emplace_back("objective is not the sum of scores less what spread costs");
  }
  for (const std::int64_t price : result.row_price) {
    if (price < 0) faults.emplace_back("negative row price");
  }
  for (const auto& prices : result.group_price) {
    for (const std::int64_t price : prices) {
      if (price < 0) faults.emplace_back("negative group price");
    }
  }
  if (result.row_price.size() + 1 != std::max<std::size_t>(problem.indptr.size(), 1)) faults.emplace_back("row prices");
  if (result.col_price.size() != problem.columns) faults.emplace_back("column prices");
  if (!faults.empty()) return faults;
  const Wide worth = Wide{result.objective} + Wide{result.served_bonus} * static_cast<std::int64_t>(result.arc.size());
  if (dual_value(problem, result) != worth) faults.emplace_back("prices do not sum to the plan's worth");
  return faults;
}

}  // namespace s2ss::reference
