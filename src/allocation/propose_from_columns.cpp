#include <algorithm>

#include "allocation/preferences.hpp"
#include "s2ss/error.hpp"

namespace s2ss::allocation {

namespace {

/// Columns offer their places to the arcs they want most, within the limits of their groups; rows keep what they want
/// most. A column that a full group holds back is parked there, and released, the one with the best arc first, when the
/// group has room again.
class Offers {
 public:
  Offers(const StableProblem& problem, const std::stop_token& stop)
      : problem_(problem),
        stop_(stop),
        limits_(problem),
        preferences_(problem),
        held_(limits_.size(), 0),
        parked_(limits_.size()),
        rows_(problem.indptr.empty() ? 0 : problem.indptr.size() - 1) {
    sort_arcs();
  }

  std::vector<std::int64_t> run();

 private:
  static constexpr std::int64_t stop_every = 1 << 12;

  [[nodiscard]] std::int64_t next_arc(std::int32_t column) const noexcept {
    return sorted_[static_cast<std::size_t>(next_[index(column)])];
  }

  [[nodiscard]] auto best_in_front() const {
    return [this](std::int32_t left, std::int32_t right) {
      return preferences_.column_prefers(next_arc(right), next_arc(left));
    };
  }

  /// Of each column its arcs, the most wanted first.
  void sort_arcs() {
    begin_.assign(problem_.columns + 1, 0);
    for (const std::int32_t j : problem_.indices) ++begin_[static_cast<std::size_t>(j) + 1];
    for (std::size_t j = 0; j < problem_.columns; ++j) begin_[j + 1] += begin_[j];
    next_.assign(begin_.begin(), begin_.end() - 1);
    sorted_.resize(problem_.indices.size());
    for (std::size_t a = 0; a < problem_.indices.size(); ++a) {
      sorted_[static_cast<std::size_t>(next_[static_cast<std::size_t>(problem_.indices[a])]++)] =
          static_cast<std::int64_t>(a);
    }
    next_.assign(begin_.begin(), begin_.end() - 1);
    for (std::size_t j = 0; j < problem_.columns; ++j) {
      std::sort(sorted_.begin() + begin_[j], sorted_.begin() + begin_[j + 1],
                [this](std::int64_t x, std::int64_t y) { return preferences_.column_prefers(x, y); });
    }
  }

  void push(std::vector<std::int32_t>& heap, std::int32_t column) const {
    heap.push_back(column);
    std::push_heap(heap.begin(), heap.end(), best_in_front());
  }

  void wait(std::int32_t column) {
    if (next_[index(column)] < begin_[index(column) + 1]) push(waiting_, column);
  }

  void consider(std::int32_t column) {
    for (std::int32_t node = column; node != Limits::none; node = limits_.parent(node)) {
      if (held_[index(node)] >= limits_.capacity(node)) return push(parked_[index(node)], column);
    }
    const std::int64_t arc = next_arc(column);
    ++next_[index(column)];
    for (std::int32_t node = column; node != Limits::none; node = limits_.parent(node)) ++held_[index(node)];
    wait(column);
    answer(arc);
  }

  /// The row keeps the arc or refuses it; either way at most one arc is without a row afterwards.
  void answer(std::int64_t arc) {
    const auto i = static_cast<std::size_t>(preferences_.row(arc));
    std::vector<std::int64_t>& held = rows_[i];  // ascending: the most wanted first
    const auto same_class = std::find_if(held.begin(), held.end(), [&](std::int64_t other) {
      return preferences_.class_of(other) == preferences_.class_of(arc);
    });
    if (same_class != held.end() && *same_class < arc) return refuse(arc);
    std::int64_t refused = -1;
    if (same_class != held.end()) {
      refused = *same_class;
      held.erase(same_class);
    }
    held.insert(std::lower_bound(held.begin(), held.end(), arc), arc);
    if (static_cast<std::int64_t>(held.size()) > problem_.places[i]) {
      refused = held.back();
      held.pop_back();
    }
    if (refused >= 0) refuse(refused);
  }

  /// Makes room on the whole chain, and releases the best column parked at each limit of it.
  void refuse(std::int64_t arc) {
    for (std::int32_t node = preferences_.column(arc); node != Limits::none; node = limits_.parent(node)) {
      --held_[index(node)];
      auto& parked = parked_[index(node)];
      if (parked.empty()) continue;
      std::pop_heap(parked.begin(), parked.end(), best_in_front());
      const std::int32_t released = parked.back();
      parked.pop_back();
      push(waiting_, released);
    }
  }

  [[nodiscard]] static std::size_t index(std::int32_t node) noexcept { return static_cast<std::size_t>(node); }

  const StableProblem& problem_;
  const std::stop_token& stop_;
  Limits limits_;
  Preferences preferences_;
  std::vector<std::int64_t> begin_, next_, sorted_;
  std::vector<std::int64_t> held_;                 ///< Of each limit: arcs offered and not refused.
  std::vector<std::vector<std::int32_t>> parked_;  ///< Of each limit: columns it holds back; each parks once.
  std::vector<std::int32_t> waiting_;              ///< Columns that may offer: a heap, the best next arc in front.
  std::vector<std::vector<std::int64_t>> rows_;    ///< Of each row: arcs held.
  std::int64_t steps_ = 0;
};

std::vector<std::int64_t> Offers::run() {
  for (std::size_t j = 0; j < problem_.columns; ++j) wait(static_cast<std::int32_t>(j));
  while (!waiting_.empty()) {
    if (++steps_ % stop_every == 0 && stop_.stop_requested()) throw Cancelled();
    std::pop_heap(waiting_.begin(), waiting_.end(), best_in_front());
    const std::int32_t column = waiting_.back();
    waiting_.pop_back();
    consider(column);
  }
  std::vector<std::int64_t> held;
  for (const auto& row : rows_) held.insert(held.end(), row.begin(), row.end());
  return held;
}

}  // namespace

StableMatching propose_from_columns(const StableProblem& problem, const std::stop_token& stop) {
  return matching_of(problem, Offers(problem, stop).run());
}

}  // namespace s2ss::allocation
