#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "s2ss/io/bytes.hpp"
#include "s2ss/live_directory.hpp"
#include "s2ss/rank.hpp"
#include "s2ss/synthetic_directory.hpp"

namespace {

s2ss::Directory directory_of(benchmark::State& state) {
  return s2ss::synthetic_directory({.nominees = static_cast<std::size_t>(state.range(0))});
}

/// A hundred changes of nominees spread over the directory: pauses, capacities, new entries, links.
std::vector<s2ss::Change> hundred_changes(const s2ss::Directory& directory, int turn) {
  std::vector<s2ss::Change> changes;
  const std::size_t step = directory.nominee_count() / 100;
  for (std::size_t i = 0; i < 100; ++i) {
    const auto index = s2ss::NomineeIndex{static_cast<std::uint32_t>(i * step)};
    const s2ss::Nominee nominee = directory.nominee(index);
    if (i % 4 == 0) {
      const bool listed = nominee.status == s2ss::NomineeStatus::listed;
      changes.push_back(
          {.kind = listed ? s2ss::ChangeKind::pause_nominee : s2ss::ChangeKind::resume_nominee, .id = nominee.id});
    } else if (i % 4 == 1) {
      changes.push_back({.kind = s2ss::ChangeKind::set_max_links, .id = nominee.id, .max_links = 2 + turn % 2});
    } else if (i % 4 == 2) {
      const s2ss::Link link{.nominee = nominee.id,
                            .supporting_school = nominee.school,
                            .requesting_school = directory.schools()[(i * 7 + 1) % directory.schools().size()].urn,
                            .date = directory.as_of(),
                            .state = s2ss::LinkState::proposed,
                            .request = "turn " + std::to_string(turn) + " change " + std::to_string(i)};
      if (link.supporting_school != link.requesting_school) {
        changes.push_back({.kind = s2ss::ChangeKind::add_link, .link = link});
      }
    } else {
      s2ss::Nominee added = nominee;
      added.id += "-" + std::to_string(turn);
      changes.push_back({.kind = s2ss::ChangeKind::add_nominee, .nominee = added});
    }
  }
  return changes;
}

/// A hundred changes of one kind each time: of nominees spread over the directory, others each turn.
std::vector<s2ss::Change> hundred_of_one_kind(const s2ss::Directory& directory, s2ss::ChangeKind kind, int turn) {
  std::vector<s2ss::Change> changes;
  const std::size_t step = directory.nominee_count() / 100;
  for (std::size_t i = 0; i < 100; ++i) {
    const std::size_t position = i * step + static_cast<std::size_t>(turn) % step;
    s2ss::Nominee nominee = directory.nominee(s2ss::NomineeIndex{static_cast<std::uint32_t>(position)});
    s2ss::Change change{.kind = kind};
    if (kind == s2ss::ChangeKind::change_nominee) {
      nominee.max_distance = 10'000 + 1'000 * (turn % 7);
      change.nominee = nominee;
    } else if (kind == s2ss::ChangeKind::add_nominee) {
      nominee.id += "-" + std::to_string(turn);
      change.nominee = nominee;
    } else if (kind == s2ss::ChangeKind::add_link) {
      const auto& schools = directory.schools();
      const std::string& asking = schools[(i * 7 + static_cast<std::size_t>(turn)) % schools.size()].urn;
      if (asking == nominee.school) continue;
      change.link = s2ss::Link{.nominee = nominee.id,
                               .supporting_school = nominee.school,
                               .requesting_school = asking,
                               .date = directory.as_of(),
                               .state = s2ss::LinkState::proposed,
                               .request = "turn " + std::to_string(turn) + " change " + std::to_string(i)};
    } else {
      change.id = nominee.id;
      if (kind == s2ss::ChangeKind::set_max_links) change.max_links = 2 + turn % 2;
    }
    changes.push_back(change);
  }
  return changes;
}

template <typename Changes>
void publish(benchmark::State& state, const Changes& changes_of) {
  s2ss::LiveDirectory live(directory_of(state));
  for (int turn = 0; auto _ : state) {
    state.PauseTiming();
    const auto changes = changes_of(live.snapshot(), turn++);
    state.ResumeTiming();
    benchmark::DoNotOptimize(live.apply(changes));
  }
}

void publishing_a_hundred_changes(benchmark::State& state) { publish(state, hundred_changes); }
BENCHMARK(publishing_a_hundred_changes)->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

void publishing_a_hundred_of(benchmark::State& state, s2ss::ChangeKind kind) {
  publish(state,
          [kind](const s2ss::Directory& directory, int turn) { return hundred_of_one_kind(directory, kind, turn); });
}
#define S2SS_PUBLISHING(kind)                                              \
  BENCHMARK_CAPTURE(publishing_a_hundred_of, kind, s2ss::ChangeKind::kind) \
      ->Arg(10'000)                                                        \
      ->Arg(1'000'000)                                                     \
      ->Unit(benchmark::kMillisecond)
S2SS_PUBLISHING(pause_nominee);
S2SS_PUBLISHING(set_max_links);
S2SS_PUBLISHING(change_nominee);
S2SS_PUBLISHING(add_nominee);
S2SS_PUBLISHING(add_link);

void taking_a_snapshot(benchmark::State& state) {
  const s2ss::LiveDirectory live(s2ss::synthetic_directory({.nominees = 100}));
  for (auto _ : state) benchmark::DoNotOptimize(live.snapshot());
}
BENCHMARK(taking_a_snapshot);

void writing_bytes(benchmark::State& state) {
  const s2ss::Directory directory = directory_of(state);
  std::size_t bytes = 0;
  for (auto _ : state) bytes = s2ss::to_bytes(directory).size();
  state.counters["bytes/nominee"] = static_cast<double>(bytes) / static_cast<double>(directory.nominee_count());
  state.counters["links"] = static_cast<double>(directory.link_count());
  state.counters["schools"] = static_cast<double>(directory.schools().size());
}
BENCHMARK(writing_bytes)->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

void reading_bytes(benchmark::State& state) {
  const std::string bytes = s2ss::to_bytes(directory_of(state));
  std::size_t held = 0;
  for (auto _ : state) held = s2ss::directory_from_bytes(bytes).memory_bytes();
  state.counters["held/nominee"] = static_cast<double>(held) / static_cast<double>(state.range(0));
}
BENCHMARK(reading_bytes)->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
