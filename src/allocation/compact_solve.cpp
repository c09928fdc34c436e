#include "allocation/compact_solve.hpp"

#include <algorithm>
#include <utility>

#include "allocation/compact.hpp"

namespace s2ss::allocation {

namespace {

std::size_t at(std::int64_t position) { return static_cast<std::size_t>(position); }

/// Of each column the rows that want it, in their order. Needs `first`, `head` and `value`.
template <typename Value>
void index_incoming(Compact<Value>& state) {
  state.first_incoming.assign(at(state.columns) + 1, 0);
  for (const std::int32_t column : state.head) ++state.first_incoming[at(column) + 1];
  for (std::size_t j = 0; j < at(state.columns); ++j) state.first_incoming[j + 1] += state.first_incoming[j];
  state.incoming.resize(state.head.size());
  std::vector<std::int64_t> next(state.first_incoming.begin(), state.first_incoming.end() - 1);
  for (std::int32_t i = 0; i < state.rows; ++i) {
    for (std::int64_t a = state.first[at(i)]; a < state.first[at(i) + 1]; ++a) {
      state.incoming[at(next[at(state.head[at(a)])]++)] = {state.value[at(a)], i};
    }
  }
}

/// What each arc counts; 0 for those that take no part.
template <typename Value>
std::vector<Value> values_of(const AssignmentProblem& problem, const ArcRule& rule) {
  std::vector<Value> values(problem.scores.size());
  for (std::size_t a = 0; a < values.size(); ++a) {
    const bool is_out = rule.has_lowest && problem.scores[a] < rule.lowest_score;
    const std::int64_t value = is_out ? 0 : problem.scores[a] + rule.bonus;
    values[a] = static_cast<Value>(std::max<std::int64_t>(value, 0));
  }
  for (const std::int64_t arc : problem.forbidden) values[at(arc)] = 0;
  return values;
}

template <typename Value>
Compact<Value> empty_plan(const AssignmentProblem& problem, std::span<const Value> values) {
  Compact<Value> state;
  state.rows = static_cast<std::int32_t>(row_count(problem));
  state.columns = static_cast<std::int32_t>(problem.columns);
  state.first = problem.indptr;
  state.head = problem.indices;
  state.value = values;
  index_incoming(state);
  state.price.assign(problem.columns, 0);
  state.held.assign(problem.columns, 0);
  state.arc_of.assign(at(state.rows), -1);
  state.first_holder.resize(problem.columns + 1, 0);
  const Value highest = values.empty() ? 0 : *std::ranges::max_element(values);
  for (std::size_t j = 0; j < problem.columns; ++j) {
    // With a place more than anyone could take, a column is never full and never has a price.
    const std::int64_t wanted = state.first_incoming[j + 1] - state.first_incoming[j];
    state.first_holder[j + 1] = state.first_holder[j] + std::min(problem.capacity[j], wanted + 1);
    if (problem.capacity[j] == 0) state.price[j] = highest;
  }
  state.holder.resize(at(state.first_holder.back()));
  return state;
}

/// Begins with the pairs and prices of an earlier result.
template <typename Value>
void begin_from(const AssignmentResult& earlier, const AssignmentProblem& problem, Compact<Value>& state) {
  const Value highest = state.value.empty() ? 0 : *std::ranges::max_element(state.value);
  for (std::size_t j = 0; j < problem.columns; ++j) {
    const std::int64_t price = std::clamp<std::int64_t>(earlier.col_price[j], 0, highest);
    const std::int64_t wanted = state.first_incoming[j + 1] - state.first_incoming[j];
    state.price[j] = problem.capacity[j] > wanted ? 0 : static_cast<Value>(price);
  }
  for (std::size_t k = 0; k < earlier.row.size(); ++k) {
    const std::int32_t row = earlier.row[k], column = earlier.col[k];
    if (row < 0 || row >= state.rows || state.arc_of[at(row)] >= 0) continue;
    for (std::int64_t a = state.first[at(row)]; a < state.first[at(row) + 1]; ++a) {
      if (state.head[at(a)] != column || state.held[at(column)] == state.capacity(column)) continue;
      state.holder[at(state.first_holder[at(column)] + state.held[at(column)]++)] = {0, row};
      state.arc_of[at(row)] = static_cast<std::int32_t>(a);
    }
  }
}

template <typename Value>
AssignmentResult result_of(const AssignmentProblem& problem, const ArcRule& rule, const Compact<Value>& state) {
  AssignmentResult result;
  result.served_bonus = rule.bonus;
  if (rule.has_lowest) result.lowest_score = rule.lowest_score;
  for (std::int32_t i = 0; i < state.rows; ++i) {
    const std::int64_t arc = state.arc_of[at(i)];
    if (arc < 0) continue;
    result.row.push_back(i);
    result.col.push_back(problem.indices[at(arc)]);
    result.arc.push_back(arc);
    result.objective += problem.scores[at(arc)];
  }
  result.row_price.assign(state.row_price.begin(), state.row_price.end());
  result.col_price.assign(state.price.begin(), state.price.end());
  return result;
}

template <typename Value>
std::optional<AssignmentResult> solve_with(const AssignmentProblem& problem, const ArcRule& rule,
                                           const AssignmentOptions& options) {
  const std::vector<Value> values = values_of<Value>(problem, rule);
  Compact<Value> state = empty_plan<Value>(problem, values);
  CompactWork work;
  if (options.warm != nullptr) {
    begin_from(*options.warm, problem, state);
  } else if (!auction(state, options.stop, work)) {
    return std::nullopt;
  }
  const bool is_done = repair(state, options.stop, work);
  if (!is_done) return std::nullopt;
  return result_of(problem, rule, state);
}

}  // namespace

bool is_plain(const AssignmentProblem& problem) {
  const auto are_all = [](const Amounts& amounts, std::int64_t wanted) {
    return amounts.is_each() ? std::ranges::all_of(amounts.each(), [=](std::int64_t one) { return one == wanted; })
                             : amounts[0] == wanted;
  };
  return problem.groups.empty() && problem.pinned.empty() && are_all(problem.places, 1) && are_all(problem.lower, 0);
}

std::optional<AssignmentResult> solve_plain(const AssignmentProblem& problem, const ArcRule& rule,
                                            const AssignmentOptions& options) {
  std::int64_t highest = 0;
  for (const std::int64_t score : problem.scores) highest = std::max(highest, score + rule.bonus);
  // Sums of three values must not overflow.
  constexpr std::int64_t most = std::int64_t{1} << 29;
  return highest < most ? solve_with<std::int32_t>(problem, rule, options)
                        : solve_with<std::int64_t>(problem, rule, options);
}

}  // namespace s2ss::allocation
