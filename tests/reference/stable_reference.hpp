#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include "reference/random.hpp"
#include "s2ss/stable_matching.hpp"

namespace s2ss::reference {

/// A stable problem that owns its arrays.
struct StableCase {
  std::vector<std::int64_t> indptr{0};
  std::vector<std::int32_t> indices;
  std::vector<std::int64_t> priority;
  std::size_t columns = 0;
  std::vector<std::int64_t> places, capacity;
  std::vector<std::vector<std::int32_t>> group;
  std::vector<std::vector<std::int64_t>> group_capacity;
  std::vector<std::int32_t> exclusive;

  [[nodiscard]] StableProblem problem() const {
    StableProblem problem{.indptr = indptr, .indices = indices, .priority = priority, .columns = columns};
    problem.places = places;
    problem.capacity = capacity;
    for (std::size_t level = 0; level < group.size(); ++level) {
      problem.groups.push_back({.group = group[level], .capacity = group_capacity[level]});
    }
    problem.exclusive = exclusive;
    return problem;
  }
};

/// What both sides would choose from a set of arcs, by going through it in the order of their wishes and taking what
/// the limits still allow. Everything about stability follows from these two choices (Fleiner 2003).
class StableReference {
 public:
  using Arcs = std::set<std::int64_t>;

  explicit StableReference(const StableCase& given) : given_(given) {}

  [[nodiscard]] Arcs rows_choose(const Arcs& from) const {
    Arcs chosen;
    for (const std::int64_t arc : from) {  // ascending: as the rows want them
      const auto i = row(arc);
      std::int64_t held = 0;
      bool clash = false;
      for (const std::int64_t other : chosen) {
        held += row(other) == i ? 1 : 0;
        clash = clash || (row(other) == i && class_of(other) == class_of(arc));
      }
      if (!clash && held < given_.places[i]) chosen.insert(arc);
    }
    return chosen;
  }

  [[nodiscard]] Arcs columns_choose(const Arcs& from) const {
    std::vector<std::int64_t> order(from.begin(), from.end());
    std::sort(order.begin(), order.end(), [&](std::int64_t x, std::int64_t y) {
      const std::int64_t p = given_.priority[static_cast<std::size_t>(x)];
      const std::int64_t q = given_.priority[static_cast<std::size_t>(y)];
      return p != q ? p > q : x < y;
    });
    Arcs chosen;
    std::map<std::pair<int, std::int32_t>, std::int64_t> used;
    for (const std::int64_t arc : order) {
      const auto limits = limits_of(arc);
      const bool fits =
          std::all_of(limits.begin(), limits.end(), [&](const auto& each) { return used[each.first] < each.second; });
      if (!fits) continue;
      for (const auto& each : limits) ++used[each.first];
      chosen.insert(arc);
    }
    return chosen;
  }

  /// Both sides would take it, given what they have.
  [[nodiscard]] bool blocks(std::int64_t arc, Arcs held) const {
    if (!held.insert(arc).second) return false;
    return rows_choose(held).contains(arc) && columns_choose(held).contains(arc);
  }

  [[nodiscard]] bool keeps_limits(const Arcs& held) const {
    return rows_choose(held) == held && columns_choose(held) == held;
  }

  [[nodiscard]] bool is_stable(const Arcs& held) const {
    if (!keeps_limits(held)) return false;
    for (const std::int64_t arc : all()) {
      if (blocks(arc, held)) return false;
    }
    return true;
  }

  /// Deferred acceptance as the definition has it: one side chooses from all that was not refused, the other from that.
  [[nodiscard]] Arcs best_for(Proposer proposer) const {
    Arcs left = all();
    while (true) {
      const Arcs proposed = proposer == Proposer::rows ? rows_choose(left) : columns_choose(left);
      const Arcs kept = proposer == Proposer::rows ? columns_choose(proposed) : rows_choose(proposed);
      if (kept == proposed) return kept;
      for (const std::int64_t arc : proposed) {
        if (!kept.contains(arc)) left.erase(arc);
      }
    }
  }

  [[nodiscard]] Arcs all() const {
    Arcs arcs;
    for (std::size_t a = 0; a < given_.indices.size(); ++a) arcs.insert(static_cast<std::int64_t>(a));
    return arcs;
  }

  [[nodiscard]] std::size_t row(std::int64_t arc) const {
    return static_cast<std::size_t>(std::upper_bound(given_.indptr.begin(), given_.indptr.end(), arc) -
                                    given_.indptr.begin() - 1);
  }

 private:
  [[nodiscard]] std::int32_t class_of(std::int64_t arc) const {
    const std::int32_t j = given_.indices[static_cast<std::size_t>(arc)];
    return given_.exclusive.empty() ? j : given_.exclusive[static_cast<std::size_t>(j)];
  }

  /// Level and number of each set with a limit that the arc is in, with the limit.
  [[nodiscard]] std::vector<std::pair<std::pair<int, std::int32_t>, std::int64_t>> limits_of(std::int64_t arc) const {
    const auto j = static_cast<std::size_t>(given_.indices[static_cast<std::size_t>(arc)]);
    std::vector<std::pair<std::pair<int, std::int32_t>, std::int64_t>> limits{
        {{-1, static_cast<std::int32_t>(j)}, given_.capacity[j]}};
    for (std::size_t level = 0; level < given_.group.size(); ++level) {
      const std::int32_t g = given_.group[level][j];
      if (g < 0) continue;
      limits.push_back({{static_cast<int>(level), g}, given_.group_capacity[level][static_cast<std::size_t>(g)]});
    }
    return limits;
  }

  const StableCase& given_;
};

/// A small problem in which everything may occur: incomplete and empty lists, ties, groups to three levels, several
/// places, classes, capacities of 0.
inline StableCase random_stable_case(Random& random, int most_rows, int most_columns) {
  StableCase made;
  const int rows = random.between(0, most_rows);
  made.columns = static_cast<std::size_t>(random.between(1, most_columns));
  const bool plain = random.chance(30);
  const int priorities = random.one_of({1, 2, 5, 1'000});
  std::vector<std::int32_t> columns(made.columns);
  std::iota(columns.begin(), columns.end(), 0);
  for (int i = 0; i < rows; ++i) {
    random.shuffle(columns);
    const auto degree = random.below(made.columns + 1);
    for (std::size_t k = 0; k < degree; ++k) {
      made.indices.push_back(columns[k]);
      made.priority.push_back(random.between(-priorities, priorities));
    }
    made.indptr.push_back(static_cast<std::int64_t>(made.indices.size()));
    made.places.push_back(plain ? random.between(0, 1) : random.one_of({0, 1, 1, 2, 3}));
  }
  for (std::size_t j = 0; j < made.columns; ++j) made.capacity.push_back(random.one_of({0, 1, 1, 2, 3, 1'000'000}));
  if (plain) return made;
  std::vector<std::int32_t> unit = columns;
  std::iota(unit.begin(), unit.end(), 0);
  const int levels = random.between(0, 3);
  for (int level = 0; level < levels; ++level) {
    // The groups of a level are made of whole groups of the last one.
    const std::int32_t groups = random.between(1, 3);
    std::map<std::int32_t, std::int32_t> of_unit;
    std::vector<std::int32_t> group;
    for (std::size_t j = 0; j < made.columns; ++j) {
      const auto [found, is_new] = of_unit.try_emplace(unit[j], 0);
      if (is_new) found->second = random.chance(15) ? -1 : random.between(0, groups - 1);
      group.push_back(found->second);
    }
    for (std::size_t j = 0; j < made.columns; ++j) unit[j] = group[j] >= 0 ? group[j] : 1'000 + unit[j];
    made.group.push_back(group);
    auto& capacity = made.group_capacity.emplace_back();
    for (std::int32_t g = 0; g < groups; ++g) capacity.push_back(random.one_of({0, 1, 1, 2, 3, 5}));
  }
  if (random.chance(50)) {
    for (std::size_t j = 0; j < made.columns; ++j) made.exclusive.push_back(random.between(0, 2));
  }
  return made;
}

}  // namespace s2ss::reference
