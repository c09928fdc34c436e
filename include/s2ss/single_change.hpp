#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "s2ss/enumerators.hpp"
#include "s2ss/evidence.hpp"
#include "s2ss/fixed_point.hpp"
#include "s2ss/modes.hpp"

namespace s2ss {

/// What one change is about. Of changes of one size, the earlier kind is the smaller.
enum class SingleChangeKind : std::uint8_t {
  slot,       ///< One more half-day or twilight in which to meet.
  mode,       ///< One more way of working.
  distance,   ///< A wider distance limit, by whole kilometres.
  links,      ///< One more link at one time.
  facet,      ///< An aspect, stage or exam board the need no longer names.
  required,   ///< A need that no longer has to be met.
  min_score,  ///< A lower least score.
  weight,     ///< Another weight of one part, the others in proportion.
};
template <>
inline constexpr std::array<std::string_view, 8> enumerator_words<SingleChangeKind>{
    "slot", "mode", "distance", "links", "facet", "required", "min_score", "weight"};

/// Whose the change would be.
enum class ChangeSide : std::uint8_t { request, nominee, school, policy };
template <>
inline constexpr std::array<std::string_view, 4> enumerator_words<ChangeSide>{"request", "nominee", "school", "policy"};

/// One change that alone would bring a nominee onto a shortlist. Only what its kind is about is set.
struct SingleChange {
  SingleChangeKind kind = SingleChangeKind::slot;
  ChangeSide side = ChangeSide::request;
  std::string slot;                       ///< The slot to add, such as "A:Tue-pm".
  std::optional<Mode> mode;               ///< The mode to add.
  std::optional<int> distance;            ///< The new limit, metres.
  std::optional<int> links;               ///< The new number of links at one time.
  std::optional<ConceptReference> need;   ///< The topic of the need that would change.
  std::optional<ConceptReference> facet;  ///< The facet to drop from it.
  std::optional<Millionths> min_score;    ///< The new least score.
  std::string part;                       ///< The part whose weight would change.
  std::optional<Millionths> weight;       ///< Its new weight.
  Millionths size = 0;   ///< How much of what is there it changes; docs/scores.md defines it for each kind.
  std::size_t rank = 1;  ///< The rank the nominee would have, found by ranking anew.

  friend bool operator==(const SingleChange&, const SingleChange&) = default;
};

}  // namespace s2ss
