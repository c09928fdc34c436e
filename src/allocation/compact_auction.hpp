#pragma once

#include <array>
#include <cstdint>
#include <stop_token>
#include <vector>

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

  /// All rows bid in small steps; in large ones from the moment on when bids have become many. False when asked to
  /// stop. `step()` tells which step holds then.
  bool open(Value small, Value large);
  /// One phase more, in steps of that size. Needs the columns' incoming arcs for what follows it, `lower_prices`.
  bool go_on(Value step);
  [[nodiscard]] Value step() const noexcept { return step_; }

 private:
  using Arc = typename Compact<Value>::Arc;
  using Holder = typename Compact<Value>::Holder;

  /// The arcs of a row that were its best when it last read all, and what the others offered at most. Prices do not
  /// fall while rows bid, so as long as two of them offer no less than that, the row need not read its arcs again.
  struct alignas(64) Best {
    static constexpr std::size_t count = 6;
    std::array<Arc, count> arc;
    Value rest;
    std::int32_t size;
  };

  static std::size_t at(std::int64_t position) { return static_cast<std::size_t>(position); }

  void read_rows();
  Value read_all(std::int32_t row);
  bool bid_until_quiet(std::uint64_t patience, Value large);
  void prefetch(std::size_t k) const;
  void bid(std::int32_t row);
  bool from_best(const Best& best, Arc& arc, Value& first, Value& second) const;
  void place(std::int32_t row, const Arc& arc, Value amount);
  void sift_up(Holder* heap, std::int64_t k, Holder added);
  void sift_down(Holder* heap, std::int64_t size, Holder added);

  Compact<Value>& state_;
  std::size_t threads_;
  const std::stop_token& stop_;
  CompactWork& work_;
  std::vector<Best> best_;
  std::vector<Value> best_offer_;
  std::vector<std::int32_t> queue_, outbid_;
  Value step_ = 1;
};

/// Columns that have a price but room lower it until a row prefers them by a step, or to 0: then every column with a
/// price is full again (reverse auction: Bertsekas, Castanon and Tsaknakis 1993). False when asked to stop.
template <typename Value>
bool lower_prices(Compact<Value>& state, Value step, const std::stop_token& stop, CompactWork& work);

}  // namespace s2ss::allocation
