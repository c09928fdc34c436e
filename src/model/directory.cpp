#include "s2ss/directory.hpp"

#include <algorithm>

#include "core/bytes_of.hpp"
#include "model/directory_state.hpp"

namespace s2ss {

namespace {

std::vector<std::string> concept_ids(const Taxonomy& taxonomy, std::span<const ConceptIndex> indices) {
  std::vector<std::string> ids;
  ids.reserve(indices.size());
  for (const ConceptIndex index : indices) ids.push_back(taxonomy.at(index).id);
  return ids;
}

/// The value for a key in a sorted list of pairs, or nullptr.
template <typename Key, typename Value, typename Wanted>
const Value* find_in(const std::vector<std::pair<Key, Value>>& pairs, const Wanted& key) noexcept {
  const auto found = std::lower_bound(pairs.begin(), pairs.end(), key,
                                      [](const auto& entry, const Wanted& wanted) { return entry.first < wanted; });
  return found != pairs.end() && found->first == key ? &found->second : nullptr;
}

template <typename Number>
std::optional<int> present(Number number) noexcept {
  return number == absent_number ? std::nullopt : std::optional<int>(number);
}

}  // namespace

Directory::Directory(std::shared_ptr<const DirectoryState> state) : state_(std::move(state)) {}

const Taxonomy& Directory::taxonomy() const noexcept { return state_->taxonomy; }
Date Directory::as_of() const noexcept { return state_->as_of; }

Directory Directory::with_version(std::uint64_t version) const {
  Directory other = *this;
  other.version_ = version;
  return other;
}

std::span<const School> Directory::schools() const noexcept { return state_->schools; }
const School& Directory::school(SchoolIndex index) const noexcept { return state_->schools[index.value]; }

std::optional<SchoolIndex> Directory::find_school(std::string_view urn) const noexcept {
  // Chains of successors end at a school of the directory: the builder has followed them.
  if (const std::string* successor = find_in(state_->successors, urn)) urn = *successor;
  const auto found = state_->school_urns.find(urn);
  return found ? std::optional(SchoolIndex{*found}) : std::nullopt;
}

std::size_t Directory::nominee_count() const noexcept { return state_->nominee_records.size(); }

std::string_view Directory::nominee_id(NomineeIndex index) const noexcept { return state_->nominee_ids[index.value]; }

std::optional<NomineeIndex> Directory::find_nominee(std::string_view id) const noexcept {
  const auto found = state_->nominee_ids.find(id);
  return found ? std::optional(NomineeIndex{*found}) : std::nullopt;
}

Nominee Directory::nominee(NomineeIndex index) const {
  const NomineeRecord& record = state_->nominee_records[index.value];
  Nominee nominee;
  nominee.id = nominee_id(index);
  nominee.school = school(record.school).urn;
  nominee.role = record.role;
  nominee.status = record.status;
  for (std::uint32_t i = record.expertise.begin; i < record.expertise.end; ++i) {
    const ExpertiseRecord& offered = state_->expertise_records[i];
    const auto facets = state_->facet_sets.pool().subspan(offered.facets_begin);
    const auto& taxonomy = state_->taxonomy;
    const std::size_t stages_begin = offered.aspects;
    const std::size_t boards_begin = stages_begin + offered.stages;
    nominee.expertise.push_back({.topic = taxonomy.at(offered.topic).id,
                                 .aspects = concept_ids(taxonomy, facets.first(offered.aspects)),
                                 .stages = concept_ids(taxonomy, facets.subspan(stages_begin, offered.stages)),
                                 .boards = concept_ids(taxonomy, facets.subspan(boards_begin, offered.boards)),
                                 .strength = offered.strength});
  }
  nominee.modes = record.modes;
  nominee.slots = record.slots;
  nominee.away.assign(state_->away_pool.begin() + record.away.begin, state_->away_pool.begin() + record.away.end);
  nominee.max_links = record.max_links;
  nominee.max_distance = present(record.max_distance);
  if (record.review_by != absent_number) nominee.review_by = Date::from_days(record.review_by);
  if (const Contact* contact = find_in(state_->contacts, index.value)) nominee.contact = *contact;
  return nominee;
}

std::size_t Directory::link_count() const noexcept { return state_->link_records.size(); }

Link Directory::link(std::size_t position) const {
  const LinkRecord& record = state_->link_records[position];
  Link link;
  if (record.nominee != absent_index) link.nominee = nominee_id(NomineeIndex{record.nominee});
  link.supporting_school = school(record.supporting_school).urn;
  link.requesting_school = school(record.requesting_school).urn;
  link.date = record.date;
  link.state = record.state;
  const auto key = static_cast<std::uint32_t>(position);
  if (const std::string* request = find_in(state_->link_requests, key)) link.request = *request;
  return link;
}

std::span<const Conflict> Directory::conflicts() const noexcept { return state_->conflicts; }
std::span<const Calendar> Directory::calendars() const noexcept { return state_->calendars; }

const Calendar* Directory::calendar_of(SchoolIndex index) const noexcept {
  const std::uint32_t position = state_->school_records[index.value].calendar;
  return position == absent_index ? nullptr : &state_->effective_calendars[position];
}

std::span<const std::pair<std::string, std::string>> Directory::successors() const noexcept {
  return state_->successors;
}

const std::vector<Fault>& Directory::faults() const noexcept { return state_->faults; }

std::size_t Directory::memory_bytes() const noexcept {
  const DirectoryState& state = *state_;
  std::size_t bytes =
      bytes_of(state.schools) + bytes_of(state.school_records) + bytes_of(state.trusts) + bytes_of(state.districts) +
      bytes_of(state.successors) + state.school_urns.memory_bytes() + state.nominee_ids.memory_bytes() +
      bytes_of(state.nominee_records) + bytes_of(state.expertise_records) + state.facet_sets.memory_bytes() +
      bytes_of(state.away_pool) + bytes_of(state.contacts) + bytes_of(state.link_records) +
      bytes_of(state.link_requests) + bytes_of(state.conflicts) + bytes_of(state.conflict_records) +
      bytes_of(state.conflicts_by_school) + bytes_of(state.calendars) + bytes_of(state.effective_calendars);
  bytes += state.topic_index.memory_bytes() + state.nominees_by_topic.memory_bytes() +
           state.nominees_by_school.memory_bytes();
  for (const SchoolDays& days : state.school_days) bytes += days.memory_bytes();
  // The graph of past links holds two arrows a link, and an offset and two words a school.
  bytes += state.link_records.size() * 2 * (sizeof(std::size_t) + sizeof(std::uint32_t));
  return bytes + state.schools.size() * (sizeof(std::size_t) + 2 * sizeof(std::uint64_t));
}

std::span<const SchoolRecord> Directory::school_records() const noexcept { return state_->school_records; }
std::span<const NomineeRecord> Directory::nominee_records() const noexcept { return state_->nominee_records; }
std::span<const ExpertiseRecord> Directory::expertise_records() const noexcept { return state_->expertise_records; }
std::span<const ConceptIndex> Directory::facet_pool() const noexcept { return state_->facet_sets.pool(); }
std::span<const DateRange> Directory::away_pool() const noexcept { return state_->away_pool; }
std::span<const LinkRecord> Directory::link_records() const noexcept { return state_->link_records; }
std::span<const ConflictRecord> Directory::conflict_records() const noexcept { return state_->conflict_records; }
std::span<const Calendar> Directory::effective_calendars() const noexcept { return state_->effective_calendars; }
std::span<const SchoolDays> Directory::school_days() const noexcept { return state_->school_days; }

std::optional<std::uint32_t> Directory::find_trust(std::string_view trust) const noexcept {
  const auto& trusts = state_->trusts;
  const auto found = std::lower_bound(trusts.begin(), trusts.end(), trust);
  if (found == trusts.end() || *found != trust) return std::nullopt;
  return static_cast<std::uint32_t>(found - trusts.begin());
}

std::span<const NomineeIndex> Directory::nominees_offering(ConceptIndex topic) const noexcept {
  return state_->nominees_by_topic.of(topic.value);
}

std::span<const NomineeIndex> Directory::nominees_at(SchoolIndex school) const noexcept {
  return state_->nominees_by_school.of(school.value);
}

const std::array<std::uint32_t, standing_count>& Directory::standings() const noexcept { return state_->standings; }
const Use& Directory::use() const noexcept { return state_->use; }
const PastLinks& Directory::past_links() const noexcept { return state_->past_links; }

bool operator==(const Directory& left, const Directory& right) {
  if (left.state_ == right.state_) return true;
  if (left.nominee_count() != right.nominee_count() || left.link_count() != right.link_count()) return false;
  const DirectoryState& a = *left.state_;
  const DirectoryState& b = *right.state_;
  if (a.taxonomy != b.taxonomy || a.as_of != b.as_of || a.schools != b.schools || a.successors != b.successors ||
      a.conflicts != b.conflicts || a.calendars != b.calendars) {
    return false;
  }
  for (std::uint32_t i = 0; i < left.nominee_count(); ++i) {
    if (left.nominee(NomineeIndex{i}) != right.nominee(NomineeIndex{i})) return false;
  }
  for (std::size_t i = 0; i < left.link_count(); ++i) {
    if (left.link(i) != right.link(i)) return false;
  }
  return true;
}

}  // namespace s2ss
