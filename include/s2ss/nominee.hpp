#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "s2ss/date.hpp"
#include "s2ss/enumerators.hpp"
#include "s2ss/modes.hpp"
#include "s2ss/slots.hpp"

namespace s2ss {

enum class Role : std::uint8_t { subject_teacher, curriculum_leader, senior_leader, support_staff };
template <>
inline constexpr std::array<std::string_view, 4> enumerator_words<Role>{"subject_teacher", "curriculum_leader",
                                                                        "senior_leader", "support_staff"};

/// Curriculum and senior leaders lead; a need for subject leadership asks for one of them.
[[nodiscard]] constexpr bool is_leader(Role role) noexcept {
  return role == Role::curriculum_leader || role == Role::senior_leader;
}

/// Where a nomination stands. Only `listed` nominees are ever proposed.
enum class NomineeStatus : std::uint8_t {
  nominated,  ///< Put forward by the headteacher.
  confirmed,  ///< Agreed by the nominee.
  listed,     ///< On the directory.
  paused,     ///< Taking a break.
  withdrawn,  ///< Left the directory.
};
template <>
inline constexpr std::array<std::string_view, 5> enumerator_words<NomineeStatus>{"nominated", "confirmed", "listed",
                                                                                 "paused", "withdrawn"};

enum class Strength : std::uint8_t { main, also };
template <>
inline constexpr std::array<std::string_view, 2> enumerator_words<Strength>{"main", "also"};

/// What a nominee offers: a topic, with the facets it is restricted to. An empty facet means "not restricted".
struct Expertise {
  std::string topic;                 ///< Concept id.
  std::vector<std::string> aspects;  ///< Concept ids with the facet `aspect`.
  std::vector<std::string> stages;   ///< Concept ids with the facet `stage`.
  std::vector<std::string> boards;   ///< Concept ids with the facet `board`.
  Strength strength = Strength::main;

  friend bool operator==(const Expertise&, const Expertise&) = default;
};

/// How to reach a nominee. Carried, never ranked on, never printed, never in an error.
struct Contact {
  std::string name;
  std::string email;

  [[nodiscard]] bool empty() const noexcept { return name.empty() && email.empty(); }
  friend bool operator==(const Contact&, const Contact&) = default;
};

/// A member of staff put forward by their headteacher.
///
/// What a record does not say does not restrict: without slots or modes all are offered. The status of a record is
/// `listed` unless it says otherwise, because a directory is the list of those who agreed.
struct Nominee {
  std::string id;      ///< Opaque and stable; not a name.
  std::string school;  ///< URN.
  Role role = Role::subject_teacher;
  NomineeStatus status = NomineeStatus::listed;
  std::vector<Expertise> expertise;
  Modes modes = Modes::all();
  Slots slots = Slots::all();
  std::vector<DateRange> away;      ///< Days not available.
  int max_links = 1;                ///< Links at one time, >= 0.
  std::optional<int> max_distance;  ///< Furthest travel, metres, >= 0.
  std::optional<Date> review_by;    ///< The entry is looked at again by this day.
  Contact contact;

  friend bool operator==(const Nominee&, const Nominee&) = default;
};

}  // namespace s2ss
