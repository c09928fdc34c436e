#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

#include "s2ss/date.hpp"
#include "s2ss/index.hpp"
#include "s2ss/link.hpp"
#include "s2ss/modes.hpp"
#include "s2ss/nominee.hpp"
#include "s2ss/slots.hpp"

/// The directory's inner form: small records with strong indices in place of ids, as the scoring reads them.
/// Those who only use the library need `School`, `Nominee` and `Link` instead.
namespace s2ss {

inline constexpr std::uint32_t absent_index = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::int32_t absent_number = std::numeric_limits<std::int32_t>::min();

/// A run of positions in one of the directory's pools.
struct Run {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
};

/// One expertise. Its facet concepts stand in the directory's facet pool from `facets_begin`: first the aspects, then
/// the stages, then the boards.
struct ExpertiseRecord {
  ConceptIndex topic;
  std::uint32_t facets_begin = 0;
  std::uint8_t aspects = 0;
  std::uint8_t stages = 0;
  std::uint8_t boards = 0;
  Strength strength = Strength::main;
};

/// Whether an entry may be proposed at all on the directory's date, whoever asks: the first reason why not.
enum class Standing : std::uint8_t { good, not_listed, review_overdue, school_closed };
inline constexpr std::size_t standing_count = 4;

/// The bit that stands for a topic in a set of topics; others may share it.
[[nodiscard]] constexpr std::uint64_t topic_bit(ConceptIndex topic) noexcept {
  return std::uint64_t{1} << (topic.value * 0x9e3779b1U >> 26);
}

/// One cache line: scoring goes through many of them in no order.
struct alignas(64) NomineeRecord {
  SchoolIndex school;
  Run expertise;
  Run away;
  Slots slots;
  std::int32_t max_links = 0;
  std::int32_t current_links = 0;  ///< Links that take up a place now.
  std::int32_t links_given = 0;    ///< Links given from this school that count as history.
  std::int32_t max_distance = absent_number;
  std::int32_t review_by = absent_number;  ///< Days since 1970-01-01.
  std::uint16_t main_topics = 0;           ///< Different topics called "main".
  Role role = Role::subject_teacher;
  NomineeStatus status = NomineeStatus::listed;
  Modes modes;
  Standing standing = Standing::good;
  std::uint64_t topics = 0;  ///< The union of `topic_bit` over the expertise.
};

struct alignas(64) SchoolRecord {
  std::uint32_t trust = absent_index;     ///< Number of the trust; schools of one trust share it.
  std::uint32_t district = absent_index;  ///< Number of the district.
  std::uint32_t calendar = absent_index;  ///< Position in Directory::calendars of the one that holds here.
  std::int32_t easting = absent_number;
  std::int32_t northing = absent_number;
  std::int32_t release_limit = absent_number;
  std::int32_t current_links = 0;  ///< Links its staff give now.
  std::int32_t links_given = 0;    ///< Links its staff gave that count as history.
  std::int32_t nominees = 0;
  std::int32_t nominees_links_given = 0;  ///< Those of them that its nominees of today gave.
  bool open = true;
};

/// How much schools and nominees have been used, added up over schools that have nominees.
struct Use {
  std::int64_t schools = 0;
  std::int64_t links_of_schools = 0;  ///< Links their staff gave.
  std::int64_t nominees = 0;
  std::int64_t links_of_nominees = 0;  ///< Those of them that nominees of today gave.

  constexpr Use& operator+=(const SchoolRecord& school) noexcept { return add(school, 1); }
  constexpr Use& operator-=(const SchoolRecord& school) noexcept { return add(school, -1); }

 private:
  constexpr Use& add(const SchoolRecord& school, std::int64_t sign) noexcept {
    if (school.nominees == 0) return *this;
    schools += sign;
    links_of_schools += sign * school.links_given;
    nominees += sign * school.nominees;
    links_of_nominees += sign * school.nominees_links_given;
    return *this;
  }
};

struct LinkRecord {
  std::uint32_t nominee = absent_index;  ///< NomineeIndex value; absent once erased.
  SchoolIndex supporting_school;
  SchoolIndex requesting_school;
  Date date;
  LinkState state = LinkState::completed;
};

struct ConflictRecord {
  std::uint32_t nominee = absent_index;  ///< Absent when the whole supporting school is meant.
  SchoolIndex supporting_school;
  SchoolIndex requesting_school;
  std::int32_t expires = absent_number;  ///< Days since 1970-01-01.
};

}  // namespace s2ss
