#include "s2ss/past_links.hpp"

#include <algorithm>
#include <utility>

#include <boost/graph/compressed_sparse_row_graph.hpp>

namespace s2ss {

namespace {

/// What an edge of the graph stands for.
struct LinkEdge {
  std::uint32_t link = 0;
};

// Each link stands as two arrows, so that a school finds what it gave and what it received in one place.
using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, LinkEdge>;

}  // namespace

struct PastLinks::State {
  Graph graph;
};

PastLinks::PastLinks() : PastLinks(0, {}) {}

PastLinks::PastLinks(std::size_t schools, std::span<const LinkRecord> links) {
  std::vector<std::pair<std::size_t, std::size_t>> arrows;
  std::vector<LinkEdge> properties;
  for (std::uint32_t position = 0; position < links.size(); ++position) {
    const LinkRecord& link = links[position];
    const std::size_t supporting = link.supporting_school.value;
    const std::size_t requesting = link.requesting_school.value;
    if (!counts_as_history(link.state) || supporting == requesting) continue;
    arrows.emplace_back(supporting, requesting);
    arrows.emplace_back(requesting, supporting);
    properties.insert(properties.end(), 2, LinkEdge{position});
  }
  state_ = std::make_shared<State>(
      State{Graph(boost::edges_are_unsorted_multi_pass, arrows.begin(), arrows.end(), properties.begin(), schools)});
}

std::vector<Neighbour> PastLinks::direct(SchoolIndex school) const {
  const Graph& graph = state_->graph;
  std::vector<Neighbour> neighbours;
  for (auto [edge, end] = boost::out_edges(std::size_t{school.value}, graph); edge != end; ++edge) {
    neighbours.push_back({SchoolIndex{static_cast<std::uint32_t>(boost::target(*edge, graph))}, graph[*edge].link});
  }
  std::sort(neighbours.begin(), neighbours.end());
  return neighbours;
}

std::vector<SchoolIndex> PastLinks::two_steps(SchoolIndex school) const {
  const Graph& graph = state_->graph;
  std::vector<SchoolIndex> reached;
  for (auto [near, near_end] = boost::adjacent_vertices(std::size_t{school.value}, graph); near != near_end; ++near) {
    for (auto [far, far_end] = boost::adjacent_vertices(*near, graph); far != far_end; ++far) {
      if (*far != school.value) reached.push_back(SchoolIndex{static_cast<std::uint32_t>(*far)});
    }
  }
  std::sort(reached.begin(), reached.end());
  reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
  return reached;
}

}  // namespace s2ss
