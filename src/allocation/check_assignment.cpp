#include <algorithm>
#include <atomic>
#include <limits>
#include <string>

#include "allocation/blocks.hpp"
#include "allocation/network.hpp"
#include "s2ss/error.hpp"
#include "s2ss/fault_list.hpp"

namespace s2ss::allocation {

namespace {

constexpr auto most_arcs = static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max());

[[noreturn]] void refuse(std::string field, std::string expected, std::string mend = {}) {
  Fault fault;
  fault.field = std::move(field);
  fault.expected = std::move(expected);
  fault.mend = std::move(mend);
  throw InputError(std::move(fault));
}

[[noreturn]] void refuse_at(const std::string& field, std::size_t position, std::string expected,
                            std::string mend = {}) {
  refuse(field + "[" + std::to_string(position) + "]", std::move(expected), std::move(mend));
}

void check_sizes(const AssignmentProblem& problem) {
  if (problem.indices.size() > most_arcs) throw LimitError("arcs", "at most 2147483647 arcs can be taken");
  if (row_count(problem) > most_arcs) throw LimitError("rows", "at most 2147483647 rows can be taken");
  if (problem.columns > most_arcs) throw LimitError("columns", "at most 2147483647 columns can be taken");
  if (problem.scores.size() != problem.indices.size()) refuse("scores", "one score for each of the indices");
}

void check_indptr(const AssignmentProblem& problem) {
  const std::span<const std::int64_t> indptr = problem.indptr;
  const auto arcs = static_cast<std::int64_t>(problem.indices.size());
  if (indptr.empty()) {
    if (arcs > 0) refuse("indptr", "the position where each row begins, and the end of the last");
    return;
  }
  if (indptr.front() != 0) refuse_at("indptr", 0, "0");
  for (std::size_t i = 1; i < indptr.size(); ++i) {
    if (indptr[i] < indptr[i - 1]) refuse_at("indptr", i, "no less than the position before it");
  }
  if (indptr.back() != arcs) refuse_at("indptr", indptr.size() - 1, "the number of indices");
}

/// Whether a row's columns ascend, as they mostly do: then none stands there twice.
bool ascends(std::span<const std::int32_t> row, std::size_t columns) {
  if (row.empty()) return true;
  bool is_descending = false;
  for (std::size_t k = 1; k < row.size(); ++k) is_descending |= row[k] <= row[k - 1];
  return !is_descending && row.front() >= 0 && static_cast<std::size_t>(row.back()) < columns;
}

bool do_all_ascend(const AssignmentProblem& problem, std::size_t threads) {
  std::atomic<bool> do_all = true;
  in_blocks(row_count(problem), threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end && do_all.load(std::memory_order_relaxed); ++i) {
      const auto first = static_cast<std::size_t>(problem.indptr[i]);
      const auto count = static_cast<std::size_t>(problem.indptr[i + 1]) - first;
      if (!ascends(problem.indices.subspan(first, count), problem.columns)) do_all = false;
    }
  });
  return do_all;
}

void check_indices(const AssignmentProblem& problem, std::size_t threads) {
  if (do_all_ascend(problem, threads)) return;
  std::vector<std::int32_t> last_row(problem.columns, -1);
  for (std::size_t i = 0; i < row_count(problem); ++i) {
    const auto row = static_cast<std::int32_t>(i);
    for (auto a = static_cast<std::size_t>(problem.indptr[i]); a < static_cast<std::size_t>(problem.indptr[i + 1]);
         ++a) {
      const std::int32_t column = problem.indices[a];
      if (column < 0 || static_cast<std::size_t>(column) >= problem.columns) {
        refuse_at("indices", a, "a column from 0 to the number of columns - 1");
      }
      if (last_row[static_cast<std::size_t>(column)] == row) {
        refuse_at("indices", a, "a column that stands only once in its row", "keep the better of the two");
      }
      last_row[static_cast<std::size_t>(column)] = row;
    }
  }
}

void check_amounts(const Amounts& amounts, std::size_t count, const std::string& field, const std::string& of_each) {
  if (!amounts.is_each()) {
    if (amounts[0] < 0) refuse(field, "0 or more");
    return;
  }
  if (amounts.each().size() != count) refuse(field, "one number for each " + of_each);
  for (std::size_t i = 0; i < count; ++i) {
    if (amounts[i] < 0) refuse_at(field, i, "0 or more");
  }
}

void check_lower(const AssignmentProblem& problem) {
  if (!problem.lower.is_each() && problem.lower[0] == 0) return;
  for (std::size_t j = 0; j < problem.columns; ++j) {
    if (problem.lower[j] > problem.capacity[j]) refuse_at("lower", j, "no more than the column's capacity");
  }
}

std::string level_name(const std::string& field, std::size_t level, std::size_t levels) {
  return levels == 1 ? field : field + "[" + std::to_string(level) + "]";
}

void check_groups(const AssignmentProblem& problem) {
  const std::size_t levels = problem.groups.size();
  if (!problem.group_spread.empty() && problem.group_spread.size() != levels) {
    refuse("group_spread", "as many levels as group");
  }
  for (std::size_t level = 0; level < levels; ++level) {
    const auto& [group, capacity] = problem.groups[level];
    const std::string name = level_name("group", level, levels);
    if (group.size() != problem.columns) refuse(name, "a group, or -1, for each column");
    if (capacity.size() > most_arcs) throw LimitError("groups", "at most 2147483647 groups can be taken");
    check_amounts(capacity, capacity.size(), level_name("group_capacity", level, levels), "group");
    if (!problem.group_spread.empty()) {
      check_amounts(problem.group_spread[level], capacity.size(), level_name("group_spread", level, levels), "group");
    }
    for (std::size_t j = 0; j < problem.columns; ++j) {
      if (group[j] < -1 || group[j] >= static_cast<std::int64_t>(capacity.size())) {
        refuse_at(name, j, "a group from 0 to the number of group capacities - 1, or -1 for none");
      }
    }
    if (level == 0) continue;
    // Every level inside this one: what shares a group there must share one here.
    for (std::size_t inner = 0; inner < level; ++inner) {
      std::vector<std::int32_t> outer_of(problem.groups[inner].capacity.size(), -2);
      for (std::size_t j = 0; j < problem.columns; ++j) {
        const std::int32_t of = problem.groups[inner].group[j];
        if (of < 0) continue;
        std::int32_t& outer = outer_of[static_cast<std::size_t>(of)];
        if (outer != -2 && outer != group[j]) {
          refuse_at(
              name, j,
              "the same group as the other columns of " + level_name("group", inner, levels) + " " + std::to_string(of),
              "groups nest: inside out, every group lies whole in one of the next level");
        }
        outer = group[j];
      }
    }
  }
}

void check_exclusive(const AssignmentProblem& problem) {
  if (problem.exclusive.empty()) return;
  if (problem.exclusive.size() != problem.columns) refuse("exclusive", "a class for each column");
  for (std::size_t j = 0; j < problem.columns; ++j) {
    if (problem.exclusive[j] < 0) refuse_at("exclusive", j, "0 or more");
  }
}

void check_marked(std::span<const std::int64_t> marked, std::size_t arcs, const std::string& field,
                  std::vector<std::uint8_t>& marks, std::uint8_t mark) {
  for (std::size_t k = 0; k < marked.size(); ++k) {
    if (marked[k] < 0 || static_cast<std::size_t>(marked[k]) >= arcs) {
      refuse_at(field, k, "the position of an arc");
    }
    std::uint8_t& now = marks[static_cast<std::size_t>(marked[k])];
    if (now == mark) refuse_at(field, k, "an arc that is named once");
    if (now != 0) refuse_at(field, k, "an arc that is not pinned as well");
    now = mark;
  }
}

/// What the pins take of one limit, against it.
class Taken {
 public:
  explicit Taken(std::size_t count) : taken_(count, 0) {}
  bool one_more(std::size_t i, std::int64_t limit) { return ++taken_[i] <= limit; }

 private:
  std::vector<std::int64_t> taken_;
};

void check_pins(const AssignmentProblem& problem) {
  if (problem.pinned.empty() && problem.forbidden.empty()) return;
  std::vector<std::uint8_t> marks(problem.indices.size(), 0);
  check_marked(problem.pinned, marks.size(), "pinned", marks, 1);
  check_marked(problem.forbidden, marks.size(), "forbidden", marks, 2);
  Taken of_rows(row_count(problem)), of_columns(problem.columns);
  std::vector<Taken> of_groups;
  for (const AssignmentGroups& groups : problem.groups) of_groups.emplace_back(groups.capacity.size());
  std::vector<std::pair<std::size_t, std::int32_t>> classes;
  for (std::size_t k = 0; k < problem.pinned.size(); ++k) {
    const std::int64_t arc = problem.pinned[k];
    const auto after = std::upper_bound(problem.indptr.begin(), problem.indptr.end(), arc);
    const auto row = static_cast<std::size_t>(after - problem.indptr.begin()) - 1;
    const auto column = static_cast<std::size_t>(problem.indices[static_cast<std::size_t>(arc)]);
    const std::string fewer = "pin fewer arcs, or raise the limit";
    if (!of_rows.one_more(row, problem.places[row])) {
      refuse_at("pinned", k, "no more pinned arcs than places in row " + std::to_string(row), fewer);
    }
    if (!of_columns.one_more(column, problem.capacity[column])) {
      refuse_at("pinned", k, "no more pinned arcs than the capacity of column " + std::to_string(column), fewer);
    }
    for (std::size_t level = 0; level < problem.groups.size(); ++level) {
      const std::int32_t group = problem.groups[level].group[column];
      if (group < 0) continue;
      const auto g = static_cast<std::size_t>(group);
      if (!of_groups[level].one_more(g, problem.groups[level].capacity[g])) {
        refuse_at("pinned", k,
                  "no more pinned arcs than the capacity of " + level_name("group", level, problem.groups.size()) +
                      " " + std::to_string(group),
                  fewer);
      }
    }
    if (!problem.exclusive.empty()) classes.emplace_back(row, problem.exclusive[column]);
  }
  std::sort(classes.begin(), classes.end());
  const auto twice = std::adjacent_find(classes.begin(), classes.end());
  if (twice != classes.end()) {
    refuse("pinned", "at most one pinned arc of a class of columns in row " + std::to_string(twice->first),
           "the columns of a class exclude each other");
  }
}

}  // namespace

void check_assignment(const AssignmentProblem& problem, std::size_t threads) {
  check_sizes(problem);
  check_indptr(problem);
  check_indices(problem, threads);
  check_amounts(problem.places, row_count(problem), "places", "row");
  check_amounts(problem.capacity, problem.columns, "capacity", "column");
  check_amounts(problem.lower, problem.columns, "lower", "column");
  check_lower(problem);
  check_amounts(problem.spread, problem.columns, "spread", "column");
  check_groups(problem);
  check_exclusive(problem);
  check_pins(problem);
}

std::vector<std::uint8_t> arc_marks(const AssignmentProblem& problem) {
  if (problem.pinned.empty() && problem.forbidden.empty()) return {};
  std::vector<std::uint8_t> marks(problem.indices.size(), 0);
  for (const std::int64_t arc : problem.pinned) marks[static_cast<std::size_t>(arc)] = 1;
  for (const std::int64_t arc : problem.forbidden) marks[static_cast<std::size_t>(arc)] = 2;
  return marks;
}

}  // namespace s2ss::allocation
