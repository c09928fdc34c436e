#include "s2ss/io/gias.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "io/csv_table.hpp"
#include "io/gias_columns.hpp"
#include "io/gias_fields.hpp"

namespace s2ss {
namespace {

/// The options in the form that a row is compared with.
class Wanted {
 public:
  explicit Wanted(const GiasOptions& options);

  [[nodiscard]] bool authority(int code) const {
    return authorities_.empty() || std::binary_search(authorities_.begin(), authorities_.end(), code);
  }
  [[nodiscard]] bool status(SchoolStatus status) const { return !open_only_ || is_open(status); }
  [[nodiscard]] bool phase(Phase phase) const {
    return phases_.empty() || std::find(phases_.begin(), phases_.end(), phase) != phases_.end();
  }

 private:
  std::vector<int> authorities_;
  std::vector<Phase> phases_;
  bool open_only_;
};

/// What has been read so far. Texts are as in the file until the encoding is known.
struct Reading {
  std::vector<School> schools;
  std::vector<std::size_t> school_lines;
  std::vector<std::pair<std::uint32_t, std::size_t>> urn_lines;  ///< Of every row.
};

GiasSchools read_table(CsvTable table, const Wanted& wanted);
void check_alternatives(CsvTable& table);
void read_row(CsvTable& table, const Wanted& wanted, Reading& reading);
void decode(CsvTable& table, Reading& reading);
void report_duplicates(CsvTable& table, Reading& reading);

constexpr int no_authority = -1;

}  // namespace

GiasSchools read_gias(const std::filesystem::path& path, const GiasOptions& options) {
  const Wanted wanted(options);
  return read_table(CsvTable(CsvInput(FileReader(path)), path.string(), gias::columns), wanted);
}

GiasSchools gias_from_csv(std::string_view csv, const GiasOptions& options, const std::string& source) {
  const Wanted wanted(options);
  return read_table(CsvTable(CsvInput(csv), source, gias::columns), wanted);
}

namespace {

std::optional<int> authority_code(std::string_view cell) noexcept;
School read_school(CsvTable& table, std::uint32_t urn, int authority);
std::string text_or_absent(CsvTable& table, gias::Column column);
std::optional<int> number(CsvTable& table, gias::Column column, int most, std::string_view expected);
void read_position(CsvTable& table, School& school);

Wanted::Wanted(const GiasOptions& options) : phases_(options.phases), open_only_(options.open_only) {
  FaultList faults;
  for (std::size_t i = 0; i < options.local_authorities.size(); ++i) {
    const auto code = authority_code(options.local_authorities[i]);
    if (code && *code != no_authority) {
      authorities_.push_back(*code);
      continue;
    }
    Fault fault;
    fault.row = i;
    fault.field = "local_authorities";
    fault.expected = "the three-digit code of a local authority";
    fault.mend = "use codes such as 888 for Lancashire";
    faults.add(std::move(fault));
  }
  faults.throw_if_any();
  std::sort(authorities_.begin(), authorities_.end());
}

GiasSchools read_table(CsvTable table, const Wanted& wanted) {
  check_alternatives(table);
  Reading reading;
  // A row of the register takes about 1200 bytes. Space that is not needed is never touched.
  constexpr std::size_t least_row_bytes = 1000;
  reading.schools.reserve(table.bytes() / least_row_bytes);
  while (table.next()) {
    if (table.complete()) read_row(table, wanted, reading);
  }
  decode(table, reading);
  report_duplicates(table, reading);
  table.faults().throw_if_any();
  return {std::move(reading.schools), table.rows(), table.encoding()};
}

void check_alternatives(CsvTable& table) {
  for (const auto& [code, name] : {std::pair{gias::column_status_code, gias::column_status_name},
                                   std::pair{gias::column_phase_code, gias::column_phase_name}}) {
    if (!table.has(code) && !table.has(name)) table.report_missing(code);
  }
}

// A row that is left out is only read as far as it takes to know that. Its URN counts all the same.
void read_row(CsvTable& table, const Wanted& wanted, Reading& reading) {
  const auto urn = gias::urn(table.cell(gias::column_urn));
  if (urn) {
    reading.urn_lines.emplace_back(*urn, table.line());
  } else {
    table.add_fault(gias::column_urn, "a number of 1 to 7 digits", "restore the school's URN");
  }
  const auto authority = authority_code(table.cell(gias::column_local_authority));
  if (!authority) table.add_fault(gias::column_local_authority, "a code of up to three digits", "restore the code");
  if (authority && !wanted.authority(*authority)) return;

  const auto cell_copy = [&table](gias::Column column) { return std::string(table.cell(column)); };
  const auto status = gias::status(cell_copy(gias::column_status_code), table.cell(gias::column_status_name));
  if (!status) {
    table.add_fault(gias::column_status_code, "a code from 1 to 4 or its name", "restore the establishment's status");
  }
  if (status && !wanted.status(*status)) return;
  const auto phase = gias::phase(cell_copy(gias::column_phase_code), table.cell(gias::column_phase_name));
  if (!phase) {
    table.add_fault(gias::column_phase_code, "a code from 0 to 7 or its name", "restore the phase of education");
  }
  if (phase && !wanted.phase(*phase)) return;

  School school = read_school(table, urn.value_or(0), authority.value_or(no_authority));
  school.status = status.value_or(SchoolStatus::open);
  school.phase = phase.value_or(Phase::not_applicable);
  reading.schools.push_back(std::move(school));
  reading.school_lines.push_back(table.line());
}

// Spreadsheets drop leading zeros, so codes are compared as numbers.
std::optional<int> authority_code(std::string_view cell) noexcept {
  constexpr std::size_t most_digits = 3;
  if (cell.empty()) return no_authority;
  return cell.size() <= most_digits ? gias::whole_number(cell) : std::nullopt;
}

School read_school(CsvTable& table, std::uint32_t urn, int authority) {
  constexpr int most_age = 120;
  constexpr int most_pupils = 100'000;
  School school;
  school.urn = std::to_string(urn);
  school.name = table.cell(gias::column_name);
  if (school.name.empty()) table.add_fault(gias::column_name, "the school's name", "restore the name");
  school.type = table.cell(gias::column_type);
  if (authority != no_authority) school.local_authority = std::to_string(1000 + authority).substr(1);
  school.district = text_or_absent(table, gias::column_district);
  school.trust = text_or_absent(table, gias::column_trust);
  school.religious_character = text_or_absent(table, gias::column_religious_character);
  school.gender = text_or_absent(table, gias::column_gender);
  school.low_age = number(table, gias::column_low_age, most_age, "an age in whole years, 0 to 120");
  school.high_age = number(table, gias::column_high_age, most_age, "an age in whole years, 0 to 120");
  school.pupils = number(table, gias::column_pupils, most_pupils, "a whole number of pupils, 0 to 100000");
  const std::string_view meals = table.cell(gias::column_free_school_meals);
  if (!gias::is_absent(meals)) {
    school.disadvantage = gias::percentage(meals);
    if (!school.disadvantage) {
      table.add_fault(gias::column_free_school_meals, "a percentage from 0 to 100", "correct it or leave it blank");
    }
  }
  read_position(table, school);
  return school;
}

std::string text_or_absent(CsvTable& table, gias::Column column) {
  return gias::is_absent(table.cell(column)) ? std::string{} : std::string(table.cell(column));
}

std::optional<int> number(CsvTable& table, gias::Column column, int most, std::string_view expected) {
  const std::string_view cell = table.cell(column);
  if (gias::is_absent(cell)) return std::nullopt;
  const auto value = gias::whole_number(cell);
  if (value && *value <= most) return value;
  table.add_fault(column, expected, "correct it or leave it blank");
  return std::nullopt;
}

// The register writes 0 where it does not know; half a position is none.
void read_position(CsvTable& table, School& school) {
  const auto read = [&table](gias::Column column) -> std::optional<int> {
    const std::string_view cell = table.cell(column);
    if (gias::is_absent(cell)) return std::nullopt;
    const auto value = gias::coordinate(cell);
    if (!value) table.add_fault(column, "whole metres on the national grid", "correct it or leave it blank");
    return value == 0 ? std::nullopt : value;
  };
  const auto easting = read(gias::column_easting);
  const auto northing = read(gias::column_northing);
  if (!easting || !northing) return;
  school.easting = easting;
  school.northing = northing;
}

void decode(CsvTable& table, Reading& reading) {
  if (table.encoding() == TextEncoding::utf8) return;
  std::string decoded;
  for (std::size_t i = 0; i < reading.schools.size(); ++i) {
    School& school = reading.schools[i];
    for (const auto& [text, column] : {std::pair{&school.name, gias::column_name},
                                       {&school.type, gias::column_type},
                                       {&school.district, gias::column_district},
                                       {&school.trust, gias::column_trust},
                                       {&school.religious_character, gias::column_religious_character},
                                       {&school.gender, gias::column_gender}}) {
      if (is_ascii(*text)) continue;
      if (!windows_1252_to_utf8(*text, decoded)) {
        table.add_fault(reading.school_lines[i], gias::columns[column].name, "characters of Windows-1252",
                        "retype the cell, or save the file again as CSV UTF-8");
      }
      text->swap(decoded);
    }
  }
}

void report_duplicates(CsvTable& table, Reading& reading) {
  auto& urns = reading.urn_lines;
  // The register is sorted by URN as it comes.
  if (!std::is_sorted(urns.begin(), urns.end())) std::sort(urns.begin(), urns.end());
  std::vector<std::size_t> repeated;
  for (std::size_t i = 1; i < urns.size(); ++i) {
    if (urns[i].first == urns[i - 1].first) repeated.push_back(urns[i].second);
  }
  std::sort(repeated.begin(), repeated.end());
  for (const std::size_t line : repeated) {
    table.add_fault(line, gias::columns[gias::column_urn].name, "every URN once",
                    "remove this row or the earlier one of the same school");
  }
}

}  // namespace
}  // namespace s2ss
