#pragma once

#include <cstddef>
#include <cstdint>

#include "core/tokens.hpp"
#include "s2ss/modes.hpp"
#include "s2ss/slots.hpp"

/// How people write when and how they can meet; parse_availability.cpp puts the stages together.
namespace s2ss::wording {

enum class Meaning : std::uint8_t {
  none,             ///< Not in the vocabulary.
  day,              ///< Days of the week.
  part,             ///< Parts of a day, in words.
  part_in_letters,  ///< "am" and "pm".
  weeks,            ///< Both weeks.
  week,             ///< "Week", to be followed by its letter.
  lesson,           ///< "Period", to be followed by its number.
  noon,             ///< A clock time in words.
  mode,
  writer_travels,  ///< The writer goes to the other school.
  writer_hosts,    ///< The other school comes to the writer's.
  refusal,
  trouble,   ///< Refuses by itself, and means the contrary after a refusal: "busy".
  approval,  ///< Says of what stands before it that it suits.
  conjunction,
  contrast,      ///< "But".
  range,         ///< "To".
  time_opening,  ///< "After", which also belongs to dates: "after May".
  filler,        ///< Says nothing about when or how.
};

/// What some words mean.
struct Word {
  Meaning meaning = Meaning::none;
  Slots slots;
  Modes modes;
  Modes refused_modes;   ///< What a refusal of them takes away.
  std::size_t last = 0;  ///< The token after them.
};

/// The longest entry of the vocabulary that begins with the token at `first`; hyphens between its words do not matter.
/// O(log entries), and at most five tokens are looked at.
[[nodiscard]] Word word_at(const text::Tokens& tokens, std::size_t first);

}  // namespace s2ss::wording
