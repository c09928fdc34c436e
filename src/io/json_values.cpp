#include "io/json_values.hpp"

#include <cmath>

#include "io/json_forms.hpp"
#include "s2ss/date.hpp"

namespace s2ss {

namespace {

class TextForm final : public JsonForm {
 public:
  [[nodiscard]] std::string expected() const override { return "a text"; }
  void read_text(JsonReader& /*reader*/, void* target, std::string_view text) const override {
    *static_cast<std::string*>(target) = text;
  }
  void write(JsonWriter& writer, const void* target) const override {
    writer.text(*static_cast<const std::string*>(target));
  }
};

class FlagForm final : public JsonForm {
 public:
  [[nodiscard]] std::string expected() const override { return "true or false"; }
  void read_flag(JsonReader& /*reader*/, void* target, bool flag) const override { *static_cast<bool*>(target) = flag; }
  void write(JsonWriter& writer, const void* target) const override { writer.flag(*static_cast<const bool*>(target)); }
};

class DateForm final : public JsonForm {
 public:
  [[nodiscard]] std::string expected() const override { return "a day that exists, written like 2026-09-01"; }
  void read_text(JsonReader& reader, void* target, std::string_view text) const override {
    const auto date = Date::from_text(text);
    if (!date) return reader.expected(expected());
    *static_cast<Date*>(target) = *date;
  }
  void write(JsonWriter& writer, const void* target) const override {
    writer.text(to_string(*static_cast<const Date*>(target)));
  }
};

class RealForm final : public JsonForm {
 public:
  RealForm(std::string expected, bool (*holds)(double)) : expected_(std::move(expected)), holds_(holds) {}
  [[nodiscard]] std::string expected() const override { return expected_; }
  void read_number(JsonReader& reader, void* target, const JsonNumber& number) const override {
    if (!holds_(number.real)) return reader.expected(expected_);
    *static_cast<double*>(target) = number.real;
  }
  void write(JsonWriter& writer, const void* target) const override {
    writer.real(*static_cast<const double*>(target));
  }

 private:
  std::string expected_;
  bool (*holds_)(double);
};

/// A fraction from 0 to 1 held as a whole number of units.
template <typename Integer, int digits>
class FractionForm final : public JsonForm {
 public:
  [[nodiscard]] std::string expected() const override { return "a number from 0 to 1"; }
  void read_number(JsonReader& reader, void* target, const JsonNumber& number) const override {
    if (!(number.real >= 0 && number.real <= 1)) return reader.expected(expected());
    constexpr double units = digits == 6 ? 1e6 : 1e12;
    *static_cast<Integer*>(target) = static_cast<Integer>(std::llround(number.real * units));
  }
  void write(JsonWriter& writer, const void* target) const override {
    writer.decimal(*static_cast<const Integer*>(target), digits);
  }
};

}  // namespace

template <>
const JsonForm& form_of<std::string>() {
  static const TextForm form;
  return form;
}

template <>
const JsonForm& form_of<bool>() {
  static const FlagForm form;
  return form;
}

template <>
const JsonForm& form_of<Date>() {
  static const DateForm form;
  return form;
}

template <>
const JsonForm& form_of<std::optional<Date>>() {
  static const JsonOptionalForm<Date> form;
  return form;
}

template <>
const JsonForm& form_of<std::vector<std::string>>() {
  return list_of<std::string>();
}

const JsonForm& version_number() { return whole_number<0, std::int64_t{1} << 53, std::uint64_t>(); }

const JsonForm& count() { return whole_number<0, std::int64_t{1} << 53, std::size_t>(); }

const JsonForm& fraction() {
  static const FractionForm<Millionths, 6> form;
  return form;
}

const JsonForm& score_fraction() {
  static const FractionForm<Total, 12> form;
  return form;
}

const JsonForm& positive_number() {
  static const RealForm form("a number above 0", [](double value) { return value > 0; });
  return form;
}

const JsonForm& relative_weight() {
  static const RealForm form("a number from 0 to 1,000,000", [](double value) { return value >= 0 && value <= 1e6; });
  return form;
}

const JsonForm& optional_percentage() {
  static const RealForm form("a percentage from 0 to 100", [](double value) { return value >= 0 && value <= 100; });
  static const JsonOptionalForm<double> optional(form);
  return optional;
}

std::optional<std::int64_t> whole_within(const JsonNumber& number, std::int64_t least, std::int64_t most) {
  std::optional<std::int64_t> value = number.whole;
  // Spreadsheets and data frames write 3.0 for 3.
  constexpr double exact = 9007199254740992.0;
  if (!value && number.real == std::trunc(number.real) && std::fabs(number.real) <= exact) {
    value = static_cast<std::int64_t>(number.real);
  }
  if (value && (*value < least || *value > most)) value.reset();
  return value;
}

std::string expected_whole(std::int64_t least, std::int64_t most) {
  if (least == least_int && most == most_int) return "a whole number";
  if (most >= most_int) return "a whole number, " + std::to_string(least) + " or more";
  return "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
}

}  // namespace s2ss
