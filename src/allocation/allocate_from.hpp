#pragma once

#include <span>

#include "s2ss/allocate.hpp"

namespace s2ss::allocation {

/// `allocate` that begins from the links and prices of an earlier plan, if there is one: exact all the same. Among
/// plans of equal worth it finds one that moves little.
[[nodiscard]] Plan allocate_from(const Plan* earlier, const Directory& directory, std::span<const Request> requests,
                                 const Policy& policy, const AllocateOptions& options);

}  // namespace s2ss::allocation
