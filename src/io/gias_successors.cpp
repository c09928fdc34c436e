#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "io/csv_table.hpp"
#include "io/gias_fields.hpp"
#include "s2ss/io/gias.hpp"

namespace s2ss {
namespace {

enum Column : std::size_t { column_urn, column_link_urn, column_link_type };
constexpr std::array<CsvColumn, 3> columns = {{{"URN"}, {"LinkURN"}, {"LinkType"}}};

/// A school's number, then that of the one that followed it.
using Succession = std::pair<std::uint32_t, std::uint32_t>;

std::vector<std::pair<std::string, std::string>> read_table(CsvTable table);
std::optional<Succession> read_link(CsvTable& table);
std::vector<std::pair<std::string, std::string>> only_successors(std::vector<Succession> successions);

}  // namespace

std::vector<std::pair<std::string, std::string>> read_gias_successors(const std::filesystem::path& path) {
  return read_table(CsvTable(CsvInput(FileReader(path)), path.string(), columns));
}

std::vector<std::pair<std::string, std::string>> gias_successors_from_csv(std::string_view csv,
                                                                          const std::string& source) {
  return read_table(CsvTable(CsvInput(csv), source, columns));
}

namespace {

std::vector<std::pair<std::string, std::string>> read_table(CsvTable table) {
  std::vector<Succession> successions;
  while (table.next()) {
    if (!table.complete()) continue;
    if (const auto succession = read_link(table)) successions.push_back(*succession);
  }
  table.faults().throw_if_any();
  return only_successors(std::move(successions));
}

bool begins_with_word(std::string_view text, std::string_view word) noexcept {
  return same_word(text.substr(0, word.size()), word);
}

// The register holds most successions twice, once from either side, and other links (mergers, sixth-form centres) that
// do not say that one school took the other's place. A school that is its own successor says nothing either.
std::optional<Succession> read_link(CsvTable& table) {
  const std::string_view type = table.cell(column_link_type);
  const bool forwards = begins_with_word(type, "Successor");
  if (!forwards && !begins_with_word(type, "Predecessor")) return std::nullopt;
  const auto read = [&table](Column column) {
    const auto urn = gias::urn(table.cell(column));
    if (!urn) table.add_fault(column, "a number of 1 to 7 digits", "restore the school's URN");
    return urn;
  };
  const auto urn = read(column_urn);
  const auto linked = read(column_link_urn);
  if (!urn || !linked || *urn == *linked) return std::nullopt;
  return forwards ? Succession{*urn, *linked} : Succession{*linked, *urn};
}

std::vector<std::pair<std::string, std::string>> only_successors(std::vector<Succession> successions) {
  std::sort(successions.begin(), successions.end());
  successions.erase(std::unique(successions.begin(), successions.end()), successions.end());
  std::vector<std::pair<std::string, std::string>> result;
  for (std::size_t i = 0; i < successions.size(); ++i) {
    const std::uint32_t old = successions[i].first;
    const bool before = i > 0 && successions[i - 1].first == old;
    const bool after = i + 1 < successions.size() && successions[i + 1].first == old;
    if (!before && !after) result.emplace_back(std::to_string(old), std::to_string(successions[i].second));
  }
  return result;
}

}  // namespace
}  // namespace s2ss
