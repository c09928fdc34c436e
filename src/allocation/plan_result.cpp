#include "allocation/plan_result.hpp"

#include <algorithm>
#include <utility>

#include "allocation/at.hpp"
#include "allocation/plan_gap.hpp"

namespace s2ss::allocation {

namespace {

std::vector<std::int64_t> chosen_arcs(const AssignmentProblem& problem, const Network& network, const Flow& flow) {
  std::vector<std::int64_t> arcs(problem.pinned.begin(), problem.pinned.end());
  for (std::size_t a = 0; a < flow.chosen.size(); ++a) {
    if (flow.chosen[a] != 0) arcs.push_back(network.position[a]);
  }
  std::sort(arcs.begin(), arcs.end());
  return arcs;
}

/// The limits of a search that was stopped half-way may be overdrawn by what was moved last: take arcs in their order
/// as long as there is room.
std::vector<std::uint8_t> within_limits(const Network& network, const std::vector<std::uint8_t>& chosen) {
  std::vector<std::int64_t> room = network.capacity;
  std::vector<std::int64_t> places = network.places;
  std::vector<std::uint8_t> kept(chosen.size(), 0);
  for (std::int32_t t = 0; t < network.tails; ++t) {
    bool slot_is_full = false;
    for (std::int32_t a = network.first_arc[at(t)]; a < network.first_arc[at(t) + 1]; ++a) {
      if (chosen[at(a)] == 0 || places[at(network.row_of(t))] == 0 || slot_is_full) continue;
      bool has_room = true;
      for (std::int32_t v = network.head[at(a)]; v >= 0; v = network.parent[at(v)]) has_room &= room[at(v)] > 0;
      if (!has_room) continue;
      for (std::int32_t v = network.head[at(a)]; v >= 0; v = network.parent[at(v)]) --room[at(v)];
      --places[at(network.row_of(t))];
      slot_is_full = network.is_slot(t);
      kept[at(a)] = 1;
    }
  }
  return kept;
}

void set_prices(const AssignmentProblem& problem, const Network& network, const Flow& flow, AssignmentResult& result) {
  result.row_price.assign(flow.tail_price.begin(), flow.tail_price.begin() + network.rows);
  for (std::size_t i = 0; i < result.row_price.size(); ++i) {
    std::int64_t& price = result.row_price[i];
    price = std::max<std::int64_t>(price, 0);
    // More places than arcs: they can't all be used, whatever the price.
    if (network.has_spare_places[i] != 0) price = 0;
  }
  std::vector<std::int64_t> own(at(network.heads));
  for (std::int32_t v = 0; v < network.heads; ++v) {
    const std::int32_t parent = network.parent[at(v)];
    own[at(v)] = flow.head_price[at(v)] - (parent < 0 ? 0 : flow.head_price[at(parent)]);
  }
  result.col_price.assign(own.begin(), own.begin() + network.columns);
  for (std::size_t level = 0; level < network.level_begin.size(); ++level) {
    const auto begin = own.begin() + network.level_begin[level];
    const auto size = static_cast<std::ptrdiff_t>(problem.groups[level].capacity.size());
    result.group_price.emplace_back(begin, begin + size);
  }
}

}  // namespace

AssignmentResult make_result(const AssignmentProblem& problem, const Network& network, const Flow& flow,
                             const ArcRule& rule) {
  AssignmentResult result;
  result.served_bonus = rule.bonus;
  if (rule.has_lowest) result.lowest_score = rule.lowest_score;
  if (flow.is_cancelled) {
    result.status = AssignmentStatus::cancelled;
    Flow kept = flow;
    kept.chosen = within_limits(network, flow.chosen);
    result.arc = chosen_arcs(problem, network, kept);
  } else {
    result.arc = chosen_arcs(problem, network, flow);
  }
  std::size_t row = 0;
  for (std::size_t k = 0; k < result.arc.size();) {
    while (problem.indptr[row + 1] <= result.arc[k]) ++row;
    std::size_t end = k;
    while (end < result.arc.size() && result.arc[end] < problem.indptr[row + 1]) ++end;
    std::sort(result.arc.begin() + static_cast<std::ptrdiff_t>(k),
              result.arc.begin() + static_cast<std::ptrdiff_t>(end), [&](std::int64_t left, std::int64_t right) {
                return problem.indices[static_cast<std::size_t>(left)] <
                       problem.indices[static_cast<std::size_t>(right)];
              });
    result.row.insert(result.row.end(), end - k, static_cast<std::int32_t>(row));
    k = end;
  }
  for (const std::int64_t arc : result.arc) {
    result.col.push_back(problem.indices[static_cast<std::size_t>(arc)]);
    result.objective += problem.scores[static_cast<std::size_t>(arc)];
  }
  result.objective -= spread_cost(problem, result.arc);
  set_prices(problem, network, flow, result);
  if (flow.is_cancelled) {
    for (auto& prices : result.group_price) {
      for (std::int64_t& price : prices) price = std::max<std::int64_t>(price, 0);
    }
    result.gap = gap_of(problem, result);
  }
  return result;
}

}  // namespace s2ss::allocation
