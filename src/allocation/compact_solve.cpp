#include "allocation/compact_solve.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <thread>
#include <utility>

#include "allocation/at.hpp"
#include "allocation/blocks.hpp"
#include "allocation/compact.hpp"
#include "allocation/compact_auction.hpp"
#include "allocation/compact_build.hpp"
#include "allocation/compact_repair.hpp"

namespace s2ss::allocation {

namespace {

enum class Outcome : std::uint8_t { optimal, cancelled, too_coarse };

/// Phases of an auction in ever smaller steps, until few rows are left that would rather have another arc; those are
/// repaired. Prices are rounded to whole scores first, which settles most inputs with many equal scores.
template <typename Value>
class Course {
 public:
  Course(Compact<Value>& state, const AssignmentOptions& options)
      : state_(state),
        threads_(options.threads),
        stop_(options.stop),
        auction_(state, threads_, stop_, work_),
        repair_(state, stop_, work_) {}

  Outcome from_nothing() {
    // The columns' index is needed only when rows have stopped bidding.
    std::jthread indexing;
    const bool is_beside = threads_ != 1 && state_.arc.size() > 100'000;
    if (is_beside) indexing = std::jthread([this] { index_incoming(state_); });
    const bool is_quiet = auction_.open(part(500), part(10));
    if (is_beside) {
      indexing.join();
    } else {
      index_incoming(state_);
    }
    return is_quiet ? go_on(auction_.step()) : Outcome::cancelled;
  }

  Outcome from_earlier() {
    index_incoming(state_);
    const RepairEnd end = repair_if_little();
    if (end == RepairEnd::done) return Outcome::optimal;
    if (end == RepairEnd::stopped || !auction_.go_on(part(100))) return Outcome::cancelled;
    return go_on(part(100));
  }

 private:
  [[nodiscard]] Value part(Value parts) const { return std::max<Value>(state_.highest / parts, 1); }

  Outcome go_on(Value step) {
    while (true) {
      if (!lower_prices(state_, step, stop_, work_)) return Outcome::cancelled;
      if (step <= part(100)) {
        const RepairEnd end = step == 1 && is_last_resort() ? repair_all() : repair_if_little();
        if (end == RepairEnd::done) return Outcome::optimal;
        if (end == RepairEnd::stopped) return Outcome::cancelled;
      }
      if (step == 1) return Outcome::too_coarse;
      step = std::max<Value>(step / 20, 1);
      if (!auction_.go_on(step)) return Outcome::cancelled;
    }
  }

  /// With 64 bits a step is so small that nothing is left to repair, or scores are so large that nothing else remains.
  [[nodiscard]] static bool is_last_resort() { return sizeof(Value) == 8; }

  /// At prices in whole scores; or at none and the highest only, which are the best ones where all scores that matter
  /// are the same, and which an auction comes near to only in ever smaller steps.
  RepairEnd repair_if_little() {
    const LargeArray<Value> exact = state_.price;
    for (const Value unit : {state_.scale, std::max<Value>(state_.highest, 1)}) {
      round_prices(unit);
      const std::int64_t wrong = repair_.count_wrong(threads_);
      if (wrong <= state_.rows / 16 + 16) return repair_.run(4 * at(state_.rows) + 1024);
      state_.price = exact;
    }
    return RepairEnd::tired;
  }

  void round_prices(Value unit) {
    for (Value& price : state_.price) price = (price + unit / 2) / unit * unit;
  }

  RepairEnd repair_all() {
    round_prices(state_.scale);
    repair_.count_wrong(threads_);
    return repair_.run(std::numeric_limits<std::uint64_t>::max());
  }

  Compact<Value>& state_;
  std::size_t threads_;
  const std::stop_token& stop_;
  CompactWork work_;
  Auction<Value> auction_;
  Repair<Value> repair_;
};

template <typename Value>
std::optional<AssignmentResult> solve_with(const AssignmentProblem& problem, const ArcRule& rule,
                                           const AssignmentOptions& options, std::int64_t highest) {
  // Sums of three values must not overflow.
  constexpr Value most = Value{1} << (8 * sizeof(Value) - 3);
  Value scale = 1;
  while (highest < most / (2 * scale)) scale *= 2;
  Compact<Value> state = empty_plan<Value>(problem, rule, scale, options.threads);
  Course<Value> course(state, options);
  if (options.warm != nullptr) begin_from(*options.warm, problem, state);
  const Outcome outcome = options.warm != nullptr ? course.from_earlier() : course.from_nothing();
  if (outcome == Outcome::too_coarse) return std::nullopt;
  AssignmentResult result = result_of(problem, rule, state, options.threads);
  if (outcome == Outcome::cancelled) bound_from_above(problem, rule, result);
  return result;
}

}  // namespace

bool is_plain(const AssignmentProblem& problem) {
  const auto are_all = [](const Amounts& amounts, std::int64_t wanted) {
    return amounts.is_each() ? std::ranges::all_of(amounts.each(), [=](std::int64_t one) { return one == wanted; })
                             : amounts[0] == wanted;
  };
  return problem.groups.empty() && problem.pinned.empty() && are_all(problem.places, 1) && are_all(problem.lower, 0);
}

AssignmentResult solve_plain(const AssignmentProblem& problem, const ArcRule& rule, const AssignmentOptions& options) {
  std::int64_t highest = 0;
  for (const std::int64_t score : problem.scores) highest = std::max(highest, score + rule.bonus);
  if (highest < std::int64_t{1} << 28) {
    std::optional<AssignmentResult> result = solve_with<std::int32_t>(problem, rule, options, highest);
    if (result) return *std::move(result);
  }
  return *solve_with<std::int64_t>(problem, rule, options, highest);
}

}  // namespace s2ss::allocation
