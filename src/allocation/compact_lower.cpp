#include <algorithm>
#include <utility>

#include "allocation/compact_auction.hpp"

namespace s2ss::allocation {

namespace {

template <typename Value>
class Lowering {
 public:
  Lowering(Compact<Value>& state, Value step, const std::stop_token& stop, CompactWork& work)
      : state_(state), step_(step), stop_(stop), work_(work) {}

  bool run() {
    std::vector<std::int32_t> open;
    for (std::int32_t j = 0; j < state_.columns; ++j) {
      if (is_open(j)) open.push_back(j);
    }
    if (!open.empty()) state_.find_seats();
    while (!open.empty()) {
      opened_.clear();
      for (std::size_t k = 0; k < open.size(); ++k) {
        if (k % 256 == 0 && stop_.stop_requested()) return false;
        prefetch(open, k);
        while (is_open(open[k])) lower(open[k]);
      }
      std::swap(open, opened_);
    }
    return true;
  }

 private:
  static std::size_t at(std::int64_t position) { return static_cast<std::size_t>(position); }

  [[nodiscard]] bool is_open(std::int32_t column) const {
    return state_.price[at(column)] > 0 && state_.has_room(column);
  }

  void prefetch(const std::vector<std::int32_t>& open, std::size_t k) const {
    if (k + 2 >= open.size()) return;
    const auto rows = state_.rows_into(open[k + 2]);
    const auto* const bytes = reinterpret_cast<const char*>(rows.data());
    for (std::size_t offset = 0; offset < std::min<std::size_t>(rows.size_bytes(), 1024); offset += 64) {
      __builtin_prefetch(bytes + offset);
    }
    for (const auto& incoming : state_.rows_into(open[k + 1])) __builtin_prefetch(&state_.place[at(incoming.row)]);
  }

  /// The price falls to what the second best row would pay, and the best row takes the place.
  void lower(std::int32_t column) {
    ++work_.lowered;
    Value first = 0, second = 0;
    typename Compact<Value>::Incoming best{0, -1};
    for (const auto& incoming : state_.rows_into(column)) {
      if (incoming.value <= second) continue;
      const auto place = state_.place[at(incoming.row)];
      if (place.column == column) continue;
      const Value pays = incoming.value - (place.column < 0 ? 0 : state_.offer(place));
      if (pays > first) {
        second = first;
        first = pays;
        best = incoming;
      } else {
        second = std::max(second, pays);
      }
    }
    Value& price = state_.price[at(column)];
    if (first <= step_) {
      price = 0;
      return;
    }
    price = std::min(price, std::min<Value>(second, first - step_));
    const std::int32_t before = state_.place[at(best.row)].column;
    if (before >= 0) {
      if (!state_.has_room(before) && state_.price[at(before)] > 0) opened_.push_back(before);
      state_.leave(best.row);
    }
    state_.take(best.row, {best.value, column});
  }

  Compact<Value>& state_;
  Value step_;
  const std::stop_token& stop_;
  CompactWork& work_;
  std::vector<std::int32_t> opened_;
};

}  // namespace

template <typename Value>
bool lower_prices(Compact<Value>& state, Value step, const std::stop_token& stop, CompactWork& work) {
  return Lowering<Value>(state, step, stop, work).run();
}

template bool lower_prices(Compact<std::int32_t>&, std::int32_t, const std::stop_token&, CompactWork&);
template bool lower_prices(Compact<std::int64_t>&, std::int64_t, const std::stop_token&, CompactWork&);

}  // namespace s2ss::allocation
