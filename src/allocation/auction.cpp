#include "allocation/auction.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace s2ss::allocation {

namespace {

constexpr std::int32_t none = -1;

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

/// The arcs of a row that were its best when it last read all, and what the others offered at most. Prices hardly ever
/// fall, so as long as two of them offer more than that, the row need not read its arcs again.
struct Best {
  static constexpr std::size_t count = 5;
  std::array<std::int32_t, count> arc;
  std::int64_t rest;
};

/// A bid that a head holds, or held: it stands as long as the arc's bid is still that one.
struct Bid {
  std::int64_t amount;
  std::int32_t arc;

  /// The smallest on top of a heap; among equals the last row gives way.
  friend bool operator<(const Bid& left, const Bid& right) {
    return left.amount != right.amount ? left.amount > right.amount : left.arc < right.arc;
  }
};

template <bool is_nested>
class Auction {
 public:
  Auction(const Network& network, const FlowWatch& watch)
      : network_(network),
        watch_(watch),
        price_(at(network.heads), 0),
        held_(at(network.heads), 0),
        bids_(at(network.heads)),
        amount_(network.head.size(), none),
        tail_of_arc_(network.head.size()),
        used_(at(network.rows), 0),
        best_(at(network.rows)) {
    for (std::int32_t t = 0; t < network.tails; ++t) {
      for (std::int32_t a = network.first_arc[at(t)]; a < network.first_arc[at(t) + 1]; ++a) tail_of_arc_[at(a)] = t;
    }
    for (Best& best : best_) best.rest = std::numeric_limits<std::int64_t>::max();
    for (const std::int64_t value : network.value) highest_ = std::max(highest_, value);
  }

  Flow run(std::span<const std::int64_t> steps) {
    for (const std::int64_t step : steps) {
      step_ = step;
      start_phase();
      if (!bid_until_quiet()) break;
    }
    Flow flow;
    flow.chosen.resize(network_.head.size());
    for (std::size_t a = 0; a < flow.chosen.size(); ++a) flow.chosen[a] = amount_[a] != none;
    flow.head_price.resize(price_.size());
    for (std::int32_t v = network_.heads - 1; v >= 0; --v) {
      const std::int32_t parent = network_.parent[at(v)];
      flow.head_price[at(v)] = std::max(price_[at(v)], parent < 0 ? 0 : flow.head_price[at(parent)]);
    }
    return flow;
  }

 private:
  [[nodiscard]] std::int64_t price_of(std::int32_t column) const {
    std::int64_t price = price_[at(column)];
    if constexpr (is_nested) {
      for (std::int32_t v = network_.parent[at(column)]; v >= 0; v = network_.parent[at(v)]) {
        price = std::max(price, price_[at(v)]);
      }
    }
    return price;
  }

  [[nodiscard]] std::int64_t offer(std::int32_t a) const {
    return network_.value[at(a)] - price_of(network_.head[at(a)]);
  }

  /// Lets go of what no longer comes within a step of the best; rows with free places queue up.
  void start_phase() {
    queue_.clear();
    for (std::int32_t i = 0; i < network_.rows; ++i) {
      const std::int32_t first = network_.first_arc[at(i)], last = network_.first_arc[at(i) + 1];
      best_[at(i)].rest = std::numeric_limits<std::int64_t>::max();
      if (used_[at(i)] > 0) {
        std::int64_t best = 0;
        for (std::int32_t a = first; a < last; ++a) {
          if (amount_[at(a)] == none) best = std::max(best, offer(a));
        }
        for (std::int32_t a = first; a < last; ++a) {
          if (amount_[at(a)] != none && offer(a) < best - step_) withdraw(a);
        }
      }
      if (used_[at(i)] < network_.places[at(i)]) queue_.push_back(i);
    }
  }

  bool bid_until_quiet() {
    std::vector<std::int32_t> next;
    while (!queue_.empty()) {
      if (watch_.stop.stop_requested()) return false;
      next.clear();
      for (std::size_t k = 0; k < queue_.size(); ++k) {
        if (k + 16 < queue_.size()) __builtin_prefetch(&best_[at(queue_[k + 16])]);
        if (k + 8 < queue_.size()) prefetch_arcs(queue_[k + 8]);
        if (k + 4 < queue_.size()) prefetch_prices(queue_[k + 4]);
        const std::int32_t row = queue_[k];
        while (used_[at(row)] < network_.places[at(row)] && bid(row, next)) {
        }
      }
      std::swap(queue_, next);
    }
    return true;
  }

  void prefetch_arcs(std::int32_t row) const {
    const Best& best = best_[at(row)];
    if (best.rest == std::numeric_limits<std::int64_t>::max()) return;
    for (const std::int32_t a : best.arc) {
      if (a < 0) break;
      __builtin_prefetch(&network_.head[at(a)]);
      __builtin_prefetch(&network_.value[at(a)]);
    }
  }

  void prefetch_prices(std::int32_t row) const {
    const Best& best = best_[at(row)];
    if (best.rest == std::numeric_limits<std::int64_t>::max()) return;
    for (const std::int32_t a : best.arc) {
      if (a < 0) break;
      __builtin_prefetch(&price_[at(network_.head[at(a)])]);
    }
  }

  /// One bid of a row; false when nothing is worth its price.
  bool bid(std::int32_t row, std::vector<std::int32_t>& outbid) {
    std::int32_t arc = none;
    std::int64_t first = 0, second = 0;
    if (!from_best(row, arc, first, second)) {
      read_all(row);
      from_best(row, arc, first, second);
    }
    if (arc == none || first <= 0) return false;
    const std::int64_t amount =
        std::min(network_.value[at(arc)] - first + (first - second) + step_, network_.value[at(arc)]);
    place(row, arc, amount, outbid);
    return true;
  }

  /// The best and second best offer among the cached arcs; false when an arc outside may offer more.
  bool from_best(std::int32_t row, std::int32_t& arc, std::int64_t& first, std::int64_t& second) const {
    const Best& best = best_[at(row)];
    if (best.rest == std::numeric_limits<std::int64_t>::max()) return false;
    arc = none;
    first = second = 0;
    for (const std::int32_t a : best.arc) {
      if (a < 0) break;
      if (amount_[at(a)] != none) continue;
      const std::int64_t offered = offer(a);
      if (offered > first) {
        second = first;
        first = offered;
        arc = a;
      } else if (offered > second) {
        second = offered;
      }
    }
    return second >= best.rest;
  }

  void read_all(std::int32_t row) {
    Best& best = best_[at(row)];
    std::array<std::int64_t, Best::count> offered;
    offered.fill(0);
    best.arc.fill(none);
    best.rest = 0;
    for (std::int32_t a = network_.first_arc[at(row)]; a < network_.first_arc[at(row) + 1]; ++a) {
      std::int64_t now = offer(a);
      if (now <= offered.back()) {
        best.rest = std::max(best.rest, now);
        continue;
      }
      if (amount_[at(a)] != none) continue;
      best.rest = std::max(best.rest, offered.back());
      std::size_t k = Best::count - 1;
      for (; k > 0 && offered[k - 1] < now; --k) {
        offered[k] = offered[k - 1];
        best.arc[k] = best.arc[k - 1];
      }
      offered[k] = now;
      best.arc[k] = a;
    }
    // The second best must be found among those cached; with fewer than that, nothing was left out.
    if (best.arc.back() == none) best.rest = 0;
  }

  void place(std::int32_t row, std::int32_t arc, std::int64_t amount, std::vector<std::int32_t>& outbid) {
    amount_[at(arc)] = amount;
    ++used_[at(row)];
    for (std::int32_t v = network_.head[at(arc)]; v >= 0; v = is_nested ? network_.parent[at(v)] : none) {
      std::vector<Bid>& bids = bids_[at(v)];
      bids.push_back({amount, arc});
      std::push_heap(bids.begin(), bids.end());
      if (++held_[at(v)] > network_.capacity[at(v)]) {
        const Bid least = smallest(v);
        const std::int32_t loser = network_.row_of(tail_of_arc_[at(least.arc)]);
        release(least.arc);
        if (loser != row || used_[at(row)] == network_.places[at(row)]) outbid.push_back(loser);
      }
    }
    for (std::int32_t v = network_.head[at(arc)]; v >= 0; v = is_nested ? network_.parent[at(v)] : none) reprice(v);
  }

  /// The smallest bid that still stands.
  Bid smallest(std::int32_t v) {
    std::vector<Bid>& bids = bids_[at(v)];
    while (amount_[at(bids.front().arc)] != bids.front().amount) {
      std::pop_heap(bids.begin(), bids.end());
      bids.pop_back();
    }
    return bids.front();
  }

  void release(std::int32_t arc) {
    amount_[at(arc)] = none;
    --used_[at(network_.row_of(tail_of_arc_[at(arc)]))];
    for (std::int32_t v = network_.head[at(arc)]; v >= 0; v = is_nested ? network_.parent[at(v)] : none) {
      --held_[at(v)];
      reprice(v);
    }
  }

  void withdraw(std::int32_t arc) { release(arc); }

  void reprice(std::int32_t v) {
    price_[at(v)] = held_[at(v)] < network_.capacity[at(v)] || held_[at(v)] == 0 ? 0 : smallest(v).amount;
    if (network_.capacity[at(v)] == 0) price_[at(v)] = highest_;
  }

  const Network& network_;
  const FlowWatch& watch_;
  std::vector<std::int64_t> price_;
  std::vector<std::int64_t> held_;
  std::vector<std::vector<Bid>> bids_;
  std::vector<std::int64_t> amount_;  // of each arc: its standing bid, or none
  std::vector<std::int32_t> tail_of_arc_;
  std::vector<std::int64_t> used_;
  std::vector<Best> best_;
  std::vector<std::int32_t> queue_;
  std::int64_t step_ = 1;
  std::int64_t highest_ = 0;
};

}  // namespace

Flow auction(const Network& network, const FlowWatch& watch) {
  std::int64_t highest = 1;
  for (const std::int64_t value : network.value) highest = std::max(highest, value);
  std::vector<std::int64_t> steps;
  for (const std::int64_t part : {20, 100, 500}) steps.push_back(std::max<std::int64_t>(highest / part, 1));
  const bool is_nested = std::ranges::any_of(network.parent, [](std::int32_t parent) { return parent >= 0; });
  return is_nested ? Auction<true>(network, watch).run(steps) : Auction<false>(network, watch).run(steps);
}

}  // namespace s2ss::allocation
