#include "model/merge.hpp"

#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "model/assembly.hpp"
#include "model/directory_merger.hpp"
#include "s2ss/error.hpp"

namespace s2ss {

Directory merge(const Edits& edits) { return DirectoryMerger(edits).merge(); }

DirectoryMerger::DirectoryMerger(const Edits& edits)
    : edits_(edits),
      base_(*edits.base().state_),
      state_(std::make_shared<DirectoryState>(DirectoryState{.taxonomy = base_.taxonomy, .as_of = base_.as_of})),
      directory_(state_) {}

Directory DirectoryMerger::merge() {
  state_->successors = base_.successors;
  edits_.schools().empty() ? take_over_schools() : assemble_schools();
  merge_nominees();
  merge_links();
  assemble_conflicts();
  state_->topic_index = make_topic_index(*state_);
  return directory_;
}

void DirectoryMerger::take_over_schools() {
  state_->schools = base_.schools;
  state_->school_urns = base_.school_urns;
  state_->trusts = base_.trusts;
  state_->districts = base_.districts;
  state_->calendars = base_.calendars;
  state_->effective_calendars = base_.effective_calendars;
  state_->school_days = base_.school_days;
  state_->has_schools_without_calendar = base_.has_schools_without_calendar;
  state_->school_records = base_.school_records;
  for (std::uint32_t i = 0; i < base_.schools.size(); ++i) {
    SchoolRecord& school = state_->school_records[i];
    // Counted anew with the nominees and the links.
    school.current_links = school.links_given = school.nominees = school.nominees_links_given = 0;
    schools_.push_back(i);
  }
}

void DirectoryMerger::assemble_schools() {
  std::vector<School> schools;
  for (const School& school : base_.schools) {
    if (!edits_.schools().contains(school.urn)) schools.push_back(school);
  }
  for (const auto& [urn, school] : edits_.schools()) {
    if (school) schools.push_back(*school);
  }
  const std::string source;
  assembly::Faults faults(RecordKind::schools, source, schools.size());
  assembly::add_schools(*state_, std::move(schools), faults);
  assembly::Faults calendar_faults(RecordKind::calendars, source, base_.calendars.size());
  assembly::add_calendars(*state_, directory_, base_.calendars, calendar_faults);
  refuse(faults);
  refuse(calendar_faults);
  for (const School& school : base_.schools)
    schools_.push_back(state_->school_urns.find(school.urn).value_or(absent_index));
}

void DirectoryMerger::merge_nominees() {
  const std::size_t most = base_.nominee_records.size() + edits_.nominees().size();
  state_->nominee_ids.reserve(most);
  state_->nominee_records.reserve(most);
  state_->expertise_records.reserve(base_.expertise_records.size());
  state_->away_pool.reserve(base_.away_pool.size());
  assembly::take_over_facets(*state_, base_);
  nominees_.reserve(base_.nominee_records.size());

  auto edited = edits_.nominees().begin();
  const auto end = edits_.nominees().end();
  for (std::uint32_t i = 0; i < base_.nominee_records.size(); ++i) {
    const std::string_view id = base_.nominee_ids[i];
    for (; edited != end && edited->first < id; ++edited) add_nominee(edited->second);
    const auto next = static_cast<std::uint32_t>(state_->nominee_records.size());
    if (edited == end || edited->first != id) {
      keep_nominee(i);
      nominees_.push_back(next);
      continue;
    }
    add_nominee(edited->second);
    nominees_.push_back(edits_.erased().contains(id) ? absent_index : next);
    ++edited;
  }
  for (; edited != end; ++edited) add_nominee(edited->second);
  assembly::index_nominees(*state_);
}

void DirectoryMerger::keep_nominee(std::uint32_t position) {
  NomineeRecord record = base_.nominee_records[position];
  record.school = SchoolIndex{schools_[record.school.value]};
  record.expertise = pooled(record.expertise, base_.expertise_records, state_->expertise_records);
  record.away = pooled(record.away, base_.away_pool, state_->away_pool);
  record.current_links = record.links_given = 0;
  while (contact_ < base_.contacts.size() && base_.contacts[contact_].first < position) ++contact_;
  const bool has_contact = contact_ < base_.contacts.size() && base_.contacts[contact_].first == position;
  assembly::hold_record(*state_, base_.nominee_ids[position], record,
                        has_contact ? base_.contacts[contact_].second : Contact{});
}

void DirectoryMerger::add_nominee(const std::optional<Nominee>& nominee) {
  if (!nominee) return;
  const auto school = directory_.find_school(nominee->school);
  if (school) return assembly::hold(*state_, *nominee, *school);
  throw InputError(Fault{.field = "school",
                         .expected = "a school for every nominee of the batch, once it is applied",
                         .mend = "leave the school, or move its nominees first"});
}

void DirectoryMerger::merge_links() {
  std::vector<HeldLink> moved = new_links();
  std::vector<bool> is_moved(base_.link_records.size(), false);
  for (std::uint32_t i = 0; i < base_.link_records.size(); ++i) {
    const LinkRecord now = record_now(i);
    const LinkRecord& before = base_.link_records[i];
    const bool lost_its_nominee = now.nominee == absent_index && before.nominee != absent_index;
    if (now.state == before.state && !lost_its_nominee) continue;
    // Where it stands depends on both.
    is_moved[i] = true;
    moved.push_back({now, request_of(i)});
  }
  std::sort(moved.begin(), moved.end());

  state_->link_records.reserve(base_.link_records.size() + moved.size());
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < base_.link_records.size(); ++i) {
    if (is_moved[i]) continue;
    HeldLink kept{record_now(i), request_of(i)};
    for (; next < moved.size() && moved[next] < kept; ++next) hold(std::move(moved[next]));
    hold(std::move(kept));
  }
  for (; next < moved.size(); ++next) hold(std::move(moved[next]));

  const bool same_graph = moved.empty() && edits_.schools().empty();
  state_->past_links = same_graph ? base_.past_links : PastLinks(state_->schools.size(), state_->link_records);
  for (const SchoolRecord& school : state_->school_records) state_->use += school;
}

std::vector<DirectoryMerger::HeldLink> DirectoryMerger::new_links() const {
  std::vector<HeldLink> links;
  for (const Link& link : edits_.new_links()) {
    LinkRecord record;
    if (!link.nominee.empty()) record.nominee = directory_.find_nominee(link.nominee)->value;
    const auto supporting = directory_.find_school(link.supporting_school);
    const auto requesting = directory_.find_school(link.requesting_school);
    if (!supporting || !requesting) {
      throw InputError(Fault{.field = "link",
                             .expected = "schools for every link of the batch, once it is applied",
                             .mend = "leave the school of a new link"});
    }
    record.supporting_school = *supporting;
    record.requesting_school = *requesting;
    record.date = link.date;
    record.state = link.state;
    links.push_back({record, link.request});
  }
  return links;
}

LinkRecord DirectoryMerger::record_now(std::uint32_t position) const {
  LinkRecord record = base_.link_records[position];
  if (record.nominee != absent_index) record.nominee = nominees_[record.nominee];
  record.supporting_school = SchoolIndex{schools_[record.supporting_school.value]};
  record.requesting_school = SchoolIndex{schools_[record.requesting_school.value]};
  const auto state = edits_.link_states().find(position);
  if (state != edits_.link_states().end()) record.state = state->second;
  return record;
}

std::string_view DirectoryMerger::request_of(std::uint32_t position) const {
  const auto& requests = base_.link_requests;
  const auto found = std::lower_bound(requests.begin(), requests.end(), position,
                                      [](const auto& entry, std::uint32_t wanted) { return entry.first < wanted; });
  return found != requests.end() && found->first == position ? std::string_view(found->second) : std::string_view();
}

void DirectoryMerger::hold(const HeldLink& link) {
  if (!link.request.empty()) {
    state_->link_requests.emplace_back(static_cast<std::uint32_t>(state_->link_records.size()), link.request);
  }
  state_->link_records.push_back(link.record);
  assembly::count(*state_, link.record);
}

void DirectoryMerger::assemble_conflicts() {
  std::vector<Conflict> conflicts = edits_.conflicts().value_or(base_.conflicts);
  const std::string source;
  assembly::Faults faults(RecordKind::conflicts, source, conflicts.size());
  assembly::add_conflicts(*state_, directory_, std::move(conflicts), faults);
  refuse(faults);
}

void DirectoryMerger::refuse(assembly::Faults& faults) {
  std::vector<Fault> all;
  faults.move_to(all);
  if (!all.empty()) throw InputError(std::move(all));
}

}  // namespace s2ss
