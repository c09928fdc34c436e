#include <algorithm>

#include "allocation/preferences.hpp"
#include "s2ss/error.hpp"

namespace s2ss::allocation {

namespace {

/// Each row proposes the arcs it wants most among those not yet refused, at most one of a class, as many as it has
/// places; each limit keeps what it wants most. An arc refused once is never wanted again (deferred acceptance), so the
/// heaps need no removal: what was refused is skipped when it comes to the front.
class Proposals {
 public:
  Proposals(const StableProblem& problem, const std::stop_token& stop)
      : problem_(problem),
        stop_(stop),
        limits_(problem),
        preferences_(problem),
        state_(problem.indices.size(), State::open),
        held_(limits_.size(), 0),
        heaps_(limits_.size()) {
    std::int32_t classes = 0;
    for (const std::int32_t each : problem.exclusive) classes = std::max(classes, each + 1);
    last_visit_.assign(std::max(problem.columns, static_cast<std::size_t>(classes)), 0);
  }

  std::vector<std::int64_t> run() {
    for (std::size_t i = problem_.indptr.size(); i > 1; --i) waiting_.push_back(static_cast<std::int32_t>(i - 2));
    while (!waiting_.empty()) {
      const std::int32_t row = waiting_.back();
      waiting_.pop_back();
      propose(row);
    }
    std::vector<std::int64_t> held;
    for (std::size_t a = 0; a < state_.size(); ++a) {
      if (state_[a] == State::held) held.push_back(static_cast<std::int64_t>(a));
    }
    return held;
  }

 private:
  enum class State : std::uint8_t { open, held, refused };

  void propose(std::int32_t row) {
    constexpr std::int64_t stop_every = 1 << 12;
    if (++visits_ % stop_every == 0 && stop_.stop_requested()) throw Cancelled();
    const auto i = static_cast<std::size_t>(row);
    std::int64_t places = problem_.places[i];
    for (std::int64_t arc = problem_.indptr[i]; arc < problem_.indptr[i + 1] && places > 0; ++arc) {
      State& state = state_[static_cast<std::size_t>(arc)];
      std::int64_t& visit = last_visit_[static_cast<std::size_t>(preferences_.class_of(arc))];
      if (state == State::refused || visit == visits_) continue;
      if (state == State::open && !offer(arc)) continue;
      visit = visits_;
      --places;
    }
  }

  /// Whether the arc is held now; then another may have been refused for it.
  bool offer(std::int64_t arc) {
    const std::int32_t column = preferences_.column(arc);
    std::int32_t full = column;
    while (full != Limits::none && held_[index(full)] < limits_.capacity(full)) full = limits_.parent(full);
    if (full != Limits::none) {
      const std::int64_t worst = worst_of(full);
      if (worst < 0 || !preferences_.column_prefers(arc, worst)) {
        state_[static_cast<std::size_t>(arc)] = State::refused;
        return false;
      }
      state_[static_cast<std::size_t>(worst)] = State::refused;
      count(preferences_.column(worst), -1);
      waiting_.push_back(preferences_.row(worst));
    }
    state_[static_cast<std::size_t>(arc)] = State::held;
    count(column, 1);
    for (std::int32_t node = column; node != Limits::none; node = limits_.parent(node)) push(node, arc);
    return true;
  }

  void count(std::int32_t node, std::int64_t change) {
    for (; node != Limits::none; node = limits_.parent(node)) held_[index(node)] += change;
  }

  [[nodiscard]] auto worst_in_front() const {
    return [this](std::int64_t left, std::int64_t right) { return preferences_.column_prefers(left, right); };
  }

  void push(std::int32_t node, std::int64_t arc) {
    auto& heap = heaps_[index(node)];
    heap.push_back(arc);
    std::push_heap(heap.begin(), heap.end(), worst_in_front());
  }

  /// The least wanted arc a limit holds, or -1 when its capacity is 0.
  std::int64_t worst_of(std::int32_t node) {
    auto& heap = heaps_[index(node)];
    while (!heap.empty() && state_[static_cast<std::size_t>(heap.front())] != State::held) {
      std::pop_heap(heap.begin(), heap.end(), worst_in_front());
      heap.pop_back();
    }
    return heap.empty() ? -1 : heap.front();
  }

  [[nodiscard]] static std::size_t index(std::int32_t node) noexcept { return static_cast<std::size_t>(node); }

  const StableProblem& problem_;
  const std::stop_token& stop_;
  Limits limits_;
  Preferences preferences_;
  std::vector<State> state_;                      ///< Of each arc.
  std::vector<std::int64_t> held_;                ///< Of each limit: arcs held.
  std::vector<std::vector<std::int64_t>> heaps_;  ///< Of each limit: arcs held, and some that were refused since.
  std::vector<std::int32_t> waiting_;             ///< Rows that may propose.
  std::vector<std::int64_t> last_visit_;          ///< Of each class: when an arc of it was last proposed.
  std::int64_t visits_ = 0;
};

}  // namespace

StableMatching propose_from_rows(const StableProblem& problem, const std::stop_token& stop) {
  return matching_of(problem, Proposals(problem, stop).run());
}

}  // namespace s2ss::allocation
