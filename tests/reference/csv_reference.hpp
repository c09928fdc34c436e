#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// The slow twin of the CSV scanner: one character after the other, with a state of its own for each situation.
namespace s2ss::reference {

struct CsvRow {
  std::size_t begin = 0;
  std::size_t line = 1;
  std::string problem;             ///< "", "stray quote", "bare return" or "unterminated quote".
  std::vector<std::string> cells;  ///< Only of a row without a problem.

  friend bool operator==(const CsvRow&, const CsvRow&) = default;
};

class CsvReference {
 public:
  static std::vector<CsvRow> read(std::string_view text) {
    CsvReference reader(text);
    std::vector<CsvRow> rows;
    while (reader.at_ < text.size()) rows.push_back(reader.row());
    return rows;
  }

 private:
  explicit CsvReference(std::string_view text) : text_(text) {}

  CsvRow row() {
    CsvRow row;
    row.begin = at_;
    for (std::size_t i = 0; i < at_; ++i) row.line += text_[i] == '\n' ? 1 : 0;
    do {
      row.cells.emplace_back();
    } while (cell(row) == ',');
    if (!row.problem.empty()) row.cells.clear();
    return row;
  }

  // Reads one cell and what ends it: a comma, or a line feed for the end of the row.
  char cell(CsvRow& row) {
    if (at_ < text_.size() && text_[at_] == '"') {
      if (!quoted(row)) return '\n';
    } else {
      while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n' && text_[at_] != '\r') {
        if (text_[at_] == '"') return give_up(row, "stray quote");
        row.cells.back() += text_[at_++];
      }
    }
    if (at_ == text_.size()) return '\n';
    if (text_[at_] == '\r') {
      ++at_;
      if (at_ == text_.size() || text_[at_] != '\n') return give_up(row, "bare return");
    }
    if (text_[at_] != ',' && text_[at_] != '\n') return give_up(row, "stray quote");
    return text_[at_++];
  }

  bool quoted(CsvRow& row) {
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        ++at_;
        if (at_ == text_.size() || text_[at_] != '"') return true;
      }
      row.cells.back() += text_[at_];
    }
    row.problem = "unterminated quote";
    return false;
  }

  char give_up(CsvRow& row, std::string problem) {
    row.problem = std::move(problem);
    while (at_ < text_.size() && text_[at_] != '\n') ++at_;
    if (at_ < text_.size()) ++at_;
    return '\n';
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace s2ss::reference
