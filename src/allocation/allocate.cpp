#include "s2ss/allocate.hpp"

#include <algorithm>
#include <limits>
#include <stop_token>
#include <utility>

#include "allocation/allocate_from.hpp"
#include "allocation/explain_plan.hpp"
#include "allocation/explain_prices.hpp"
#include "allocation/find_pairs.hpp"
#include "allocation/parallel.hpp"
#include "allocation/round.hpp"
#include "allocation/round_solver.hpp"
#include "s2ss/error.hpp"
#include "s2ss/stable_matching.hpp"

namespace s2ss {

namespace {

using namespace allocation;

/// Prices that are not 0, by id. `id` names the owner of a position; names come ascending.
template <typename Id>
std::vector<Amount> amounts_of(const std::vector<std::int64_t>& prices, const Id& id) {
  std::vector<Amount> amounts;
  for (std::size_t k = 0; k < prices.size(); ++k) {
    if (prices[k] != 0) amounts.push_back({std::string(id(k)), prices[k]});
  }
  std::sort(amounts.begin(), amounts.end());
  return amounts;
}

/// The trusts' ids by number.
std::vector<std::string> trust_ids(const Round& round) {
  std::vector<std::string> ids(round.trusts_left().size());
  for (std::uint32_t s = 0; s < round.directory().schools().size(); ++s) {
    const std::uint32_t trust = round.trust_of(SchoolIndex{s});
    if (trust != absent_index) ids[trust] = round.directory().school(SchoolIndex{s}).trust;
  }
  return ids;
}

Bound bound_of(const Round& round, const Solved& solved, const Solving& solving) {
  const Directory& directory = round.directory();
  const std::vector<std::string> trusts = trust_ids(round);
  Bound bound{.lowest = solving.lowest,
              .counts_places = solving.counts_places,
              .served_bonus = solved.served_bonus,
              .links = solved.served_bonus > 0 ? solved.links : 0,
              .bound = solved.value};
  bound.requests = amounts_of(solved.request_price, [&](std::size_t k) { return round.request(k).id; });
  bound.nominees = amounts_of(solved.nominee_price, [&](std::size_t k) {
    return directory.nominee_id(NomineeIndex{static_cast<std::uint32_t>(k)});
  });
  bound.schools = amounts_of(solved.school_price, [&](std::size_t k) {
    return directory.school(SchoolIndex{static_cast<std::uint32_t>(k)}).urn;
  });
  bound.trusts = amounts_of(solved.trust_price, [&](std::size_t k) { return trusts[k]; });
  return bound;
}

/// That minima cannot be met without the pairs left out, as a bound below any number of links: each link that would
/// count for a minimum is priced so high that what the minima miss outweighs every pair.
Bound bound_of_missed_minima(const Round& round, const Pairs& pairs, Solving solving, const SolveWatch& watch) {
  solving.counts_minima = true;
  Solved met = solve_round(round, pairs, solving, watch);
  std::int64_t pair_count = 0, wanted = 0;
  for (const auto& row : pairs) pair_count += static_cast<std::int64_t>(row.size());
  const std::int64_t dear = pair_count + 1;
  for (auto* prices : {&met.request_price, &met.nominee_price, &met.school_price, &met.trust_price}) {
    for (std::int64_t& price : *prices) price *= dear;
  }
  for (const auto& [nominee, links] : round.minima()) {
    wanted += std::max(links, round.pins_of(nominee));
    std::int64_t& price = met.nominee_price[nominee.value];
    price = std::min<std::int64_t>(price - dear, 0);
  }
  met.value = dear * (met.value - wanted) + pair_count;
  return bound_of(round, met, solving);
}

__extension__ using Wide = __int128;

Wide worth_of(const Solved& solved) { return solved.value + Wide{solved.served_bonus} * solved.links; }

/// Of a search that was stopped the better plan, with what the pairs left out could add to its gap.
Solved best_so_far(const FoundPairs& pairs, Solved solved, std::optional<Solved> before) {
  if (before && worth_of(*before) > worth_of(solved)) solved = *std::move(before);
  const std::int64_t left_out = pairs.most_left_out(solved);
  if (left_out > 0) solved.status = AssignmentStatus::cancelled;
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  solved.gap = solved.gap > most - left_out ? most : solved.gap + left_out;
  return solved;
}

/// Solves, then prices the pairs that were left out, until none of them could improve the plan.
Solved solve_over_all_pairs(const Round& round, FoundPairs& pairs, const Solving& solving, const SolveWatch& watch,
                            const ParallelWatch& scoring, std::optional<Solved> earlier) {
  std::optional<Solved> before;  // the best plan over fewer pairs
  while (true) {
    const Solved* const start = before ? &*before : earlier ? &*earlier : nullptr;
    Solved solved = solve_round(round, pairs.pairs(), solving, watch, start);
    if (solved.status == AssignmentStatus::infeasible) return solved;
    if (watch.stop.stop_requested()) return best_so_far(pairs, std::move(solved), std::move(before));
    if (!pairs.add_improving(solved, solving, scoring)) return solved;
    before = std::move(solved);
  }
}

/// The lowest total up to which pairs may be left out while as many places are filled: found by halving, as fewer pairs
/// never fill more places. Adds the two bounds that prove it.
std::optional<Total> raise_lowest(const Round& round, const Pairs& pairs, const SolveWatch& watch,
                                  std::vector<Bound>& bounds) {
  std::vector<Total> totals;
  for (const auto& row : pairs) {
    for (const Scored& pair : row) totals.push_back(pair.total);
  }
  std::sort(totals.begin(), totals.end());
  totals.erase(std::unique(totals.begin(), totals.end()), totals.end());
  Solving solving{.counts_places = true};
  const Solved all = solve_round(round, pairs, solving, watch);
  if (all.status != AssignmentStatus::optimal) return std::nullopt;
  bounds.push_back(bound_of(round, all, solving));
  std::size_t good = 0, bad = totals.size();
  std::optional<Bound> fewer;  // what stands against the lowest total that is too high
  while (bad - good > 1) {
    const std::size_t middle = good + (bad - good) / 2;
    solving.lowest = totals[middle];
    const Solved some = solve_round(round, pairs, solving, watch);
    if (some.status == AssignmentStatus::cancelled) return std::nullopt;
    const bool fills_all = some.status == AssignmentStatus::optimal && some.links == all.links;
    (fills_all ? good : bad) = middle;
    if (fills_all) continue;
    const bool is_infeasible = some.status == AssignmentStatus::infeasible;
    fewer = is_infeasible ? bound_of_missed_minima(round, pairs, solving, watch) : bound_of(round, some, solving);
  }
  if (totals.empty() || all.links == 0) return std::nullopt;
  if (fewer) {
    fewer->lowest = totals[good] + 1;  // the same pairs
    bounds.push_back(*std::move(fewer));
  }
  return totals[good];
}

Solved solve_stable(const Round& round, const Pairs& pairs, const AllocateOptions& options) {
  std::vector<int> urgencies;
  for (std::size_t row = 0; row < round.size(); ++row) urgencies.push_back(round.request(row).priority);
  std::sort(urgencies.begin(), urgencies.end());
  urgencies.erase(std::unique(urgencies.begin(), urgencies.end()), urgencies.end());
  if (urgencies.size() > 4'000'000) throw LimitError("priorities", "A round may have 4000000 different priorities.");

  std::vector<std::int64_t> indptr{0}, priority, places;
  std::vector<std::int32_t> indices, school, trust, classes;
  for (std::size_t row = 0; row < round.size(); ++row) {
    const auto urgency = std::lower_bound(urgencies.begin(), urgencies.end(), round.request(row).priority);
    for (const Scored& pair : pairs[row]) {
      indices.push_back(static_cast<std::int32_t>(pair.nominee.value));
      priority.push_back((urgency - urgencies.begin()) * (one_total + 1) + pair.total);
    }
    indptr.push_back(static_cast<std::int64_t>(indices.size()));
    places.push_back(round.request(row).places);
  }
  std::vector<std::int64_t> school_left, trust_left;
  for (const std::int64_t left : round.schools_left()) school_left.push_back(std::max<std::int64_t>(left, 0));
  for (const std::int64_t left : round.trusts_left()) trust_left.push_back(std::max<std::int64_t>(left, 0));
  for (std::uint32_t n = 0; n < round.directory().nominee_count(); ++n) {
    const SchoolIndex of = round.school_of(NomineeIndex{n});
    const std::uint32_t in = round.trust_of(of);
    const bool is_limited = in != absent_index && round.trust_left(in) != unlimited;
    classes.push_back(static_cast<std::int32_t>(of.value));
    school.push_back(round.school_left(of) == unlimited ? -1 : static_cast<std::int32_t>(of.value));
    trust.push_back(is_limited ? static_cast<std::int32_t>(in) : -1);
  }
  StableProblem problem{.indptr = indptr, .indices = indices, .priority = priority};
  problem.columns = round.directory().nominee_count();
  problem.places = places;
  problem.capacity = round.nominees_left();
  problem.groups = {{.group = school, .capacity = school_left}, {.group = trust, .capacity = trust_left}};
  problem.exclusive = classes;
  const StableMatching matching = stable_matching(problem, {.threads = options.threads, .stop = options.stop});
  Solved solved;
  solved.assigned.resize(round.size());
  for (std::size_t k = 0; k < matching.arc.size(); ++k) {
    solved.assigned[static_cast<std::size_t>(matching.row[k])].push_back(
        NomineeIndex{static_cast<std::uint32_t>(matching.col[k])});
  }
  for (auto& nominees : solved.assigned) std::sort(nominees.begin(), nominees.end());
  return solved;
}

void fill_assigned(const Round& round, const Pairs& pairs, const Solved& solved, Plan& plan) {
  for (std::size_t row = 0; row < round.size(); ++row) {
    plan.places += round.request(row).places;
    for (const NomineeIndex nominee : solved.assigned[row]) {
      const auto pair = std::find_if(pairs[row].begin(), pairs[row].end(),
                                     [&](const Scored& each) { return each.nominee == nominee; });
      plan.assigned.push_back(link_of(round, row, *pair));
      plan.total += pair->total;
    }
  }
}

/// The links and prices of a plan, as far as they name what this round has.
Solved start_from(const Round& round, const Plan& earlier) {
  const Directory& directory = round.directory();
  Solved start;
  start.assigned.resize(round.size());
  start.nominee_price.resize(directory.nominee_count());
  start.school_price.resize(round.schools_left().size());
  start.trust_price.resize(round.trusts_left().size());
  std::size_t row = 0;
  for (const AssignedLink& link : earlier.assigned) {
    while (row < round.size() && round.request(row).id < link.request) ++row;
    if (row == round.size()) break;
    const auto nominee = directory.find_nominee(link.nominee);
    if (nominee && round.request(row).id == link.request) start.assigned[row].push_back(*nominee);
  }
  if (earlier.certificate.bounds.empty()) return start;
  const Bound& bound = earlier.certificate.bounds.front();
  start.served_bonus = bound.served_bonus;
  for (const Amount& each : bound.nominees) {
    if (const auto nominee = directory.find_nominee(each.of)) start.nominee_price[nominee->value] = each.amount;
  }
  for (const Amount& each : bound.schools) {
    if (const auto school = directory.find_school(each.of)) start.school_price[school->value] = each.amount;
  }
  for (const Amount& each : bound.trusts) {
    if (const auto trust = directory.find_trust(each.of)) start.trust_price[*trust] = each.amount;
  }
  return start;
}

}  // namespace

Plan allocate(const Directory& directory, std::span<const Request> requests, const Policy& policy,
              const AllocateOptions& options) {
  return allocation::allocate_from(nullptr, directory, requests, policy, options);
}

Plan allocation::allocate_from(const Plan* earlier, const Directory& directory, std::span<const Request> requests,
                               const Policy& policy, const AllocateOptions& options) {
  const Round round(directory, requests, policy, options.rules);
  const Goal goal = options.rules.goal;
  const ParallelWatch scoring{.threads = options.threads, .progress = options.progress, .stop = options.stop};
  std::stop_source solving_stop;
  const auto stop_solving = [&solving_stop] { solving_stop.request_stop(); };
  const std::stop_callback when_stopped(options.stop, stop_solving), when_enough(options.enough, stop_solving);
  const SolveWatch watch{.threads = options.threads, .stop = solving_stop.get_token()};
  // Where pairs can be missing without a price to tell, all are looked at from the start.
  const bool is_priced = (goal == Goal::best_fit || goal == Goal::most_served) && round.minima().empty();
  FoundPairs pairs(round, is_priced ? first_pairs : every_pair, scoring);

  Plan plan{.as_of = directory.as_of(), .rules = options.rules};
  Solving solving{.fills_places = goal != Goal::best_fit};
  std::vector<Bound> more;
  if (goal == Goal::fairest) solving.lowest = raise_lowest(round, pairs.pairs(), watch, more);
  std::optional<Solved> start;
  if (earlier != nullptr) start = start_from(round, *earlier);
  const Solved solved = goal == Goal::stable
                            ? solve_stable(round, pairs.pairs(), options)
                            : solve_over_all_pairs(round, pairs, solving, watch, scoring, std::move(start));
  plan.status = static_cast<PlanStatus>(solved.status);
  plan.gap = solved.gap;
  plan.conflict = solved.conflict;
  fill_assigned(round, pairs.pairs(), solved, plan);
  if (plan.status != PlanStatus::optimal) return plan;
  if (goal != Goal::stable) {
    plan.certificate.bounds.push_back(bound_of(round, solved, solving));
    explain_prices(round, pairs.pairs(), solved, solving, plan);
    std::move(more.begin(), more.end(), std::back_inserter(plan.certificate.bounds));
  }
  explain_unmet(round, pairs, solved.assigned, scoring, plan);
  if (options.alternates > 0) find_alternates(round, pairs, solved.assigned, options.alternates, scoring, plan);
  return plan;
}

}  // namespace s2ss
