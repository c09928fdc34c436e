#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/csv.hpp"
#include "io/csv_input.hpp"
#include "io/text_encoding.hpp"
#include "s2ss/fault_list.hpp"

namespace s2ss {

/// A column to read, by the name in the header.
struct CsvColumn {
  std::string_view name;
  bool needed = true;
};

/// A CSV file of the school register, read row by row. Columns are bound by name; only their cells are ever decoded,
/// and only when asked for. Collects the faults of encoding, header and rows, and those its user adds.
class CsvTable {
 public:
  /// `columns` are known from then on by their position in that list. Throws InputError when the text cannot be read as
  /// CSV at all or is of another kind; a needed column that is missing is a fault among the others.
  CsvTable(CsvInput input, std::string source, std::span<const CsvColumn> columns);
  CsvTable(const CsvTable&) = delete;
  CsvTable& operator=(const CsvTable&) = delete;
  ~CsvTable() = default;

  [[nodiscard]] std::size_t bytes() const noexcept { return input_.bytes(); }
  /// Known after the last row.
  [[nodiscard]] TextEncoding encoding() const noexcept { return detector_.encoding(); }
  [[nodiscard]] bool has(std::size_t column) const noexcept { return places_[column] != absent; }
  /// False when a needed column is missing: then rows have no cells worth reading.
  [[nodiscard]] bool complete() const noexcept { return complete_; }
  void report_missing(std::size_t column);

  /// Moves to the next row that has as many cells as the header. Others are faults; blank lines are passed over.
  [[nodiscard]] bool next();
  /// Rows so far, with a fault or without.
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }

  /// A cell of the current row without its quotes and without white space around it, in the file's encoding; empty when
  /// there is no such column. Valid until the next call.
  [[nodiscard]] std::string_view cell(std::size_t column);

  /// The line on which the current row begins.
  [[nodiscard]] std::size_t line() const noexcept { return scanner_.line(); }
  void add_fault(std::size_t column, std::string_view expected, std::string_view mend) {
    add_fault(line(), columns_[column].name, expected, mend);
  }
  void add_fault(std::size_t line, std::string_view field, std::string_view expected, std::string_view mend);
  [[nodiscard]] const FaultList& faults() const noexcept { return faults_; }

 private:
  static constexpr std::size_t absent = static_cast<std::size_t>(-1);

  [[nodiscard]] bool next_row();
  void read_on(std::size_t from, std::size_t line);
  void refuse(std::size_t line, const EncodingProblem& problem);
  void read_header();
  void check_kind();
  void bind(const std::vector<std::string>& header);
  void report_duplicates(const std::vector<std::string>& header);
  void report_problem(csv::Problem problem);

  std::string source_;
  std::vector<CsvColumn> columns_;
  CsvInput input_;
  EncodingDetector detector_;
  csv::Scanner scanner_;
  std::vector<std::size_t> places_;
  std::size_t width_ = 0;
  std::size_t rows_ = 0;
  bool complete_ = true;
  std::string scratch_;
  FaultList faults_;
};

}  // namespace s2ss
