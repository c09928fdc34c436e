#include <algorithm>
#include <array>
#include <utility>

#include "allocation/at.hpp"
#include "allocation/compact_auction.hpp"
#include "allocation/compact_build.hpp"

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
    // A few are mended faster one by one, without an index of all columns.
    if (!state_.has_incoming && open.size() <= at(state_.columns) / 4096 + 1) return true;
    begin();
    while (!open.empty()) {
      opened_.clear();
      for (std::size_t first = 0; first < open.size(); first += batch) {
        if (first % 256 == 0 && stop_.stop_requested()) return false;
        lower_together(open, first, std::min(first + batch, open.size()));
      }
      std::swap(open, opened_);
    }
    return true;
  }

 private:
  [[nodiscard]] bool is_open(std::int32_t column) const {
    return state_.price[at(column)] > 0 && state_.has_room(column);
  }

  void begin() {
    if (!state_.has_incoming) index_incoming(state_);
    state_.fallen = state_.highest;
    state_.find_seats();
    left_.resize(at(state_.rows));
    for (std::size_t i = 0; i < left_.size(); ++i) {
      left_[i] = state_.place[i].column < 0 ? 0 : state_.offer(state_.place[i]);
    }
  }

  /// So many columns choose before the first of them acts, so that what they read comes from memory side by side. Who
  /// finds what the chosen row has changed chooses again; what others offer can only have become worse.
  void lower_together(const std::vector<std::int32_t>& open, std::size_t begin, std::size_t end) {
    for (std::size_t k = end; k < std::min(end + batch, open.size()); ++k) prefetch(open, k);
    for (std::size_t k = begin; k < end; ++k) {
      if (!is_open(open[k])) continue;
      const BestTwo<Value> best = best_[k - begin] = best_of(open[k]);
      if (best.which < 0) continue;
      const std::int32_t row = state_.rows_into(open[k])[at(best.which)].other;
      __builtin_prefetch(&state_.place[at(row)]);
      __builtin_prefetch(&state_.seat[at(row)]);
    }
    for (std::size_t k = begin; k < end; ++k) {
      if (!is_open(open[k]) || best_[k - begin].which < 0) continue;
      const std::int32_t row = state_.rows_into(open[k])[at(best_[k - begin].which)].other;
      if (state_.place[at(row)].column < 0) continue;
      __builtin_prefetch(&state_.column[at(state_.place[at(row)].column)]);
      __builtin_prefetch(&state_.holder[at(state_.seat[at(row)])]);
    }
    for (std::size_t k = begin; k < end; ++k) {
      if (!is_open(open[k])) continue;
      if (is_good(open[k], best_[k - begin])) lower(open[k], best_[k - begin]);
      while (is_open(open[k])) lower(open[k], best_of(open[k]));
    }
  }

  void prefetch(const std::vector<std::int32_t>& open, std::size_t k) const {
    if (k + batch < open.size()) {
      __builtin_prefetch(&state_.first_incoming[at(open[k + batch])]);
      __builtin_prefetch(&state_.column[at(open[k + batch])]);
    }
    __builtin_prefetch(&state_.holder[at(state_.column[at(open[k])].first_holder)]);
    const auto rows = state_.rows_into(open[k]);
    const auto* const bytes = reinterpret_cast<const char*>(rows.data());
    for (std::size_t offset = 0; offset < std::min<std::size_t>(rows.size_bytes(), 768); offset += 64) {
      __builtin_prefetch(bytes + offset);
    }
  }

  [[nodiscard]] BestTwo<Value> best_of(std::int32_t column) {
    // Its own rows want nothing of it.
    for (const auto& holder : state_.holders(column)) left_[at(holder.row)] += state_.highest;
    const auto rows = state_.rows_into(column);
    const BestTwo<Value> best = best_two(rows.data(), static_cast<std::int32_t>(rows.size()), left_.data());
    for (const auto& holder : state_.holders(column)) left_[at(holder.row)] -= state_.highest;
    return best;
  }

  [[nodiscard]] bool is_good(std::int32_t column, const BestTwo<Value>& best) const {
    if (best.which < 0) return true;
    const auto [value, row] = state_.rows_into(column)[at(best.which)];
    return value - left_[at(row)] == best.first && state_.place[at(row)].column != column;
  }

  /// The price falls to what the second best row would pay, and the best row takes the place.
  void lower(std::int32_t column, const BestTwo<Value>& best) {
    ++work_.lowered;
    Value& price = state_.price[at(column)];
    const Value before = price;
    price = best.first <= step_ ? 0 : std::min(price, std::min<Value>(best.second, best.first - step_));
    for (const auto& holder : state_.holders(column)) left_[at(holder.row)] += before - price;
    if (best.first > step_) move(state_.rows_into(column)[at(best.which)], column);
  }

  void move(Worth<Value> wanted, std::int32_t column) {
    const std::int32_t before = state_.place[at(wanted.other)].column;
    if (before >= 0) {
      if (!state_.has_room(before) && state_.price[at(before)] > 0) opened_.push_back(before);
      state_.leave(wanted.other);
    }
    state_.take(wanted.other, {wanted.value, column});
    left_[at(wanted.other)] = wanted.value - state_.price[at(column)];
  }

  static constexpr std::size_t batch = 8;

  Compact<Value>& state_;
  Value step_;
  const std::stop_token& stop_;
  CompactWork& work_;
  LargeArray<Value> left_;  // of each row: what its place leaves it
  std::array<BestTwo<Value>, batch> best_;
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
