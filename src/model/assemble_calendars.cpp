#include "model/assembly.hpp"

namespace s2ss::assembly {

namespace {

void check_ranges(const std::vector<DateRange>& ranges, const std::string& field, std::size_t position,
                  Faults& faults) {
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    if (ranges[i].to < ranges[i].from) {
      faults.add(position, field + "/" + std::to_string(i) + "/to", "a day not before `from`",
                 "swap or correct the two");
    }
  }
}

void check(const Calendar& calendar, std::size_t position, const Directory& directory, Faults& faults) {
  if (calendar.school.empty() && calendar.local_authority.empty()) {
    faults.add(position, "local_authority", "the authority's code, or the school's URN in `school`", "add one of them");
  }
  if (!calendar.school.empty() && !directory.find_school(calendar.school)) {
    faults.add(position, "school", "the URN of a school of this directory", "add the school or correct the URN");
  }
  if (calendar.school.empty() && calendar.terms.empty()) {
    faults.add(position, "terms", "at least one term", "add the first and last day of each term");
  }
  check_ranges(calendar.terms, "terms", position, faults);
  check_ranges(calendar.holidays, "holidays", position, faults);
  check_ranges(calendar.blackouts, "blackouts", position, faults);
}

const Calendar* calendar_of_authority(const std::vector<Calendar>& calendars, const std::string& authority) {
  const auto found = std::find_if(calendars.begin(), calendars.end(), [&authority](const Calendar& calendar) {
    return calendar.school.empty() && calendar.local_authority == authority;
  });
  return found == calendars.end() ? nullptr : &*found;
}

/// Position of the last effective calendar.
std::uint32_t last(const DirectoryState& state) {
  return static_cast<std::uint32_t>(state.effective_calendars.size() - 1);
}

void apply_to_authorities(DirectoryState& state) {
  for (const Calendar& calendar : state.calendars) {
    if (!calendar.school.empty()) continue;
    state.effective_calendars.push_back(calendar);
    for (std::size_t i = 0; i < state.schools.size(); ++i) {
      if (state.schools[i].local_authority == calendar.local_authority) state.school_records[i].calendar = last(state);
    }
  }
}

void apply_overrides(DirectoryState& state, const Directory& directory) {
  for (const Calendar& calendar : state.calendars) {
    if (calendar.school.empty()) continue;
    const SchoolIndex school = *directory.find_school(calendar.school);
    const Calendar* authority = calendar_of_authority(state.calendars, state.schools[school.value].local_authority);
    state.effective_calendars.push_back(overlay(authority ? *authority : Calendar{}, calendar));
    state.school_records[school.value].calendar = last(state);
  }
}

}  // namespace

void add_calendars(DirectoryState& state, const Directory& directory, std::vector<Calendar> calendars, Faults& faults) {
  for (std::size_t i = 0; i < calendars.size(); ++i) check(calendars[i], i, directory, faults);
  // An authority's own calendar stands before those of its schools: the empty URN sorts first.
  const auto order = sorted_without_duplicates(calendars.size(), faults, "local_authority", [&](std::uint32_t i) {
    const Calendar& calendar = calendars[i];
    return calendar.school.empty() ? std::pair(std::string(), calendar.local_authority)
                                   : std::pair(calendar.school, std::string());
  });
  for (const std::uint32_t position : order) state.calendars.push_back(std::move(calendars[position]));
  apply_to_authorities(state);
  apply_overrides(state, directory);
  for (const Calendar& calendar : state.effective_calendars) state.school_days.emplace_back(calendar);
  state.has_schools_without_calendar = std::ranges::any_of(
      state.school_records, [](const SchoolRecord& school) { return school.calendar == absent_index; });
}

}  // namespace s2ss::assembly
