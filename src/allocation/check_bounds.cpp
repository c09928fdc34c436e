#include <algorithm>
#include <optional>
#include <string>

#include "allocation/checked_round.hpp"

namespace s2ss::verification {

namespace {

/// The prices of a bound by position; nothing where an id is unknown or a price is not allowed.
struct Prices {
  std::vector<std::int64_t> requests, nominees, schools, trusts;
};

template <typename Find>
bool fill(const std::vector<Amount>& amounts, bool may_be_negative, const Find& find,
          std::vector<std::int64_t>& prices) {
  return std::all_of(amounts.begin(), amounts.end(), [&](const Amount& each) {
    const std::optional<std::size_t> position = find(each.of);
    if (!position || (each.amount < 0 && !may_be_negative)) return false;
    prices[*position] = each.amount;
    return true;
  });
}

std::optional<Prices> prices_of(const CheckedRound& round, const Bound& bound) {
  Prices prices;
  prices.requests.resize(round.requests.size());
  prices.nominees.resize(round.nominee_left.size());
  prices.schools.resize(round.school_left.size());
  prices.trusts.resize(round.trust_left.size());
  const auto position = [](const auto& found) {
    return found ? std::optional<std::size_t>(found->value) : std::nullopt;
  };
  std::map<std::string, std::size_t> rows;
  for (std::size_t row = 0; row < round.requests.size(); ++row) rows[round.requests[row].id] = row;
  const auto row_of = [&](const std::string& id) {
    return rows.contains(id) ? std::optional<std::size_t>(rows.at(id)) : std::nullopt;
  };
  const bool is_complete =
      fill(bound.requests, false, row_of, prices.requests) &&
      fill(
          bound.nominees, true, [&](const std::string& id) { return position(round.directory.find_nominee(id)); },
          prices.nominees) &&
      fill(
          bound.schools, false, [&](const std::string& urn) { return position(round.directory.find_school(urn)); },
          prices.schools) &&
      fill(
          bound.trusts, false, [&](const std::string& id) { return round.directory.find_trust(id); }, prices.trusts);
  return is_complete ? std::optional(prices) : std::nullopt;
}

Wide value_of(const CheckedRound& round, const Bound& bound, const CheckedPair& pair) {
  if (bound.counts_places) return 1;
  const RoundRules& rules = round.plan.rules;
  return Wide{pair.total} + (pair.is_announced ? rules.keep : 0) + Wide{rules.diversity / one} * pair.diversity;
}

/// What so many links of one nominee or school cost, each further one more.
Wide cost_of(Wide spread, Wide links) { return spread * links * (links - 1) / 2; }

/// The most that links at this price, each further one costing more, can be worth: `must` of them at least and `most`
/// at most.
Wide worth_of(Wide price, Wide spread, Wide must, Wide most) {
  Wide count = std::max<Wide>(must, price > 0 ? most : 0);
  if (spread > 0) count = std::min(count, std::max(must, price > 0 ? (price + spread - 1) / spread : Wide{0}));
  return price * count - cost_of(spread, count);
}

std::int64_t units_of(const CheckedRound& round, NomineeIndex nominee) {
  return std::min(round.nominee_left[nominee.value], static_cast<std::int64_t>(round.requests.size()));
}

/// No school has more links in a round than there are requests: each gets one nominee of a school.
std::int64_t most_of_school(const CheckedRound& round, std::size_t school) {
  const auto requests = static_cast<std::int64_t>(round.requests.size());
  return round.school_left[school] == no_limit ? requests : std::min(round.school_left[school], requests);
}

/// What no plan can pass at these prices; nothing where they are none.
std::optional<Wide> bound_of(const CheckedRound& round, const Bound& bound) {
  const std::optional<Prices> prices = prices_of(round, bound);
  if (!prices) return std::nullopt;
  Wide sum = 0;
  for (std::size_t k = 0; k < round.requests.size(); ++k) sum += Wide{round.requests[k].places} * prices->requests[k];
  const Total spread = bound.counts_places ? 0 : round.plan.rules.spread;
  const Total school_spread = bound.counts_places ? 0 : round.plan.rules.school_spread;
  std::vector<std::int64_t> school_pins(prices->schools.size(), 0);
  for (std::size_t k = 0; k < prices->nominees.size(); ++k) {
    const std::int64_t must = std::max(round.minimum[k], round.pins[k]);
    const std::int64_t most = units_of(round, NomineeIndex{static_cast<std::uint32_t>(k)});
    sum += worth_of(prices->nominees[k], spread, must, most);
    school_pins[round.directory.nominee_records()[k].school.value] += round.pins[k];
  }
  for (std::size_t k = 0; k < prices->schools.size(); ++k) {
    sum += worth_of(prices->schools[k], school_spread, school_pins[k], most_of_school(round, k));
  }
  for (std::size_t k = 0; k < prices->trusts.size(); ++k) {
    if (prices->trusts[k] > 0 && round.trust_left[k] == no_limit) return std::nullopt;
    sum += Wide{prices->trusts[k]} * round.trust_left[k];
  }
  // A request can have one nominee of a school: the pinned one, or the one that counts most beyond all prices.
  std::map<SchoolIndex, std::pair<bool, Wide>> best;
  const auto add_best = [&] {
    for (const auto& [school, worth] : best) sum += worth.second;
    best.clear();
  };
  for (std::size_t k = 0; k < round.pairs.size(); ++k) {
    const CheckedPair& pair = round.pairs[k];
    if (k > 0 && round.pairs[k - 1].request != pair.request) add_best();
    const bool is_out = bound.lowest && pair.total < *bound.lowest && !pair.is_pinned;
    if (is_out || round.nominee_left[pair.nominee.value] == 0) continue;
    const Wide left = value_of(round, bound, pair) + bound.served_bonus - prices->requests[pair.request] -
                      prices->nominees[pair.nominee.value] - prices->schools[pair.school.value] -
                      prices->trusts[pair.trust];
    if (left <= 0 && !pair.is_pinned) continue;
    auto& [is_fixed, worth] = best[pair.school];
    if (pair.is_pinned) {
      is_fixed = true, worth = left;
    } else if (!is_fixed) {
      worth = std::max(worth, left);
    }
  }
  add_best();
  return sum;
}

/// What one link more can cost at most by what is spread.
Wide dearest_link(const CheckedRound& round) {
  Wide of_nominee = 1, of_school = 1;
  std::vector<Wide> links(round.school_left.size(), 0);
  for (const CheckedPair& pair : round.pairs) of_nominee = std::max<Wide>(of_nominee, units_of(round, pair.nominee));
  for (std::uint32_t n = 0; n < round.nominee_left.size(); ++n) {
    links[round.directory.nominee_records()[n].school.value] += units_of(round, NomineeIndex{n});
  }
  for (std::size_t k = 0; k < links.size(); ++k) {
    of_school = std::max(of_school, std::min<Wide>(links[k], most_of_school(round, k)));
  }
  const RoundRules& rules = round.plan.rules;
  return rules.spread * (of_nominee - 1) + rules.school_spread * (of_school - 1);
}

/// fairest: no plan fills more places, and without pairs of the lowest total fewer are filled.
void check_worst_served(const CheckedRound& round, Wide links, Findings& findings) {
  const std::vector<Bound>& bounds = round.plan.certificate.bounds;
  const auto proves = [&](std::size_t position, Wide most) {
    if (position >= bounds.size()) return false;
    const Bound& bound = bounds[position];
    if (!bound.counts_places || bound.served_bonus != 0 || bound.bound > most) return false;
    const auto worked_out = bound_of(round, bound);
    return worked_out && *worked_out <= bound.bound;
  };
  findings.require(bounds.size() <= 3, "The certificate is that of another goal.");
  findings.require(bounds.size() >= 2 && !bounds[1].lowest && proves(1, links),
                   "Nothing proves that no more places could be filled.");
  std::optional<Total> lowest;
  for (const CheckedPair& pair : round.pairs) {
    if (pair.is_held && !pair.is_pinned) lowest = std::min(lowest.value_or(pair.total), pair.total);
  }
  if (!lowest) return;
  findings.require(bounds[0].lowest && *bounds[0].lowest <= *lowest, "The bound leaves out pairs that the plan holds.");
  const bool higher_exist = std::any_of(round.pairs.begin(), round.pairs.end(), [&](const CheckedPair& pair) {
    return pair.total > *lowest && !pair.is_pinned;
  });
  if (!higher_exist) return;
  findings.require(bounds.size() == 3 && bounds[2].lowest && *bounds[2].lowest <= *lowest + 1 && proves(2, links - 1),
                   "Nothing proves that the worst-served could not be served better.");
}

}  // namespace

void check_bounds(const CheckedRound& round, Findings& findings) {
  const std::vector<Bound>& bounds = round.plan.certificate.bounds;
  const RoundRules& rules = round.plan.rules;
  findings.require(!bounds.empty(), "There is no certificate.");
  if (bounds.empty()) return;
  const Bound& own = bounds.front();
  Wide value = 0;
  for (const CheckedPair& pair : round.pairs) {
    if (pair.is_held) value += value_of(round, own, pair) + own.served_bonus;
  }
  for (const std::int64_t used : round.nominee_used) value -= cost_of(rules.spread, used);
  for (const std::int64_t used : round.school_used) value -= cost_of(rules.school_spread, used);
  const Wide claimed = Wide{own.links} * own.served_bonus + own.bound;
  findings.require(!own.counts_places && bound_of(round, own) == value && claimed == value,
                   "The certificate does not prove that the plan is best.");
  // One more link must outweigh whatever all totals could lose for it.
  const Wide links = static_cast<Wide>(round.plan.assigned.size());
  const Wide dearest = dearest_link(round);
  const Wide outweighed = links * (Wide{one_total} + rules.keep + rules.diversity + dearest) + dearest;
  findings.require(rules.goal == Goal::best_fit ? own.served_bonus == 0 : own.served_bonus > outweighed,
                   "What a filled place counts does not fit the goal.");
  if (rules.goal == Goal::fairest) return check_worst_served(round, links, findings);
  findings.require(!own.lowest && bounds.size() == 1, "The certificate is that of another goal.");
}

}  // namespace s2ss::verification
