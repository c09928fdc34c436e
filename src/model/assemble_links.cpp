#include <tuple>

#include "model/assembly.hpp"

namespace s2ss::assembly {

namespace {

constexpr std::string_view a_school = "the URN of a school of this directory";
constexpr std::string_view mend_school = "add the school or correct the URN";

void check_nominee(const std::string& nominee, std::size_t position, const Directory& directory, Faults& faults) {
  if (!nominee.empty() && !directory.find_nominee(nominee)) {
    faults.add(position, "nominee", "the id of a nominee of this directory",
               "correct it, or leave it empty when the person has left the directory");
  }
}

void check_school(const std::string& urn, std::string_view field, std::size_t position, const Directory& directory,
                  Faults& faults) {
  if (!directory.find_school(urn)) faults.add(position, field, std::string(a_school), std::string(mend_school));
}

void check_two_schools(const std::string& supporting, const std::string& requesting, std::size_t position,
                       Faults& faults) {
  if (supporting == requesting) {
    faults.add(position, "requesting_school", "a school other than the supporting one", "correct one of the two");
  }
}

void count(DirectoryState& state, const LinkRecord& link) {
  const int current = is_current(link.state) ? 1 : 0;
  const int given = counts_as_history(link.state) ? 1 : 0;
  SchoolRecord& school = state.school_records[link.supporting_school.value];
  school.current_links += current;
  school.links_given += given;
  if (link.nominee == absent_index) return;
  NomineeRecord& nominee = state.nominee_records[link.nominee];
  nominee.current_links += current;
  if (nominee.school != link.supporting_school) return;
  nominee.links_given += given;
  school.nominees_links_given += given;
}

std::uint32_t nominee_value(const Directory& directory, const std::string& id) {
  return id.empty() ? absent_index : directory.find_nominee(id)->value;
}

/// The school a conflict keeps from supporting: the one it names, or else the nominee's.
std::optional<SchoolIndex> supporting_school(const Conflict& conflict, const Directory& directory) {
  if (!conflict.supporting_school.empty()) return directory.find_school(conflict.supporting_school);
  if (const auto nominee = directory.find_nominee(conflict.nominee)) {
    return directory.nominee_records()[nominee->value].school;
  }
  return std::nullopt;
}

void check(const Conflict& conflict, std::size_t position, const Directory& directory, Faults& faults) {
  check_nominee(conflict.nominee, position, directory, faults);
  check_school(conflict.requesting_school, "requesting_school", position, directory, faults);
  if (!conflict.supporting_school.empty()) {
    check_school(conflict.supporting_school, "supporting_school", position, directory, faults);
    check_two_schools(conflict.supporting_school, conflict.requesting_school, position, faults);
  } else if (conflict.nominee.empty()) {
    faults.add(position, "nominee", "a nominee, or a supporting school", "say whom the conflict concerns");
  }
}

}  // namespace

void add_links(DirectoryState& state, const Directory& directory, std::vector<Link> links, Faults& faults) {
  for (std::size_t i = 0; i < links.size(); ++i) {
    check_nominee(links[i].nominee, i, directory, faults);
    check_school(links[i].supporting_school, "supporting_school", i, directory, faults);
    check_school(links[i].requesting_school, "requesting_school", i, directory, faults);
    check_two_schools(links[i].supporting_school, links[i].requesting_school, i, faults);
  }
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < links.size(); ++i) {
    if (!faults.is_faulty(i)) order.push_back(i);
  }
  const auto key = [&links](std::uint32_t i) {
    const Link& link = links[i];
    return std::tie(link.date, link.nominee, link.supporting_school, link.requesting_school, link.state, link.request);
  };
  std::sort(order.begin(), order.end(), [&key](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  state.link_records.reserve(order.size());
  for (const std::uint32_t position : order) {
    const Link& link = links[position];
    const auto held_at = static_cast<std::uint32_t>(state.link_records.size());
    state.link_records.push_back({.nominee = nominee_value(directory, link.nominee),
                                  .supporting_school = *directory.find_school(link.supporting_school),
                                  .requesting_school = *directory.find_school(link.requesting_school),
                                  .date = link.date,
                                  .state = link.state});
    if (!link.request.empty()) state.link_requests.emplace_back(held_at, link.request);
    count(state, state.link_records.back());
  }
  state.past_links = PastLinks(state.schools.size(), state.link_records);
  for (const SchoolRecord& school : state.school_records) state.use += school;
}

void add_conflicts(DirectoryState& state, const Directory& directory, std::vector<Conflict> conflicts, Faults& faults) {
  for (std::size_t i = 0; i < conflicts.size(); ++i) {
    check(conflicts[i], i, directory, faults);
    if (!faults.is_faulty(i)) state.conflicts.push_back(std::move(conflicts[i]));
  }
  std::sort(state.conflicts.begin(), state.conflicts.end());
  for (const Conflict& conflict : state.conflicts) {
    state.conflict_records.push_back({.nominee = nominee_value(directory, conflict.nominee),
                                      .supporting_school = *supporting_school(conflict, directory),
                                      .requesting_school = *directory.find_school(conflict.requesting_school),
                                      .expires = conflict.expires ? conflict.expires->days() : absent_number});
  }
}

}  // namespace s2ss::assembly
