#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "s2ss/enumerators.hpp"
#include "s2ss/link.hpp"
#include "s2ss/nominee.hpp"
#include "s2ss/school.hpp"

namespace s2ss {

/// What a change does to a living directory. Behind each: the members of Change it reads.
enum class ChangeKind : std::uint8_t {
  add_nominee,        ///< `nominee`, under an id that is not taken.
  change_nominee,     ///< `nominee`: takes the place of the entry with its id.
  pause_nominee,      ///< `id`: the status becomes paused.
  resume_nominee,     ///< `id`: the status becomes listed.
  withdraw_nominee,   ///< `id`: the status becomes withdrawn; the entry stays.
  remove_nominee,     ///< `id`: the entry goes, with its contact and conflicts; its links stay and name nobody.
  set_max_links,      ///< `id`, `max_links`: how many links the nominee offers at one time.
  add_school,         ///< `school`, under a URN that is not taken.
  change_school,      ///< `school`: takes the place of the school with its URN.
  remove_school,      ///< `id`, its URN: a school nothing refers to.
  set_release_limit,  ///< `id`, a URN, and `release_limit`; without one it is left to the policy.
  add_link,           ///< `link`.
  set_link_state,     ///< `link`: the link that agrees in everything but its state gets this state.
  add_conflict,       ///< `conflict`.
  remove_conflict,    ///< `conflict`: the equal one goes.
};
template <>
inline constexpr std::array<std::string_view, 15> enumerator_words<ChangeKind>{
    "add_nominee",       "change_nominee", "pause_nominee",  "resume_nominee", "withdraw_nominee",
    "remove_nominee",    "set_max_links",  "add_school",     "change_school",  "remove_school",
    "set_release_limit", "add_link",       "set_link_state", "add_conflict",   "remove_conflict"};

/// One change of a living directory. Only the members its kind reads are set.
struct Change {
  ChangeKind kind = ChangeKind::pause_nominee;
  std::string id;  ///< Nominee id, or URN of a school.
  std::optional<Nominee> nominee;
  std::optional<School> school;
  std::optional<Link> link;
  std::optional<Conflict> conflict;
  std::optional<int> max_links;      ///< Links at one time, >= 0.
  std::optional<int> release_limit;  ///< Links a school's staff may give at one time, >= 0.

  friend bool operator==(const Change&, const Change&) = default;
};

/// Changes that were, or are to be, made together.
struct ChangeBatch {
  std::uint64_t version = 0;  ///< The version that was made by it; 0 for one that has not been applied.
  std::vector<Change> changes;

  friend bool operator==(const ChangeBatch&, const ChangeBatch&) = default;
};

}  // namespace s2ss
