#include <cstdint>
#include <iterator>
#include <utility>

#include <nlohmann/json.hpp>

#include "io/json_reader.hpp"

namespace s2ss {

namespace {

/// What the parser has read so far. One cursor is shared by all copies of its iterator: faults find their place by it.
struct Cursor {
  const char* now = nullptr;
  const char* end = nullptr;
  bool hit_end = false;
};

/// An input iterator in the way of std::istream_iterator: two of them differ as long as there is more to read.
class CursorIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  explicit CursorIterator(Cursor& cursor) : cursor_(&cursor) {}
  reference operator*() const { return *cursor_->now; }
  CursorIterator& operator++() {
    ++cursor_->now;
    return *this;
  }
  friend bool operator==(const CursorIterator& left, const CursorIterator& /*end*/) {
    if (left.cursor_->now != left.cursor_->end) return false;
    left.cursor_->hit_end = true;
    return true;
  }

 private:
  Cursor* cursor_;
};

/// The parser's events in nlohmann's words. Its error texts quote the input and are never passed on.
class Events {
 public:
  Events(JsonReader& reader, std::string_view text)
      : reader_(reader), begin_(text.data()), cursor_{text.data(), text.data() + text.size()} {}

  [[nodiscard]] Cursor& cursor() noexcept { return cursor_; }

  bool null() { return reader_.null(offset()); }
  bool boolean(bool value) { return reader_.flag(offset(), value); }
  bool number_integer(std::int64_t value) {
    return reader_.number(offset(), {.real = static_cast<double>(value), .whole = value});
  }
  bool number_unsigned(std::uint64_t value) {
    if (std::in_range<std::int64_t>(value)) return number_integer(static_cast<std::int64_t>(value));
    return reader_.number(offset(), {.real = static_cast<double>(value)});
  }
  bool number_float(double value, const std::string& /*text*/) { return reader_.number(offset(), {.real = value}); }
  bool string(const std::string& value) { return reader_.text(offset(), value); }
  bool binary(const std::vector<std::uint8_t>& /*value*/) { return false; }  // JSON has none.
  bool start_object(std::size_t /*members*/) { return reader_.begin(offset(), false); }
  bool start_array(std::size_t /*items*/) { return reader_.begin(offset(), true); }
  bool key(const std::string& name) { return reader_.key(offset(), name); }
  bool end_object() { return end(); }
  bool end_array() { return end(); }
  bool parse_error(std::size_t /*position*/, const std::string& /*token*/, const nlohmann::detail::exception& error) {
    constexpr int number_overflow = 406;
    StuckAt stuck_at = StuckAt::a_token;
    if (cursor_.hit_end) stuck_at = StuckAt::the_end_of_text;
    if (error.id == number_overflow) stuck_at = StuckAt::a_number_too_large;
    if (is_complete_) stuck_at = StuckAt::a_second_document;
    reader_.syntax_fault(offset(), stuck_at);
    return false;
  }

 private:
  [[nodiscard]] std::size_t offset() const { return static_cast<std::size_t>(cursor_.now - begin_); }
  bool end() {
    is_complete_ = reader_.end();
    return true;
  }

  JsonReader& reader_;
  const char* begin_;
  Cursor cursor_;
  bool is_complete_ = false;
};

}  // namespace

JsonReport read_document(JsonText& text, const JsonForm& form, void* target, const JsonReadOptions& options) {
  JsonReader reader(text, form, target, options);
  Events events(reader, text.text());
  nlohmann::json::sax_parse(CursorIterator(events.cursor()), CursorIterator(events.cursor()), &events);
  return reader.finish();
}

}  // namespace s2ss
