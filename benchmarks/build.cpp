#include <cstddef>
#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>

#include "s2ss/directory_builder.hpp"
#include "s2ss/synthetic_directory.hpp"

namespace {

/// A directory's records as a program would hold them.
struct Structs {
  explicit Structs(const s2ss::Directory& directory)
      : schools(directory.schools().begin(), directory.schools().end()),
        calendars(directory.calendars().begin(), directory.calendars().end()) {
    for (std::uint32_t i = 0; i < directory.nominee_count(); ++i) {
      nominees.push_back(directory.nominee(s2ss::NomineeIndex{i}));
    }
    for (std::size_t i = 0; i < directory.link_count(); ++i) links.push_back(directory.link(i));
  }

  std::vector<s2ss::School> schools;
  std::vector<s2ss::Calendar> calendars;
  std::vector<s2ss::Nominee> nominees;
  std::vector<s2ss::Link> links;
};

s2ss::DirectoryBuilder filled(const Structs& structs, s2ss::Date as_of) {
  s2ss::DirectoryBuilder builder(s2ss::Taxonomy::default_scheme(), as_of);
  for (const auto& school : structs.schools) builder.add(school);
  for (const auto& calendar : structs.calendars) builder.add(calendar);
  for (const auto& nominee : structs.nominees) builder.add(nominee);
  for (const auto& link : structs.links) builder.add(link);
  return builder;
}

// Copying the structs into the builder is part of the time: it is what a caller waits for.
void building_from_structs(benchmark::State& state) {
  const s2ss::Directory source = s2ss::synthetic_directory({.nominees = static_cast<std::size_t>(state.range(0))});
  const Structs structs(source);
  std::size_t bytes = 0;
  for (auto _ : state) {
    const s2ss::Directory directory = filled(structs, source.as_of()).build();
    bytes = directory.memory_bytes();
    benchmark::DoNotOptimize(directory);
  }
  state.counters["bytes/nominee"] = static_cast<double>(bytes) / static_cast<double>(source.nominee_count());
}
BENCHMARK(building_from_structs)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void inventing_a_directory(benchmark::State& state) {
  const s2ss::SyntheticOptions options{.nominees = static_cast<std::size_t>(state.range(0))};
  for (auto _ : state) benchmark::DoNotOptimize(s2ss::synthetic_directory(options));
}
BENCHMARK(inventing_a_directory)->Arg(1'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
