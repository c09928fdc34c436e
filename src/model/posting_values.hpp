#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "model/posting_columns.hpp"
#include "s2ss/nominee.hpp"
#include "s2ss/records.hpp"

namespace s2ss {

/// False for those whom some rule removes whoever asks.
[[nodiscard]] inline bool may_be_proposed(const NomineeRecord& nominee, const SchoolRecord& school) noexcept {
  const bool school_has_room = school.release_limit == absent_number || school.current_links < school.release_limit;
  return nominee.standing == Standing::good && nominee.current_links < nominee.max_links && school_has_room &&
         !nominee.modes.empty() && !nominee.slots.empty();
}

[[nodiscard]] constexpr bool is_restricted(const ExpertiseRecord& offered) noexcept {
  return (offered.aspects | offered.stages | offered.boards) != 0;
}

/// What a posting says of its nominee, whatever the expertise.
struct PostingValues {
  std::uint16_t week = 0;
  std::uint8_t marks = 0;
  std::uint8_t reach = 0;
  std::uint8_t links = 0;

  PostingValues() = default;
  PostingValues(const NomineeRecord& nominee, const SchoolRecord& school) noexcept
      : week(static_cast<std::uint16_t>((nominee.slots.bits() | nominee.slots.bits() >> Slots::count / 2) &
                                        posting::week)),
        marks(static_cast<std::uint8_t>(nominee.modes.bits() | (is_leader(nominee.role) ? posting::leads : 0) |
                                        (school.easting == absent_number ? posting::has_no_place : 0))),
        reach(reach_in_steps(nominee.max_distance)),
        links(static_cast<std::uint8_t>(at_most(nominee.links_given, posting::most_links) |
                                        at_most(school.links_given, posting::most_links) << 4)) {}

  void write(PostingBlock& block, std::size_t lane) const noexcept {
    block.week[lane] = week;
    block.marks[lane] = marks;
    block.reach[lane] = reach;
    block.links[lane] = links;
  }

  [[nodiscard]] static std::uint8_t at_most(std::int32_t number, std::uint32_t most) noexcept {
    return static_cast<std::uint8_t>(std::clamp(number, 0, static_cast<std::int32_t>(most)));
  }

 private:
  static std::uint8_t reach_in_steps(std::int32_t max_distance) noexcept {
    if (max_distance == absent_number) return posting::unlimited_reach;
    const std::int64_t steps = (std::int64_t{max_distance} + posting::reach_step - 1) / posting::reach_step;
    return static_cast<std::uint8_t>(std::min<std::int64_t>(steps, posting::unlimited_reach));
  }
};

}  // namespace s2ss
