#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "s2ss/enumerators.hpp"

namespace s2ss {

/// PhaseOfEducation of the school register (GIAS), in the order of its codes.
enum class Phase : std::uint8_t {
  not_applicable,
  nursery,
  primary,
  middle_deemed_primary,
  secondary,
  middle_deemed_secondary,
  sixteen_plus,
  all_through,
};
template <>
inline constexpr std::array<std::string_view, 8> enumerator_words<Phase>{
    "Not applicable",          "Nursery", "Primary",    "Middle deemed primary", "Secondary",
    "Middle deemed secondary", "16 plus", "All-through"};

/// EstablishmentStatus of the school register, in the order of its codes 1 to 4.
enum class SchoolStatus : std::uint8_t { open, closed, proposed_to_close, proposed_to_open };
template <>
inline constexpr std::array<std::string_view, 4> enumerator_words<SchoolStatus>{
    "Open", "Closed", "Open, but proposed to close", "Proposed to open"};

/// Open today, even when it is proposed to close.
[[nodiscard]] constexpr bool is_open(SchoolStatus status) noexcept {
  return status == SchoolStatus::open || status == SchoolStatus::proposed_to_close;
}

/// A school as the register knows it.
struct School {
  std::string urn;  ///< Unique reference number: the school's id. A school that becomes an academy gets a new one.
  std::string name;
  Phase phase = Phase::secondary;
  SchoolStatus status = SchoolStatus::open;
  std::string type;                    ///< Such as "Community school", "Academy converter".
  std::string local_authority;         ///< Three-digit code, such as "888" for Lancashire.
  std::string district;                ///< Name of the administrative district; may be empty.
  std::string trust;                   ///< Group id of the academy trust; empty for none.
  std::vector<std::string> groups;     ///< Opaque flags, such as "SISG".
  std::string religious_character;     ///< May be empty.
  std::string gender;                  ///< "Mixed", "Girls", "Boys"; may be empty.
  std::optional<int> low_age;          ///< Statutory lowest age, years.
  std::optional<int> high_age;         ///< Statutory highest age, years.
  std::optional<int> pupils;           ///< Pupils on roll.
  std::optional<double> disadvantage;  ///< Percentage of pupils eligible for free school meals, 0 to 100.
  std::optional<int> easting;          ///< Metres, EPSG:27700. Both coordinates or neither.
  std::optional<int> northing;         ///< Metres, EPSG:27700.
  std::optional<int> release_limit;    ///< Links its staff may give at one time; absent leaves it to the policy.

  friend bool operator==(const School&, const School&) = default;
};

}  // namespace s2ss
