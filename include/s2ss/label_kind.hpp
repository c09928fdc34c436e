#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "s2ss/enumerators.hpp"

namespace s2ss {

/// Which of a concept's lists of labels a label stands in.
enum class LabelKind : std::uint8_t {
  preferred,    ///< The label to show.
  alternative,  ///< A synonym or an abbreviation.
  hidden,       ///< A misspelling: matched, never shown.
  uncertain,    ///< A word that may mean the concept.
  role,         ///< The title of a person.
};
template <>
inline constexpr std::array<std::string_view, 5> enumerator_words<LabelKind>{"preferred", "alternative", "hidden",
                                                                             "uncertain", "role"};

}  // namespace s2ss
