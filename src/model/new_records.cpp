#include "model/new_records.hpp"

#include <algorithm>
#include <iterator>
#include <memory>

#include "model/assembly.hpp"

namespace s2ss {

namespace {

/// Their index is made anew with every batch that concerns them, and everybody who ranks searches it.
constexpr std::size_t most_unlisted = 4'096;

bool changes_nominees_alone(const Edits& edits) {
  return edits.schools().empty() && edits.erased().empty() && edits.link_states().empty() &&
         edits.new_links().empty() && !edits.conflicts();
}

/// The entry with what a record says of it taken from another one.
Nominee with_record_of(Nominee nominee, const Nominee& other) {
  nominee.role = other.role;
  nominee.status = other.status;
  nominee.modes = other.modes;
  nominee.slots = other.slots;
  nominee.max_links = other.max_links;
  nominee.max_distance = other.max_distance;
  nominee.review_by = other.review_by;
  return nominee;
}

NomineeRecord changed(NomineeRecord record, const Nominee& nominee, const DirectoryState& state) {
  record.role = nominee.role;
  record.status = nominee.status;
  record.modes = nominee.modes;
  record.slots = nominee.slots;
  record.max_links = nominee.max_links;
  record.max_distance = nominee.max_distance.value_or(absent_number);
  record.review_by = nominee.review_by ? nominee.review_by->days() : absent_number;
  record.standing = assembly::standing_of(record, state);
  return record;
}

/// Whether the lists and the index are still right about a nominee whom they were right about: who is there need not be
/// in good standing, for that is looked at again, but whoever is has to be there as they are.
bool stays_listed(const DirectoryState& state, NomineeIndex nominee, const NomineeRecord& record) {
  const NomineeRecord& before = state.nominee_records[nominee.value];
  if (!state.topic_index.holds[nominee.value]) return record.standing != Standing::good;
  return record.role == before.role && record.modes == before.modes && record.slots == before.slots &&
         record.max_distance == before.max_distance;
}

}  // namespace

std::optional<NewRecords> new_records(const Edits& edits) {
  if (!changes_nominees_alone(edits)) return std::nullopt;
  const Directory& base = edits.base();
  const DirectoryState& state = base.state();
  NewRecords made;
  std::vector<NomineeIndex> added;
  for (const auto& [id, nominee] : edits.nominees()) {
    const auto index = base.find_nominee(id);
    if (!index || !nominee || with_record_of(base.nominee(*index), *nominee) != *nominee) return std::nullopt;
    const NomineeRecord record = changed(state.nominee_records[index->value], *nominee, state);
    if (!stays_listed(state, *index, record)) added.push_back(*index);
    made.records.emplace_back(*index, record);
  }
  std::ranges::set_union(state.unlisted, added, std::back_inserter(made.unlisted));
  if (made.unlisted.size() > most_unlisted) return std::nullopt;
  return made;
}

void NewRecords::put_into(DirectoryState& state) && {
  bool concerns_unlisted = false;
  for (const auto& [nominee, record] : records) {
    NomineeRecord& held = state.nominee_records[nominee.value];
    --state.standings[static_cast<std::size_t>(held.standing)];
    held = record;
    ++state.standings[static_cast<std::size_t>(held.standing)];
    concerns_unlisted = concerns_unlisted || std::ranges::binary_search(unlisted, nominee);
  }
  state.unlisted = std::move(unlisted);
  if (concerns_unlisted) {
    state.unlisted_index = std::make_shared<const TopicIndex>(make_topic_index(state, state.unlisted));
  }
}

}  // namespace s2ss
