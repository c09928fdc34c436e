#include "s2ss/rank.hpp"

#include <cstddef>
#include <vector>

#include <benchmark/benchmark.h>

#include "s2ss/scorer.hpp"
#include "s2ss/synthetic_directory.hpp"

namespace {

const s2ss::Directory& directory_of(std::size_t nominees) {
  static s2ss::Directory directory = s2ss::synthetic_directory({.nominees = 100});
  if (directory.nominee_count() != nominees) directory = s2ss::synthetic_directory({.nominees = nominees});
  return directory;
}

// Each iteration takes the next request: the figure is a mean over many kinds of them.
void rank_top_10(benchmark::State& state) {
  const s2ss::Directory& directory = directory_of(static_cast<std::size_t>(state.range(0)));
  const std::vector<s2ss::Request> requests = s2ss::synthetic_requests(directory, {.requests = 64});
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(s2ss::rank(directory, requests[next]));
    next = (next + 1) % requests.size();
  }
  state.counters["nominees/s"] =
      benchmark::Counter(static_cast<double>(directory.nominee_count()), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(rank_top_10)->RangeMultiplier(10)->Range(1'000, 1'000'000)->Unit(benchmark::kMicrosecond);

// What rank pays once for a request, before it looks at the first nominee.
void preparing_a_scorer(benchmark::State& state) {
  const s2ss::Directory& directory = directory_of(static_cast<std::size_t>(state.range(0)));
  const std::vector<s2ss::Request> requests = s2ss::synthetic_requests(directory, {.requests = 64});
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(s2ss::Scorer(directory, requests[next]));
    next = (next + 1) % requests.size();
  }
}
BENCHMARK(preparing_a_scorer)->Arg(100'000)->Unit(benchmark::kMicrosecond);

}  // namespace
