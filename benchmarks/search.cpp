#include <algorithm>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "reference/random.hpp"
#include "s2ss/taxonomy.hpp"

namespace {

std::vector<std::string> labels_of(const s2ss::Taxonomy& taxonomy) {
  std::vector<std::string> labels;
  for (const s2ss::Concept& each : taxonomy.concepts()) {
    labels.push_back(each.pref_label);
    for (const auto* list : {&each.alt_labels, &each.hidden_labels, &each.uncertain_labels, &each.role_labels}) {
      labels.insert(labels.end(), list->begin(), list->end());
    }
  }
  return labels;
}

// Every `step`-th of all prefixes of all labels.
std::vector<std::string> prefixes_of(const s2ss::Taxonomy& taxonomy, std::size_t step) {
  std::vector<std::string> prefixes;
  std::size_t count = 0;
  for (const std::string& label : labels_of(taxonomy)) {
    for (std::size_t length = 1; length <= label.size(); ++length) {
      if (count++ % step == 0) prefixes.push_back(label.substr(0, length));
    }
  }
  return prefixes;
}

// Each with a letter lost, with one doubled, with one wrong and with two swapped, in its middle.
std::vector<std::string> mistyped(const std::vector<std::string>& prefixes) {
  std::vector<std::string> result;
  for (const std::string& prefix : prefixes) {
    const std::size_t middle = prefix.size() / 2;
    if (middle == 0) continue;
    std::string lost = prefix, doubled = prefix, wrong = prefix, swapped = prefix;
    lost.erase(middle, 1);
    doubled.insert(middle, 1, prefix[middle]);
    wrong[middle] = 'x';
    std::swap(swapped[middle], swapped[middle - 1]);
    result.insert(result.end(), {lost, doubled, wrong, swapped});
  }
  return result;
}

// Labels of two to four words out of 6,000.
s2ss::Taxonomy scheme_of_ten_thousand() {
  s2ss::reference::Random random(11);
  std::vector<std::string> words;
  for (const std::string& label : labels_of(s2ss::Taxonomy::default_scheme())) {
    for (std::size_t from = 0; from < label.size();) {
      const std::size_t to = std::min(label.find(' ', from), label.size());
      words.push_back(label.substr(from, to - from));
      from = to + 1;
    }
  }
  while (words.size() < 6'000) {
    std::string word;
    for (int syllables = random.between(1, 4); syllables > 0; --syllables) {
      word += "bcdfghlmnprst"[random.below(13)];
      word += "aeiou"[random.below(5)];
      if (random.chance(40)) word += "lnrst"[random.below(5)];
    }
    words.push_back(word);
  }
  const auto label = [&] {
    std::string made = random.pick(words);
    for (int more = random.between(1, 3); more > 0; --more) made += ' ' + random.pick(words);
    return made;
  };
  s2ss::TaxonomyBuilder builder("large");
  for (int i = 0; i < 10'000; ++i) {
    s2ss::Concept made;
    made.id = "concept-" + std::to_string(i);
    made.pref_label = label();
    for (int more = random.between(0, 4); more > 0; --more) made.alt_labels.push_back(label());
    if (i >= 10) made.broader.push_back("concept-" + std::to_string(random.below(static_cast<std::size_t>(i))));
    builder.add(std::move(made));
  }
  return builder.build();
}

// The time of each input is its best of all rounds, so that what else the machine does is not counted.
void search_each(benchmark::State& state, const s2ss::Taxonomy& taxonomy, const std::vector<std::string>& inputs) {
  using Clock = std::chrono::steady_clock;
  std::vector<double> microseconds(inputs.size(), 1e9);
  benchmark::DoNotOptimize(taxonomy.search("a"));
  for (auto _ : state) {
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const auto start = Clock::now();
      benchmark::DoNotOptimize(taxonomy.search(inputs[i]));
      const std::chrono::duration<double, std::micro> taken = Clock::now() - start;
      microseconds[i] = std::min(microseconds[i], taken.count());
    }
  }
  std::ranges::sort(microseconds);
  state.counters["inputs"] = static_cast<double>(inputs.size());
  state.counters["median_us"] = microseconds[inputs.size() / 2];
  state.counters["p99_us"] = microseconds[inputs.size() * 99 / 100];
  state.counters["worst_us"] = microseconds.back();
}

void prefixes_of_the_default_scheme(benchmark::State& state) {
  const auto& taxonomy = s2ss::Taxonomy::default_scheme();
  search_each(state, taxonomy, prefixes_of(taxonomy, 1));
}
BENCHMARK(prefixes_of_the_default_scheme)->Unit(benchmark::kMillisecond)->MinTime(2);

void mistyped_prefixes_of_the_default_scheme(benchmark::State& state) {
  const auto& taxonomy = s2ss::Taxonomy::default_scheme();
  search_each(state, taxonomy, mistyped(prefixes_of(taxonomy, 1)));
}
BENCHMARK(mistyped_prefixes_of_the_default_scheme)->Unit(benchmark::kMillisecond)->MinTime(2);

void prefixes_of_ten_thousand_concepts(benchmark::State& state) {
  const s2ss::Taxonomy taxonomy = scheme_of_ten_thousand();
  search_each(state, taxonomy, prefixes_of(taxonomy, 23));
}
BENCHMARK(prefixes_of_ten_thousand_concepts)->Unit(benchmark::kMillisecond)->MinTime(2);

void mistyped_prefixes_of_ten_thousand_concepts(benchmark::State& state) {
  const s2ss::Taxonomy taxonomy = scheme_of_ten_thousand();
  search_each(state, taxonomy, mistyped(prefixes_of(taxonomy, 97)));
}
BENCHMARK(mistyped_prefixes_of_ten_thousand_concepts)->Unit(benchmark::kMillisecond)->MinTime(2);

void first_search(benchmark::State& state, const s2ss::Taxonomy& taxonomy) {
  s2ss::TaxonomyBuilder builder;
  for (const s2ss::Concept& each : taxonomy.concepts()) builder.add(each);
  for (auto _ : state) {
    state.PauseTiming();
    const s2ss::Taxonomy fresh = builder.build();
    state.ResumeTiming();
    benchmark::DoNotOptimize(fresh.search("a"));
  }
}
void first_search_of_the_default_scheme(benchmark::State& state) {
  first_search(state, s2ss::Taxonomy::default_scheme());
}
BENCHMARK(first_search_of_the_default_scheme)->Unit(benchmark::kMillisecond);
void first_search_of_ten_thousand_concepts(benchmark::State& state) { first_search(state, scheme_of_ten_thousand()); }
BENCHMARK(first_search_of_ten_thousand_concepts)->Unit(benchmark::kMillisecond)->Iterations(5);

}  // namespace
