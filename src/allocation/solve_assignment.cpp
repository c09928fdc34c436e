#include "s2ss/solve_assignment.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "allocation/at.hpp"
#include "allocation/auction.hpp"
#include "allocation/compact_solve.hpp"
#include "allocation/conflict.hpp"
#include "allocation/flow.hpp"
#include "allocation/goal_values.hpp"
#include "allocation/network.hpp"
#include "allocation/plan_result.hpp"
#include "s2ss/error.hpp"

namespace s2ss {

namespace {

using namespace allocation;

void check_goal(Goal goal) {
  if (goal != Goal::stable) return;
  Fault fault;
  fault.field = "goal";
  fault.expected = "best_fit, most_served or fairest";
  fault.mend = "stable_matching finds stable plans";
  throw InputError(std::move(fault));
}

/// The scores that may be the lowest of a plan, ascending.
std::vector<std::int64_t> possible_lowest(const AssignmentProblem& problem) {
  std::vector<std::int64_t> scores(problem.scores.begin(), problem.scores.end());
  std::sort(scores.begin(), scores.end());
  scores.erase(std::unique(scores.begin(), scores.end()), scores.end());
  return scores;
}

/// How many places arcs of at least `lowest` can fill beside the pins; -1 when lower bounds cannot be met, -2 when
/// stopped.
std::int64_t most_places(const AssignmentProblem& problem, std::int64_t lowest, const FlowWatch& watch) {
  const Network network = make_network(problem, {.all_alike = true, .has_lowest = true, .lowest_score = lowest});
  const Flow flow = best_flow(network, nullptr, {watch.stop, {}});
  if (flow.is_cancelled) return -2;
  if (!flow.is_feasible) return -1;
  return std::count(flow.chosen.begin(), flow.chosen.end(), 1);
}

/// For fairest: arcs below the highest score that still lets as many places be filled stay out.
void raise_lowest(const AssignmentProblem& problem, const FlowWatch& watch, ArcRule& rule) {
  const std::vector<std::int64_t> scores = possible_lowest(problem);
  if (scores.empty()) return;
  const std::int64_t wanted = most_places(problem, scores.front(), watch);
  std::size_t good = 0, bad = scores.size();
  while (bad - good > 1) {
    const std::size_t middle = good + (bad - good) / 2;
    const std::int64_t filled = most_places(problem, scores[middle], watch);
    if (filled == -2 || watch.stop.stop_requested()) return;
    (filled == wanted ? good : bad) = middle;
  }
  if (wanted <= 0) return;
  rule.has_lowest = true;
  rule.lowest_score = scores[good];
}

/// The chosen pairs and prices of an earlier result, for a network of the same columns and groups.
Flow start_from(const AssignmentResult& earlier, const Network& network) {
  Flow start;
  start.chosen.assign(network.head.size(), 0);
  start.head_price.assign(at(network.heads), 0);
  std::size_t k = 0;
  for (std::int32_t i = 0; i < network.rows; ++i) {
    while (k < earlier.row.size() && earlier.row[k] < i) ++k;
    for (std::size_t pair = k; pair < earlier.row.size() && earlier.row[pair] == i; ++pair) {
      const std::int32_t begin = network.first_arc[at(i)], end = network.first_arc[at(i) + 1];
      for (std::int32_t a = begin; a < end; ++a) {
        if (network.head[at(a)] == earlier.col[pair]) start.chosen[at(a)] = 1;
      }
    }
  }
  // Prices that belong to other scores would be as good a start, but sums of them could overflow.
  std::int64_t most = 0;
  for (const std::int64_t value : network.value) most = std::max(most, std::abs(value));
  for (std::int32_t v = network.heads - 1; v >= 0; --v) {
    std::int64_t own = 0;
    if (v < network.columns) {
      own = earlier.col_price[at(v)];
    } else {
      const auto after = std::upper_bound(network.level_begin.begin(), network.level_begin.end(), v);
      const auto level = static_cast<std::size_t>(after - network.level_begin.begin()) - 1;
      own = std::max<std::int64_t>(earlier.group_price[level][at(v - network.level_begin[level])], 0);
    }
    const std::int32_t parent = network.parent[at(v)];
    const std::int64_t above = parent < 0 ? 0 : start.head_price[at(parent)];
    start.head_price[at(v)] = std::clamp(std::clamp(own, -2 * most, 2 * most) + above, -most, most);
  }
  return start;
}

/// Whether an earlier result speaks of the same columns and groups in the same values.
bool fits(const AssignmentResult& earlier, const AssignmentProblem& problem, const ArcRule& rule) {
  if (earlier.col_price.size() != problem.columns || earlier.group_price.size() != problem.groups.size() ||
      earlier.served_bonus != rule.bonus || earlier.row.size() != earlier.col.size()) {
    return false;
  }
  for (std::size_t level = 0; level < problem.groups.size(); ++level) {
    if (earlier.group_price[level].size() != problem.groups[level].capacity.size()) return false;
  }
  return true;
}

}  // namespace

AssignmentResult solve_assignment(const AssignmentProblem& problem, const AssignmentOptions& options) {
  check_goal(options.goal);
  check_assignment(problem, options.threads);
  const FlowWatch watch{options.stop, options.progress};
  const ScoreRange range = range_of(problem.scores, options.threads);
  ArcRule rule{.bonus = served_bonus(problem, range, options.goal)};
  if (options.goal == Goal::fairest) raise_lowest(problem, watch, rule);
  const bool is_warm = options.warm != nullptr && fits(*options.warm, problem, rule);
  if (is_plain(problem)) {
    AssignmentOptions plain_options = options;
    if (!is_warm) plain_options.warm = nullptr;
    return solve_plain(problem, rule, range.high, plain_options);
  }
  const Network network = make_network(problem, rule);
  const Flow start = is_warm ? start_from(*options.warm, network) : auction(network, watch);
  const Flow flow = best_flow(network, &start, watch);
  if (!flow.is_feasible && !flow.is_cancelled) {
    AssignmentResult result;
    result.status = AssignmentStatus::infeasible;
    result.conflict = find_conflict(problem, network, flow.stuck_heads, watch);
    return result;
  }
  return make_result(problem, network, flow, rule);
}

}  // namespace s2ss
