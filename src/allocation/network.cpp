#include "allocation/network.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "allocation/at.hpp"

namespace s2ss::allocation {

namespace {

/// Columns below groups below outer groups, with what is left of their capacities.
void add_heads(const AssignmentProblem& problem, Network& network) {
  network.columns = static_cast<std::int32_t>(problem.columns);
  network.capacity.resize(problem.columns);
  network.lower.resize(problem.columns);
  for (std::size_t j = 0; j < problem.columns; ++j) {
    network.capacity[j] = problem.capacity[j];
    network.lower[j] = problem.lower[j];
  }
  for (const AssignmentGroups& groups : problem.groups) {
    network.level_begin.push_back(static_cast<std::int32_t>(network.capacity.size()));
    network.capacity.insert(network.capacity.end(), groups.capacity.begin(), groups.capacity.end());
  }
  network.heads = static_cast<std::int32_t>(network.capacity.size());
  network.lower.resize(network.capacity.size(), 0);
  network.pinned.resize(network.capacity.size(), 0);
  network.parent.assign(network.capacity.size(), -1);
  for (std::size_t j = 0; j < problem.columns; ++j) {
    std::size_t below = j;
    for (std::size_t level = 0; level < problem.groups.size(); ++level) {
      const std::int32_t group = problem.groups[level].group[j];
      if (group < 0) continue;
      network.parent[below] = network.level_begin[level] + group;
      below = at(network.parent[below]);
    }
  }
}

/// Where only numbers of arcs count, no arc costs more than another.
void add_spread(const AssignmentProblem& problem, const ArcRule& rule, Network& network) {
  network.spread.reserve(at(network.heads));
  if (!rule.all_alike) {
    for (std::size_t j = 0; j < problem.columns; ++j) network.spread.push_back(problem.spread[j]);
    for (std::size_t level = 0; level < problem.group_spread.size(); ++level) {
      const std::size_t groups = problem.groups[level].capacity.size();
      for (std::size_t g = 0; g < groups; ++g) network.spread.push_back(problem.group_spread[level][g]);
    }
  }
  network.spread.resize(at(network.heads), 0);
}

void add_children(Network& network) {
  network.first_child.assign(at(network.heads) + 1, 0);
  for (const std::int32_t parent : network.parent) {
    if (parent >= 0) ++network.first_child[at(parent) + 1];
  }
  for (std::size_t v = 0; v < at(network.heads); ++v) network.first_child[v + 1] += network.first_child[v];
  network.child.resize(at(network.first_child.back()));
  std::vector<std::int32_t> next(network.first_child.begin(), network.first_child.end() - 1);
  for (std::int32_t v = 0; v < network.heads; ++v) {
    const std::int32_t parent = network.parent[at(v)];
    if (parent >= 0) network.child[at(next[at(parent)]++)] = v;
  }
}

/// Counts the pins as chosen: what they take is gone from every limit.
void take_pins(const AssignmentProblem& problem, const std::vector<std::uint8_t>& marks, Network& network) {
  if (problem.pinned.empty()) return;
  for (std::size_t i = 0; i < at(network.rows); ++i) {
    for (std::int64_t a = problem.indptr[i]; a < problem.indptr[i + 1]; ++a) {
      if (marks[static_cast<std::size_t>(a)] != 1) continue;
      --network.places[i];
      const std::int32_t column = problem.indices[static_cast<std::size_t>(a)];
      for (std::int32_t v = column; v >= 0; v = network.parent[at(v)]) {
        --network.capacity[at(v)];
        ++network.pinned[at(v)];
      }
      network.lower[at(column)] = std::max<std::int64_t>(network.lower[at(column)] - 1, 0);
    }
  }
}

/// No limit need be larger than what can reach it; flows and deficits then stay as small as the arcs are many.
void clip_limits(Network& network) {
  network.has_spare_places.assign(at(network.rows), 0);
  for (std::int32_t i = 0; i < network.rows; ++i) {
    const std::int32_t arcs = network.first_arc[at(i) + 1] - network.first_arc[at(i)];
    const std::int32_t slots = network.first_slot[at(i) + 1] - network.first_slot[at(i)];
    const std::int64_t most = std::int64_t{arcs} + slots;
    network.has_spare_places[at(i)] = network.places[at(i)] > most;
    network.places[at(i)] = std::min(network.places[at(i)], most);
  }
  std::vector<std::int64_t> reach(at(network.heads), 0);
  for (const std::int32_t column : network.head) ++reach[at(column)];
  for (std::size_t v = 0; v < at(network.heads); ++v) {
    const std::int64_t most = std::min(network.capacity[v], std::max(reach[v], network.lower[v]));
    // With a place more than anyone could take, it is never full and never has a price.
    network.capacity[v] = std::min(network.capacity[v], most + 1);
    if (network.parent[v] >= 0) reach[at(network.parent[v])] += most;
  }
}

/// The arcs of one row that take part, with their classes.
struct RowArc {
  std::int32_t group = -1;  ///< Class, or -1 where it does not matter.
  std::int32_t position = 0;
};

class ArcWriter {
 public:
  ArcWriter(const AssignmentProblem& problem, const ArcRule& rule, Network& network)
      : problem_(problem), rule_(rule), network_(network), marks_(arc_marks(problem)) {}

  void write() {
    take_pins(problem_, marks_, network_);
    if (is_simple()) return copy();
    network_.head.reserve(problem_.indices.size());
    network_.value.reserve(problem_.indices.size());
    network_.position.reserve(problem_.indices.size());
    std::vector<std::vector<std::int32_t>> slots;
    for (std::int32_t i = 0; i < network_.rows; ++i) {
      network_.first_arc.push_back(static_cast<std::int32_t>(network_.head.size()));
      network_.first_slot.push_back(network_.rows + static_cast<std::int32_t>(slots.size()));
      collect(i);
      split(i, slots);
    }
    network_.first_slot.push_back(network_.rows + static_cast<std::int32_t>(slots.size()));
    for (const std::vector<std::int32_t>& arcs : slots) {
      network_.first_arc.push_back(static_cast<std::int32_t>(network_.head.size()));
      for (const std::int32_t position : arcs) add(position);
    }
    network_.first_arc.push_back(static_cast<std::int32_t>(network_.head.size()));
    network_.tails = network_.rows + static_cast<std::int32_t>(slots.size());
  }

 private:
  /// Every arc takes part, and none excludes another.
  [[nodiscard]] bool is_simple() const {
    if (!marks_.empty() || rule_.has_lowest || rule_.all_alike) return false;
    if (problem_.exclusive.empty()) return true;
    for (std::int32_t i = 0; i < network_.rows; ++i) {
      if (problem_.places[at(i)] > 1) return false;
    }
    return true;
  }

  void copy() {
    const std::size_t arcs = problem_.indices.size();
    network_.head.assign(problem_.indices.begin(), problem_.indices.end());
    network_.value.resize(arcs);
    network_.position.resize(arcs);
    for (std::size_t a = 0; a < arcs; ++a) network_.value[a] = problem_.scores[a] + rule_.bonus;
    std::iota(network_.position.begin(), network_.position.end(), 0);
    network_.first_arc.resize(at(network_.rows) + 1, 0);
    for (std::size_t i = 1; i < network_.first_arc.size(); ++i) {
      network_.first_arc[i] = static_cast<std::int32_t>(problem_.indptr[i]);
    }
    network_.first_slot.assign(at(network_.rows) + 1, network_.rows);
    network_.tails = network_.rows;
  }

  void collect(std::int32_t row) {
    row_arcs_.clear();
    const auto begin = static_cast<std::size_t>(problem_.indptr[at(row)]);
    const auto end = static_cast<std::size_t>(problem_.indptr[at(row) + 1]);
    const bool has_classes = !problem_.exclusive.empty() && problem_.places[at(row)] > 1;
    std::vector<std::int32_t> taken;
    for (std::size_t a = begin; a < end; ++a) {
      const std::int32_t group = has_classes ? problem_.exclusive[at(problem_.indices[a])] : -1;
      if (!marks_.empty() && marks_[a] != 0) {
        if (marks_[a] == 1 && has_classes) taken.push_back(group);
        continue;
      }
      if (rule_.has_lowest && problem_.scores[a] < rule_.lowest_score) continue;
      row_arcs_.push_back({group, static_cast<std::int32_t>(a)});
    }
    if (taken.empty()) return;
    std::erase_if(row_arcs_, [&](const RowArc& arc) { return std::ranges::find(taken, arc.group) != taken.end(); });
  }

  /// Arcs that exclude each other go to a slot; the others leave the row itself.
  void split(std::int32_t row, std::vector<std::vector<std::int32_t>>& slots) {
    if (row_arcs_.empty()) return;
    if (row_arcs_.front().group >= 0) {
      std::ranges::stable_sort(row_arcs_, {}, &RowArc::group);
      std::size_t begin = 0;
      for (std::size_t end = 1; end <= row_arcs_.size(); ++end) {
        if (end < row_arcs_.size() && row_arcs_[end].group == row_arcs_[begin].group) continue;
        if (end - begin == 1) {
          add(row_arcs_[begin].position);
        } else {
          slots.emplace_back();
          for (std::size_t k = begin; k < end; ++k) slots.back().push_back(row_arcs_[k].position);
          network_.slot_row.push_back(row);
        }
        begin = end;
      }
      return;
    }
    for (const RowArc& arc : row_arcs_) add(arc.position);
  }

  void add(std::int32_t position) {
    network_.head.push_back(problem_.indices[at(position)]);
    network_.value.push_back(rule_.all_alike ? 1 : problem_.scores[at(position)] + rule_.bonus);
    network_.position.push_back(position);
  }

  const AssignmentProblem& problem_;
  const ArcRule& rule_;
  Network& network_;
  std::vector<std::uint8_t> marks_;
  std::vector<RowArc> row_arcs_;
};

}  // namespace

Network make_network(const AssignmentProblem& problem, const ArcRule& rule) {
  Network network;
  network.rows = static_cast<std::int32_t>(row_count(problem));
  network.places.resize(at(network.rows));
  for (std::size_t i = 0; i < at(network.rows); ++i) network.places[i] = problem.places[i];
  add_heads(problem, network);
  add_spread(problem, rule, network);
  add_children(network);
  ArcWriter(problem, rule, network).write();
  clip_limits(network);
  return network;
}

}  // namespace s2ss::allocation
