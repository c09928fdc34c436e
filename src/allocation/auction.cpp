#include "allocation/auction.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "allocation/at.hpp"
#include "allocation/auction_heads.hpp"
#include "allocation/best_two.hpp"
#include "core/large_pages.hpp"

namespace s2ss::allocation {

namespace {

template <typename Value, bool is_nested>
class NetworkAuction {
 public:
  NetworkAuction(const Network& network, const FlowWatch& watch, Value highest)
      : network_(network),
        watch_(watch),
        highest_(highest),
        step_(std::max<Value>(highest / 100, 1)),
        asked_(at(network.columns), 0),
        heads_(network),
        arcs_(at(network.first_arc[at(network.rows)])),
        rows_(at(network.rows)) {
    for (std::int32_t i = 0; i < network.rows; ++i) {
      const std::int32_t first = network.first_arc[at(i)], last = network.first_arc[at(i) + 1];
      rows_[at(i)] = {first, last - first, 0, static_cast<std::int32_t>(network.places[at(i)])};
      most_bids_ += 64 * network.places[at(i)];
      for (std::int32_t a = first; a < last; ++a) arcs_[at(a)] = {worth_of(a), network.head[at(a)]};
    }
    if (heads_.has_heaps()) amount_.resize(arcs_.size(), held);
    close_full_heads();
    if constexpr (is_nested) list_columns();
  }

  /// One phase in coarse steps: what they leave undone is mended by short searches.
  Flow run() {
    for (std::int32_t j = 0; j < network_.columns; ++j) asked_[at(j)] = price_of(j);
    for (std::int32_t i = 0; i < network_.rows; ++i) {
      if (rows_[at(i)].has_room()) queue_.push_back(i);
    }
    bid_until_quiet();
    Flow flow;
    flow.chosen.resize(network_.head.size(), 0);
    for (std::size_t a = 0; a < arcs_.size(); ++a) flow.chosen[a] = arcs_[a].value == held;
    flow.head_price.resize(at(network_.heads));
    for (std::int32_t v = network_.heads - 1; v >= 0; --v) {
      const std::int32_t parent = network_.parent[at(v)];
      flow.head_price[at(v)] = std::max<std::int64_t>(heads_[v].price, parent < 0 ? 0 : flow.head_price[at(parent)]);
    }
    return flow;
  }

 private:
  struct Row {
    std::int32_t first, arcs, used, places;

    [[nodiscard]] bool has_room() const noexcept { return used < places; }
  };

  /// What an arc is worth to the row that holds it already.
  static constexpr Value held = -1;
  /// So many rows choose before the first of them bids, so that what they read comes from memory side by side.
  static constexpr std::size_t batch = 16;

  [[nodiscard]] Value worth_of(std::int32_t a) const {
    return static_cast<Value>(std::max<std::int64_t>(network_.value[at(a)], 0));
  }

  /// A head without capacity asks more than anything is worth, if anybody wants it.
  void close_full_heads() {
    if (std::ranges::find(network_.capacity, 0) == network_.capacity.end()) return;
    for (const auto& arc : arcs_) {
      if (arc.value <= 0) continue;
      for (std::int32_t v = arc.other; v >= 0; v = heads_[v].parent) {
        if (heads_[v].capacity == 0) heads_[v].price = highest_;
      }
    }
  }

  /// Of each group its columns.
  void list_columns() {
    first_below_.assign(at(network_.heads) + 1, 0);
    const auto each = [this](const auto& act) {
      for (std::int32_t j = 0; j < network_.columns; ++j) {
        for (std::int32_t v = heads_[j].parent; v >= 0; v = heads_[v].parent) act(v, j);
      }
    };
    each([this](std::int32_t v, std::int32_t) { ++first_below_[at(v) + 1]; });
    for (std::size_t v = 1; v < first_below_.size(); ++v) first_below_[v] += first_below_[v - 1];
    below_.resize(at(first_below_.back()));
    std::vector<std::int32_t> next(first_below_.begin(), first_below_.end() - 1);
    each([&](std::int32_t v, std::int32_t j) { below_[at(next[at(v)]++)] = j; });
  }

  /// What an arc must beat: the greatest price on its path.
  [[nodiscard]] Value price_of(std::int32_t column) const {
    const Head<Value>* head = &heads_[column];
    Value price = head->price;
    if constexpr (is_nested) {
      while (head->parent >= 0) {
        head = &heads_[head->parent];
        price = std::max(price, head->price);
      }
    }
    return price;
  }

  /// Among the arcs that the row does not hold.
  [[nodiscard]] BestTwo<Value> best_of(std::int32_t row) const {
    return best_two(arcs_.data() + rows_[at(row)].first, rows_[at(row)].arcs, asked_.data());
  }

  void bid_until_quiet() {
    // A price falls where a group evicts, so nothing but this makes sure that bidding ends.
    while (!queue_.empty() && !watch_.stop.stop_requested() && bids_ <= most_bids_) {
      outbid_.clear();
      for (std::size_t begin = 0; begin < queue_.size(); begin += batch) {
        bid_together(begin, std::min(begin + batch, queue_.size()));
      }
      std::swap(queue_, outbid_);
    }
  }

  void bid_together(std::size_t begin, std::size_t end) {
    for (std::size_t k = end; k < std::min(end + batch, queue_.size()); ++k) {
      if (k + batch < queue_.size()) __builtin_prefetch(&rows_[at(queue_[k + batch])]);
      prefetch_arcs(queue_[k]);
    }
    for (std::size_t k = begin; k < end; ++k) {
      best_[k - begin] = best_of(queue_[k]);
      if (best_[k - begin].first > 0) heads_.prefetch(column_of(queue_[k], best_[k - begin]));
    }
    for (std::size_t k = begin; k < end; ++k) {
      if (best_[k - begin].first <= 0) continue;
      const std::int32_t column = column_of(queue_[k], best_[k - begin]);
      heads_.prefetch_bids(column);
      if constexpr (is_nested) heads_.prefetch(std::max(heads_[column].parent, 0));
    }
    if constexpr (is_nested) {
      for (std::size_t k = begin; k < end; ++k) {
        if (best_[k - begin].first <= 0) continue;
        heads_.prefetch_bids(std::max(heads_[column_of(queue_[k], best_[k - begin])].parent, 0));
      }
    }
    for (std::size_t k = begin; k < end; ++k) {
      const std::int32_t row = queue_[k];
      if (!rows_[at(row)].has_room() || !bid(row, best_[k - begin])) continue;
      while (rows_[at(row)].has_room() && bids_ <= most_bids_ && bid(row, best_of(row))) {
      }
    }
  }

  void prefetch_arcs(std::int32_t row) const {
    const Worth<Value>* const first = arcs_.data() + rows_[at(row)].first;
    for (std::int32_t a = 0; a < std::min(rows_[at(row)].arcs, 64); a += 8) __builtin_prefetch(first + a);
  }

  [[nodiscard]] std::int32_t column_of(std::int32_t row, const BestTwo<Value>& best) const {
    return arcs_[at(rows_[at(row)].first + best.which)].other;
  }

  /// One bid of a row; false when nothing is worth its price. What is asked for a column may lag behind the prices of
  /// its groups: who would choose it finds out, and chooses again.
  bool bid(std::int32_t row, BestTwo<Value> best) {
    while (best.first > 0) {
      const std::int32_t a = rows_[at(row)].first + best.which;
      const auto [value, column] = arcs_[at(a)];
      const Value price = price_of(column);
      if (value - best.first == price) {
        // Never more than the arc is worth.
        place(row, a, price + std::min(best.first, best.first - best.second + step_));
        return true;
      }
      ask(column, price);
      best = best_of(row);
    }
    return false;
  }

  /// All columns below the group that asks that much learn of it, unless they are very many.
  void ask(std::int32_t column, Value price) {
    asked_[at(column)] = price;
    if constexpr (is_nested) {
      std::int32_t v = column;
      while (heads_[v].price < price) v = heads_[v].parent;
      const std::int32_t begin = first_below_[at(v)], end = first_below_[at(v) + 1];
      if (end - begin > 128) return;
      for (std::int32_t k = begin; k < end; ++k) {
        Value& asked = asked_[at(below_[at(k)])];
        asked = std::max(asked, price);
      }
    }
  }

  void place(std::int32_t row, std::int32_t arc, Value amount) {
    const auto [worth, column] = arcs_[at(arc)];
    const Bid<Value> bid{amount, arc, row, worth};
    ++bids_;
    arcs_[at(arc)].value = held;
    if (!amount_.empty()) amount_[at(arc)] = amount;
    ++rows_[at(row)].used;
    for (std::int32_t v = column; v >= 0; v = heads_[v].parent) {
      heads_.add(v, bid);
      if (heads_[v].held <= heads_[v].capacity) continue;
      const Bid<Value> least = smallest(v);
      release(least);
      if (least.row != row || !rows_[at(row)].has_room()) outbid_.push_back(least.row);
    }
    for (std::int32_t v = column; v >= 0; v = heads_[v].parent) reprice(v);
    asked_[at(column)] = price_of(column);
  }

  Bid<Value> smallest(std::int32_t v) {
    return heads_.least(v, [this](const Bid<Value>& bid) { return amount_[at(bid.arc)] == bid.amount; });
  }

  void release(const Bid<Value>& bid) {
    Worth<Value>& arc = arcs_[at(bid.arc)];
    const std::int32_t column = arc.other;
    arc.value = bid.worth;
    if (!amount_.empty()) amount_[at(bid.arc)] = held;
    --rows_[at(bid.row)].used;
    for (std::int32_t v = column; v >= 0; v = heads_[v].parent) {
      heads_.remove(v, bid.arc);
      reprice(v);
    }
    asked_[at(column)] = price_of(column);
  }

  void reprice(std::int32_t v) {
    Head<Value>& head = heads_[v];
    if (!head.is_full()) {
      head.price = 0;
    } else {
      head.price = head.capacity == 0 ? highest_ : smallest(v).amount;
    }
  }

  const Network& network_;
  const FlowWatch& watch_;
  Value highest_, step_;
  LargeArray<Value> asked_;  // of each column: the greatest on its path when somebody last looked
  Heads<Value> heads_;
  LargeArray<Worth<Value>> arcs_;
  LargeArray<Row> rows_;
  LargeArray<Value> amount_;  // of each arc its standing bid, where heaps ask for it
  std::array<BestTwo<Value>, batch> best_;
  std::vector<std::int32_t> first_below_, below_;
  std::vector<std::int32_t> queue_, outbid_;
  std::int64_t bids_ = 0, most_bids_ = 1024;
};

template <typename Value>
Flow run_auction(const Network& network, const FlowWatch& watch, std::int64_t highest) {
  const bool is_nested = std::ranges::any_of(network.parent, [](std::int32_t parent) { return parent >= 0; });
  const auto most = static_cast<Value>(highest);
  return is_nested ? NetworkAuction<Value, true>(network, watch, most).run()
                   : NetworkAuction<Value, false>(network, watch, most).run();
}

}  // namespace

Flow auction(const Network& network, const FlowWatch& watch) {
  std::int64_t highest = 1;
  for (const std::int64_t value : network.value) highest = std::max(highest, value);
  constexpr std::int64_t most = std::int64_t{1} << 29;
  return highest < most ? run_auction<std::int32_t>(network, watch, highest)
                        : run_auction<std::int64_t>(network, watch, highest);
}

}  // namespace s2ss::allocation
