#include "io/csv_table.hpp"

#include <algorithm>
#include <utility>

#include "core/text.hpp"

namespace s2ss {

CsvTable::CsvTable(CsvInput input, std::string source, std::span<const CsvColumn> columns)
    : source_(std::move(source)),
      columns_(columns.begin(), columns.end()),
      input_(std::move(input)),
      scanner_({}),
      places_(columns.size(), absent) {
  read_on(0, 1);
  input_.skip(detector_.mark_bytes());
  scanner_.go_on(input_.text(), 1);
  read_header();
}

void CsvTable::read_on(std::size_t from, std::size_t line) {
  const std::string_view piece = input_.more() ? input_.read_on(from) : input_.text();
  const std::size_t known = input_.text().size() - piece.size();
  if (const auto problem = detector_.add(piece)) {
    const std::string_view before = input_.text().substr(0, known + problem->place);
    refuse(line + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')), *problem);
  }
  scanner_.go_on(input_.text(), line);
}

// What follows cannot be read, so the faults found so far are all there are.
void CsvTable::refuse(std::size_t line, const EncodingProblem& problem) {
  add_fault(line, {}, problem.expected, problem.mend);
  faults_.throw_if_any();
}

void CsvTable::read_header() {
  if (!next_row()) {
    add_fault(1, {}, "a first line with the names of the columns", "download or save the file again");
    faults_.throw_if_any();
  }
  check_kind();
  if (scanner_.problem() != csv::Problem::none) {
    report_problem(scanner_.problem());
    faults_.throw_if_any();
  }
  width_ = scanner_.cells();
  if (width_ == 1) {
    add_fault(line(), {}, "the names of all columns in the first line", "separate the columns by commas");
    faults_.throw_if_any();
  }
  if (width_ > csv::most_cells) {
    add_fault(line(), {}, "at most " + std::to_string(csv::most_cells) + " columns", "leave out the other columns");
    faults_.throw_if_any();
  }
  std::vector<std::string> header;
  header.reserve(width_);
  for (std::size_t i = 0; i < width_; ++i) {
    header.emplace_back(text::trim(csv::content(scanner_.raw(i), scratch_)));
  }
  bind(header);
  report_duplicates(header);
}

// In a file of another kind every column would be missing, and every row would be wrong: one fault says it all.
void CsvTable::check_kind() {
  const std::string_view first_line = input_.text().substr(0, input_.text().find('\n'));
  const bool ours = std::any_of(columns_.begin(), columns_.end(), [first_line](const CsvColumn& column) {
    return column.needed && first_line.find(column.name) != std::string_view::npos;
  });
  if (ours) return;
  add_fault(line(), {}, "a CSV file of the school register, with columns such as " + std::string(columns_.front().name),
            "this is no file of the school register: name one that was downloaded from there");
  faults_.throw_if_any();
}

void CsvTable::bind(const std::vector<std::string>& header) {
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    const auto found = std::find(header.begin(), header.end(), columns_[column].name);
    if (found != header.end()) {
      places_[column] = static_cast<std::size_t>(found - header.begin());
    } else if (columns_[column].needed) {
      report_missing(column);
    }
  }
}

void CsvTable::report_missing(std::size_t column) {
  complete_ = false;
  add_fault(1, columns_[column].name, "a column of this name", "download the file again with all its columns");
}

// Columns added by a spreadsheet often have no name at all; nobody asks for those.
void CsvTable::report_duplicates(const std::vector<std::string>& header) {
  std::vector<std::string> sorted = header;
  std::sort(sorted.begin(), sorted.end());
  for (auto name = std::adjacent_find(sorted.begin(), sorted.end()); name != sorted.end();
       name = std::adjacent_find(name, sorted.end())) {
    // Only a name of ours is repeated in the message: any other could hold anything.
    const auto ours = std::find_if(columns_.begin(), columns_.end(), [&](const auto& c) { return c.name == *name; });
    if (!name->empty()) {
      const auto first = std::find(header.begin(), header.end(), *name);
      const auto second = std::find(first + 1, header.end(), *name);
      add_fault(1, ours == columns_.end() ? std::string_view{} : ours->name, "every column name once",
                "rename or remove column " + std::to_string(second - header.begin() + 1));
    }
    name = std::upper_bound(name, sorted.end(), *name);
  }
}

bool CsvTable::next() {
  while (next_row()) {
    const bool blank = scanner_.problem() == csv::Problem::none && scanner_.cells() == 1 && scanner_.raw(0).empty();
    if (blank) continue;
    ++rows_;
    if (scanner_.problem() != csv::Problem::none) {
      report_problem(scanner_.problem());
    } else if (scanner_.cells() != width_) {
      add_fault(line(), {}, "as many cells as the first line has, " + std::to_string(width_),
                "put cells that hold a comma in quotes, or download the file again if it was cut off");
    } else {
      return true;
    }
  }
  return false;
}

// A row that the part at hand ends with is read once more when there is more of it.
bool CsvTable::next_row() {
  for (;;) {
    const bool found = scanner_.next();
    if (found && !scanner_.open_ended()) return true;
    if (!input_.more()) {
      if (!found) {
        if (const auto problem = detector_.finish()) refuse(scanner_.next_line(), *problem);
      }
      return found;
    }
    if (found) {
      read_on(scanner_.begin(), scanner_.line());
    } else {
      read_on(input_.text().size(), scanner_.next_line());
    }
  }
}

void CsvTable::report_problem(csv::Problem problem) {
  switch (problem) {
    case csv::Problem::none:
      break;
    case csv::Problem::stray_quote:
      add_fault(line(), {}, "quotes around whole cells only", "double each quote inside a cell and quote that cell");
      break;
    case csv::Problem::bare_return:
      add_fault(line(), {}, "rows that end with a line feed",
                "save the file again as CSV with Windows or Unix line ends");
      break;
    case csv::Problem::unterminated_quote:
      add_fault(line(), {}, "a closing quote before the end of the file",
                "close the quote, or download the file again if it was cut off");
      break;
  }
}

std::string_view CsvTable::cell(std::size_t column) {
  if (!has(column)) return {};
  return text::trim(csv::content(scanner_.raw(places_[column]), scratch_));
}

void CsvTable::add_fault(std::size_t line, std::string_view field, std::string_view expected, std::string_view mend) {
  Fault fault;
  // What is beyond the cap is only counted, so a file full of faults costs no more than a good one.
  if (faults_.faults().size() < InputError::most_faults) {
    fault.source = source_;
    fault.line = line;
    fault.field = field;
    fault.expected = expected;
    fault.mend = mend;
  }
  faults_.add(std::move(fault));
}

}  // namespace s2ss
