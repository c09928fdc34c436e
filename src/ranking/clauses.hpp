#pragma once

#include <string>
#include <string_view>

#include "s2ss/date.hpp"
#include "s2ss/evidence.hpp"
#include "s2ss/fixed_point.hpp"
#include "s2ss/shortlist.hpp"

/// What the sentences about a ranking are made of.
namespace s2ss {

/// "95%", to the nearest.
[[nodiscard]] std::string percent(Millionths value);

/// "0.15493": up to six digits, as many as it takes.
[[nodiscard]] std::string decimal(Millionths value);

/// "0.873": a score, or a difference of two, to the nearest thousandth and without its sign.
[[nodiscard]] std::string thousandths(Total total);

/// "7.4 km".
[[nodiscard]] std::string kilometres(int metres);

/// "7 September 2026".
[[nodiscard]] std::string day(Date date);

/// "once", "3 times".
[[nodiscard]] std::string times(std::size_t count);

/// How the expertise that met a need stands to it: "offers exactly this". There must be one.
[[nodiscard]] std::string relation(const NeedEvidence& need);

/// "GCSE is covered".
[[nodiscard]] std::string facet_clause(const FacetEvidence& facet);

/// `, asked for as "hist dept"`; nothing when the words are the labels themselves, which would say the same twice.
[[nodiscard]] std::string own_words(const NeedEvidence& need);

/// "offers exactly this, as a main strength; GCSE is not ruled out"; "offers nothing near it" without an expertise.
[[nodiscard]] std::string offer_clause(const NeedEvidence& need);

/// "visiting the school", "online calls".
[[nodiscard]] std::string_view mode_phrase(Mode mode) noexcept;

/// A part in plain words: "subject fit", "new connection"; the name of a criterion with blanks.
[[nodiscard]] std::string part_phrase(std::string_view part);

/// "the colleague at Moor Lane (n12)".
[[nodiscard]] std::string colleague(const Candidate& candidate);

/// The same sentence with a capital.
[[nodiscard]] std::string capitalised(std::string sentence);

}  // namespace s2ss
