#include "allocation/flow.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>
#include <vector>

#include "allocation/at.hpp"
#include "allocation/large_pages.hpp"

namespace s2ss::allocation {

namespace {

constexpr std::int64_t unreached = std::numeric_limits<std::int64_t>::max();
/// Shortest augmenting paths with potentials.
///
/// Nodes are tails, then heads, then the ground. The flow on every limit (of a row, slot, column or group) is kept
/// apart from the arcs chosen, so that complementary slackness holds from the first moment: a limit with a price is
/// full, and what that lacks or leaves over is an imbalance of the node. Each search moves one unit from a node with
/// too much (forward) or to a node with too little (reverse) along the cheapest path, to the nearest node of the
/// opposite kind or to the ground; so every reduced cost stays non-negative, and when no imbalance is left the plan is
/// optimal.
class Solver {
 public:
  Solver(const Network& network, const FlowWatch& watch)
      : network_(network),
        watch_(watch),
        ground_(network.tails + network.heads),
        tail_price_(at(network.tails), 0),
        head_price_(at(network.heads), 0),
        chosen_(network.head.size(), 0),
        flow_(at(ground_), 0),
        excess_(at(ground_) + 1, 0),
        distance_(at(ground_) + 1, unreached),
        came_from_(at(ground_) + 1, none),
        came_by_(at(ground_) + 1, 0),
        settled_(at(ground_) + 1, 0) {
    index_columns();
    for (std::int32_t t = 0; t < network.tails; ++t) {
      for (std::int32_t a = network.first_arc[at(t)]; a < network.first_arc[at(t) + 1]; ++a) tail_of_[at(a)] = t;
    }
  }

  Flow solve(const Flow* start) {
    begin_from(start);
    Flow result;
    result.is_cancelled = !(balance<false>(result) && (!result.is_feasible || balance<true>(result)));
    lift_unused_heads();
    result.chosen.resize(network_.head.size());
    for (std::size_t a = 0; a < result.chosen.size(); ++a) result.chosen[a] = chosen_[a];
    result.tail_price = std::move(tail_price_);
    result.head_price = std::move(head_price_);
    return result;
  }

 private:
  // Of each column: the arcs into it, those chosen first. An arc's place in that list tells whether it is chosen.
  void index_columns() {
    holder_begin_.assign(at(network_.columns) + 1, 0);
    for (const std::int32_t j : network_.head) ++holder_begin_[at(j) + 1];
    for (std::size_t j = 0; j < at(network_.columns); ++j) holder_begin_[j + 1] += holder_begin_[j];
    holder_.resize(network_.head.size());
    place_.resize(network_.head.size());
    tail_of_.resize(network_.head.size());
    std::vector<std::int32_t> next(holder_begin_.begin(), holder_begin_.end() - 1);
    for (std::size_t a = 0; a < network_.head.size(); ++a) {
      const std::int32_t k = next[at(network_.head[a])]++;
      holder_[at(k)] = static_cast<std::int32_t>(a);
      place_[a] = k;
    }
    held_.assign(at(network_.columns), 0);
  }

  void swap_places(std::int32_t k, std::int32_t other) {
    std::swap(holder_[at(k)], holder_[at(other)]);
    place_[at(holder_[at(k)])] = k;
    place_[at(holder_[at(other)])] = other;
  }

  [[nodiscard]] bool is_chosen(std::int32_t a) const { return chosen_[at(a)] != 0; }

  void choose(std::int32_t a) {
    const std::int32_t j = network_.head[at(a)];
    swap_places(place_[at(a)], holder_begin_[at(j)] + held_[at(j)]++);
    chosen_[at(a)] = 1;
  }

  void release(std::int32_t a) {
    const std::int32_t j = network_.head[at(a)];
    swap_places(place_[at(a)], holder_begin_[at(j)] + --held_[at(j)]);
    chosen_[at(a)] = 0;
  }

  void begin_from(const Flow* start) {
    if (start != nullptr) head_price_ = start->head_price;
    for (std::int32_t i = 0; i < network_.rows; ++i) begin_row(i, start);
    begin_heads();
  }

  /// What the arc is worth at the heads' prices.
  [[nodiscard]] std::int64_t offer(std::int32_t a) const {
    return network_.value[at(a)] - head_price_[at(network_.head[at(a)])];
  }

  /// The row's price is the best offer it leaves out, and it keeps the arcs that offer no less.
  void begin_row(std::int32_t row, const Flow* start) {
    const std::int32_t first = network_.first_arc[at(row)], last = network_.first_arc[at(row) + 1];
    const bool has_slots = network_.first_slot[at(row)] < network_.first_slot[at(row) + 1];
    kept_.clear();
    std::int64_t price = 0;
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
      std::int64_t best = std::numeric_limits<std::int64_t>::min();
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
      choose(a);
      ++used;
    }
    flow_[at(row)] = price > 0 ? network_.places[at(row)] : used;
    excess_[at(row)] = flow_[at(row)] - used;
  }

  void begin_heads() {
    std::vector<std::int64_t> inflow(at(network_.heads), 0);
    for (std::int32_t v = 0; v < network_.heads; ++v) {
      if (v < network_.columns) inflow[at(v)] = held_[at(v)];
      const std::int64_t price = own_price(v);
      const std::int64_t low = network_.lower[at(v)], high = network_.capacity[at(v)];
      std::int64_t& flow = flow_[at(network_.tails + v)];
      flow = price > 0 ? high : price < 0 ? low : std::clamp(inflow[at(v)], low, high);
      excess_[at(network_.tails + v)] = inflow[at(v)] - flow;
      if (network_.parent[at(v)] >= 0) inflow[at(network_.parent[at(v)])] += flow;
    }
  }

  /// No search passes a head that holds nothing, so the prices above it may have passed its own: it costs as much as
  /// they.
  void lift_unused_heads() {
    for (std::int32_t v = network_.heads - 1; v >= 0; --v) {
      if (network_.lower[at(v)] == 0)
        head_price_[at(v)] = std::max(head_price_[at(v)], path_price(network_.parent[at(v)]));
    }
  }

  [[nodiscard]] std::int64_t path_price(std::int32_t head) const { return head < 0 ? 0 : head_price_[at(head)]; }
  [[nodiscard]] std::int64_t own_price(std::int32_t head) const {
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

  using Entry = std::pair<std::int64_t, std::int32_t>;

  template <bool is_forward>
  bool search(std::int32_t source) {
    heap_.clear();
    touched_.clear();
    reach(source, none, 0, 0);
    std::int32_t terminal = none;
    while (!heap_.empty()) {
      const auto [distance, v] = heap_.front();
      std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
      heap_.pop_back();
      if (settled_[at(v)] != 0) continue;
      if (v == ground_ || (is_forward ? excess_[at(v)] < 0 : excess_[at(v)] > 0)) {
        terminal = v;
        break;
      }
      settled_[at(v)] = 1;
      if (v < network_.tails) {
        expand_tail<is_forward>(v, distance);
      } else {
        expand_head<is_forward>(v - network_.tails, distance);
      }
      if (++steps_ % 4096 == 0 && watch_.stop.stop_requested()) break;
    }
    const bool found = terminal != none;
    if (found) {
      shift_prices<is_forward>(distance_[at(terminal)]);
      move_unit<is_forward>(source, terminal);
    }
    stuck_heads_.clear();
    for (const std::int32_t v : touched_) {
      if (!found && v >= network_.tails) stuck_heads_.push_back(v - network_.tails);
      distance_[at(v)] = unreached;
      settled_[at(v)] = 0;
    }
    return found || watch_.stop.stop_requested();
  }

  void reach(std::int32_t v, std::int32_t from, std::int64_t by, std::int64_t distance) {
    if (distance >= distance_[at(v)]) return;
    if (distance_[at(v)] == unreached) touched_.push_back(v);
    distance_[at(v)] = distance;
    came_from_[at(v)] = from;
    came_by_[at(v)] = by;
    heap_.emplace_back(distance, v);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
  }

  // A step is named by its arc, or by -1 - v where v is the node below the limit that it crosses.
  static std::int64_t limit_of(std::int32_t v) { return -1 - std::int64_t{v}; }

  template <bool is_forward>
  void expand_tail(std::int32_t t, std::int64_t distance) {
    const std::int64_t price = tail_price_[at(t)];
    for (std::int32_t a = network_.first_arc[at(t)]; a < network_.first_arc[at(t) + 1]; ++a) {
      if (is_chosen(a) == is_forward) continue;
      const std::int64_t cost = is_forward ? price - offer(a) : offer(a) - price;
      reach(network_.tails + network_.head[at(a)], t, a, distance + cost);
    }
    if (network_.is_slot(t)) {
      const std::int32_t row = network_.row_of(t);
      const std::int64_t above = price - tail_price_[at(row)];
      if (is_forward ? flow_[at(t)] == 1 : flow_[at(t)] == 0) {
        reach(row, t, limit_of(t), distance + (is_forward ? above : -above));
      }
      return;
    }
    for (std::int32_t slot = network_.first_slot[at(t)]; slot < network_.first_slot[at(t) + 1]; ++slot) {
      const std::int64_t above = tail_price_[at(slot)] - price;
      if (is_forward ? flow_[at(slot)] == 0 : flow_[at(slot)] == 1) {
        reach(slot, t, limit_of(slot), distance + (is_forward ? -above : above));
      }
    }
    if (is_forward ? flow_[at(t)] > 0 : flow_[at(t)] < network_.places[at(t)]) {
      reach(ground_, t, limit_of(t), distance + (is_forward ? price : -price));
    }
  }

  template <bool is_forward>
  void expand_head(std::int32_t v, std::int64_t distance) {
    const std::int32_t node = network_.tails + v;
    const std::int32_t parent = network_.parent[at(v)];
    const std::int64_t price = own_price(v);
    if (is_forward ? flow_[at(node)] < network_.capacity[at(v)] : flow_[at(node)] > network_.lower[at(v)]) {
      reach(parent < 0 ? ground_ : network_.tails + parent, node, limit_of(node),
            distance + (is_forward ? -price : price));
    }
    if (v < network_.columns) {
      const std::int32_t first = holder_begin_[at(v)] + (is_forward ? 0 : held_[at(v)]);
      const std::int32_t last = is_forward ? first + held_[at(v)] : holder_begin_[at(v) + 1];
      for (std::int32_t k = first; k < last; ++k) {
        const std::int32_t a = holder_[at(k)];
        const std::int32_t t = tail_of_[at(a)];
        const std::int64_t above = offer(a) - tail_price_[at(t)];
        reach(t, node, a, distance + (is_forward ? above : -above));
      }
      return;
    }
    for (std::int32_t k = network_.first_child[at(v)]; k < network_.first_child[at(v) + 1]; ++k) {
      const std::int32_t below = network_.child[at(k)];
      const std::int64_t flow = flow_[at(network_.tails + below)];
      if (is_forward ? flow > network_.lower[at(below)] : flow < network_.capacity[at(below)]) {
        const std::int64_t own = own_price(below);
        reach(network_.tails + below, node, limit_of(network_.tails + below), distance + (is_forward ? own : -own));
      }
    }
  }

  /// Keeps all reduced costs non-negative and makes those on the path zero.
  template <bool is_forward>
  void shift_prices(std::int64_t length) {
    for (const std::int32_t v : touched_) {
      if (v == ground_ || distance_[at(v)] >= length) continue;
      const std::int64_t shift = is_forward ? length - distance_[at(v)] : distance_[at(v)] - length;
      if (v < network_.tails) {
        tail_price_[at(v)] -= shift;
      } else {
        head_price_[at(v - network_.tails)] += shift;
      }
    }
  }

  template <bool is_forward>
  void move_unit(std::int32_t source, std::int32_t terminal) {
    for (std::int32_t v = terminal; v != source; v = came_from_[at(v)]) {
      const std::int64_t by = came_by_[at(v)];
      const std::int32_t from = is_forward ? came_from_[at(v)] : v;
      if (by >= 0) {
        const auto a = static_cast<std::int32_t>(by);
        if (is_chosen(a)) {
          release(a);
        } else {
          choose(a);
        }
        continue;
      }
      const auto below = static_cast<std::int32_t>(-1 - by);
      const bool leaves_below = from == below;
      // Flow runs from the row to its slots, and from columns up to groups.
      flow_[at(below)] += leaves_below == (below >= network_.tails) ? 1 : -1;
    }
    excess_[at(source)] += is_forward ? -1 : 1;
    excess_[at(terminal)] += is_forward ? 1 : -1;
  }

  const Network& network_;
  const FlowWatch& watch_;
  std::int32_t ground_;
  std::vector<std::int64_t> tail_price_, head_price_;
  LargeArray<std::uint8_t> chosen_;
  LargeArray<std::int64_t> flow_;  // through the limit above each node
  std::vector<std::int64_t> excess_;
  LargeArray<std::int32_t> holder_begin_, holder_, place_, held_, tail_of_;

  LargeArray<std::int64_t> distance_;
  LargeArray<std::int32_t> came_from_;
  LargeArray<std::int64_t> came_by_;
  LargeArray<std::uint8_t> settled_;
  std::vector<std::int32_t> touched_, kept_, stuck_heads_;
  std::vector<Entry> heap_;  // the nearest in front
  std::uint64_t searches_ = 0, steps_ = 0;
};

}  // namespace

Flow best_flow(const Network& network, const Flow* start, const FlowWatch& watch) {
  return Solver(network, watch).solve(start);
}

}  // namespace s2ss::allocation
