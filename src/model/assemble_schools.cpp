#include <cmath>

#include "model/assembly.hpp"

namespace s2ss::assembly {

namespace {

// Far beyond any grid on Earth, and small enough that squared distances stay exact.
constexpr int coordinate_limit = 10'000'000;

void check_range(const std::optional<int>& value, std::string_view field, int most, std::size_t position,
                 Faults& faults) {
  if (value && (*value < 0 || *value > most)) {
    faults.add(position, field, "a whole number from 0 to " + std::to_string(most), "correct it or leave it out");
  }
}

void check_coordinates(const School& school, std::size_t position, Faults& faults) {
  if (school.easting.has_value() != school.northing.has_value()) {
    faults.add(position, school.easting ? "northing" : "easting", "both coordinates or neither",
               "add the missing one or leave both out");
  }
  for (const auto& [value, field] : {std::pair{school.easting, "easting"}, std::pair{school.northing, "northing"}}) {
    if (value && (*value < -coordinate_limit || *value > coordinate_limit)) {
      faults.add(position, field, "metres on the national grid", "correct it or leave both coordinates out");
    }
  }
}

void check(const School& school, std::size_t position, Faults& faults) {
  if (school.urn.empty()) faults.add(position, "urn", "the school's unique reference number", "add it");
  check_range(school.low_age, "low_age", 120, position, faults);
  check_range(school.high_age, "high_age", 120, position, faults);
  if (school.low_age && school.high_age && *school.low_age > *school.high_age) {
    faults.add(position, "high_age", "an age not below low_age", "correct one of the two");
  }
  check_range(school.pupils, "pupils", 1'000'000, position, faults);
  check_range(school.release_limit, "release_limit", 1'000'000, position, faults);
  const bool percent = !school.disadvantage || (*school.disadvantage >= 0.0 && *school.disadvantage <= 100.0);
  if (!percent) faults.add(position, "disadvantage", "a percentage from 0 to 100", "correct it or leave it out");
  check_coordinates(school, position, faults);
}

/// Different names, ascending; without the empty one.
std::vector<std::string> names(const std::vector<School>& schools, std::string School::*member) {
  std::vector<std::string> all;
  for (const School& school : schools) {
    if (!(school.*member).empty()) all.push_back(school.*member);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::uint32_t number_of(const std::vector<std::string>& names, const std::string& name) {
  if (name.empty()) return absent_index;
  return static_cast<std::uint32_t>(std::lower_bound(names.begin(), names.end(), name) - names.begin());
}

SchoolRecord record_of(const School& school, const DirectoryState& state) {
  SchoolRecord record;
  record.trust = number_of(state.trusts, school.trust);
  record.district = number_of(state.districts, school.district);
  record.easting = school.easting.value_or(absent_number);
  record.northing = school.northing.value_or(absent_number);
  record.release_limit = school.release_limit.value_or(absent_number);
  record.open = is_open(school.status);
  return record;
}

using Succession = std::pair<std::string, std::string>;

const Succession* next_of(const std::vector<Succession>& successors, const std::string& urn) {
  const auto found =
      std::lower_bound(successors.begin(), successors.end(), urn,
                       [](const Succession& entry, const std::string& key) { return entry.first < key; });
  return found != successors.end() && found->first == urn ? &*found : nullptr;
}

/// The end of the chain that starts at an entry; nothing, with the circle written out, when there is no end.
std::optional<std::string> last_successor(const std::vector<Succession>& successors, const Succession& start,
                                          std::string& circle) {
  circle = start.first;
  std::string urn = start.second;
  for (std::size_t steps = 0; steps <= successors.size(); ++steps) {
    const Succession* next = next_of(successors, urn);
    if (next == nullptr) return urn;
    circle += " > " + urn;
    if (urn == start.first) return std::nullopt;
    urn = next->second;
  }
  // The chain runs into a circle that it is not part of; that circle is reported where it stands.
  return std::nullopt;
}

}  // namespace

void add_successors(DirectoryState& state, std::vector<Succession> successors, Faults& faults) {
  for (std::size_t i = 0; i < successors.size(); ++i) {
    if (successors[i].first.empty()) faults.add(i, "old_urn", "a unique reference number", "add it");
    if (successors[i].second.empty()) faults.add(i, "new_urn", "a unique reference number", "add it");
  }
  std::vector<Succession> sorted;
  const auto order = sorted_without_duplicates(
      successors.size(), faults, "old_urn", [&](std::uint32_t i) -> const std::string& { return successors[i].first; });
  for (const std::uint32_t position : order) sorted.push_back(successors[position]);
  for (const std::uint32_t position : order) {
    std::string circle;
    if (auto last = last_successor(sorted, successors[position], circle)) {
      state.successors.emplace_back(successors[position].first, std::move(*last));
    } else {
      faults.add(position, "new_urn", "a chain of successors that ends; this one runs in a circle: " + circle,
                 "remove one of its entries");
    }
  }
}

void add_schools(DirectoryState& state, std::vector<School> schools, Faults& faults) {
  for (std::size_t i = 0; i < schools.size(); ++i) check(schools[i], i, faults);
  const auto order = sorted_without_duplicates(schools.size(), faults, "urn",
                                               [&](std::uint32_t i) -> const std::string& { return schools[i].urn; });
  state.schools.reserve(order.size());
  for (const std::uint32_t position : order) {
    state.school_urns.push_back(schools[position].urn);
    state.schools.push_back(std::move(schools[position]));
  }
  state.trusts = names(state.schools, &School::trust);
  state.districts = names(state.schools, &School::district);
  state.school_records.reserve(order.size());
  for (const School& school : state.schools) state.school_records.push_back(record_of(school, state));
}

}  // namespace s2ss::assembly
