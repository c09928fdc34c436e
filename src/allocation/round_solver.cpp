#include "allocation/round_solver.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "allocation/goal_values.hpp"
#include "s2ss/error.hpp"

namespace s2ss::allocation {

namespace {

/// A round as arrays: requests are rows, nominees columns, schools and trusts the groups around them.
class Arrays {
 public:
  Arrays(const Round& round, const Pairs& pairs, const Solving& solving) : round_(round), solving_(solving) {
    add_columns();
    add_groups();
    for (std::size_t row = 0; row < round.size(); ++row) add_row(row, pairs[row]);
    if (solving.fills_places) add_extremes();
  }

  [[nodiscard]] AssignmentProblem problem() const {
    AssignmentProblem problem{.indptr = indptr_, .indices = indices_, .scores = scores_, .columns = capacity_.size()};
    problem.places = places_;
    problem.capacity = capacity_;
    if (has_lower_) problem.lower = lower_;
    problem.spread = cost(round_.rules().spread);
    if (limits_schools_) {
      problem.groups.push_back({.group = school_, .capacity = school_capacity_});
      problem.group_spread.emplace_back(cost(round_.rules().school_spread));
    }
    if (limits_trusts_) {
      problem.groups.push_back({.group = trust_, .capacity = trust_capacity_});
      problem.group_spread.emplace_back(0);
    }
    problem.exclusive = class_;
    problem.pinned = pinned_;
    return problem;
  }

  [[nodiscard]] Solved result(const AssignmentResult& found) const;
  /// What was solved before, in the columns of these arrays.
  [[nodiscard]] AssignmentResult start(const Solved& earlier, std::int64_t bonus) const;

 private:
  /// Where places are counted, no link costs more than another.
  [[nodiscard]] Total cost(Total spread) const noexcept { return solving_.counts_places ? 0 : spread; }

  void add_columns() {
    const auto nominees = static_cast<std::uint32_t>(round_.directory().nominee_count());
    const auto most = static_cast<std::int64_t>(std::max<std::size_t>(round_.size(), 1));
    for (std::uint32_t n = 0; n < nominees; ++n) {
      const NomineeIndex nominee{n};
      const std::int64_t minimum = round_.minimum(nominee);
      capacity_.push_back(std::min(round_.nominee_left(nominee), most));
      if (solving_.counts_minima && minimum > 0) capacity_.back() = std::max(minimum, round_.pins_of(nominee));
      lower_.push_back(solving_.counts_minima ? 0 : minimum);
      has_lower_ = has_lower_ || lower_.back() > 0;
      class_.push_back(static_cast<std::int32_t>(round_.school_of(nominee).value));
    }
  }

  void add_groups() {
    // A request gets one nominee of a school: no school has more links than there are requests.
    const auto most = static_cast<std::int64_t>(round_.size());
    const bool spreads_schools = cost(round_.rules().school_spread) > 0;
    limits_schools_ = spreads_schools;
    for (const std::int64_t left : round_.schools_left()) {
      limits_schools_ = limits_schools_ || left != unlimited;
      school_capacity_.push_back(left == unlimited ? most : left);
    }
    for (const std::int64_t left : round_.trusts_left()) {
      limits_trusts_ = limits_trusts_ || left != unlimited;
      trust_capacity_.push_back(std::max<std::int64_t>(left, 0));
    }
    for (std::uint32_t n = 0; n < round_.directory().nominee_count(); ++n) {
      const SchoolIndex school = round_.school_of(NomineeIndex{n});
      const std::uint32_t trust = round_.trust_of(school);
      const bool is_school_limited = spreads_schools || round_.school_left(school) != unlimited;
      school_.push_back(is_school_limited ? static_cast<std::int32_t>(school.value) : -1);
      const bool is_trust_limited = trust != absent_index && round_.trust_left(trust) != unlimited;
      trust_.push_back(is_trust_limited ? static_cast<std::int32_t>(trust) : -1);
    }
  }

  void add_row(std::size_t row, const std::vector<Scored>& pairs) {
    for (const Scored& pair : pairs) {
      const bool is_pinned = round_.is_pinned(row, pair.nominee);
      if (solving_.lowest && pair.total < *solving_.lowest && !is_pinned) continue;
      if (solving_.counts_minima && round_.minimum(pair.nominee) == 0 && !is_pinned) continue;
      if (is_pinned) pinned_.push_back(static_cast<std::int64_t>(indices_.size()));
      indices_.push_back(static_cast<std::int32_t>(pair.nominee.value));
      scores_.push_back(pair_value(round_, row, pair, solving_));
    }
    indptr_.push_back(static_cast<std::int64_t>(indices_.size()));
    places_.push_back(round_.request(row).places);
  }

  /// Two rows without places, with the most a pair could count and with as much below 0: what a place counts beyond
  /// totals then does not depend on which pairs were looked at, and is more than twice what all totals come to, so that
  /// a price tells places and totals apart.
  void add_extremes() {
    if (capacity_.empty()) return;
    const std::int64_t most = one_total + round_.rules().keep + round_.rules().diversity;
    add_extreme(-most);
    add_extreme(most);
  }

  void add_extreme(std::int64_t value) {
    indices_.push_back(0);
    scores_.push_back(value);
    indptr_.push_back(static_cast<std::int64_t>(indices_.size()));
    places_.push_back(0);
  }

  static NomineeIndex nominee_of(std::int32_t column) { return {static_cast<std::uint32_t>(column)}; }
  [[nodiscard]] PlanConflict conflict_of(const AssignmentConflict& found) const;

  const Round& round_;
  Solving solving_;
  std::vector<std::int64_t> indptr_{0}, scores_, places_, capacity_, lower_, pinned_;
  std::vector<std::int32_t> indices_, class_, school_, trust_;
  std::vector<std::int64_t> school_capacity_, trust_capacity_;
  bool has_lower_ = false, limits_schools_ = false, limits_trusts_ = false;
};

Solved Arrays::result(const AssignmentResult& found) const {
  Solved solved;
  solved.status = found.status;
  solved.served_bonus = found.served_bonus;
  solved.gap = found.gap;
  solved.assigned.resize(round_.size());
  if (found.status == AssignmentStatus::infeasible) {
    solved.conflict = conflict_of(found.conflict);
    return solved;
  }
  for (std::size_t k = 0; k < found.row.size(); ++k) {
    solved.assigned[static_cast<std::size_t>(found.row[k])].push_back(nominee_of(found.col[k]));
  }
  for (auto& nominees : solved.assigned) std::sort(nominees.begin(), nominees.end());
  solved.links = static_cast<std::int64_t>(found.row.size());
  solved.value = found.objective;

  solved.request_price.assign(found.row_price.begin(),
                              found.row_price.begin() + static_cast<std::ptrdiff_t>(round_.size()));
  solved.nominee_price = found.col_price;
  std::size_t level = 0;
  solved.school_price.assign(round_.schools_left().size(), 0);
  solved.trust_price.assign(round_.trusts_left().size(), 0);
  if (limits_schools_) solved.school_price = found.group_price[level++];
  if (limits_trusts_) solved.trust_price = found.group_price[level];
  return solved;
}

AssignmentResult Arrays::start(const Solved& earlier, std::int64_t bonus) const {
  AssignmentResult result;
  result.served_bonus = bonus;
  for (std::size_t row = 0; row < earlier.assigned.size(); ++row) {
    for (const NomineeIndex nominee : earlier.assigned[row]) {
      result.row.push_back(static_cast<std::int32_t>(row));
      result.col.push_back(static_cast<std::int32_t>(nominee.value));
    }
  }
  // A price counts whole places and a rest: what a place counts may be another amount now.
  const auto now = [&](std::int64_t price) {
    if (earlier.served_bonus == 0) return price;
    return price + (price + earlier.served_bonus / 2) / earlier.served_bonus * (bonus - earlier.served_bonus);
  };
  for (const std::int64_t price : earlier.nominee_price) result.col_price.push_back(now(price));
  const auto add_level = [&](const std::vector<std::int64_t>& prices) {
    result.group_price.emplace_back();
    for (const std::int64_t price : prices) result.group_price.back().push_back(now(price));
  };
  if (limits_schools_) add_level(earlier.school_price);
  if (limits_trusts_) add_level(earlier.trust_price);
  return result;
}

PlanConflict Arrays::conflict_of(const AssignmentConflict& found) const {
  const Directory& directory = round_.directory();
  PlanConflict conflict;
  for (const std::int32_t column : found.columns) {
    conflict.nominees.emplace_back(directory.nominee_id(nominee_of(column)));
  }
  for (const std::int32_t row : found.rows) {
    if (static_cast<std::size_t>(row) < round_.size()) {
      conflict.requests.push_back(round_.request(static_cast<std::size_t>(row)).id);
    }
  }
  for (const auto& [level, group] : found.groups) {
    if (limits_schools_ && level == 0) {
      conflict.schools.push_back(directory.school(SchoolIndex{static_cast<std::uint32_t>(group)}).urn);
      continue;
    }
    for (std::uint32_t s = 0; s < directory.schools().size(); ++s) {
      if (round_.trust_of(SchoolIndex{s}) != static_cast<std::uint32_t>(group)) continue;
      conflict.trusts.push_back(directory.school(SchoolIndex{s}).trust);
      break;
    }
  }
  conflict.wanted = found.wanted;
  conflict.possible = found.possible;
  return conflict;
}

}  // namespace

std::int64_t pair_value(const Round& round, std::size_t row, const Scored& pair, const Solving& solving) {
  if (solving.counts_minima) return round.minimum(pair.nominee) > 0 ? 1 : 0;
  if (solving.counts_places) return 1;
  const std::int64_t kept = round.is_announced(row, pair.nominee) ? round.rules().keep : 0;
  return pair.total + kept + round.rules().diversity / one * pair.parts.diversity;
}

Solved solve_round(const Round& round, const Pairs& pairs, const Solving& solving, const SolveWatch& watch,
                   const Solved* earlier) {
  const Arrays arrays(round, pairs, solving);
  AssignmentOptions options{.goal = solving.fills_places ? Goal::most_served : Goal::best_fit,
                            .threads = watch.threads};
  options.stop = watch.stop;
  const AssignmentProblem problem = arrays.problem();
  AssignmentResult start;
  if (earlier != nullptr) {
    start = arrays.start(*earlier, served_bonus(problem, range_of(problem.scores, 1), options.goal));
    options.warm = &start;
  }
  return arrays.result(solve_assignment(problem, options));
}

}  // namespace s2ss::allocation
