#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace s2ss::testing {

/// Writes files in the register's layout, every cell quoted. All schools are invented.
class GiasFile {
 public:
  using Cells = std::map<std::string, std::string>;

  static GiasFile of(const std::vector<Cells>& all_rows) {
    GiasFile file;
    for (const Cells& cells : all_rows) file.row(cells);
    return file;
  }

  /// A row like an open secondary school of Lancashire, but for these cells.
  GiasFile& row(const Cells& cells = {}) {
    Cells whole = usual;
    whole["URN"] = std::to_string(900'001 + rows.size());
    for (const auto& [name, value] : cells) whole[name] = value;
    rows.push_back(std::move(whole));
    return *this;
  }

  GiasFile& without(const std::string& column) {
    header.erase(std::remove(header.begin(), header.end(), column), header.end());
    return *this;
  }

  [[nodiscard]] std::string csv(const std::string& line_end = "\r\n") const {
    std::string text = line(header) + line_end;
    for (const Cells& values : rows) {
      std::vector<std::string> cells;
      for (const std::string& name : header) cells.push_back(values.contains(name) ? values.at(name) : std::string{});
      text += line(cells) + line_end;
    }
    return text;
  }

  static std::string quoted(const std::string& cell) {
    std::string text = "\"";
    for (const char c : cell) text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + "\"";
  }

  static std::string line(const std::vector<std::string>& cells) {
    std::string text;
    for (const std::string& cell : cells) text += (text.empty() ? "" : ",") + quoted(cell);
    return text;
  }

  std::vector<std::string> header = {"URN",
                                     "LA (code)",
                                     "LA (name)",
                                     "EstablishmentName",
                                     "TypeOfEstablishment (name)",
                                     "EstablishmentStatus (code)",
                                     "EstablishmentStatus (name)",
                                     "PhaseOfEducation (code)",
                                     "PhaseOfEducation (name)",
                                     "StatutoryLowAge",
                                     "StatutoryHighAge",
                                     "Gender (name)",
                                     "ReligiousCharacter (name)",
                                     "NumberOfPupils",
                                     "PercentageFSM",
                                     "Trusts (code)",
                                     "HeadLastName",
                                     "DistrictAdministrative (name)",
                                     "Easting",
                                     "Northing",
                                     "FSM"};
  std::vector<Cells> rows;

 private:
  inline static const Cells usual = {{"LA (code)", "888"},
                                     {"LA (name)", "Lancashire"},
                                     {"EstablishmentName", "Quayside Example High School"},
                                     {"TypeOfEstablishment (name)", "Community school"},
                                     {"EstablishmentStatus (code)", "1"},
                                     {"EstablishmentStatus (name)", "Open"},
                                     {"PhaseOfEducation (code)", "4"},
                                     {"PhaseOfEducation (name)", "Secondary"},
                                     {"StatutoryLowAge", "11"},
                                     {"StatutoryHighAge", "16"},
                                     {"Gender (name)", "Mixed"},
                                     {"ReligiousCharacter (name)", "Does not apply"},
                                     {"NumberOfPupils", "812"},
                                     {"PercentageFSM", "24.5"},
                                     {"Trusts (code)", ""},
                                     {"HeadLastName", "Invented"},
                                     {"DistrictAdministrative (name)", "Preston"},
                                     {"Easting", "351000"},
                                     {"Northing", "430000"},
                                     {"FSM", "199"}};
};

}  // namespace s2ss::testing
