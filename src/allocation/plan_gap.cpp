#include "allocation/plan_gap.hpp"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "allocation/at.hpp"
#include "allocation/network.hpp"

namespace s2ss::allocation {

namespace {

__extension__ using Wide = __int128;

/// How many arcs of `arcs` lead to each column, and to each group of every level.
struct Used {
  std::vector<std::int64_t> columns;
  std::vector<std::vector<std::int64_t>> groups;

  Used(const AssignmentProblem& problem, std::span<const std::int64_t> arcs) : columns(problem.columns, 0) {
    for (const AssignmentGroups& each : problem.groups) groups.emplace_back(each.capacity.size(), 0);
    for (const std::int64_t arc : arcs) {
      const auto column = at(problem.indices[static_cast<std::size_t>(arc)]);
      ++columns[column];
      for (std::size_t level = 0; level < groups.size(); ++level) {
        const std::int32_t group = problem.groups[level].group[column];
        if (group >= 0) ++groups[level][at(group)];
      }
    }
  }
};

Wide spread_cost(Wide spread, Wide used) { return spread * used * (used - 1) / 2; }

/// The most that arcs are worth at a price, `must` of them at least and `most` at most, each further one costing more.
Wide worth_at(Wide price, Wide spread, Wide must, Wide most) {
  Wide count = price > 0 ? most : must;
  if (spread > 0 && price > 0) count = std::clamp((price + spread - 1) / spread, must, most);
  return price * count - spread_cost(spread, count);
}

/// What no plan can pass at the prices of a result.
class Bound {
 public:
  Bound(const AssignmentProblem& problem, const AssignmentResult& result) : problem_(problem), result_(result) {}

  [[nodiscard]] Wide sum() const {
    Wide bound = 0;
    for (std::size_t i = 0; i < row_count(problem_); ++i) bound += Wide{problem_.places[i]} * result_.row_price[i];
    const Used pinned(problem_, problem_.pinned);
    for (std::size_t j = 0; j < problem_.columns; ++j) {
      const std::int64_t must = std::max(problem_.lower[j], pinned.columns[j]);
      bound += worth_at(result_.col_price[j], problem_.spread[j], must, problem_.capacity[j]);
    }
    for (std::size_t level = 0; level < problem_.groups.size(); ++level) {
      const auto& capacity = problem_.groups[level].capacity;
      for (std::size_t g = 0; g < capacity.size(); ++g) {
        const std::int64_t spread = problem_.group_spread.empty() ? 0 : problem_.group_spread[level][g];
        bound += worth_at(result_.group_price[level][g], spread, pinned.groups[level][g], capacity[g]);
      }
    }
    return bound + classes();
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

std::int64_t spread_cost(const AssignmentProblem& problem, std::span<const std::int64_t> arcs) {
  const Used used(problem, arcs);
  Wide cost = 0;
  for (std::size_t j = 0; j < problem.columns; ++j) cost += spread_cost(problem.spread[j], used.columns[j]);
  for (std::size_t level = 0; level < problem.group_spread.size(); ++level) {
    for (std::size_t g = 0; g < used.groups[level].size(); ++g) {
      cost += spread_cost(problem.group_spread[level][g], used.groups[level][g]);
    }
  }
  return static_cast<std::int64_t>(cost);
}

std::int64_t gap_of(const AssignmentProblem& problem, const AssignmentResult& result) {
  const Wide worth = result.objective + Wide{result.served_bonus} * static_cast<std::int64_t>(result.arc.size());
  const Wide gap = Bound(problem, result).sum() - worth;
  return static_cast<std::int64_t>(std::clamp<Wide>(gap, 0, std::numeric_limits<std::int64_t>::max()));
}

}  // namespace s2ss::allocation
