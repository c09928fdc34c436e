#include <algorithm>
#include <limits>

#include "allocation/preferences.hpp"
#include "s2ss/error.hpp"

namespace s2ss::allocation {

namespace {

/// What a column holds, or what a row proposes: the priority, and the row that settles ties.
struct Offer {
  std::int64_t priority;
  std::int32_t row;

  [[nodiscard]] constexpr bool beats(const Offer& other) const noexcept {
    return priority != other.priority ? priority > other.priority : row < other.row;
  }
};

/// Half a cache line: most proposals are answered from it alone.
struct alignas(32) Column {
  Offer worst{std::numeric_limits<std::int64_t>::max(), -1};  ///< Of those held, once it is full.
  std::int32_t held = 0;
  std::int32_t capacity = 0;
  std::int64_t first =
      0;  ///< Where its offers stand when it has room for several; of many, a heap with the worst in front.
};

/// Up to so many places a column's offers are kept in no order.
constexpr std::int32_t few = 8;

constexpr bool worst_in_front(const Offer& left, const Offer& right) noexcept { return left.beats(right); }

/// Free rows propose in rounds rather than one at a time: what each will read is known some rows ahead and asked for,
/// where a single chain of proposals would wait for memory at every link. The order does not change the answer.
class Rounds {
 public:
  Rounds(const StableProblem& problem, const std::stop_token& stop) : problem_(problem), stop_(stop) {
    columns_.resize(problem.columns);
    std::int64_t room = 0;
    const auto most = static_cast<std::int64_t>(problem.indptr.empty() ? 0 : problem.indptr.size() - 1);
    for (std::size_t j = 0; j < problem.columns; ++j) {
      const std::int64_t capacity = std::min(problem.capacity[j], most);
      columns_[j].capacity = static_cast<std::int32_t>(capacity);
      if (capacity == 0) columns_[j].worst = {std::numeric_limits<std::int64_t>::max(), -1};
      if (capacity > 1) columns_[j].first = std::exchange(room, room + capacity);
    }
    if (room > std::max<std::int64_t>(most, 1) * 4) clamp_to_degrees(room);
    offers_.resize(static_cast<std::size_t>(room));
    next_.assign(problem.indptr.begin(), problem.indptr.end());
  }

  std::vector<std::int64_t> run() {
    std::vector<std::int32_t> free, freed;
    for (std::size_t i = 0; i + 1 < problem_.indptr.size(); ++i) {
      if (problem_.places[i] > 0) free.push_back(static_cast<std::int32_t>(i));
    }
    const std::vector<std::int32_t> taking_part = free;
    while (!free.empty()) {
      freed.clear();
      propose(free, freed);
      free.swap(freed);
    }
    std::vector<std::int64_t> held;
    held.reserve(taking_part.size());
    for (const std::int32_t row : taking_part) {
      const auto i = static_cast<std::size_t>(row);
      if (next_[i] <= problem_.indptr[i + 1]) held.push_back(next_[i] - 1);
    }
    return held;
  }

 private:
  /// Columns that promise more than all rows together could ask of them get room for as many as may ask.
  void clamp_to_degrees(std::int64_t& room) {
    std::vector<std::int32_t> degree(columns_.size(), 0);
    for (const std::int32_t j : problem_.indices) ++degree[static_cast<std::size_t>(j)];
    room = 0;
    for (std::size_t j = 0; j < columns_.size(); ++j) {
      // Never down to one: a column with room for one has no heap, and would not be told from it.
      if (columns_[j].capacity > 1) columns_[j].capacity = std::max(2, std::min(columns_[j].capacity, degree[j]));
      if (columns_[j].capacity > 1) columns_[j].first = std::exchange(room, room + columns_[j].capacity);
    }
  }

  void propose(const std::vector<std::int32_t>& free, std::vector<std::int32_t>& freed) {
    constexpr std::size_t farthest = 40, far = 24, near = 8, stop_every = 1 << 14;
    for (std::size_t k = 0; k < free.size(); ++k) {
      if (k % stop_every == 0 && stop_.stop_requested()) throw Cancelled();
      if (k + farthest < free.size()) __builtin_prefetch(next_.data() + free[k + farthest]);
      if (k + far < free.size()) {
        const std::int64_t arc = next_[static_cast<std::size_t>(free[k + far])];
        __builtin_prefetch(problem_.indices.data() + arc);
        __builtin_prefetch(problem_.priority.data() + arc);
      }
      if (k + near < free.size()) {
        const auto soon = static_cast<std::size_t>(free[k + near]);
        if (next_[soon] < problem_.indptr[soon + 1]) {
          const std::int32_t j = problem_.indices[static_cast<std::size_t>(next_[soon])];
          __builtin_prefetch(columns_.data() + j);
        }
      }
      propose(free[k], freed);
    }
  }

  /// Goes down the row's list to the first column that takes it; who is pushed out is free again. A row that comes to
  /// the end of its list stands one past it.
  void propose(std::int32_t row, std::vector<std::int32_t>& freed) {
    const auto i = static_cast<std::size_t>(row);
    const std::int64_t end = problem_.indptr[i + 1];
    std::int64_t arc = next_[i];
    for (; arc < end; ++arc) {
      const auto a = static_cast<std::size_t>(arc);
      const Offer offer{problem_.priority[a], row};
      Column& column = columns_[static_cast<std::size_t>(problem_.indices[a])];
      if (column.held == column.capacity && !offer.beats(column.worst)) continue;
      if (column.capacity == 0) continue;
      if (column.held == column.capacity) freed.push_back(column.worst.row);
      accept(column, offer);
      break;
    }
    next_[i] = arc + 1;
  }

  void accept(Column& column, const Offer& offer) {
    if (column.capacity == 1) {
      column.held = 1;
      column.worst = offer;
      return;
    }
    Offer* const first = offers_.data() + column.first;
    if (column.capacity <= few) return accept_among_few(column, first, offer);
    if (column.held == column.capacity) {
      std::pop_heap(first, first + column.held, worst_in_front);
      first[column.held - 1] = offer;
    } else {
      first[column.held++] = offer;
    }
    std::push_heap(first, first + column.held, worst_in_front);
    column.worst = *first;
  }

  /// Without a heap: looking through a cache line or two costs less than the branches of one.
  static void accept_among_few(Column& column, Offer* first, const Offer& offer) {
    if (column.held < column.capacity) {
      first[column.held++] = offer;
      if (column.held < column.capacity) return;
    } else {
      Offer* out = first;
      while (out->row != column.worst.row) ++out;
      *out = offer;
    }
    Offer worst = first[0];
    for (std::int32_t k = 1; k < column.held; ++k) worst = worst.beats(first[k]) ? first[k] : worst;
    column.worst = worst;
  }

  const StableProblem& problem_;
  const std::stop_token& stop_;
  std::vector<Column> columns_;
  std::vector<Offer> offers_;
  std::vector<std::int64_t> next_;  ///< Of each row: one past the arc it proposed last.
};

}  // namespace

StableMatching propose_from_rows_simply(const StableProblem& problem, const std::stop_token& stop) {
  return matching_of(problem, Rounds(problem, stop).run());
}

}  // namespace s2ss::allocation
