#include "taxonomy/broader_graph.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>

namespace s2ss {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
using Members = std::vector<std::vector<std::uint32_t>>;

Graph to_graph(const Arrows& broader);
Members find_knots(const Graph& graph);
bool is_knot(const std::vector<std::uint32_t>& members, const Arrows& broader);
std::vector<std::uint32_t> shortest_circle(std::uint32_t first, const Arrows& broader);
void fill_ancestors(const std::vector<std::uint32_t>& members, const Arrows& broader, AncestorTable& ancestors);

}  // namespace

BroaderGraph analyse_broader(const Arrows& broader) {
  const Graph graph = to_graph(broader);
  BroaderGraph result;
  result.ancestors = AncestorTable(broader.size());

  for (const auto& members : find_knots(graph)) {
    fill_ancestors(members, broader, result.ancestors);
    if (is_knot(members, broader)) {
      result.circles.push_back(shortest_circle(members.front(), broader));
    }
  }
  std::sort(result.circles.begin(), result.circles.end());

  if (result.circles.empty()) {
    // Boost writes the end of every arrow before its start, and our arrows end at the wider concept.
    boost::topological_sort(graph, std::back_inserter(result.wider_first));
  }
  return result;
}

namespace {

Graph to_graph(const Arrows& broader) {
  Graph graph(broader.size());
  for (std::size_t from = 0; from < broader.size(); ++from) {
    for (const auto to : broader[from]) boost::add_edge(from, to, graph);
  }
  return graph;
}

// Tarjan numbers a component after all those its arrows lead to, so the widest come first.
Members find_knots(const Graph& graph) {
  std::vector<std::size_t> component(boost::num_vertices(graph));
  if (component.empty()) return {};
  const auto index = boost::get(boost::vertex_index, graph);
  Members members(boost::strong_components(graph, boost::make_iterator_property_map(component.begin(), index)));
  for (std::size_t vertex = 0; vertex < component.size(); ++vertex) {
    members[component[vertex]].push_back(static_cast<std::uint32_t>(vertex));
  }
  return members;
}

bool is_knot(const std::vector<std::uint32_t>& members, const Arrows& broader) {
  const auto first = members.front();
  return members.size() > 1 || std::ranges::binary_search(broader[first], first);
}

std::vector<std::uint32_t> shortest_circle(std::uint32_t first, const Arrows& broader) {
  constexpr auto unseen = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> came_from(broader.size(), unseen);
  std::vector<std::uint32_t> queue{first};
  for (std::size_t head = 0; came_from[first] == unseen; ++head) {
    for (const auto to : broader[queue[head]]) {
      if (came_from[to] != unseen) continue;
      came_from[to] = queue[head];
      queue.push_back(to);
    }
  }
  std::vector<std::uint32_t> circle;
  for (auto at = came_from[first]; at != first; at = came_from[at]) circle.push_back(at);
  circle.push_back(first);
  std::ranges::reverse(circle);
  return circle;
}

void fill_ancestors(const std::vector<std::uint32_t>& members, const Arrows& broader, AncestorTable& ancestors) {
  const auto first = members.front();
  for (const auto member : members) {
    for (const auto wider : broader[member]) {
      ancestors.insert(wider, first);
      ancestors.inherit(wider, first);
    }
  }
  for (const auto member : members) ancestors.inherit(first, member);
}

}  // namespace
}  // namespace s2ss
