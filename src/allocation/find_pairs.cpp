#include "allocation/find_pairs.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string_view>
#include <utility>

#include "ranking/top.hpp"

namespace s2ss::allocation {

namespace {

/// So many pairs are added to a request at once: others may look worse by then.
constexpr std::size_t most_added = 16;

/// What no total comes to.
constexpr Total never = 2 * one_total;

/// What a pair can count more than its total.
std::int64_t most_beyond_total(const Round& round, const Solved& solved) {
  const std::int64_t kept = round.rules().announced.empty() ? 0 : round.rules().keep;
  return solved.served_bonus + kept + round.rules().diversity;
}

/// Requests for the same topic one after the other, neighbours together: what they read is in the cache.
std::vector<std::uint32_t> reading_order(const Round& round) {
  std::vector<std::pair<std::string_view, std::string_view>> keys;
  keys.reserve(round.size());
  for (std::size_t row = 0; row < round.size(); ++row) {
    const Request& request = round.request(row);
    keys.emplace_back(request.needs.empty() ? std::string_view() : request.needs.front().topic, request.school);
  }
  std::vector<std::uint32_t> order(round.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) { return keys[x] < keys[y]; });
  return order;
}

}  // namespace

FoundPairs::FoundPairs(const Round& round, std::size_t first, const ParallelWatch& watch)
    : round_(round),
      order_(reading_order(round)),
      pairs_(round.size()),
      last_(round.size()),
      looked_at_price_(round.size(), std::numeric_limits<std::int64_t>::min()),
      has_gained_(round.size(), 0) {
  for_each_parallel(round.size(), watch, [&](std::size_t k) {
    const std::size_t row = order_[k];
    if (first == every_pair) {
      round_.each_pair(row, [&](const Scored& pair) { pairs_[row].push_back(pair); });
      std::sort(pairs_[row].begin(), pairs_[row].end(), stands_before);
      return;
    }
    FirstPairs found = round_.first_pairs(row, first);
    pairs_[row] = std::move(found.pairs);
    last_[row] = found.last;
  });
}

bool FoundPairs::add_improving(const Solved& solved, const Solving& solving, const ParallelWatch& watch) {
  list_prices(solved);
  std::vector<std::size_t> likely, others;
  const std::int64_t beyond = most_beyond_total(round_, solved);
  for (const std::uint32_t row : order_) {
    // Without minima no price is below 0, so the request's own is the least that is asked.
    if (!last_[row] || last_[row]->total + beyond <= solved.request_price[row]) continue;
    const bool is_likely = has_gained_[row] != 0 || solved.request_price[row] < looked_at_price_[row];
    (is_likely ? likely : others).push_back(row);
  }
  // Where few gained, solving again would cost more than looking at everybody.
  const std::size_t gained = look_at(likely, solved, solving, watch);
  if (gained > round_.size() / 256) return true;
  return gained + look_at(others, solved, solving, watch) > 0;
}

std::int64_t FoundPairs::most_left_out(const Solved& solved) const {
  __extension__ using Wide = __int128;
  Wide sum = 0;
  const std::int64_t beyond = most_beyond_total(round_, solved);
  for (std::size_t row = 0; row < round_.size(); ++row) {
    if (!last_[row]) continue;
    const std::int64_t most = std::max<std::int64_t>(last_[row]->total + beyond - solved.request_price[row], 0);
    sum += Wide{most} * round_.request(row).places;
  }
  return static_cast<std::int64_t>(std::min<Wide>(sum, std::numeric_limits<std::int64_t>::max()));
}

std::size_t FoundPairs::look_at(const std::vector<std::size_t>& rows, const Solved& solved, const Solving& solving,
                                const ParallelWatch& watch) {
  const ParallelWatch quietly{.threads = watch.threads, .progress = {}, .stop = watch.stop};
  for_each_parallel(rows.size(), quietly, [&](std::size_t k) {
    looked_at_price_[rows[k]] = solved.request_price[rows[k]];
    has_gained_[rows[k]] = add_improving(rows[k], solved, solving) ? 1 : 0;
  });
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [&](std::size_t row) { return has_gained_[row] != 0; }));
}

void FoundPairs::list_prices(const Solved& solved) {
  price_ = solved.nominee_price;
  for (std::uint32_t n = 0; n < price_.size(); ++n) {
    const SchoolIndex school = round_.school_of(NomineeIndex{n});
    const std::uint32_t trust = round_.trust_of(school);
    price_[n] += solved.school_price[school.value] + (trust == absent_index ? 0 : solved.trust_price[trust]);
  }
}

bool FoundPairs::add_improving(std::size_t row, const Solved& solved, const Solving& solving) {
  const std::int64_t least = solved.request_price[row] - most_beyond_total(round_, solved) + 1;
  const LeastTotal least_of = [&](NomineeIndex nominee) -> Total {
    if (round_.nominee_left(nominee) == 0) return never;
    return std::clamp<std::int64_t>(least + price_[nominee.value], 0, never);
  };
  // Most of those looked at are known or no better than another one of their school where totals hardly differ.
  for (std::size_t most = 2 * most_added;; most *= 8) {
    const std::vector<Scored> further =
        round_.first_wanted(row, most, std::clamp<std::int64_t>(least, 0, never), least_of);
    if (further.empty()) return false;
    if (add_best(row, further, solved, solving)) return true;
    if (further.size() < most) return false;
  }
}

/// Adds those of `further` that leave most, if any leave something; each must leave more than what the request's pairs
/// at the same school do, as it gets one nominee of a school.
bool FoundPairs::add_best(std::size_t row, const std::vector<Scored>& further, const Solved& solved,
                          const Solving& solving) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const auto left_by = [&](const Scored& pair) {
    return pair_value(round_, row, pair, solving) + solved.served_bonus - solved.request_price[row] -
           price_[pair.nominee.value];
  };
  std::vector<NomineeIndex> known;
  std::vector<std::pair<SchoolIndex, std::int64_t>> at_school;  // what each pair leaves
  for (const Scored& pair : pairs_[row]) {
    known.push_back(pair.nominee);
    if (round_.nominee_left(pair.nominee) == 0) continue;
    at_school.emplace_back(round_.school_of(pair.nominee), round_.is_pinned(row, pair.nominee) ? most : left_by(pair));
  }
  std::sort(known.begin(), known.end());
  std::sort(at_school.begin(), at_school.end());
  std::vector<std::pair<std::int64_t, Scored>> improving;
  for (const Scored& pair : further) {
    const std::int64_t left = left_by(pair);
    if (left <= 0 || std::binary_search(known.begin(), known.end(), pair.nominee)) continue;
    const SchoolIndex school = round_.school_of(pair.nominee);
    const auto after = std::upper_bound(at_school.begin(), at_school.end(), std::pair{school, most});
    const bool has_one = after != at_school.begin() && std::prev(after)->first == school;
    if (!has_one || left > std::prev(after)->second) improving.emplace_back(left, pair);
  }
  if (improving.empty()) return false;
  std::sort(improving.begin(), improving.end(), [](const auto& x, const auto& y) {
    return x.first != y.first ? x.first > y.first : stands_before(x.second, y.second);
  });
  if (improving.size() > most_added) improving.resize(most_added);
  for (const auto& [left, pair] : improving) pairs_[row].push_back(pair);
  std::sort(pairs_[row].begin(), pairs_[row].end(), stands_before);
  return true;
}

}  // namespace s2ss::allocation
