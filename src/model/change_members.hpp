#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "s2ss/change.hpp"

namespace s2ss {

/// What a kind of change does with a member.
enum class MemberUse : std::uint8_t { none, required, optional };

/// A member of Change, and which kinds read it.
struct ChangeMember {
  std::string_view name;
  std::string_view what;  ///< What was expected where it is missing.
  bool (*is_set)(const Change& change);
  MemberUse (*use)(ChangeKind kind);
};

[[nodiscard]] const std::array<ChangeMember, 7>& change_members();

}  // namespace s2ss
