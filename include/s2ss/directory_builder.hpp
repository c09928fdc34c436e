#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "s2ss/calendar.hpp"
#include "s2ss/date.hpp"
#include "s2ss/directory.hpp"
#include "s2ss/fault_list.hpp"
#include "s2ss/link.hpp"
#include "s2ss/nominee.hpp"
#include "s2ss/school.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss {

/// What to do with faulty records.
enum class Strictness : std::uint8_t {
  strict,   ///< Refuse: InputError with every fault.
  lenient,  ///< Drop the faulty records and what refers to them; Directory::faults() says which and why.
};

/// The kinds of record a directory is built from; the name is also the key of its list in JSON.
enum class RecordKind : std::uint8_t { schools, nominees, links, conflicts, calendars, successors };
template <>
inline constexpr std::array<std::string_view, 6> enumerator_words<RecordKind>{"schools",   "nominees",  "links",
                                                                              "conflicts", "calendars", "successors"};

/// Collects records, checks them together and freezes them into a Directory.
///
/// Faults point to `/<kind>/<position of add>/<field>`, so a reader that adds records in the order of its input gets
/// the right JSON pointers, and row numbers are positions.
class DirectoryBuilder {
 public:
  /// `source` names the input in faults.
  explicit DirectoryBuilder(Taxonomy taxonomy, Date as_of, std::string source = {});

  DirectoryBuilder& add(School school);
  DirectoryBuilder& add(Nominee nominee);
  DirectoryBuilder& add(Link link);
  DirectoryBuilder& add(Conflict conflict);
  DirectoryBuilder& add(Calendar calendar);
  /// References to `old_urn` mean the school `new_urn`; chains are followed.
  DirectoryBuilder& add_successor(std::string old_urn, std::string new_urn);

  /// For readers: a fault met while reading the record added last of this kind; that record counts as faulty.
  DirectoryBuilder& reject_last(RecordKind kind, Fault fault);

  /// Checks everything and reports all faults together: duplicate ids; unknown schools, topics, facets, nominees;
  /// facets of the wrong kind; negative capacities and distances; half a pair of coordinates; empty or reversed date
  /// ranges; links and conflicts of a school with itself; successors that run in a circle (printed) ...
  /// Leaves the builder empty. O(n log n).
  [[nodiscard]] Directory build(Strictness strictness = Strictness::strict);

 private:
  struct Rejection {
    RecordKind kind;
    std::size_t position;
    Fault fault;
  };

  [[nodiscard]] std::size_t count(RecordKind kind) const noexcept;

  Taxonomy taxonomy_;
  Date as_of_;
  std::string source_;
  std::vector<School> schools_;
  std::vector<Nominee> nominees_;
  std::vector<Link> links_;
  std::vector<Conflict> conflicts_;
  std::vector<Calendar> calendars_;
  std::vector<std::pair<std::string, std::string>> successors_;
  std::vector<Rejection> rejections_;
};

}  // namespace s2ss
