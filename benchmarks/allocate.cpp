#include "s2ss/allocate.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "allocation/explain_plan.hpp"
#include "allocation/explain_prices.hpp"
#include "allocation/find_pairs.hpp"
#include "allocation/round.hpp"
#include "allocation/round_solver.hpp"
#include "s2ss/synthetic_directory.hpp"

// A whole round, from requests to an explained plan: so many requests, so many nominees. The counters say how many
// milliseconds each step takes when they are taken one by one, as `allocate` takes them.

namespace {

using namespace s2ss;
using namespace s2ss::allocation;

const Directory& directory_of(std::size_t nominees) {
  static std::optional<Directory> directory;
  if (!directory || directory->nominee_count() != nominees) directory = synthetic_directory({.nominees = nominees});
  return *directory;
}

/// Milliseconds since it was last asked.
class Clock {
 public:
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    const double passed = std::chrono::duration<double, std::milli>(now - then_).count();
    then_ = now;
    return passed;
  }

 private:
  std::chrono::steady_clock::time_point then_ = std::chrono::steady_clock::now();
};

void count_steps(const Directory& directory, const std::vector<Request>& requests, benchmark::State& state) {
  const ParallelWatch watch;
  const Solving solving;
  Clock clock;
  const Round round(directory, requests, {}, {});
  state.counters["1_checking"] = clock.lap();
  FoundPairs pairs(round, first_pairs, watch);
  state.counters["2_finding"] = clock.lap();
  double solve = 0, price = 0, rounds = 0;
  std::optional<Solved> solved;
  for (bool is_better = true; is_better; ++rounds) {
    solved = solve_round(round, pairs.pairs(), solving, {}, solved ? &*solved : nullptr);
    solve += clock.lap();
    is_better = pairs.add_improving(*solved, solving, watch);
    price += clock.lap();
  }
  state.counters["3_solving"] = solve;
  state.counters["4_pricing"] = price;
  state.counters["pricing_rounds"] = rounds;
  Plan plan;
  plan.certificate.bounds.push_back({});
  clock.lap();
  explain_unmet(round, pairs, solved->assigned, watch, plan);
  state.counters["6_unmet"] = clock.lap();
  find_alternates(round, pairs, solved->assigned, 3, watch, plan);
  state.counters["7_alternates"] = clock.lap();
  std::size_t looked_at = 0;
  for (const auto& each : pairs.pairs()) looked_at += each.size();
  state.counters["pairs"] = static_cast<double>(looked_at);
  state.counters["unmet"] = static_cast<double>(plan.unmet.size());
}

void allocate_a_round(benchmark::State& state) {
  const Directory& directory = directory_of(static_cast<std::size_t>(state.range(1)));
  const std::vector<Request> requests =
      synthetic_requests(directory, {.requests = static_cast<std::size_t>(state.range(0)), .seed = 1});
  for (auto _ : state) benchmark::DoNotOptimize(allocate(directory, requests));
  count_steps(directory, requests, state);
}
BENCHMARK(allocate_a_round)
    ->Args({40, 500})
    ->Args({1'000, 10'000})
    ->Args({4'000, 800})
    ->Args({10'000, 100'000})
    ->Args({20'000, 4'000})
    ->Args({100'000, 1'000'000})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
