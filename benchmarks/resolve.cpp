// How fast requests are understood: texts of about 200 characters, made of sentences with labels of the default scheme
// in several forms, some misspelt; and texts of 1 MB made to be awkward.
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "reference/random.hpp"
#include "s2ss/taxonomy.hpp"

namespace {

using s2ss::reference::Random;

constexpr std::size_t request_length = 200;

std::string label_of(Random& random) {
  const auto concepts = s2ss::Taxonomy::default_scheme().concepts();
  const s2ss::Concept& chosen = concepts[random.below(concepts.size())];
  if (chosen.alt_labels.empty() || random.below(3) == 0) return chosen.pref_label;
  return chosen.alt_labels[random.below(chosen.alt_labels.size())];
}

std::string misspelt(Random& random, std::string label) {
  if (label.size() > 6) label.erase(2 + random.below(label.size() - 3), 1);
  return label;
}

std::string sentence(Random& random) {
  switch (random.below(6)) {
    case 0:
      return "We are looking for support with " + label_of(random) + " and " + label_of(random) + ". ";
    case 1:
      return "Could anyone help our new head of department with " + misspelt(random, label_of(random)) + "? ";
    case 2:
      return "Hi, thanks for last week. Not " + label_of(random) + " this time, rather KS3 " + label_of(random) + ". ";
    case 3:
      return label_of(random) + "/" + label_of(random) + " & " + label_of(random) + ", Y7-9\n";
    case 4:
      return "since Ofsted our yr 11 results in " + label_of(random) + " have gone down and staff are worried. ";
    default:
      return "Any school that does " + misspelt(random, label_of(random)) + " well, within half an hour of Preston. ";
  }
}

std::vector<std::string> requests(std::size_t number) {
  Random random(17);
  std::vector<std::string> texts(number);
  for (std::string& text : texts) {
    while (text.size() < request_length) text += sentence(random);
    text.resize(request_length);
  }
  return texts;
}

void resolve_requests(benchmark::State& state) {
  const s2ss::Taxonomy& taxonomy = s2ss::Taxonomy::default_scheme();
  const std::vector<std::string> texts = requests(2'000);
  benchmark::DoNotOptimize(taxonomy.resolve(texts.front()));
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(taxonomy.resolve(texts[next]));
    next = (next + 1) % texts.size();
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(resolve_requests)->Unit(benchmark::kMicrosecond);

void resolve_a_megabyte(benchmark::State& state, const std::string& repeated) {
  const s2ss::Taxonomy& taxonomy = s2ss::Taxonomy::default_scheme();
  std::string text;
  while (text.size() < 1'000'000) text += repeated;
  for (auto _ : state) benchmark::DoNotOptimize(taxonomy.resolve(text));
}
BENCHMARK_CAPTURE(resolve_a_megabyte, one_abbreviation, "PP ")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(resolve_a_megabyte, a_list, "PP/")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(resolve_a_megabyte, combining_characters, "e\u0301\u0302")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(resolve_a_megabyte, brackets, "()")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(resolve_a_megabyte, denials, "not maths, is fine, ")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(resolve_a_megabyte, roles, "head of maths ")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(resolve_a_megabyte, aspects, "assessment ")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(resolve_a_megabyte, uncertain, "IT, PD ")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(resolve_a_megabyte, misspellings, "assesmemt timetbling ")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(resolve_a_megabyte, farewells, "thanks, ")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(resolve_a_megabyte, years, "Y7-9, ")->Unit(benchmark::kMillisecond);

}  // namespace
