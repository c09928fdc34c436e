#include "allocation/compact_build.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <utility>

#include "allocation/at.hpp"
#include "allocation/blocks.hpp"

namespace s2ss::allocation {

namespace {

__extension__ using Wide = __int128;

/// What an arc counts; 0 for those that take no part.
std::int64_t value_of(std::int64_t score, const ArcRule& rule) {
  if (rule.has_lowest && score < rule.lowest_score) return 0;
  return std::max<std::int64_t>(score + rule.bonus, 0);
}

/// No column needs more capacity than there are arcs into it, and one more, with which it is never full and never has
/// a price. Looked up only where capacities are so large that it matters.
std::vector<std::int64_t> sufficient_capacities(const AssignmentProblem& problem) {
  constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
  std::vector<std::int64_t> capacities(problem.columns);
  const auto rows = static_cast<std::int64_t>(row_count(problem));
  Wide total = 0;
  for (std::size_t j = 0; j < problem.columns; ++j) {
    capacities[j] = std::min({problem.capacity[j], rows + 1, most});
    total += capacities[j];
  }
  if (total <= 2 * static_cast<std::int64_t>(problem.indices.size() + problem.columns)) return capacities;
  std::vector<std::int64_t> wanted(problem.columns, 1);
  for (const std::int32_t column : problem.indices) ++wanted[at(column)];
  for (std::size_t j = 0; j < problem.columns; ++j) capacities[j] = std::min(capacities[j], wanted[j]);
  return capacities;
}

/// Arcs that count nothing are never chosen: where they are many, they are taken out of everybody's way.
template <typename Value>
void leave_out_worthless(Compact<Value>& state, std::int64_t worthy) {
  const auto arcs = static_cast<std::int64_t>(state.arc.size());
  if (worthy > arcs - arcs / 8) return;
  state.own_first.resize(state.first.size());
  std::int64_t next = 0;
  for (std::size_t i = 0; i + 1 < state.first.size(); ++i) {
    state.own_first[i] = next;
    for (std::int64_t a = state.first[i]; a < state.first[i + 1]; ++a) {
      const Worth<Value> arc = state.arc[at(a)];
      state.arc[at(next)] = arc;
      next += arc.value > 0 ? 1 : 0;
    }
  }
  if (!state.own_first.empty()) state.own_first.back() = next;
  state.arc.resize(at(next));
  state.first = state.own_first;
}

template <typename Value>
void look_up_all(Compact<Value>& state, std::size_t threads) {
  state.has_lists = true;
  state.best.resize(at(state.rows));
  const auto work = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) state.look_up_best(static_cast<std::int32_t>(i));
  };
  in_blocks(at(state.rows), threads, work, 1024);
}

}  // namespace

template <typename Value>
Compact<Value> empty_plan(const AssignmentProblem& problem, const ArcRule& rule, Value scale, std::size_t threads,
                          std::size_t lists_from) {
  Compact<Value> state;
  state.rows = static_cast<std::int32_t>(row_count(problem));
  state.columns = static_cast<std::int32_t>(problem.columns);
  state.scale = scale;
  state.first = problem.indptr;
  state.arc.resize(problem.scores.size());
  std::atomic<Value> highest = 0;
  std::atomic<std::int64_t> worthy = 0;
  in_blocks(problem.scores.size(), threads, [&](std::size_t begin, std::size_t end) {
    Value most = 0;
    std::int64_t found = 0;
    for (std::size_t a = begin; a < end; ++a) {
      state.arc[a] = {static_cast<Value>(value_of(problem.scores[a], rule) * scale), problem.indices[a]};
      most = std::max(most, state.arc[a].value);
      found += state.arc[a].value > 0 ? 1 : 0;
    }
    worthy += found;
    for (Value seen = highest; seen < most && !highest.compare_exchange_weak(seen, most);) {
    }
  });
  state.highest = highest;
  for (const std::int64_t arc : problem.forbidden) state.arc[at(arc)].value = 0;
  leave_out_worthless(state, worthy);

  state.price.assign(problem.columns + 1, 0);
  state.column.resize(problem.columns);
  state.place.assign(at(state.rows), typename Compact<Value>::Place{});
  const std::vector<std::int64_t> capacities = sufficient_capacities(problem);
  std::int64_t first = 0;
  for (std::size_t j = 0; j < problem.columns; ++j) {
    state.column[j] = {first, 0, static_cast<std::int32_t>(capacities[j])};
    first += capacities[j];
    if (capacities[j] == 0) state.price[j] = state.highest;
  }
  if (state.arc.size() >= lists_from) look_up_all(state, threads);
  state.holder.resize(at(first));
  return state;
}

template <typename Value>
void build_incoming(Compact<Value>& state) {
  if (!state.first_incoming.empty()) return;
  state.first_incoming.assign(at(state.columns) + 1, 0);
  for (const auto& arc : state.arc) ++state.first_incoming[at(arc.other) + 1];
  for (std::size_t j = 0; j < at(state.columns); ++j) state.first_incoming[j + 1] += state.first_incoming[j];
  state.incoming.resize(state.arc.size());
  std::vector<std::int64_t> next(state.first_incoming.begin(), state.first_incoming.end() - 1);
  for (std::int32_t i = 0; i < state.rows; ++i) {
    for (std::int64_t a = state.first[at(i)]; a < state.first[at(i) + 1]; ++a) {
      const Worth<Value> arc = state.arc[at(a)];
      state.incoming[at(next[at(arc.other)]++)] = {arc.value, i};
    }
  }
}

template <typename Value>
void begin_from(const AssignmentResult& earlier, const AssignmentProblem& problem, Compact<Value>& state) {
  const std::int64_t highest = state.highest / state.scale;
  std::vector<std::int64_t> wanted(problem.columns, 0);
  for (const std::int32_t column : problem.indices) ++wanted[at(column)];
  for (std::size_t j = 0; j < problem.columns; ++j) {
    if (problem.capacity[j] == 0) continue;
    const std::int64_t price = std::clamp<std::int64_t>(earlier.col_price[j], 0, highest);
    state.price[j] = problem.capacity[j] > wanted[j] ? 0 : static_cast<Value>(price) * state.scale;
  }
  for (std::size_t k = 0; k < earlier.row.size(); ++k) {
    const std::int32_t row = earlier.row[k], column = earlier.col[k];
    if (row < 0 || row >= state.rows || state.place[at(row)].column >= 0) continue;
    for (std::int64_t a = state.first[at(row)]; a < state.first[at(row) + 1]; ++a) {
      const Worth<Value> arc = state.arc[at(a)];
      if (arc.other != column || arc.value == 0 || !state.has_room(column)) continue;
      auto& into = state.column[at(column)];
      state.holder[at(into.first_holder + into.held++)] = {state.price[at(column)], row};
      state.place[at(row)] = {arc.value, column};
    }
  }
}

template <typename Value>
AssignmentResult result_of(const AssignmentProblem& problem, const ArcRule& rule, const Compact<Value>& state,
                           std::size_t threads) {
  AssignmentResult result;
  result.served_bonus = rule.bonus;
  if (rule.has_lowest) result.lowest_score = rule.lowest_score;
  result.row.reserve(at(state.rows));
  for (std::int32_t i = 0; i < state.rows; ++i) {
    if (state.place[at(i)].column >= 0) result.row.push_back(i);
  }
  result.col.resize(result.row.size());
  result.arc.resize(result.row.size());
  in_blocks(result.row.size(), threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t k = begin; k < end; ++k) {
      const std::int32_t column = state.place[at(result.row[k])].column;
      std::int64_t arc = problem.indptr[at(result.row[k])];
      while (problem.indices[at(arc)] != column) ++arc;
      result.col[k] = column;
      result.arc[k] = arc;
    }
  });
  for (const std::int64_t arc : result.arc) result.objective += problem.scores[at(arc)];
  result.row_price.resize(at(state.rows), 0);
  for (std::size_t i = 0; i < state.row_price.size(); ++i) result.row_price[i] = state.row_price[i] / state.scale;
  result.col_price.resize(problem.columns);
  for (std::size_t j = 0; j < problem.columns; ++j) result.col_price[j] = state.price[j] / state.scale;
  return result;
}

void bound_from_above(const AssignmentProblem& problem, const ArcRule& rule, AssignmentResult& result) {
  result.status = AssignmentStatus::cancelled;
  const std::vector<std::uint8_t> marks = arc_marks(problem);
  Wide bound = 0;
  for (std::size_t i = 0; i < row_count(problem); ++i) {
    std::int64_t best = 0;
    for (std::int64_t a = problem.indptr[i]; a < problem.indptr[i + 1]; ++a) {
      if (!marks.empty() && marks[at(a)] != 0) continue;
      best = std::max(best, value_of(problem.scores[at(a)], rule) - result.col_price[at(problem.indices[at(a)])]);
    }
    result.row_price[i] = best;
    bound += best;
  }
  for (std::size_t j = 0; j < problem.columns; ++j) bound += Wide{result.col_price[j]} * problem.capacity[j];
  const Wide worth = result.objective + Wide{rule.bonus} * static_cast<std::int64_t>(result.arc.size());
  result.gap = static_cast<std::int64_t>(std::clamp<Wide>(bound - worth, 0, std::numeric_limits<std::int64_t>::max()));
}

template Compact<std::int32_t> empty_plan(const AssignmentProblem&, const ArcRule&, std::int32_t, std::size_t,
                                          std::size_t);
template Compact<std::int64_t> empty_plan(const AssignmentProblem&, const ArcRule&, std::int64_t, std::size_t,
                                          std::size_t);
template void build_incoming(Compact<std::int32_t>&);
template void build_incoming(Compact<std::int64_t>&);
template void begin_from(const AssignmentResult&, const AssignmentProblem&, Compact<std::int32_t>&);
template void begin_from(const AssignmentResult&, const AssignmentProblem&, Compact<std::int64_t>&);
template AssignmentResult result_of(const AssignmentProblem&, const ArcRule&, const Compact<std::int32_t>&,
                                    std::size_t);
template AssignmentResult result_of(const AssignmentProblem&, const ArcRule&, const Compact<std::int64_t>&,
                                    std::size_t);

}  // namespace s2ss::allocation
