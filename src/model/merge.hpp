#pragma once

#include "model/edits.hpp"
#include "s2ss/directory.hpp"

namespace s2ss {

/// The edited content as a directory: what DirectoryBuilder would make of it, but what the edits leave alone is taken
/// over in its inner form, in order and already checked, instead of being looked up and sorted again.
/// O(content), most of it copying; O(edits x log edits) on top.
[[nodiscard]] Directory merge(const Edits& edits);

}  // namespace s2ss
