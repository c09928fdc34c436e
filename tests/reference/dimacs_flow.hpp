#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/successive_shortest_path_nonnegative_weights.hpp>

namespace s2ss::reference {

/// A minimum-cost flow in the DIMACS format, solved by Boost.Graph alone. What an arc must carry is sent before, and
/// made good at its ends; potentials make all costs 0 or more, as Boost's algorithm wants them.
class DimacsFlow {
 public:
  explicit DimacsFlow(const std::string& text) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) read(line);
  }

  /// That nothing can carry it all, where lower bounds stand against each other, is an error here.
  [[nodiscard]] std::int64_t least_cost() {
    find_potentials();
    graph_.emplace(supply_.size() + 2);
    const std::size_t source = supply_.size(), sink = source + 1;
    std::vector<Edge> given;
    for (std::size_t node = 0; node < supply_.size(); ++node) {
      if (supply_[node] > 0) given.push_back(connect(source, node, supply_[node], 0));
      if (supply_[node] < 0) connect(node, sink, -supply_[node], 0);
      cost_ -= supply_[node] * potential_[node];
    }
    std::vector<Edge> edges;
    for (const Arc& arc : arcs_) edges.push_back(connect(arc.from, arc.to, arc.capacity, reduced(arc)));
    boost::successive_shortest_path_nonnegative_weights(*graph_, source, sink);
    for (const Edge& edge : given) {
      if (boost::get(boost::edge_residual_capacity, *graph_, edge) != 0) throw std::runtime_error("too much to carry");
    }
    for (std::size_t k = 0; k < arcs_.size(); ++k) {
      const std::int64_t left = boost::get(boost::edge_residual_capacity, *graph_, edges[k]);
      cost_ += (arcs_[k].capacity - left) * reduced(arcs_[k]);
    }
    return cost_;
  }

 private:
  using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
  using Edge = Traits::edge_descriptor;
  /// Whole numbers all the same: Boost adds up the distances of vertices it cannot reach.
  using Weight = double;
  using Graph = boost::adjacency_list<
      boost::vecS, boost::vecS, boost::directedS, boost::no_property,
      boost::property<boost::edge_capacity_t, std::int64_t,
                      boost::property<boost::edge_residual_capacity_t, std::int64_t,
                                      boost::property<boost::edge_reverse_t, Edge,
                                                      boost::property<boost::edge_weight_t, Weight>>>>>;
  struct Arc {
    std::size_t from = 0, to = 0;
    std::int64_t capacity = 0, cost = 0;
  };

  void read(const std::string& line) {
    std::istringstream words(line);
    std::string kind, problem;
    words >> kind;
    std::size_t from = 0, to = 0;
    std::int64_t least = 0, most = 0, cost = 0;
    if (kind == "p") {
      words >> problem >> from;
      supply_.resize(from);
    } else if (kind == "n") {
      words >> from >> most;
      supply_.at(from - 1) += most;
    } else if (kind == "a") {
      words >> from >> to >> least >> most >> cost;
      supply_.at(from - 1) -= least;
      supply_.at(to - 1) += least;
      cost_ += least * cost;
      arcs_.push_back({from - 1, to - 1, most - least, cost});
    } else if (kind != "c") {
      throw std::runtime_error("a line of no kind");
    }
    if (!words) throw std::runtime_error("a line that ends too early");
  }

  /// Bellman and Ford, from everywhere at once.
  void find_potentials() {
    potential_.assign(supply_.size(), 0);
    for (std::size_t round = 0; round <= supply_.size(); ++round) {
      for (const Arc& arc : arcs_) {
        if (arc.capacity == 0) continue;
        potential_[arc.to] = std::min(potential_[arc.to], potential_[arc.from] + arc.cost);
      }
    }
  }

  /// Of an arc that carries nothing, whatever is not below 0.
  [[nodiscard]] std::int64_t reduced(const Arc& arc) const {
    const std::int64_t cost = arc.cost + potential_[arc.from] - potential_[arc.to];
    return arc.capacity == 0 ? std::max<std::int64_t>(cost, 0) : cost;
  }

  Edge connect(std::size_t from, std::size_t to, std::int64_t capacity, std::int64_t weight) {
    if (weight < 0 || weight > std::int64_t{1} << 52) throw std::logic_error("no weight Boost can add up exactly");
    const Edge there = boost::add_edge(from, to, *graph_).first;
    const Edge back = boost::add_edge(to, from, *graph_).first;
    boost::put(boost::edge_capacity, *graph_, there, capacity);
    boost::put(boost::edge_capacity, *graph_, back, 0);
    boost::put(boost::edge_reverse, *graph_, there, back);
    boost::put(boost::edge_reverse, *graph_, back, there);
    boost::put(boost::edge_weight, *graph_, there, static_cast<Weight>(weight));
    boost::put(boost::edge_weight, *graph_, back, static_cast<Weight>(-weight));
    return there;
  }

  std::vector<std::int64_t> supply_, potential_;
  std::vector<Arc> arcs_;
  std::optional<Graph> graph_;
  std::int64_t cost_ = 0;
};

}  // namespace s2ss::reference
