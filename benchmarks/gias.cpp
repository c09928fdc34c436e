/// Reading the school register, in bytes per second. The register is grown from the invented rows beside this file, or
/// is the file that the environment variable S2SS_GIAS_FILE names.

#include "s2ss/io/gias.hpp"

#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "s2ss/io/file.hpp"

namespace {

constexpr int most_rows = 50'000;

std::string grow() {
  std::istringstream lines(s2ss::read_file(std::filesystem::path(__FILE__).parent_path() / "gias_rows.csv"));
  std::string header;
  std::getline(lines, header);
  std::vector<std::string> samples;
  for (std::string line; std::getline(lines, line);) {
    for (char& c : line) c = c == '\'' ? '\x92' : c;
    samples.push_back(line.substr(std::string("\"URN\"").size()));
  }
  std::string csv = header + "\r\n";
  for (int i = 0; i < most_rows; ++i) {
    csv += '"' + std::to_string(100'000 + i) + '"' + samples[static_cast<std::size_t>(i) % samples.size()] + "\r\n";
  }
  return csv;
}

const std::string& register_text() {
  static const std::string text = [] {
    const char* path = std::getenv("S2SS_GIAS_FILE");
    return path != nullptr ? s2ss::read_file(path) : grow();
  }();
  return text;
}

void measure(benchmark::State& state, const s2ss::GiasOptions& options) {
  const std::string& csv = register_text();
  std::size_t schools = 0;
  for (auto _ : state) schools = s2ss::gias_from_csv(csv, options).schools.size();
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * csv.size()));
  state.counters["schools"] = static_cast<double>(schools);
}

void parse_all_rows(benchmark::State& state) {
  measure(state, {.local_authorities = {}, .phases = {}, .open_only = false});
}
BENCHMARK(parse_all_rows)->Unit(benchmark::kMillisecond);

void parse_open_schools(benchmark::State& state) { measure(state, {}); }
BENCHMARK(parse_open_schools)->Unit(benchmark::kMillisecond);

void parse_secondary_schools_of_lancashire(benchmark::State& state) {
  measure(state, {.local_authorities = {"888", "889", "890"}, .phases = {s2ss::Phase::secondary}});
}
BENCHMARK(parse_secondary_schools_of_lancashire)->Unit(benchmark::kMillisecond);

void read_all_rows(benchmark::State& state) {
  const char* path = std::getenv("S2SS_GIAS_FILE");
  if (path == nullptr) {
    state.SkipWithError("set S2SS_GIAS_FILE to a register on disk");
    return;
  }
  for (auto _ : state) {
    benchmark::DoNotOptimize(s2ss::read_gias(path, {.local_authorities = {}, .phases = {}, .open_only = false}));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * std::filesystem::file_size(path)));
}
BENCHMARK(read_all_rows)->Unit(benchmark::kMillisecond);

}  // namespace
