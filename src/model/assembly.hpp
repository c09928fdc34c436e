#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/directory_state.hpp"
#include "s2ss/directory_builder.hpp"

/// The steps in which DirectoryBuilder::build turns checked records into a directory's inner form. Each step takes one
/// kind of record, reports its faults, and leaves faulty records out.
namespace s2ss::assembly {

/// The faults of one kind's records, by position.
class Faults {
 public:
  Faults(RecordKind kind, const std::string& source, std::size_t records)
      : kind_(kind), source_(source), faulty_(records, false) {}

  /// `path` is the place inside the record, such as `expertise/0/topic`; its last name is the field.
  void add(std::size_t position, std::string_view path, std::string expected, std::string mend);
  /// A fault a reader met; to be added before any other, ascending by position. A member
  /// it points to is not judged again; a fault of the whole record, such as a member nobody knows, hides no other.
  void add(std::size_t position, Fault fault);

  [[nodiscard]] bool is_faulty(std::size_t position) const { return faulty_[position]; }
  /// Moves all faults to the end of `all`, in the order of the records.
  void move_to(std::vector<Fault>& all);

 private:
  RecordKind kind_;
  const std::string& source_;
  std::vector<bool> faulty_;
  std::vector<std::pair<std::size_t, Fault>> faults_;
  std::size_t readers_faults_ = 0;  ///< How many of them, at the front, a reader met.

  [[nodiscard]] bool is_known(std::size_t position, std::string_view pointer, std::size_t record_length) const;
};

/// Positions of the records without faults, ascending by `key(position)`; of records with one key the first stays and
/// the later ones are reported as duplicates of it.
template <typename Key>
std::vector<std::uint32_t> sorted_without_duplicates(std::size_t records, Faults& faults, std::string_view field,
                                                     const Key& key) {
  std::vector<std::uint32_t> order(records);
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&key](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  for (std::size_t i = 1, first = 0; i < records; ++i) {
    if (key(order[i]) != key(order[first])) {
      first = i;
    } else {
      faults.add(order[i], field, "a value used once",
                 "it is taken by the record at position " + std::to_string(order[first]) + "; give this one its own");
    }
  }
  std::erase_if(order, [&faults](std::uint32_t position) { return faults.is_faulty(position); });
  return order;
}

void add_successors(DirectoryState& state, std::vector<std::pair<std::string, std::string>> successors, Faults& faults);
void add_schools(DirectoryState& state, std::vector<School> schools, Faults& faults);
void add_calendars(DirectoryState& state, const Directory& directory, std::vector<Calendar> calendars, Faults& faults);
void add_nominees(DirectoryState& state, const Directory& directory, std::vector<Nominee> nominees, Faults& faults);
void add_links(DirectoryState& state, const Directory& directory, std::vector<Link> links, Faults& faults);
void add_conflicts(DirectoryState& state, const Directory& directory, std::vector<Conflict> conflicts, Faults& faults);

// Parts of the steps, for a directory made from another one: see DirectoryMerger.

/// Adds an entry whose id follows on those held.
void hold(DirectoryState& state, Nominee nominee, SchoolIndex school);
/// The same for one whose expertise and days away are in the pools; works out its standing.
void hold_record(DirectoryState& state, std::string_view id, NomineeRecord record, Contact contact);
/// Why an entry may not be proposed on the directory's date, whoever asks.
[[nodiscard]] Standing standing_of(const NomineeRecord& nominee, const DirectoryState& state);
/// The facets that records of `from` refer to.
void take_over_facets(DirectoryState& state, const DirectoryState& from);
/// Lists for finding nominees by what they offer and where they work, once all are held.
void index_nominees(DirectoryState& state);
/// Counts a link for its school and nominee.
void count(DirectoryState& state, const LinkRecord& link);

}  // namespace s2ss::assembly
