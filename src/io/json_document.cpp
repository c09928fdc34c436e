#include "io/json_document.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace s2ss {

namespace {

/// Where the record begins that a pointer such as `/nominees/3/school` leads into.
std::optional<std::size_t> place_of(std::string_view pointer, const JsonReport& report, const JsonForm& form) {
  const std::vector<JsonMember>& members = *form.members();
  for (std::size_t list = 0; list < members.size(); ++list) {
    std::string_view rest = pointer;
    const auto skip = [&rest](std::string_view prefix) {
      const bool found = rest.starts_with(prefix);
      if (found) rest.remove_prefix(prefix.size());
      return found;
    };
    if (!skip("/") || !skip(members[list].name) || !skip("/")) continue;
    std::size_t record = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), record);
    const auto& places = report.places[list];
    if (error == std::errc() && record < places.size()) return places[record];
  }
  return std::nullopt;
}

/// True when one of the faults of reading stands at this place or around it.
bool is_known(std::string_view pointer, const std::vector<JsonFault>& faults) {
  return std::any_of(faults.begin(), faults.end(), [pointer](const JsonFault& known) {
    const std::string& outer = known.fault.pointer;
    return known.hides_others && pointer.starts_with(outer) &&
           (pointer.size() == outer.size() || pointer[outer.size()] == '/');
  });
}

InputError to_error(JsonReport report) {
  std::vector<Fault> faults;
  for (JsonFault& found : report.faults) faults.push_back(std::move(found.fault));
  return InputError(std::move(faults), report.total);
}

}  // namespace

void throw_if_any(JsonReport report) {
  if (report.total > 0) throw to_error(std::move(report));
}

void throw_together(JsonReport report, const InputError& builder_faults, JsonText& text, const JsonForm& form) {
  const std::vector<JsonFault> read = report.faults;
  std::size_t left_out = 0;
  for (Fault fault : builder_faults.faults()) {
    if (is_known(fault.pointer, read)) {
      ++left_out;
      continue;
    }
    if (const auto place = place_of(fault.pointer, report, form)) {
      text.locate(fault, *place);
      // The record's beginning is as near as it gets; a column or a row would promise more.
      fault.column.reset();
      fault.row.reset();
    }
    report.faults.push_back({.fault = std::move(fault)});
  }
  std::stable_sort(report.faults.begin(), report.faults.end(),
                   [](const JsonFault& left, const JsonFault& right) { return left.fault.line < right.fault.line; });
  report.total += builder_faults.total() - left_out;
  throw to_error(std::move(report));
}

}  // namespace s2ss
