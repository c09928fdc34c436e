#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/successive_shortest_path_nonnegative_weights.hpp>

#include "reference/assignment_checks.hpp"

namespace s2ss::reference {

/// No unit costs more than this by what is spread.
inline std::int64_t dearest_unit(const AssignmentProblem& problem) {
  std::int64_t dearest = 0;
  for (std::size_t j = 0; j < problem.columns; ++j)
    dearest = std::max(dearest, problem.spread[j] * problem.capacity[j]);
  for (std::size_t level = 0; level < problem.group_spread.size(); ++level) {
    const std::span<const std::int64_t> capacity = problem.groups[level].capacity;
    std::int64_t of_level = 0;
    for (std::size_t g = 0; g < capacity.size(); ++g) {
      of_level = std::max(of_level, problem.group_spread[level][g] * capacity[g]);
    }
    dearest += of_level;
  }
  return dearest;
}

/// The same problem solved by Boost.Graph: every place of a row flows to the ground, along an arc or past all of them.
class BoostFlow {
 public:
  explicit BoostFlow(const AssignmentProblem& problem) : problem_(problem) {}

  /// The greatest total of score + bonus over plans that leave out arcs below `lowest`, as (chosen arcs, total score);
  /// nothing when lower bounds cannot be met.
  [[nodiscard]] std::optional<PlanWorth> solve(std::int64_t bonus, std::optional<std::int64_t> lowest = {}) {
    graph_.emplace(2);
    std::int64_t highest = 0, least = 0;
    for (const std::int64_t score : problem_.scores) {
      highest = std::max(highest, score + bonus);
      least = std::min(least, score + bonus);
    }
    add_heads(highest, least);
    add_rows(bonus, highest, lowest);
    boost::successive_shortest_path_nonnegative_weights(*graph_, source, sink);
    return read();
  }

 private:
  using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
  using EdgeOf = Traits::edge_descriptor;
  /// Whole numbers all the same: Boost adds up the distances of vertices it cannot reach, each the greatest number
  /// there is, which an integer cannot hold.
  using Weight = double;
  static constexpr std::int64_t most_weight = std::int64_t{1} << 45;
  using Graph = boost::adjacency_list<
      boost::vecS, boost::vecS, boost::directedS, boost::no_property,
      boost::property<boost::edge_capacity_t, std::int64_t,
                      boost::property<boost::edge_residual_capacity_t, std::int64_t,
                                      boost::property<boost::edge_reverse_t, EdgeOf,
                                                      boost::property<boost::edge_weight_t, Weight>>>>>;
  static constexpr std::size_t source = 0, sink = 1;

  EdgeOf connect(std::size_t from, std::size_t to, std::int64_t capacity, std::int64_t weight) {
    if (std::abs(weight) > most_weight) throw std::logic_error("too great to be added up exactly");
    const EdgeOf there = boost::add_edge(from, to, *graph_).first;
    const EdgeOf back = boost::add_edge(to, from, *graph_).first;
    boost::put(boost::edge_capacity, *graph_, there, capacity);
    boost::put(boost::edge_capacity, *graph_, back, 0);
    boost::put(boost::edge_reverse, *graph_, there, back);
    boost::put(boost::edge_reverse, *graph_, back, there);
    boost::put(boost::edge_weight, *graph_, there, static_cast<Weight>(weight));
    boost::put(boost::edge_weight, *graph_, back, static_cast<Weight>(-weight));
    return there;
  }

  /// One edge for each unit where units cost more and more, else one for all.
  std::vector<std::pair<EdgeOf, std::int64_t>> connect_units(std::size_t from, std::size_t to, std::int64_t first,
                                                             std::int64_t last, std::int64_t spread,
                                                             std::int64_t weight) {
    if (spread == 0) return {{connect(from, to, last - first, weight), last - first}};
    std::vector<std::pair<EdgeOf, std::int64_t>> edges;
    for (std::int64_t unit = first; unit < last; ++unit) {
      edges.emplace_back(connect(from, to, 1, weight + spread * unit), 1);
    }
    return edges;
  }

  void add_heads(std::int64_t highest, std::int64_t least) {
    std::vector<std::int64_t> taken(problem_.columns, 0);
    std::vector<std::vector<std::int64_t>> of_groups, taken_of_groups;
    for (const AssignmentGroups& groups : problem_.groups) {
      of_groups.emplace_back(groups.capacity.begin(), groups.capacity.end());
      taken_of_groups.emplace_back(groups.capacity.size(), 0);
    }
    for (const std::int64_t arc : problem_.pinned) {
      const auto column = static_cast<std::size_t>(problem_.indices[static_cast<std::size_t>(arc)]);
      ++taken[column];
      for (std::size_t level = 0; level < of_groups.size(); ++level) {
        const std::int32_t group = problem_.groups[level].group[column];
        if (group >= 0) ++taken_of_groups[level][static_cast<std::size_t>(group)];
      }
    }
    // Filling one unit of a lower bound outweighs whatever the scores can say.
    const std::int64_t must =
        (highest - least + 1 + dearest_unit(problem_)) * static_cast<std::int64_t>(problem_.indices.size() + 1);
    column_.clear();
    lower_edges_.clear();
    std::vector<std::vector<std::size_t>> vertex;
    for (const auto& capacity : of_groups) {
      vertex.emplace_back();
      for (std::size_t g = 0; g < capacity.size(); ++g) vertex.back().push_back(boost::add_vertex(*graph_));
    }
    std::vector<std::vector<std::uint8_t>> is_up(of_groups.size());
    for (std::size_t level = 0; level < of_groups.size(); ++level) is_up[level].assign(of_groups[level].size(), 0);
    for (std::size_t j = 0; j < problem_.columns; ++j) {
      column_.push_back(boost::add_vertex(*graph_));
      std::size_t below = column_.back();
      const std::int64_t low = std::max(problem_.lower[j], taken[j]), high = problem_.capacity[j];
      std::vector<std::pair<std::size_t, std::int32_t>> path;
      for (std::size_t level = 0; level < of_groups.size(); ++level) {
        if (problem_.groups[level].group[j] >= 0) path.emplace_back(level, problem_.groups[level].group[j]);
      }
      const auto above = [&](std::size_t step) {
        return step < path.size() ? vertex[path[step].first][static_cast<std::size_t>(path[step].second)] : sink;
      };
      for (const auto& edge : connect_units(below, above(0), taken[j], low, problem_.spread[j], 0)) {
        lower_edges_.push_back(edge);
      }
      connect_units(below, above(0), low, high, problem_.spread[j], must);
      for (std::size_t step = 0; step < path.size(); ++step) {
        const auto g = static_cast<std::size_t>(path[step].second);
        if (is_up[path[step].first][g] != 0) continue;
        is_up[path[step].first][g] = 1;
        const std::size_t level = path[step].first;
        const std::int64_t spread = problem_.group_spread.empty() ? 0 : problem_.group_spread[level][g];
        connect_units(above(step), above(step + 1), taken_of_groups[level][g], of_groups[level][g], spread, 0);
      }
    }
    past_ = must + highest;
  }

  void add_rows(std::int64_t bonus, std::int64_t highest, std::optional<std::int64_t> lowest) {
    arcs_.clear();
    for (std::size_t i = 0; i + 1 < std::max<std::size_t>(problem_.indptr.size(), 1); ++i) {
      const std::size_t row = boost::add_vertex(*graph_);
      std::int64_t places = std::min<std::int64_t>(problem_.places[i], problem_.indptr[i + 1] - problem_.indptr[i]);
      std::map<std::int32_t, std::size_t> classes;
      std::vector<std::int32_t> closed;
      for (std::int64_t a = problem_.indptr[i]; a < problem_.indptr[i + 1]; ++a) {
        if (!holds_position(problem_.pinned, a)) continue;
        --places;
        closed.push_back(class_of_column(problem_, problem_.indices[static_cast<std::size_t>(a)]));
      }
      for (std::int64_t a = problem_.indptr[i]; a < problem_.indptr[i + 1]; ++a) {
        const auto k = static_cast<std::size_t>(a);
        const std::int32_t of = class_of_column(problem_, problem_.indices[k]);
        if (std::find(closed.begin(), closed.end(), of) != closed.end() || holds_position(problem_.forbidden, a) ||
            (lowest && problem_.scores[k] < *lowest)) {
          continue;
        }
        if (!classes.contains(of)) {
          classes[of] = boost::add_vertex(*graph_);
          connect(row, classes[of], 1, 0);
        }
        arcs_.emplace_back(connect(classes[of], column_[static_cast<std::size_t>(problem_.indices[k])], 1,
                                   highest - problem_.scores[k] - bonus),
                           a);
      }
      connect(source, row, places, 0);
      connect(row, sink, places, past_);
    }
  }

  [[nodiscard]] std::optional<PlanWorth> read() const {
    for (const auto& [edge, low] : lower_edges_) {
      if (boost::get(boost::edge_residual_capacity, *graph_, edge) != 0 && low > 0) return std::nullopt;
    }
    std::vector<std::int64_t> chosen(problem_.pinned.begin(), problem_.pinned.end());
    for (const auto& [edge, arc] : arcs_) {
      if (boost::get(boost::edge_residual_capacity, *graph_, edge) == 0) chosen.push_back(arc);
    }
    return worth_of(problem_, chosen);
  }

  const AssignmentProblem& problem_;
  std::optional<Graph> graph_;
  std::vector<std::size_t> column_;
  std::vector<std::pair<EdgeOf, std::int64_t>> lower_edges_, arcs_;
  std::int64_t past_ = 0;
};

/// The best plan's worth by Boost.Graph under any goal; nothing when infeasible.
inline std::optional<PlanWorth> best_by_boost(const AssignmentProblem& problem, Goal goal) {
  BoostFlow flow(problem);
  if (goal == Goal::best_fit) return flow.solve(0);
  std::int64_t range = 1;
  for (const std::int64_t score : problem.scores) range = std::max(range, std::abs(score));
  range += dearest_unit(problem);
  const std::int64_t bonus = 2 * range * static_cast<std::int64_t>(problem.indices.size() + 1);
  const std::optional<PlanWorth> served = flow.solve(bonus);
  if (goal == Goal::most_served || !served) return served;
  std::vector<std::int64_t> scores(problem.scores.begin(), problem.scores.end());
  std::sort(scores.begin(), scores.end());
  std::optional<PlanWorth> best = served;
  for (const std::int64_t lowest : scores) {
    const std::optional<PlanWorth> found = flow.solve(bonus, lowest);
    if (!found || found->chosen < served->chosen) break;
    best = found;
  }
  return best;
}

}  // namespace s2ss::reference
