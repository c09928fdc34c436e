// Minimum cost flow by LEMON and by Boost.Graph, behind functions that Python can call: compiled_solvers.py measures
// them beside s2ss. A network is prepared once; only solve_flow is measured. C++17, the last that LEMON compiles with.
#include <cstddef>
#include <cstdint>
#include <memory>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/successive_shortest_path_nonnegative_weights.hpp>
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

namespace {

using Amount = std::int64_t;

/// Arcs of a network with one source and one sink.
struct Arcs {
  std::size_t count;
  const Amount *tails, *heads, *capacities, *costs;
  Amount nodes, source, sink, supply;
};

/// A network in the form of one solver.
class Peer {
 public:
  virtual ~Peer() = default;
  /// The least cost of sending the whole supply.
  virtual Amount solve() = 0;
};

template <template <typename...> typename Algorithm>
class Lemon final : public Peer {
 public:
  explicit Lemon(const Arcs& arcs) : capacity_(graph_), cost_(graph_) {
    graph_.reserveNode(static_cast<int>(arcs.nodes));
    graph_.reserveArc(static_cast<int>(arcs.count));
    for (Amount node = 0; node < arcs.nodes; ++node) graph_.addNode();
    const auto node = [](Amount number) { return lemon::SmartDigraph::nodeFromId(static_cast<int>(number)); };
    for (std::size_t k = 0; k < arcs.count; ++k) {
      const auto arc = graph_.addArc(node(arcs.tails[k]), node(arcs.heads[k]));
      capacity_[arc] = arcs.capacities[k];
      cost_[arc] = arcs.costs[k];
    }
    solver_ = std::make_unique<Solver>(graph_);
    solver_->upperMap(capacity_).costMap(cost_).stSupply(node(arcs.source), node(arcs.sink), arcs.supply);
  }

  Amount solve() override {
    solver_->run();
    return solver_->template totalCost<Amount>();
  }

 private:
  using Solver = Algorithm<lemon::SmartDigraph, Amount, Amount>;

  lemon::SmartDigraph graph_;
  lemon::SmartDigraph::ArcMap<Amount> capacity_, cost_;
  std::unique_ptr<Solver> solver_;
};

/// Successive shortest paths. Costs must not be below 0.
class Boost final : public Peer {
 public:
  explicit Boost(const Arcs& arcs)
      : graph_(static_cast<std::size_t>(arcs.nodes) + 1),
        source_(static_cast<std::size_t>(arcs.nodes)),
        sink_(static_cast<std::size_t>(arcs.sink)) {
    connect(source_, static_cast<std::size_t>(arcs.source), arcs.supply, 0);
    for (std::size_t k = 0; k < arcs.count; ++k) {
      connect(static_cast<std::size_t>(arcs.tails[k]), static_cast<std::size_t>(arcs.heads[k]), arcs.capacities[k],
              arcs.costs[k]);
    }
  }

  Amount solve() override {
    boost::successive_shortest_path_nonnegative_weights(graph_, source_, sink_);
    Amount cost = 0;
    for (auto [edge, end] = boost::edges(graph_); edge != end; ++edge) {
      const Amount sent =
          boost::get(boost::edge_capacity, graph_, *edge) - boost::get(boost::edge_residual_capacity, graph_, *edge);
      if (sent > 0) cost += sent * static_cast<Amount>(boost::get(boost::edge_weight, graph_, *edge));
    }
    return cost;
  }

 private:
  using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
  // Floating point because Boost adds up the greatest numbers there are for what it cannot reach.
  using Graph = boost::adjacency_list<
      boost::vecS, boost::vecS, boost::directedS, boost::no_property,
      boost::property<boost::edge_capacity_t, Amount,
                      boost::property<boost::edge_residual_capacity_t, Amount,
                                      boost::property<boost::edge_reverse_t, Traits::edge_descriptor,
                                                      boost::property<boost::edge_weight_t, double>>>>>;

  void connect(std::size_t tail, std::size_t head, Amount capacity, Amount cost) {
    const auto there = boost::add_edge(tail, head, graph_).first;
    const auto back = boost::add_edge(head, tail, graph_).first;
    boost::put(boost::edge_capacity, graph_, there, capacity);
    boost::put(boost::edge_capacity, graph_, back, 0);
    boost::put(boost::edge_reverse, graph_, there, back);
    boost::put(boost::edge_reverse, graph_, back, there);
    boost::put(boost::edge_weight, graph_, there, static_cast<double>(cost));
    boost::put(boost::edge_weight, graph_, back, -static_cast<double>(cost));
  }

  Graph graph_;
  std::size_t source_, sink_;
};

enum class Solver : int { network_simplex, cost_scaling, shortest_paths };

}  // namespace

extern "C" {

/// A network for one solver (0 network simplex, 1 cost scaling, 2 successive shortest paths); to be dropped.
void* prepare_flow(int solver, Amount nodes, Amount arcs, const Amount* tails, const Amount* heads,
                   const Amount* capacities, const Amount* costs, Amount source, Amount sink, Amount supply) {
  const Arcs given{static_cast<std::size_t>(arcs), tails, heads, capacities, costs, nodes, source, sink, supply};
  switch (static_cast<Solver>(solver)) {
    case Solver::network_simplex:
      return static_cast<Peer*>(new Lemon<lemon::NetworkSimplex>(given));
    case Solver::cost_scaling:
      return static_cast<Peer*>(new Lemon<lemon::CostScaling>(given));
    case Solver::shortest_paths:
      return static_cast<Peer*>(new Boost(given));
  }
  return nullptr;
}

Amount solve_flow(void* peer) { return static_cast<Peer*>(peer)->solve(); }

void drop_flow(void* peer) { delete static_cast<Peer*>(peer); }
}
