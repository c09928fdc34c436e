#pragma once

#include <array>
#include <cstddef>

#include "io/csv_table.hpp"

namespace s2ss::gias {

/// The register's columns that a School is made of, in the order of `columns`.
enum Column : std::size_t {
  column_urn,
  column_local_authority,
  column_name,
  column_type,
  column_status_code,
  column_status_name,
  column_phase_code,
  column_phase_name,
  column_low_age,
  column_high_age,
  column_gender,
  column_religious_character,
  column_pupils,
  column_free_school_meals,
  column_trust,
  column_district,
  column_easting,
  column_northing,
};

/// The names have been the same in every layout since 2018. A file may have the code or the name of state and phase, or
/// both; every other column stands in every layout and is needed.
inline constexpr std::array<CsvColumn, 18> columns = {{
    {"URN"},
    {"LA (code)"},
    {"EstablishmentName"},
    {"TypeOfEstablishment (name)"},
    {"EstablishmentStatus (code)", false},
    {"EstablishmentStatus (name)", false},
    {"PhaseOfEducation (code)", false},
    {"PhaseOfEducation (name)", false},
    {"StatutoryLowAge"},
    {"StatutoryHighAge"},
    {"Gender (name)"},
    {"ReligiousCharacter (name)"},
    {"NumberOfPupils"},
    {"PercentageFSM"},
    {"Trusts (code)"},
    {"DistrictAdministrative (name)"},
    {"Easting"},
    {"Northing"},
}};

}  // namespace s2ss::gias
