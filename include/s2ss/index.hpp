#pragma once

#include <compare>
#include <cstdint>

namespace s2ss {

/// A position in one of the library's arrays; the tag keeps schools, nominees and concepts apart.
template <typename Tag>
struct Index {
  std::uint32_t value = 0;

  friend constexpr auto operator<=>(Index, Index) = default;
};

using ConceptIndex = Index<struct ConceptTag>;
using SchoolIndex = Index<struct SchoolTag>;
using NomineeIndex = Index<struct NomineeTag>;

}  // namespace s2ss
