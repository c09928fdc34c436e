#include "allocation/flow.hpp"

#include <algorithm>
#include <functional>
#include <type_traits>
#include <utility>
#include <vector>

#include "allocation/at.hpp"
#include "allocation/best_two.hpp"
#include "allocation/column_arcs.hpp"
#include "core/large_pages.hpp"
#include "s2ss/error.hpp"

namespace s2ss::allocation {

namespace {

__extension__ using Wide = __int128;

/// Shortest augmenting paths with potentials.
///
/// Nodes are tails, then heads, then the ground. The flow on every limit (of a row, slot, column or group) is kept
/// apart from the arcs chosen, so that complementary slackness holds from the first moment: a limit with a price is
/// full, and what that lacks or leaves over is an imbalance of the node. Each search moves one unit from a node with
/// too much (forward) or to a node with too little (reverse) along the cheapest path, to the nearest node of the
/// opposite kind or to the ground; so every reduced cost stays non-negative, and when no imbalance is left the plan is
/// optimal.
///
/// Prices are as wide as they can become: `best_flow` knows.
template <typename Price>
class Solver {
 public:
  Solver(const Network& network, const FlowWatch& watch)
      : network_(network),
        watch_(watch),
        ground_(network.tails + network.heads),
        tail_price_(at(network.tails), 0),
        head_price_(at(network.heads), 0),
        arcs_of_columns_(network),
        flow_(at(ground_), 0),
        excess_(at(ground_) + 1, 0),
        arc_(network.head.size()),
        reached_(at(ground_) + 1) {
    for (std::size_t a = 0; a < arc_.size(); ++a) {
      arc_[a] = {static_cast<Price>(network.value[a]), network.head[a]};
    }
  }

  Flow solve(const Flow* start) {
    begin_from(start);
    Flow result;
    result.is_cancelled = !(balance<false>(result) && (!result.is_feasible || balance<true>(result)));
    lift_unused_heads();
    result.chosen.resize(network_.head.size());
    for (std::size_t a = 0; a < result.chosen.size(); ++a)
      result.chosen[a] = is_chosen(static_cast<std::int32_t>(a)) ? 1 : 0;
    result.tail_price = narrowed(std::move(tail_price_));
    result.head_price = narrowed(std::move(head_price_));
    return result;
  }

 private:
  [[nodiscard]] bool is_chosen(std::int32_t a) const { return arcs_of_columns_.is_chosen(a); }

  void begin_from(const Flow* start) {
    if (start != nullptr) std::copy(start->head_price.begin(), start->head_price.end(), head_price_.begin());
    for (std::int32_t i = 0; i < network_.rows; ++i) begin_row(i, start);
    begin_heads();
  }

  /// What the arc is worth at the heads' prices.
  [[nodiscard]] Price offer(std::int32_t a) const { return arc_[at(a)].value - head_price_[at(arc_[at(a)].other)]; }

  /// The row's price is the best offer it leaves out, and it keeps the arcs that offer no less.
  void begin_row(std::int32_t row, const Flow* start) {
    const std::int32_t first = network_.first_arc[at(row)], last = network_.first_arc[at(row) + 1];
    const bool has_slots = network_.first_slot[at(row)] < network_.first_slot[at(row) + 1];
    kept_.clear();
    Price price = 0;
    for (std::int32_t a = first; a < last; ++a) {
      const bool is_kept = start != nullptr && start->chosen[at(a)] != 0 && !has_slots &&
                           static_cast<std::int64_t>(kept_.size()) < network_.places[at(row)];
      if (is_kept) {
        kept_.push_back(a);
      } else {
        price = std::max(price, offer(a));
      }
    }
    for (std::int32_t slot = network_.first_slot[at(row)]; slot < network_.first_slot[at(row) + 1]; ++slot) {
      Price best = -most_price;
      for (std::int32_t a = network_.first_arc[at(slot)]; a < network_.first_arc[at(slot) + 1]; ++a) {
        best = std::max(best, offer(a));
      }
      tail_price_[at(slot)] = best;
      price = std::max(price, best);
    }
    tail_price_[at(row)] = price;
    std::int64_t used = 0;
    for (const std::int32_t a : kept_) {
      if (offer(a) < price) continue;
      arcs_of_columns_.choose(a);
      ++used;
    }
    flow_[at(row)] = price > 0 ? network_.places[at(row)] : used;
    excess_[at(row)] = flow_[at(row)] - used;
  }

  void begin_heads() {
    std::vector<std::int64_t> inflow(at(network_.heads), 0);
    for (std::int32_t v = 0; v < network_.heads; ++v) {
      if (v < network_.columns) inflow[at(v)] = arcs_of_columns_.chosen_count(v);
      std::int64_t& flow = flow_[at(network_.tails + v)];
      flow = flow_at_price(v, inflow[at(v)]);
      excess_[at(network_.tails + v)] = inflow[at(v)] - flow;
      if (network_.parent[at(v)] >= 0) inflow[at(network_.parent[at(v)])] += flow;
    }
  }

  /// As much of the inflow as belongs to the head's price: what the last unit costs is no more, and what one more would
  /// cost is no less.
  [[nodiscard]] std::int64_t flow_at_price(std::int32_t v, std::int64_t inflow) const {
    const std::int64_t low = network_.lower[at(v)], high = network_.capacity[at(v)];
    const Price price = own_price(v);
    if (network_.spread[at(v)] == 0) return price > 0 ? high : price < 0 ? low : std::clamp(inflow, low, high);
    if (price < 0) return low;
    const auto spread = static_cast<Price>(network_.spread[at(v)]);
    const auto units = static_cast<std::int64_t>(price / spread) - network_.pinned[at(v)];
    const std::int64_t least = units + (price % spread > 0 ? 1 : 0), most = units + 1;
    return std::clamp(inflow, std::clamp(least, low, high), std::clamp(most, low, high));
  }

  /// What one unit more costs beyond the head's price, and what the last one costs less: never below 0.
  [[nodiscard]] Price cost_of_next(std::int32_t v) const {
    return static_cast<Price>(network_.unit_cost(v, flow_[at(network_.tails + v)])) - own_price(v);
  }
  [[nodiscard]] Price gain_of_last(std::int32_t v) const {
    return own_price(v) - static_cast<Price>(network_.unit_cost(v, flow_[at(network_.tails + v)] - 1));
  }

  /// No search passes a head that holds nothing, so the prices above it may have passed its own: it costs as much as
  /// they. One that no arc leads to costs nothing itself.
  void lift_unused_heads() {
    std::vector<std::uint8_t> is_wanted(at(network_.heads), 0);
    for (std::int32_t v = 0; v < network_.heads; ++v) {
      if (v < network_.columns) is_wanted[at(v)] = arcs_of_columns_.has_arcs(v) ? 1 : 0;
      if (network_.parent[at(v)] >= 0) is_wanted[at(network_.parent[at(v)])] |= is_wanted[at(v)];
    }
    for (std::int32_t v = network_.heads - 1; v >= 0; --v) {
      if (network_.lower[at(v)] > 0) continue;
      const Price above = path_price(network_.parent[at(v)]);
      head_price_[at(v)] = is_wanted[at(v)] != 0 ? std::max(head_price_[at(v)], above) : above;
    }
  }

  [[nodiscard]] Price path_price(std::int32_t head) const { return head < 0 ? 0 : head_price_[at(head)]; }
  [[nodiscard]] Price own_price(std::int32_t head) const {
    return head_price_[at(head)] - path_price(network_.parent[at(head)]);
  }

  /// Moves every excess away (forward) or fills every deficit (reverse). False when asked to stop or stuck.
  template <bool is_forward>
  bool balance(Flow& result) {
    for (std::int32_t v = 0; v < ground_; ++v) {
      while (is_forward ? excess_[at(v)] > 0 : excess_[at(v)] < 0) {
        if (++searches_ % 64 == 0) {
          if (watch_.stop.stop_requested()) return false;
          if (watch_.progress && is_forward) watch_.progress(at(v), at(ground_));
        }
        if (!search<is_forward>(v)) {
          result.is_feasible = false;
          result.stuck_heads = stuck_heads_;
          return true;
        }
        if (watch_.stop.stop_requested()) return false;
      }
    }
    return true;
  }

  using Entry = std::pair<Price, std::int32_t>;
  /// How a search came to a node.
  struct Reached {
    Price distance = most_price;
    std::int32_t from = none;
    std::int32_t by = 0;
  };

  template <bool is_forward>
  bool search(std::int32_t source) {
    heap_.clear();
    touched_.clear();
    limit_ = most_price;
    reach<is_forward>(source, none, 0, 0);
    std::int32_t terminal = none;
    int ties = 0;
    while (!heap_.empty()) {
      const auto [distance, v] = heap_.front();
      std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
      heap_.pop_back();
      if (distance != reached_[at(v)].distance) continue;
      if (is_terminal<is_forward>(v)) {
        terminal = v;
        break;
      }
      // Whatever is nearer has been looked at.
      if (distance == limit_ && ++ties > most_ties) {
        terminal = end_;
        break;
      }
      if (v < network_.tails) {
        expand_tail<is_forward>(v, distance);
      } else {
        expand_head<is_forward>(v - network_.tails, distance);
      }
      if (++steps_ % 4096 == 0 && watch_.stop.stop_requested()) break;
    }
    const bool found = terminal != none;
    if (found) {
      shift_prices<is_forward>(reached_[at(terminal)].distance);
      move_unit<is_forward>(source, terminal);
    }
    stuck_heads_.clear();
    for (const std::int32_t v : touched_) {
      if (!found && v >= network_.tails) stuck_heads_.push_back(v - network_.tails);
      reached_[at(v)].distance = most_price;
    }
    return found || watch_.stop.stop_requested();
  }

  template <bool is_forward>
  [[nodiscard]] bool is_terminal(std::int32_t v) const {
    return v == ground_ || (is_forward ? excess_[at(v)] < 0 : excess_[at(v)] > 0);
  }

  /// What lies beyond an end that was found already is not looked at. A little of what lies as near is: another end
  /// there may mend two imbalances at once.
  template <bool is_forward>
  void reach(std::int32_t v, std::int32_t from, std::int32_t by, Price distance) {
    Reached& node = reached_[at(v)];
    if (distance >= node.distance || distance > limit_) return;
    if (node.distance == most_price) touched_.push_back(v);
    node = {distance, from, by};
    if (is_terminal<is_forward>(v)) limit_ = distance, end_ = v;
    heap_.emplace_back(distance, v);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
  }

  // A step is named by its arc, or by -1 - v where v is the node below the limit that it crosses.
  static std::int32_t limit_of(std::int32_t v) { return -1 - v; }

  template <bool is_forward>
  void expand_tail(std::int32_t t, Price distance) {
    const Price price = tail_price_[at(t)];
    for (std::int32_t a = network_.first_arc[at(t)]; a < network_.first_arc[at(t) + 1]; ++a) {
      if (is_chosen(a) == is_forward) continue;
      const Price cost = is_forward ? price - offer(a) : offer(a) - price;
      reach<is_forward>(network_.tails + arc_[at(a)].other, t, a, distance + cost);
    }
    if (network_.is_slot(t)) {
      const std::int32_t row = network_.row_of(t);
      const Price above = price - tail_price_[at(row)];
      if (is_forward ? flow_[at(t)] == 1 : flow_[at(t)] == 0) {
        reach<is_forward>(row, t, limit_of(t), distance + (is_forward ? above : -above));
      }
      return;
    }
    for (std::int32_t slot = network_.first_slot[at(t)]; slot < network_.first_slot[at(t) + 1]; ++slot) {
      const Price above = tail_price_[at(slot)] - price;
      if (is_forward ? flow_[at(slot)] == 0 : flow_[at(slot)] == 1) {
        reach<is_forward>(slot, t, limit_of(slot), distance + (is_forward ? -above : above));
      }
    }
    if (is_forward ? flow_[at(t)] > 0 : flow_[at(t)] < network_.places[at(t)]) {
      reach<is_forward>(ground_, t, limit_of(t), distance + (is_forward ? price : -price));
    }
  }

  template <bool is_forward>
  void expand_head(std::int32_t v, Price distance) {
    const std::int32_t node = network_.tails + v;
    const std::int32_t parent = network_.parent[at(v)];
    if (is_forward ? flow_[at(node)] < network_.capacity[at(v)] : flow_[at(node)] > network_.lower[at(v)]) {
      reach<is_forward>(parent < 0 ? ground_ : network_.tails + parent, node, limit_of(node),
                        distance + (is_forward ? cost_of_next(v) : gain_of_last(v)));
    }
    if (v < network_.columns) {
      const auto arcs = is_forward ? arcs_of_columns_.chosen(v) : arcs_of_columns_.left_out(v);
      for (const auto& [a, t] : arcs) {
        const Price above = offer(a) - tail_price_[at(t)];
        reach<is_forward>(t, node, a, distance + (is_forward ? above : -above));
      }
      return;
    }
    for (std::int32_t k = network_.first_child[at(v)]; k < network_.first_child[at(v) + 1]; ++k) {
      const std::int32_t below = network_.child[at(k)];
      const std::int64_t flow = flow_[at(network_.tails + below)];
      if (is_forward ? flow > network_.lower[at(below)] : flow < network_.capacity[at(below)]) {
        reach<is_forward>(network_.tails + below, node, limit_of(network_.tails + below),
                          distance + (is_forward ? gain_of_last(below) : cost_of_next(below)));
      }
    }
  }

  /// Keeps all reduced costs non-negative and makes those on the path zero.
  template <bool is_forward>
  void shift_prices(Price length) {
    for (const std::int32_t v : touched_) {
      if (v == ground_ || reached_[at(v)].distance >= length) continue;
      const Price distance = reached_[at(v)].distance;
      const Price shift = is_forward ? length - distance : distance - length;
      if (v < network_.tails) {
        tail_price_[at(v)] -= shift;
      } else {
        head_price_[at(v - network_.tails)] += shift;
      }
    }
  }

  template <bool is_forward>
  void move_unit(std::int32_t source, std::int32_t terminal) {
    for (std::int32_t v = terminal; v != source; v = reached_[at(v)].from) {
      const auto [distance, came_from, by] = reached_[at(v)];
      const std::int32_t from = is_forward ? came_from : v;
      if (by >= 0) {
        const std::int32_t a = by;
        if (is_chosen(a)) {
          arcs_of_columns_.release(a);
        } else {
          arcs_of_columns_.choose(a);
        }
        continue;
      }
      const std::int32_t below = -1 - by;
      const bool leaves_below = from == below;
      // Flow runs from the row to its slots, and from columns up to groups.
      flow_[at(below)] += leaves_below == (below >= network_.tails) ? 1 : -1;
    }
    excess_[at(source)] += is_forward ? -1 : 1;
    excess_[at(terminal)] += is_forward ? 1 : -1;
  }

  /// Results carry 64 bits.
  static std::vector<std::int64_t> narrowed(std::vector<Price> prices) {
    if constexpr (std::is_same_v<Price, std::int64_t>) {
      return prices;
    } else {
      constexpr Wide most = Wide{1} << 61;
      for (const Price price : prices) {
        if (price < most && -price < most) continue;
        throw LimitError("scores", "scores so large that a price passes 2^61; divide them by a common factor");
      }
      return {prices.begin(), prices.end()};
    }
  }

  /// More than any distance, and room to add to it.
  static constexpr Price most_price = static_cast<Price>(~(Price{1} << (8 * sizeof(Price) - 1)));

  const Network& network_;
  const FlowWatch& watch_;
  std::int32_t ground_;
  std::vector<Price> tail_price_, head_price_;
  ColumnArcs arcs_of_columns_;
  LargeArray<std::int64_t> flow_;  // through the limit above each node
  std::vector<std::int64_t> excess_;
  LargeArray<Worth<Price>> arc_;

  LargeArray<Reached> reached_;
  std::vector<std::int32_t> touched_, kept_, stuck_heads_;
  std::vector<Entry> heap_;  // the nearest in front
  static constexpr int most_ties = 128;
  Price limit_ = most_price;  // how far the nearest end is that was found so far,
  std::int32_t end_ = none;   // and which one
  std::uint64_t searches_ = 0, steps_ = 0;
};

/// How many arcs a plan can hold at most.
Wide most_chosen(const Network& network) {
  Wide places = 0, capacity = 0;
  for (const std::int64_t each : network.places) places += each;
  for (std::int32_t j = 0; j < network.columns; ++j) capacity += network.capacity[at(j)];
  return std::min(places, capacity);
}

}  // namespace

Flow best_flow(const Network& network, const Flow* start, const FlowWatch& watch) {
  std::int64_t low = 0, high = 0;
  for (const std::int64_t value : network.value) low = std::min(low, value), high = std::max(high, value);
  for (std::int32_t v = 0; v < network.heads; ++v) {
    high = std::max(high, network.unit_cost(v, std::max<std::int64_t>(network.capacity[at(v)], 1)));
  }
  if (start != nullptr) {
    for (const std::int64_t price : start->head_price) low = std::min(low, price), high = std::max(high, price);
  }
  const Wide span = Wide{high} - low;
  const bool has_lower = std::ranges::any_of(network.lower, [](std::int64_t least) { return least > 0; });
  // Without lower bounds a price is no larger than the largest value, and no search goes further than to the ground and
  // back. Lower bounds can force a chain of changes through every row and column.
  if (!has_lower && span < Wide{1} << 27) return Solver<std::int32_t>(network, watch).solve(start);
  const Wide longest = has_lower ? 2 * (most_chosen(network) + 1) : 2;
  if (span * longest < Wide{1} << 60) return Solver<std::int64_t>(network, watch).solve(start);
  return Solver<Wide>(network, watch).solve(start);
}

}  // namespace s2ss::allocation
