#pragma once

#include <string_view>

#include "s2ss/directory.hpp"

namespace s2ss {

/// The nominee of this id. Throws InputError, naming `field`, when the directory does not know it.
[[nodiscard]] NomineeIndex find_nominee(const Directory& directory, std::string_view id,
                                        std::string_view field = "nominee");

}  // namespace s2ss
