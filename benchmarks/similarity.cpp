#include "s2ss/similarity.hpp"

#include <benchmark/benchmark.h>

namespace {

// Each iteration takes the next need, so the figure is a mean over the scheme.
void similarities_of_one_need(benchmark::State& state) {
  const auto& taxonomy = s2ss::Taxonomy::default_scheme();
  std::uint32_t need = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(s2ss::similarities(taxonomy, {need}));
    need = need + 1 < taxonomy.size() ? need + 1 : 0;
  }
}
BENCHMARK(similarities_of_one_need);

void building_the_default_scheme(benchmark::State& state) {
  const auto& taxonomy = s2ss::Taxonomy::default_scheme();
  s2ss::TaxonomyBuilder builder;
  for (const auto& each : taxonomy.concepts()) builder.add(each);
  for (auto _ : state) benchmark::DoNotOptimize(builder.build());
}
BENCHMARK(building_the_default_scheme);

}  // namespace
