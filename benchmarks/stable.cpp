#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>

#include "reference/random.hpp"
#include "s2ss/stable_matching.hpp"

namespace {

using namespace s2ss;

struct Arrays {
  std::vector<std::int64_t> indptr{0};
  std::vector<std::int32_t> indices;
  std::vector<std::int64_t> priority;
  std::size_t columns;

  [[nodiscard]] StableProblem problem(std::int64_t capacity) const {
    StableProblem problem{.indptr = indptr, .indices = indices, .priority = priority, .columns = columns};
    problem.capacity = capacity;
    return problem;
  }
};

/// Lists of `degree` columns; `skew` percent of the wishes go to the first tenth of the columns.
Arrays make(std::int32_t rows, std::size_t columns, int degree, int skew) {
  reference::Random random(7);
  Arrays made{.columns = columns};
  std::vector<std::int32_t> last_row(columns, -1);
  for (std::int32_t i = 0; i < rows; ++i) {
    for (int k = 0; k < degree;) {
      const std::size_t j = random.below(random.chance(skew) ? columns / 10 : columns);
      if (last_row[j] == i) continue;
      last_row[j] = i;
      made.indices.push_back(static_cast<std::int32_t>(j));
      made.priority.push_back(static_cast<std::int64_t>(random.below(1'000'001)));
      ++k;
    }
    made.indptr.push_back(static_cast<std::int64_t>(made.indices.size()));
  }
  return made;
}

void stable(benchmark::State& state) {
  const Arrays arrays = make(100'000, 20'000, 32, static_cast<int>(state.range(0)));
  const StableOptions options{.proposer = state.range(2) != 0 ? Proposer::columns : Proposer::rows,
                              .threads = static_cast<std::size_t>(state.range(3))};
  std::size_t matched = 0;
  for (auto _ : state) matched = stable_matching(arrays.problem(state.range(1)), options).arc.size();
  state.counters["matched"] = static_cast<double>(matched);
}

BENCHMARK(stable)
    ->ArgNames({"skew", "capacity", "columns_propose", "threads"})
    ->Args({0, 3, 0, 1})
    ->Args({0, 3, 0, 2})
    ->Args({0, 1, 0, 2})
    ->Args({50, 3, 0, 2})
    ->Args({0, 3, 1, 1})
    ->Unit(benchmark::kMillisecond);

}  // namespace
