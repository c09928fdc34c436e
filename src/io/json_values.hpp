#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "io/json_form.hpp"
#include "io/json_reader.hpp"
#include "io/json_writer.hpp"
#include "s2ss/enumerators.hpp"
#include "s2ss/fixed_point.hpp"

/// The forms of single values: numbers with their range, fractions, words of an enumeration.
namespace s2ss {

/// A whole number in JSON within [least, most]; 3.0 counts as whole. Nothing for any other.
[[nodiscard]] std::optional<std::int64_t> whole_within(const JsonNumber& number, std::int64_t least, std::int64_t most);

[[nodiscard]] std::string expected_whole(std::int64_t least, std::int64_t most);

template <typename Integer, std::int64_t least, std::int64_t most>
class JsonWholeForm final : public JsonForm {
 public:
  [[nodiscard]] std::string expected() const override { return expected_whole(least, most); }
  void read_number(JsonReader& reader, void* target, const JsonNumber& number) const override {
    const auto value = whole_within(number, least, most);
    if (!value) return reader.expected(expected());
    *static_cast<Integer*>(target) = static_cast<Integer>(*value);
  }
  void write(JsonWriter& writer, const void* target) const override {
    writer.whole(static_cast<std::int64_t>(*static_cast<const Integer*>(target)));
  }
};

inline constexpr std::int64_t least_int = std::numeric_limits<int>::min();
inline constexpr std::int64_t most_int = std::numeric_limits<int>::max();

template <std::int64_t least = least_int, std::int64_t most = most_int, typename Integer = int>
const JsonForm& whole_number() {
  static const JsonWholeForm<Integer, least, most> form;
  return form;
}

template <std::int64_t least = least_int, std::int64_t most = most_int>
const JsonForm& optional_whole_number() {
  static const JsonOptionalForm<int> form(whole_number<least, most>());
  return form;
}

/// Nominees, ranks and the like: std::size_t, up to 2^53 as every reader of JSON can hold it.
const JsonForm& count();

/// The version of a living directory: std::uint64_t, up to 2^53.
const JsonForm& version_number();

/// Millionths, as a fraction from 0 to 1 with up to six digits; more digits are rounded to the nearest.
const JsonForm& fraction();

/// A Total, as a fraction from 0 to 1 with up to twelve digits.
const JsonForm& score_fraction();

// Doubles.
const JsonForm& positive_number();
const JsonForm& relative_weight();
const JsonForm& optional_percentage();

template <typename Enum>
requires(!enumerator_words<Enum>.empty()) [[nodiscard]] std::string expected_word() {
  std::string words;
  for (const std::string_view word : enumerator_words<Enum>) {
    if (!words.empty()) words += ", ";
    words.append("\"").append(word).append("\"");
  }
  return "one of " + words;
}

template <typename Enum>
class JsonWordForm final : public JsonForm {
 public:
  [[nodiscard]] std::string expected() const override { return expected_word<Enum>(); }
  void read_text(JsonReader& reader, void* target, std::string_view text) const override {
    const auto value = from_word<Enum>(text);
    if (!value) return reader.expected(expected());
    *static_cast<Enum*>(target) = *value;
  }
  void write(JsonWriter& writer, const void* target) const override {
    writer.text(to_string(*static_cast<const Enum*>(target)));
  }
};

template <typename Enum>
const JsonForm& word() {
  static const JsonWordForm<Enum> form;
  return form;
}

template <typename Item>
const JsonForm& list_of() {
  static const JsonListForm<Item> form;
  return form;
}

}  // namespace s2ss
