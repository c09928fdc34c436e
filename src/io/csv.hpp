#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace s2ss::csv {

/// Most cells of a row whose places are kept; a longer row still counts, as `most_cells + 1`.
inline constexpr std::size_t most_cells = 1024;

enum class Problem : std::uint8_t {
  none,
  stray_quote,         ///< A quote inside an unquoted cell, or text after a closing quote.
  bare_return,         ///< A carriage return that no line feed follows, outside quotes.
  unterminated_quote,  ///< The text ends inside a quoted cell.
};

/// Splits CSV (RFC 4180) into rows and cells, one row after the other.
///
/// Lines end with LF or CR LF; the last one may have no end. Quoted cells may hold commas, line ends and doubled
/// quotes. After a stray quote or return nothing says for certain where the row ends: reading goes on behind the next
/// line feed. O(bytes) in total; the text must outlive the scanner.
class Scanner {
 public:
  explicit Scanner(std::string_view text);

  /// Moves to the next row; false at the end of the text.
  [[nodiscard]] bool next();

  /// Goes on with another text, which begins with a row on line `line`.
  void go_on(std::string_view text, std::size_t line) noexcept;

  /// Of the current row: where it begins in the text, what is wrong with it, and how many cells it has. Only a row
  /// without a problem has cells.
  [[nodiscard]] std::size_t begin() const noexcept { return begin_; }
  /// The line it begins on, from 1. Line ends inside quotes count.
  [[nodiscard]] std::size_t line() const noexcept { return line_; }
  /// The line on which the next row begins.
  [[nodiscard]] std::size_t next_line() const noexcept { return next_line_; }
  /// True when the text ended before the row did: more text could belong to it.
  [[nodiscard]] bool open_ended() const noexcept { return open_ended_; }
  [[nodiscard]] Problem problem() const noexcept { return problem_; }
  [[nodiscard]] std::size_t cells() const noexcept { return count_; }

  /// A cell as it stands in the text, with its quotes. Precondition: cell < cells() <= most_cells.
  [[nodiscard]] std::string_view raw(std::size_t cell) const noexcept {
    const std::size_t from = cell == 0 ? begin_ : ends_[cell - 1] + 1;
    return text_.substr(from, ends_[cell] - from);
  }

 private:
  void start_at(std::size_t position) noexcept;
  void read_block() noexcept;
  void take(std::uint64_t delimiters) noexcept;
  void note(std::uint64_t strays, std::uint64_t quoted_feeds) noexcept;
  void finish_row(std::size_t end) noexcept;
  void finish_text() noexcept;
  void recover() noexcept;

  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  std::string_view text_;
  std::vector<std::size_t> ends_;  ///< Where each cell of the row ends.
  std::size_t count_ = 0;
  std::size_t begin_ = 0;
  std::size_t next_begin_ = 0;
  std::size_t line_ = 1;
  std::size_t next_line_ = 1;
  std::size_t stray_at_ = nowhere;
  bool open_ended_ = false;
  Problem problem_ = Problem::none;

  // What is left of the current block: row ends, cell ends inside a row, bytes that may not stand where they stand, and
  // line ends inside quotes.
  std::size_t block_ = 0;
  std::size_t next_block_ = 0;
  std::uint64_t feeds_ = 0;
  std::uint64_t commas_ = 0;
  std::uint64_t strays_ = 0;
  std::uint64_t quoted_feeds_ = 0;

  // What the next block must know of the byte before it, as its lowest bit; in_quotes_ is all ones or none.
  std::uint64_t in_quotes_ = 0;
  std::uint64_t may_open_ = 1;
  std::uint64_t closed_ = 0;
  std::uint64_t returned_ = 0;
};

/// The content of a cell: without its quotes, doubled ones halved. `scratch` is only used for the latter; the result
/// points into it or into `raw`.
[[nodiscard]] std::string_view content(std::string_view raw, std::string& scratch);

}  // namespace s2ss::csv
