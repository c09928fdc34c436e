#include "s2ss/io/json.hpp"

#include <cstdint>
#include <string>

#include <benchmark/benchmark.h>

#include "s2ss/rank.hpp"
#include "s2ss/synthetic_directory.hpp"

namespace {

s2ss::Directory directory_of(std::int64_t nominees) {
  s2ss::SyntheticOptions options;
  options.nominees = static_cast<std::size_t>(nominees);
  return s2ss::synthetic_directory(options);
}

void count_bytes(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
  state.counters["document_bytes"] = static_cast<double>(text.size());
}

/// From text to an indexed directory: parsing, checking and building.
void reading_a_directory(benchmark::State& state) {
  const auto directory = directory_of(state.range(0));
  const std::string text = to_json(directory);
  for (auto _ : state) benchmark::DoNotOptimize(s2ss::directory_from_json(text, directory.taxonomy()));
  count_bytes(state, text);
}
BENCHMARK(reading_a_directory)->Arg(1'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void writing_a_directory(benchmark::State& state) {
  const auto directory = directory_of(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(to_json(directory));
  count_bytes(state, to_json(directory));
}
BENCHMARK(writing_a_directory)->Arg(1'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

/// Parsing alone: requests need no directory.
void reading_requests(benchmark::State& state) {
  const auto requests = s2ss::synthetic_requests(directory_of(1'000), {.requests = 10'000});
  const std::string text = to_json(requests);
  for (auto _ : state) benchmark::DoNotOptimize(s2ss::from_json<std::vector<s2ss::Request>>(text));
  count_bytes(state, text);
}
BENCHMARK(reading_requests)->Unit(benchmark::kMillisecond);

void writing_a_shortlist(benchmark::State& state) {
  const auto directory = directory_of(10'000);
  const auto shortlist = rank(directory, synthetic_requests(directory).front(), {}, {.limit = 100});
  for (auto _ : state) benchmark::DoNotOptimize(to_json(shortlist));
  count_bytes(state, to_json(shortlist));
}
BENCHMARK(writing_a_shortlist)->Unit(benchmark::kMicrosecond);

}  // namespace
