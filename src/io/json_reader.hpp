#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/json_form.hpp"
#include "io/json_text.hpp"
#include "s2ss/criterion_value.hpp"
#include "s2ss/error.hpp"

namespace s2ss {

/// Documents nested deeper than this are refused: `JSON depth 64`.
inline constexpr std::size_t most_json_levels = 64;

/// A fault, and the record it stands in when the document is an object of lists.
struct JsonFault {
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  Fault fault;
  bool hides_others = true;      ///< Whatever else is said about the value it points to is a consequence.
  std::size_t list = nowhere;    ///< Position of the list in the document's table of members.
  std::size_t record = nowhere;  ///< Position in that list.
};

/// What reading a document left behind beside its value.
struct JsonReport {
  std::vector<JsonFault> faults;
  std::size_t total = 0;                         ///< Faults found; `faults` may hold the first of them only.
  std::vector<std::vector<std::size_t>> places;  ///< Offset of every record, by list; when asked for.
};

struct JsonReadOptions {
  bool keep_all_faults = false;  ///< Otherwise the first `InputError::most_faults`.
  bool note_places = false;
};

/// Reads one document into `target`, which has this form. Syntax faults end the reading; all other faults are
/// collected. Throws LimitError for a document nested too deeply. O(bytes), and no stack or heap that grows with the
/// nesting.
[[nodiscard]] JsonReport read_document(JsonText& text, const JsonForm& form, void* target,
                                       const JsonReadOptions& options = {});

/// The state of one reading: it takes the parser's events and hands each value to the form that stands in its place.
class JsonReader {
 public:
  JsonReader(JsonText& text, const JsonForm& form, void* target, const JsonReadOptions& options);

  // For forms: a fault of the value that was read last, or of a member of the object that was read last.
  void expected(std::string what, std::string mend = {});
  void expected_in(std::string_view member, std::string what, std::string mend = {});

  /// True when this member of the object that was read last, given or missing, had no fault.
  [[nodiscard]] bool is_sound(std::string_view member);

  /// Numbers that mean something only together, while one object is read; `target` is what they are meant for.
  struct Draft {
    void* target = nullptr;
    void (*set)(void* target, AllWeights weights) = nullptr;
    std::array<double, 4> numbers{};
    std::vector<CriterionShare> criteria;
  };
  [[nodiscard]] Draft& draft() noexcept { return draft_; }

  // The parser's events; `offset` counts the bytes read so far. False ends the reading.
  bool null(std::size_t offset);
  bool flag(std::size_t offset, bool value);
  bool number(std::size_t offset, const JsonNumber& value);
  bool text(std::size_t offset, std::string_view value);
  bool begin(std::size_t offset, bool is_list);
  bool key(std::size_t offset, std::string_view name);
  bool end();
  void syntax_fault(std::size_t offset, StuckAt stuck_at);

  [[nodiscard]] JsonReport finish() { return std::move(report_); }

 private:
  static constexpr std::size_t no_member = static_cast<std::size_t>(-1);

  /// An object or list that is being read; without a form it is skipped.
  struct Level {
    const JsonForm* form = nullptr;
    void* target = nullptr;
    std::size_t begin = 0;     ///< Offset of its bracket.
    std::size_t position = 0;  ///< Of the list's item or the object's member being read, or no_member.
    std::uint64_t seen = 0;    ///< A bit for each member.
    std::uint64_t faulty = 0;  ///< A bit for each member with a fault inside.
    bool is_list = false;
  };

  /// Of a level that reads an object with a form: the member of the table it is at; nothing when it is at none of them.
  [[nodiscard]] static const JsonMember* table_member(const Level& level) noexcept;
  [[nodiscard]] static std::string_view name_at(const Level& level, std::size_t position);
  [[nodiscard]] static std::size_t named_position(const Level& level, std::string_view name);

  [[nodiscard]] std::string usual_mend();
  [[nodiscard]] Level& top() noexcept { return levels_[depth_ - 1]; }
  JsonSlot next_slot();
  void note_place();
  void require_members(Level& level);
  [[noreturn]] void refuse_depth();
  void unknown_key(const JsonForm& form, std::string_view name);
  /// Adds a fault that stands inside the first `levels` levels, or in a member of the object that the last of them
  /// leads to.
  void add(std::size_t levels, std::size_t place, std::string_view member, std::string what, std::string mend);
  void add(std::size_t levels, Fault fault);
  void set_pointer(Fault& fault, std::size_t levels, std::string_view member) const;

  JsonText& text_;
  const JsonReadOptions options_;
  const JsonSlot root_;
  std::array<Level, most_json_levels> levels_;
  std::size_t depth_ = 0;
  std::size_t offset_ = 0;  ///< Bytes read so far.
  Draft draft_;
  JsonReport report_;
};

}  // namespace s2ss
