#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "s2ss/enumerators.hpp"
#include "s2ss/modes.hpp"
#include "s2ss/phrase.hpp"
#include "s2ss/slots.hpp"

namespace s2ss {

/// Whose words they are. It decides who travels in "come to us" and "visit you": a visit is the nominee coming to the
/// school that asks, and hosting is that school's staff going to the nominee's.
enum class Writer : std::uint8_t {
  requesting_school,  ///< "Come to us" is a visit, "we can come to you" is hosting.
  nominee,            ///< The other way about.
};
template <>
inline constexpr std::array<std::string_view, 2> enumerator_words<Writer>{"requesting_school", "nominee"};

/// When somebody can meet and how, as understood from their own words.
struct Availability {
  Slots slots = Slots::all();      ///< Never empty; every slot when nothing was said about times.
  Modes modes = Modes::all();      ///< Never empty; every mode when nothing was said about ways of meeting.
  bool says_slots = false;         ///< The slots follow from the text.
  bool says_modes = false;         ///< The modes follow from the text.
  std::vector<Phrase> unresolved;  ///< What was not understood, or contradicts the rest; in the text's order.

  friend bool operator==(const Availability&, const Availability&) = default;
};

/// Reads words such as "Tue pm wk A, not Mondays, Teams is fine" by a small grammar of days, parts of the day, weeks,
/// ways of meeting and refusals; docs/availability_words.md gives its rules. What is named adds up and what is refused
/// is taken away; a refusal alone takes away from everything. A contradiction never empties the result: what was said
/// to be possible stays, and what speaks against it is unresolved. Dates and amounts ("HT3", "half day a fortnight")
/// are no slots and are unresolved too.
///
/// Throws InputError with line and column when the text is not UTF-8, LimitError above 4 MiB. O(bytes).
[[nodiscard]] Availability parse_availability(std::string_view text, Writer writer = Writer::requesting_school);

}  // namespace s2ss
