#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "s2ss/concept.hpp"
#include "s2ss/date.hpp"
#include "s2ss/enumerators.hpp"
#include "s2ss/fixed_point.hpp"
#include "s2ss/link.hpp"
#include "s2ss/modes.hpp"
#include "s2ss/nominee.hpp"
#include "s2ss/similarity.hpp"

namespace s2ss {

/// A concept with the label people know it by.
struct ConceptReference {
  std::string id;
  std::string label;

  friend bool operator==(const ConceptReference&, const ConceptReference&) = default;
};

enum class FacetOutcome : std::uint8_t {
  met,       ///< The same concept, or one broader or narrower.
  blank,     ///< The expertise is not restricted.
  adjacent,  ///< A neighbouring stage.
  other,     ///< Something else.
};
template <>
inline constexpr std::array<std::string_view, 4> enumerator_words<FacetOutcome>{"met", "blank", "adjacent", "other"};

/// How one facet that a need names was met.
struct FacetEvidence {
  Facet facet = Facet::aspect;
  ConceptReference asked;
  FacetOutcome outcome = FacetOutcome::blank;
  Millionths factor = one;

  friend bool operator==(const FacetEvidence&, const FacetEvidence&) = default;
};

/// One step of the path from a need's topic to the expertise that met it.
struct StepEvidence {
  Step step = Step::narrower;
  ConceptReference to;

  friend bool operator==(const StepEvidence&, const StepEvidence&) = default;
};

/// Which expertise met one need best, and how. `fit` is similarity x strength x facets x role.
struct NeedEvidence {
  ConceptReference need;
  std::vector<std::string> words;  ///< The requester's own words that led to the need; empty when none are known.
  bool required = false;
  Millionths weight = 0;                      ///< The need's share of the request; the needs' shares sum to 1,000,000.
  std::optional<ConceptReference> expertise;  ///< Nothing when no expertise is near at all.
  std::vector<StepEvidence> path;             ///< Empty when the expertise is the very topic.
  Millionths similarity = 0;
  Strength strength = Strength::main;  ///< As it counts: also, for someone with too many main topics.
  Millionths strength_factor = one;
  std::vector<FacetEvidence> facets;
  Millionths role_factor = one;
  Millionths fit = 0;

  friend bool operator==(const NeedEvidence&, const NeedEvidence&) = default;
};

/// Who supported whom in a past link, seen from the requesting school.
enum class LinkDirection : std::uint8_t { received, gave };
template <>
inline constexpr std::array<std::string_view, 2> enumerator_words<LinkDirection>{"received", "gave"};

/// A past link between the two schools.
struct LinkEvidence {
  Date date;
  LinkState state = LinkState::completed;
  LinkDirection direction = LinkDirection::received;
  Millionths decay = one;  ///< 1,000,000 today, half after each half-life.

  friend bool operator==(const LinkEvidence&, const LinkEvidence&) = default;
};

/// The facts behind the parts of one pair.
struct Evidence {
  std::vector<NeedEvidence> needs;  ///< In the order of the request.
  int sessions = 0;                 ///< Sessions both sides can hold inside the window.
  int sessions_asked = 1;
  Modes modes;                           ///< The modes both sides offer.
  std::optional<int> distance;           ///< Metres as the crow flies; nothing when coordinates are not known.
  int distance_limit = 0;                ///< The smallest of the request's, the nominee's and the policy's, metres.
  bool no_travel_needed = false;         ///< The request is wholly online, by phone or by sharing resources.
  std::vector<LinkEvidence> past_links;  ///< Between the two schools, oldest first.
  bool two_steps = false;                ///< Both schools were linked with the same third school.
  bool same_trust = false;
  bool same_district = false;
  bool used_more_than_average = false;

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

}  // namespace s2ss
