#include "allocation/conflict.hpp"

#include <algorithm>
#include <numeric>

#include "allocation/at.hpp"

namespace s2ss::allocation {

namespace {

/// Asks how much of some columns' lower bounds can be met, nothing else being wanted.
class LowerBounds {
 public:
  LowerBounds(const Network& network, const FlowWatch& watch)
      : network_(network), watch_(watch), lower_(network.lower) {
    network_.lower.assign(network_.lower.size(), 0);
    network_.spread.assign(network_.spread.size(), 0);
    std::fill(network_.value.begin(), network_.value.end(), 1);
    capacity_.assign(network_.capacity.begin(), network_.capacity.begin() + network_.columns);
  }

  [[nodiscard]] std::int64_t wanted(const std::vector<std::int32_t>& columns) const {
    std::int64_t sum = 0;
    for (const std::int32_t j : columns) sum += lower_[at(j)];
    return sum;
  }

  [[nodiscard]] std::int64_t possible(const std::vector<std::int32_t>& columns) {
    std::fill(network_.capacity.begin(), network_.capacity.begin() + network_.columns, 0);
    for (const std::int32_t j : columns) network_.capacity[at(j)] = lower_[at(j)];
    const Flow flow = best_flow(network_, nullptr, {watch_.stop, {}});
    return std::count(flow.chosen.begin(), flow.chosen.end(), 1);
  }

  [[nodiscard]] bool conflicts(const std::vector<std::int32_t>& columns) { return possible(columns) < wanted(columns); }

 private:
  Network network_;
  const FlowWatch& watch_;
  std::vector<std::int64_t> lower_, capacity_;
};

/// Leaves out ever smaller runs of columns as long as the rest still conflicts.
std::vector<std::int32_t> smallest(std::vector<std::int32_t> columns, LowerBounds& bounds, const FlowWatch& watch) {
  std::size_t run = columns.size();
  while (run > 0) {
    for (std::size_t begin = 0; begin < columns.size();) {
      if (watch.stop.stop_requested()) return columns;
      const std::size_t end = std::min(begin + run, columns.size());
      std::vector<std::int32_t> rest(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(begin));
      rest.insert(rest.end(), columns.begin() + static_cast<std::ptrdiff_t>(end), columns.end());
      if (!rest.empty() && bounds.conflicts(rest)) {
        columns = std::move(rest);
      } else {
        begin = end;
      }
    }
    run = run == 1 ? 0 : (run + 1) / 2;
  }
  return columns;
}

void add_rows(const Network& network, const std::vector<std::int32_t>& columns, AssignmentConflict& conflict) {
  std::vector<std::uint8_t> is_in(at(network.columns), 0);
  for (const std::int32_t j : columns) is_in[at(j)] = 1;
  for (std::int32_t t = 0; t < network.tails; ++t) {
    for (std::int32_t a = network.first_arc[at(t)]; a < network.first_arc[at(t) + 1]; ++a) {
      if (is_in[at(network.head[at(a)])] == 0) continue;
      conflict.rows.push_back(network.row_of(t));
      break;
    }
  }
  std::sort(conflict.rows.begin(), conflict.rows.end());
  conflict.rows.erase(std::unique(conflict.rows.begin(), conflict.rows.end()), conflict.rows.end());
}

void add_groups(const Network& network, const std::vector<std::int32_t>& columns, AssignmentConflict& conflict) {
  std::vector<std::int32_t> heads;
  for (const std::int32_t j : columns) {
    for (std::int32_t v = network.parent[at(j)]; v >= 0; v = network.parent[at(v)]) heads.push_back(v);
  }
  std::sort(heads.begin(), heads.end());
  heads.erase(std::unique(heads.begin(), heads.end()), heads.end());
  for (const std::int32_t v : heads) {
    const auto after = std::upper_bound(network.level_begin.begin(), network.level_begin.end(), v);
    const auto level = static_cast<std::size_t>(after - network.level_begin.begin()) - 1;
    conflict.groups.emplace_back(level, v - network.level_begin[level]);
  }
}

}  // namespace

AssignmentConflict find_conflict(const AssignmentProblem& problem, const Network& network,
                                 const std::vector<std::int32_t>& stuck_heads, const FlowWatch& watch) {
  LowerBounds bounds(network, watch);
  std::vector<std::int32_t> columns;
  for (const std::int32_t v : stuck_heads) {
    if (v < network.columns && network.lower[at(v)] > 0) columns.push_back(v);
  }
  std::sort(columns.begin(), columns.end());
  if (columns.empty() || !bounds.conflicts(columns)) {
    columns.clear();
    for (std::int32_t j = 0; j < network.columns; ++j) {
      if (network.lower[at(j)] > 0) columns.push_back(j);
    }
  }
  AssignmentConflict conflict;
  conflict.columns = smallest(std::move(columns), bounds, watch);
  conflict.possible = bounds.possible(conflict.columns);
  conflict.wanted = bounds.wanted(conflict.columns);
  add_rows(network, conflict.columns, conflict);
  add_groups(network, conflict.columns, conflict);
  // Pins count as chosen: what they already meet of a lower bound is not in the network.
  std::int64_t pinned = 0;
  for (const std::int32_t j : conflict.columns) pinned += problem.lower[at(j)] - network.lower[at(j)];
  conflict.possible += pinned;
  conflict.wanted += pinned;
  return conflict;
}

}  // namespace s2ss::allocation
