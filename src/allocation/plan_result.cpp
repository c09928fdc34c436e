#include "allocation/plan_result.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "allocation/at.hpp"

namespace s2ss::allocation {

namespace {

__extension__ using Wide = __int128;

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

/// What no plan can pass at these prices, less what this plan is worth.
class Bound {
 public:
  Bound(const AssignmentProblem& problem, const AssignmentResult& result) : problem_(problem), result_(result) {}

  [[nodiscard]] std::int64_t gap(Wide worth) const {
    Wide bound = 0;
    for (std::size_t i = 0; i < row_count(problem_); ++i) bound += Wide{problem_.places[i]} * result_.row_price[i];
    for (std::size_t j = 0; j < problem_.columns; ++j) {
      const std::int64_t price = result_.col_price[j];
      bound += Wide{price > 0 ? problem_.capacity[j] : problem_.lower[j]} * price;
    }
    for (std::size_t level = 0; level < problem_.groups.size(); ++level) {
      const auto& capacity = problem_.groups[level].capacity;
      for (std::size_t g = 0; g < capacity.size(); ++g) bound += Wide{capacity[g]} * result_.group_price[level][g];
    }
    bound += classes();
    const Wide gap = bound - worth;
    return static_cast<std::int64_t>(std::clamp<Wide>(gap, 0, std::numeric_limits<std::int64_t>::max()));
  }

 private:
  [[nodiscard]] Wide classes() const {
    const std::vector<std::uint8_t> marks = arc_marks(problem_);
    Wide sum = 0;
    std::vector<std::pair<std::int32_t, Wide>> worths;
    for (std::size_t i = 0; i < row_count(problem_); ++i) {
      worths.clear();
      for (auto a = static_cast<std::size_t>(problem_.indptr[i]); a < static_cast<std::size_t>(problem_.indptr[i + 1]);
           ++a) {
        const std::uint8_t mark = marks.empty() ? 0 : marks[a];
        if (mark == 2 || (mark == 0 && result_.lowest_score && problem_.scores[a] < *result_.lowest_score)) continue;
        const Wide reduced = reduced_value(i, a);
        if (mark == 1) {
          sum += reduced;
        } else if (reduced > 0) {
          worths.emplace_back(class_of(a), reduced);
        }
      }
      for (auto a = static_cast<std::size_t>(problem_.indptr[i]); a < static_cast<std::size_t>(problem_.indptr[i + 1]);
           ++a) {
        if (!marks.empty() && marks[a] == 1) {
          std::erase_if(worths, [&](const auto& worth) { return worth.first == class_of(a); });
        }
      }
      std::sort(worths.begin(), worths.end());
      for (std::size_t k = 0; k < worths.size(); ++k) {
        if (k + 1 == worths.size() || worths[k + 1].first != worths[k].first) sum += worths[k].second;
      }
    }
    return sum;
  }

  [[nodiscard]] std::int32_t class_of(std::size_t arc) const {
    const std::int32_t column = problem_.indices[arc];
    return problem_.exclusive.empty() ? column : problem_.exclusive[at(column)];
  }

  [[nodiscard]] Wide reduced_value(std::size_t row, std::size_t arc) const {
    const auto column = at(problem_.indices[arc]);
    Wide reduced =
        Wide{problem_.scores[arc]} + result_.served_bonus - result_.row_price[row] - result_.col_price[column];
    for (std::size_t level = 0; level < problem_.groups.size(); ++level) {
      const std::int32_t group = problem_.groups[level].group[column];
      if (group >= 0) reduced -= result_.group_price[level][at(group)];
    }
    return reduced;
  }

  const AssignmentProblem& problem_;
  const AssignmentResult& result_;
};

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
  set_prices(problem, network, flow, result);
  if (flow.is_cancelled) {
    for (auto& prices : result.group_price) {
      for (std::int64_t& price : prices) price = std::max<std::int64_t>(price, 0);
    }
    const Wide worth = result.objective + Wide{rule.bonus} * static_cast<std::int64_t>(result.arc.size());
    result.gap = Bound(problem, result).gap(worth);
  }
  return result;
}

}  // namespace s2ss::allocation
