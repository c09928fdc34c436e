#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

#include "allocation/at.hpp"
#include "allocation/compact.hpp"

namespace s2ss::allocation {

/// Rows bid for columns (Bertsekas and Castanon 1989, "similar objects"): a full column has one price, the smallest bid
/// it holds. A row bids what makes its best offer no better than its second best, but at least a step more than the
/// price, so that no row ever finds an offer better by more than a step than what it has.
///
/// Between phases prices stay, and rows that could do better by more than the next step let go. A column with a price
/// that is then no longer full waits for bids at that price, and lowers it at last (see `lower_prices`).
template <typename Value>
class Auction {
 public:
  Auction(Compact<Value>& state, std::size_t threads, const std::stop_token& stop, CompactWork& work);

  /// All rows bid: in small steps; in large ones when many are still without a place after three rounds, and in ever
  /// larger ones while that number does not fall. `when_large` is called when steps become large. False when asked to
  /// stop. `step()` tells which step held at last. Every column with a price is full then.
  bool open(Value small, Value large, std::function<void()> when_large);
  /// One phase more, in steps of that size. Needs the columns' incoming arcs for what follows it, `lower_prices`.
  bool go_on(Value step);
  [[nodiscard]] Value step() const noexcept { return step_; }

 private:
  using Holder = typename Compact<Value>::Holder;

  /// So many rows choose before the first of them bids: what they read comes from memory side by side. Who finds the
  /// price of what it chose changed chooses again; offers of others can only have become worse.
  static constexpr std::size_t batch = 16;

  bool bid_until_quiet();
  void grow_step(std::size_t waiting_before);
  void bid_together(std::size_t begin, std::size_t end);
  void weigh_lists(std::uint64_t bids, std::uint64_t looked_up);
  [[nodiscard]] BestTwo<Value> best_of(std::int32_t row);
  [[nodiscard]] Worth<Value> chosen(std::int32_t row, const BestTwo<Value>& best) const;
  void prefetch(std::size_t k) const;
  void prefetch_arcs(std::int32_t row) const;
  void bid(std::int32_t row, BestTwo<Value> best);
  void place(std::int32_t row, Value value, std::int32_t column, Value amount);
  void name_places_anew();
  void sift_up(Holder* heap, std::int64_t k, Holder added);
  void sift_down(Holder* heap, std::int64_t size, Holder added);

  Compact<Value>& state_;
  std::size_t threads_;
  const std::stop_token& stop_;
  CompactWork& work_;
  std::array<BestTwo<Value>, batch> best_;
  std::vector<std::uint8_t> wants_more_;
  std::vector<std::int32_t> queue_, outbid_;
  Value step_ = 1;
  Value large_ = 0;  // 0 once the step is settled
  std::function<void()> when_large_;
  bool by_lists_ = false;
};

/// Columns that have a price but room lower it until a row prefers them by a step, or to 0: then every column with a
/// price is full again (reverse auction: Bertsekas, Castanon and Tsaknakis 1993). False when asked to stop.
template <typename Value>
bool lower_prices(Compact<Value>& state, Value step, const std::stop_token& stop, CompactWork& work);

}  // namespace s2ss::allocation
