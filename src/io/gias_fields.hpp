#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "s2ss/school.hpp"

/// The meaning of single cells of the school register. All take the cell without white space around it.
namespace s2ss::gias {

/// Blank, or one of the register's words for it: "Not applicable", "Does not apply", "None".
[[nodiscard]] bool is_absent(std::string_view cell) noexcept;

/// Digits only, at most nine of them.
[[nodiscard]] std::optional<int> whole_number(std::string_view cell) noexcept;

/// 1 to 7 digits.
[[nodiscard]] std::optional<std::uint32_t> urn(std::string_view cell) noexcept;

/// 0 to 100, such as "24.0".
[[nodiscard]] std::optional<double> percentage(std::string_view cell) noexcept;

/// Metres; may be negative, as west and south of the grid's origin.
[[nodiscard]] std::optional<int> coordinate(std::string_view cell) noexcept;

/// The code where there is one, else the name. "All through" is how older files write "All-through".
[[nodiscard]] std::optional<Phase> phase(std::string_view code, std::string_view name) noexcept;
[[nodiscard]] std::optional<SchoolStatus> status(std::string_view code, std::string_view name) noexcept;

}  // namespace s2ss::gias
