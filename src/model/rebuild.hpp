#pragma once

#include "model/edits.hpp"
#include "s2ss/directory.hpp"

namespace s2ss {

/// The edited content as a directory built afresh. O(n log n) in the whole content.
[[nodiscard]] Directory rebuild(const Edits& edits);

}  // namespace s2ss
