#include "s2ss/past_links.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include "core/large_pages.hpp"

namespace s2ss {

namespace {

/// What an edge of the graph stands for.
struct LinkEdge {
  std::uint32_t link = 0;
};

// Each link stands as two arrows, so that a school finds what it gave and what it received in one place.
using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, LinkEdge>;

/// A bit for each school linked before; others may share it. Most pairs of schools share no bit, which says without a
/// look at the graph that they share no school.
struct Neighbourhood {
  std::array<std::uint64_t, 2> bits{};

  void insert(std::uint32_t school) noexcept {
    const std::uint32_t bit = school * 0x9e3779b1U >> 25;
    bits[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
  [[nodiscard]] bool may_meet(const Neighbourhood& other) const noexcept {
    return ((bits[0] & other.bits[0]) | (bits[1] & other.bits[1])) != 0;
  }
};

}  // namespace

struct PastLinks::State {
  Graph graph;
  LargeVector<Neighbourhood> neighbourhoods;  // by SchoolIndex
};

PastLinks::PastLinks() : PastLinks(0, {}) {}

PastLinks::PastLinks(std::size_t schools, std::span<const LinkRecord> links) {
  const auto is_edge = [](const LinkRecord& link) {
    return counts_as_history(link.state) && link.supporting_school != link.requesting_school;
  };
  struct Arrow {
    std::uint32_t from;
    std::uint32_t to;
    std::uint32_t link;
    auto operator<=>(const Arrow&) const = default;
  };
  std::vector<Arrow> arrows;
  arrows.reserve(2 * static_cast<std::size_t>(std::count_if(links.begin(), links.end(), is_edge)));
  for (std::uint32_t position = 0; position < links.size(); ++position) {
    const LinkRecord& link = links[position];
    if (!is_edge(link)) continue;
    arrows.push_back({link.supporting_school.value, link.requesting_school.value, position});
    arrows.push_back({link.requesting_school.value, link.supporting_school.value, position});
  }
  // So that a school's neighbours stand in order wherever they are read.
  std::sort(arrows.begin(), arrows.end());
  std::vector<std::pair<std::size_t, std::size_t>> ends;
  std::vector<LinkEdge> properties;
  LargeVector<Neighbourhood> neighbourhoods(schools);
  ends.reserve(arrows.size());
  properties.reserve(arrows.size());
  for (const Arrow& arrow : arrows) {
    ends.emplace_back(arrow.from, arrow.to);
    properties.push_back({arrow.link});
    neighbourhoods[arrow.from].insert(arrow.to);
  }
  state_ = std::make_shared<State>(
      State{Graph(boost::edges_are_sorted, ends.begin(), ends.end(), properties.begin(), schools),
            std::move(neighbourhoods)});
}

std::vector<Neighbour> PastLinks::direct(SchoolIndex school) const {
  const Graph& graph = state_->graph;
  std::vector<Neighbour> neighbours;
  for (auto [edge, end] = boost::out_edges(std::size_t{school.value}, graph); edge != end; ++edge) {
    neighbours.push_back({SchoolIndex{static_cast<std::uint32_t>(boost::target(*edge, graph))}, graph[*edge].link});
  }
  return neighbours;
}

bool PastLinks::is_two_steps_away(SchoolIndex from, SchoolIndex to) const noexcept {
  const Graph& graph = state_->graph;
  const auto& neighbourhoods = state_->neighbourhoods;
  if (from == to || !neighbourhoods[from.value].may_meet(neighbourhoods[to.value])) return false;
  auto [left, left_end] = boost::adjacent_vertices(std::size_t{from.value}, graph);
  auto [right, right_end] = boost::adjacent_vertices(std::size_t{to.value}, graph);
  while (left != left_end && right != right_end) {
    if (*left == *right) return true;
    *left < *right ? ++left : ++right;
  }
  return false;
}

void PastLinks::fetch(SchoolIndex school) const noexcept { __builtin_prefetch(&state_->neighbourhoods[school.value]); }

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
