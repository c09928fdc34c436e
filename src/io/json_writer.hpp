#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace s2ss {

/// Writes one JSON document into a string. The caller keeps begin and end in pairs.
///
/// The layout is fixed: the members of the outermost object stand on their own lines, and so do the records of an
/// outermost list or of a list that is a member of the outermost object; everything else stands on one line.
class JsonWriter {
 public:
  void begin_object();
  void key(std::string_view name);
  void end_object() { end('}'); }
  void begin_list(bool of_records);
  void end_list() { end(']'); }

  /// Bytes that are no UTF-8 become U+FFFD: the document is valid whatever the string holds.
  void text(std::string_view text);
  void flag(bool value);
  void whole(std::int64_t value);
  /// The shortest form that reads back to the same double. Finite.
  void real(double value);
  /// `units` / 10^`digits`, exactly, without trailing zeros.
  void decimal(std::int64_t units, int digits);

  void reserve(std::size_t bytes) { out_.reserve(bytes); }
  /// The document, with a line end.
  [[nodiscard]] std::string finish();

 private:
  struct Level {
    bool on_lines = false;
    bool is_list = false;
    bool is_empty = true;
  };

  void before_value();
  void separate(Level& level);
  void new_line();
  void end(char bracket);
  void quoted(std::string_view text);
  void escaped(char c);

  std::string out_;
  std::vector<Level> levels_;
};

}  // namespace s2ss
