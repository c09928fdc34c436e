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
    const bool is_quiet = auction_.open(part(500), part(10), [this] { index_beside(); });
    return is_quiet ? go_on(auction_.step()) : Outcome::cancelled;
  }

  Outcome from_earlier() {
    const RepairEnd end = repair_if_little(part(500));
    if (end == RepairEnd::done) return Outcome::optimal;
    if (end == RepairEnd::stopped || !bid_in(part(100))) return Outcome::cancelled;
    return go_on(part(100));
  }

 private:
  [[nodiscard]] Value part(Value parts) const { return std::max<Value>(state_.highest / parts, 1); }

  Outcome go_on(Value step) {
    while (true) {
      if (step <= part(100)) {
        const RepairEnd end = step == 1 && is_last_resort() ? repair_all() : repair_if_little(step);
        if (end == RepairEnd::done) return Outcome::optimal;
        if (end == RepairEnd::stopped) return Outcome::cancelled;
      }
      if (step == 1) return Outcome::too_coarse;
      step = std::max<Value>(step / 20, 1);
      if (!bid_in(step)) return Outcome::cancelled;
    }
  }

  bool bid_in(Value step) {
    if (!auction_.go_on(step)) return false;
    if (indexing_.joinable()) indexing_.join();
    return lower_prices(state_, step, stop_, work_);
  }

  /// Where prices rise in large steps, columns will have to lower them, and need their index for it: it is built while
  /// rows still bid.
  void index_beside() {
    if (threads_ != 1 && state_.arc.size() > 100'000) indexing_ = std::jthread([this] { build_incoming(state_); });
  }

  /// With 64 bits a step is so small that nothing is left to repair, or scores are so large that nothing else remains.
  [[nodiscard]] static bool is_last_resort() { return sizeof(Value) == 8; }

  /// At prices in whole scores; or at none and the highest only, which are the best ones where all scores that matter
  /// are the same, and which an auction comes near to only in ever smaller steps.
  RepairEnd repair_if_little(Value step) {
    const LargeArray<Value> exact = state_.price;
    for (const Value unit : {state_.scale, std::max<Value>(state_.highest, 1)}) {
      round_prices(unit);
      state_.fallen = std::min(state_.highest, state_.fallen + unit);
      const bool is_promising = repair_.is_likely_below(1.0 / 16);
      const std::int64_t wrong = is_promising ? repair_.count_wrong(threads_) : state_.rows;
      if (wrong <= state_.rows / 16 + 16) return repair_.run(4 * step, 8 * at(state_.rows) + 1024);
      state_.price = exact;
    }
    return RepairEnd::tired;
  }

  void round_prices(Value unit) {
    for (Value& price : state_.price) price = (price + unit / 2) / unit * unit;
  }

  RepairEnd repair_all() {
    round_prices(state_.scale);
    state_.fallen = state_.highest;
    repair_.count_wrong(threads_);
    return repair_.run(state_.highest, std::numeric_limits<std::uint64_t>::max());
  }

  Compact<Value>& state_;
  std::size_t threads_;
  const std::stop_token& stop_;
  CompactWork work_;
  Auction<Value> auction_;
  Repair<Value> repair_;
  std::jthread indexing_;
};

std::int64_t longest_row(const AssignmentProblem& problem) {
  std::int64_t longest = 0;
  for (std::size_t i = 1; i < problem.indptr.size(); ++i) {
    longest = std::max(longest, problem.indptr[i] - problem.indptr[i - 1]);
  }
  return longest;
}

template <typename Value>
std::optional<AssignmentResult> solve_with(const AssignmentProblem& problem, const ArcRule& rule,
                                           const AssignmentOptions& options, std::int64_t highest,
                                           std::size_t lists_from) {
  // Sums of three values must not overflow.
  constexpr Value most_summed = Value{1} << (8 * sizeof(Value) - 3);
  // In 32 bits a value and the position of an arc in its row should fit one number.
  constexpr int most_bits = 8;
  const Value most =
      sizeof(Value) == 4
          ? std::min(most_summed, Value{1} << (31 - std::clamp(bits_for(longest_row(problem)), 2, most_bits)))
          : most_summed;
  Value scale = 1;
  while (highest < most / (2 * scale)) scale *= 2;
  Compact<Value> state = empty_plan<Value>(problem, rule, scale, options.threads, lists_from);
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
  return problem.groups.empty() && problem.pinned.empty() && are_all(problem.places, 1) && are_all(problem.lower, 0) &&
         are_all(problem.spread, 0);
}

AssignmentResult solve_plain(const AssignmentProblem& problem, const ArcRule& rule, std::int64_t greatest_score,
                             const AssignmentOptions& options, std::size_t lists_from) {
  const std::int64_t highest = std::max<std::int64_t>(greatest_score + rule.bonus, 0);
  if (highest < std::int64_t{1} << 28) {
    std::optional<AssignmentResult> result = solve_with<std::int32_t>(problem, rule, options, highest, lists_from);
    if (result) return *std::move(result);
  }
  return *solve_with<std::int64_t>(problem, rule, options, highest, lists_from);
}

}  // namespace s2ss::allocation
