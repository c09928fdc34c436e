#pragma once

#include <string_view>

namespace s2ss {

/// The library's version, such as "0.1.0".
[[nodiscard]] std::string_view version() noexcept;

}  // namespace s2ss
