#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <vector>

#include "reference/random.hpp"
#include "s2ss/solve_assignment.hpp"

namespace s2ss::reference {

/// The arrays of a problem, kept alive.
struct AssignmentArrays {
  std::vector<std::int64_t> indptr{0};
  std::vector<std::int32_t> indices;
  std::vector<std::int64_t> scores;
  std::size_t columns = 0;
  std::vector<std::int64_t> places, capacity, lower;
  std::vector<std::vector<std::int32_t>> group;
  std::vector<std::vector<std::int64_t>> group_capacity;
  std::vector<std::int64_t> spread;                     ///< Of each column, or none.
  std::vector<std::vector<std::int64_t>> group_spread;  ///< Of each level, or none.
  std::vector<std::int32_t> exclusive;
  std::vector<std::int64_t> pinned, forbidden;

  [[nodiscard]] AssignmentProblem problem() const {
    AssignmentProblem problem{.indptr = indptr, .indices = indices, .scores = scores, .columns = columns};
    problem.places = places;
    problem.capacity = capacity;
    problem.lower = lower;
    for (std::size_t level = 0; level < group.size(); ++level) {
      problem.groups.push_back({group[level], group_capacity[level]});
    }
    if (!spread.empty()) problem.spread = spread;
    for (const auto& each : group_spread) problem.group_spread.emplace_back(each);
    problem.exclusive = exclusive;
    problem.pinned = pinned;
    problem.forbidden = forbidden;
    return problem;
  }
};

/// How the scores of a random problem are spread.
enum class Spread : std::uint8_t { uniform, all_equal, two_values, powers_of_two, heavy_tails, negative };

inline std::int64_t random_score(Random& random, Spread spread) {
  switch (spread) {
    case Spread::uniform:
      return random.between(0, 1'000'000);
    case Spread::all_equal:
      return 7;
    case Spread::two_values:
      return random.chance(50) ? 1 : 1'000'000;
    case Spread::powers_of_two:
      return std::int64_t{1} << random.below(30);
    case Spread::heavy_tails:
      return 1'000'000 / random.between(1, 1000);
    case Spread::negative:
      return random.between(-5, 5);
  }
  return 0;
}

/// What a further arc costs: nothing, a little, or about as much as an arc is worth.
inline std::vector<std::int64_t> random_spread(Random& random, Spread spread, std::size_t count) {
  std::vector<std::int64_t> costs;
  for (std::size_t k = 0; k < count; ++k) {
    costs.push_back(random.chance(30) ? 0 : std::abs(random_score(random, spread)) / random.between(1, 9));
  }
  return costs;
}

/// A small problem in which every feature may occur.
inline AssignmentArrays random_assignment(Random& random, std::size_t most_rows, std::size_t most_columns) {
  AssignmentArrays arrays;
  const std::size_t rows = random.below(most_rows + 1);
  arrays.columns = random.below(most_columns) + 1;
  const auto spread = static_cast<Spread>(random.below(6));
  const int density = random.between(20, 100);
  const bool has_places = random.chance(50), has_lower = random.chance(30), has_groups = random.chance(50);
  const bool has_classes = random.chance(40), has_pins = random.chance(30);
  for (std::size_t i = 0; i < rows; ++i) {
    std::vector<std::int32_t> row;
    for (std::size_t j = 0; j < arrays.columns; ++j) {
      if (random.chance(density)) row.push_back(static_cast<std::int32_t>(j));
    }
    random.shuffle(row);
    for (const std::int32_t j : row) {
      arrays.indices.push_back(j);
      arrays.scores.push_back(random_score(random, spread));
    }
    arrays.indptr.push_back(static_cast<std::int64_t>(arrays.indices.size()));
    arrays.places.push_back(has_places ? random.between(0, 3) : 1);
  }
  for (std::size_t j = 0; j < arrays.columns; ++j) {
    arrays.capacity.push_back(random.between(0, 3));
    arrays.lower.push_back(has_lower && random.chance(30) ? random.between(0, static_cast<int>(arrays.capacity[j]))
                                                          : 0);
    if (has_classes) arrays.exclusive.push_back(random.between(0, static_cast<int>(arrays.columns / 2)));
  }
  if (has_groups) {
    const std::size_t inner = random.below(arrays.columns) + 1;
    arrays.group.emplace_back();
    for (std::size_t j = 0; j < arrays.columns; ++j) {
      arrays.group[0].push_back(random.chance(10) ? -1 : static_cast<std::int32_t>(random.below(inner)));
    }
    arrays.group_capacity.emplace_back();
    for (std::size_t g = 0; g < inner; ++g) arrays.group_capacity[0].push_back(random.between(0, 4));
    if (random.chance(60)) {
      std::vector<std::int32_t> outer_of;
      for (std::size_t g = 0; g < inner; ++g) outer_of.push_back(random.between(-1, 1));
      arrays.group.emplace_back();
      for (std::size_t j = 0; j < arrays.columns; ++j) {
        const std::int32_t of = arrays.group[0][j];
        arrays.group[1].push_back(of < 0 ? random.between(-1, 1) : outer_of[static_cast<std::size_t>(of)]);
      }
      arrays.group_capacity.push_back({random.between(0, 6), random.between(0, 6)});
    }
  }
  if (random.chance(25)) arrays.spread = random_spread(random, spread, arrays.columns);
  if (has_groups && random.chance(40)) {
    for (const auto& capacity : arrays.group_capacity) {
      arrays.group_spread.push_back(random_spread(random, spread, capacity.size()));
    }
  }
  for (std::size_t a = 0; has_pins && a < arrays.indices.size(); ++a) {
    if (random.chance(10))
      arrays.forbidden.push_back(static_cast<std::int64_t>(a));
    else if (random.chance(5))
      arrays.pinned.push_back(static_cast<std::int64_t>(a));
  }
  return arrays;
}

}  // namespace s2ss::reference
