#include <tuple>

#include "model/assembly.hpp"

namespace s2ss::assembly {

namespace {

constexpr std::string_view a_school = "the URN of a school of this directory";
constexpr std::string_view mend_school = "add the school or correct the URN";

std::uint32_t nominee_value(const std::string& id, std::size_t position, const Directory& directory, Faults& faults) {
  if (id.empty()) return absent_index;
  if (const auto found = directory.find_nominee(id)) return found->value;
  faults.add(position, "nominee", "the id of a nominee of this directory",
             "correct it, or leave it empty when the person has left the directory");
  return absent_index;
}

SchoolIndex school_index(const std::string& urn, std::string_view field, std::size_t position,
                         const Directory& directory, Faults& faults) {
  if (const auto found = directory.find_school(urn)) return *found;
  faults.add(position, field, std::string(a_school), std::string(mend_school));
  return SchoolIndex{absent_index};
}

void check_two_schools(const std::string& supporting, const std::string& requesting, std::size_t position,
                       Faults& faults) {
  if (supporting == requesting) {
    faults.add(position, "requesting_school", "a school other than the supporting one", "correct one of the two");
  }
}

LinkRecord record_of(const Link& link, std::size_t position, const Directory& directory, Faults& faults) {
  LinkRecord record;
  record.nominee = nominee_value(link.nominee, position, directory, faults);
  record.supporting_school = school_index(link.supporting_school, "supporting_school", position, directory, faults);
  record.requesting_school = school_index(link.requesting_school, "requesting_school", position, directory, faults);
  record.date = link.date;
  record.state = link.state;
  check_two_schools(link.supporting_school, link.requesting_school, position, faults);
  return record;
}

ConflictRecord record_of(const Conflict& conflict, std::size_t position, const Directory& directory, Faults& faults) {
  ConflictRecord record;
  record.nominee = nominee_value(conflict.nominee, position, directory, faults);
  record.requesting_school = school_index(conflict.requesting_school, "requesting_school", position, directory, faults);
  record.expires = conflict.expires ? conflict.expires->days() : absent_number;
  if (!conflict.supporting_school.empty()) {
    record.supporting_school =
        school_index(conflict.supporting_school, "supporting_school", position, directory, faults);
    check_two_schools(conflict.supporting_school, conflict.requesting_school, position, faults);
  } else if (record.nominee != absent_index) {
    record.supporting_school = directory.nominee_records()[record.nominee].school;
  } else if (conflict.nominee.empty()) {
    faults.add(position, "nominee", "a nominee, or a supporting school", "say whom the conflict concerns");
  }
  return record;
}

/// Positions of the links without faults in the order a directory holds them. Indices stand for ids, so that a link
/// given under an old URN stands where it would under the new one.
std::vector<std::uint32_t> order_of(const std::vector<Link>& links, const std::vector<LinkRecord>& records,
                                    const Faults& faults) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < links.size(); ++i) {
    if (!faults.is_faulty(i)) order.push_back(i);
  }
  const auto key = [&](std::uint32_t i) {
    const LinkRecord& link = records[i];
    return std::tie(link.date, link.nominee, link.supporting_school, link.requesting_school, link.state,
                    links[i].request);
  };
  std::sort(order.begin(), order.end(), [&key](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  return order;
}

}  // namespace

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

void add_links(DirectoryState& state, const Directory& directory, std::vector<Link> links, Faults& faults) {
  std::vector<LinkRecord> records;
  records.reserve(links.size());
  for (std::size_t i = 0; i < links.size(); ++i) records.push_back(record_of(links[i], i, directory, faults));
  const auto order = order_of(links, records, faults);
  state.link_records.reserve(order.size());
  for (const std::uint32_t position : order) {
    const auto held_at = static_cast<std::uint32_t>(state.link_records.size());
    state.link_records.push_back(records[position]);
    if (!links[position].request.empty()) {
      state.link_requests.emplace_back(held_at, std::move(links[position].request));
    }
    count(state, records[position]);
  }
  state.past_links = PastLinks(state.schools.size(), state.link_records);
  for (const SchoolRecord& school : state.school_records) state.use += school;
}

void add_conflicts(DirectoryState& state, const Directory& directory, std::vector<Conflict> conflicts, Faults& faults) {
  std::vector<std::pair<Conflict, ConflictRecord>> held;
  for (std::size_t i = 0; i < conflicts.size(); ++i) {
    const ConflictRecord record = record_of(conflicts[i], i, directory, faults);
    if (!faults.is_faulty(i)) held.emplace_back(std::move(conflicts[i]), record);
  }
  std::sort(held.begin(), held.end(), [](const auto& left, const auto& right) { return left.first < right.first; });
  for (auto& [conflict, record] : held) {
    state.conflicts_by_school.push_back(static_cast<std::uint32_t>(state.conflict_records.size()));
    state.conflicts.push_back(std::move(conflict));
    state.conflict_records.push_back(record);
  }
  std::ranges::stable_sort(state.conflicts_by_school, {}, [&state](std::uint32_t position) {
    return state.conflict_records[position].requesting_school;
  });
}

}  // namespace s2ss::assembly
