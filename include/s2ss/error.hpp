#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace s2ss {

/// One thing that is wrong with some input: where it stands, what was expected there, how to mend it.
///
/// A fault never carries the offending value: any field may hold a personal one by mistake.
struct Fault {
  std::string source;                 ///< File name, data frame or argument the fault stands in; may be empty.
  std::optional<std::size_t> line;    ///< Line of a text file, from 1.
  std::optional<std::size_t> column;  ///< Byte column in that line, from 1.
  std::optional<std::size_t> row;     ///< Row of a table, from 0 and without the header.
  std::string pointer;                ///< JSON pointer (RFC 6901) such as `/nominees/3/school`; may be empty.
  std::string field;                  ///< Name of the field or column; may be empty.
  std::string expected;               ///< What would have been right.
  std::string mend;                   ///< What the reader can do about it; may be empty.

  friend bool operator==(const Fault&, const Fault&) = default;
};

/// One line for people: `directory.json:12:7 /nominees/3/school: expected ...; mend`.
[[nodiscard]] std::string to_string(const Fault& fault);

/// Root of every exception the library throws on purpose.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Bad data or a bad argument. Carries every fault found, not only the first.
class InputError : public Error {
 public:
  /// How many faults one error carries at most; `total()` still counts all of them.
  static constexpr std::size_t most_faults = 100;

  explicit InputError(Fault fault);
  /// Keeps the first `most_faults` of `faults`; `total` is the number found (at least `faults.size()`).
  explicit InputError(std::vector<Fault> faults, std::size_t total = 0);

  [[nodiscard]] const std::vector<Fault>& faults() const noexcept { return faults_; }
  [[nodiscard]] std::size_t total() const noexcept { return total_; }

 private:
  std::vector<Fault> faults_;
  std::size_t total_;
};

/// A stated limit (of depth, size, count ...) was exceeded; `limit()` names it.
class LimitError : public Error {
 public:
  LimitError(std::string limit, const std::string& message);

  [[nodiscard]] const std::string& limit() const noexcept { return limit_; }

 private:
  std::string limit_;
};

/// The caller asked for the work to stop.
class Cancelled : public Error {
 public:
  Cancelled();
};

}  // namespace s2ss
