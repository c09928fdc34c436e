#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "s2ss/date.hpp"
#include "s2ss/enumerators.hpp"

namespace s2ss {

enum class LinkState : std::uint8_t { proposed, introduced, accepted, declined, completed, cancelled };
template <>
inline constexpr std::array<std::string_view, 6> enumerator_words<LinkState>{"proposed", "introduced", "accepted",
                                                                             "declined", "completed",  "cancelled"};

/// A link that came about, or still may: it counts as history between the two schools.
[[nodiscard]] constexpr bool counts_as_history(LinkState state) noexcept {
  return state != LinkState::declined && state != LinkState::cancelled;
}

/// A link that takes up one of the nominee's places now.
[[nodiscard]] constexpr bool is_current(LinkState state) noexcept {
  return state == LinkState::proposed || state == LinkState::introduced || state == LinkState::accepted;
}

/// A connection that was made between two schools.
struct Link {
  std::string nominee;            ///< Nominee id; empty once the person has been erased.
  std::string supporting_school;  ///< URN.
  std::string requesting_school;  ///< URN.
  Date date;
  LinkState state = LinkState::completed;
  std::string request;  ///< Request id; may be empty.

  friend auto operator<=>(const Link&, const Link&) = default;
};

/// A declared reason why a nominee, or a whole school, must not support a school.
struct Conflict {
  std::string nominee;            ///< Nominee id; empty when the whole supporting school is meant.
  std::string supporting_school;  ///< URN; may be empty when a nominee is named.
  std::string requesting_school;  ///< URN.
  std::string reason;             ///< Free text: carried, never printed, never in an error.
  std::optional<Date> expires;    ///< Last day it holds; absent means until it is lifted.

  friend auto operator<=>(const Conflict&, const Conflict&) = default;
};

}  // namespace s2ss
