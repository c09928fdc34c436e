#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "model/directory_state.hpp"
#include "model/edits.hpp"

namespace s2ss {

/// Other records for some nominees of a directory, when nothing else becomes another.
struct NewRecords {
  std::vector<std::pair<NomineeIndex, NomineeRecord>> records;  ///< Ascending.
  std::vector<NomineeIndex> unlisted;                           ///< As DirectoryState::unlisted with them.

  /// Puts them into a state that holds what its directory held before.
  void put_into(DirectoryState& state) &&;
};

/// What a batch comes to that only changes entries, and of them only what stands in the record itself: status, links at
/// one time, role, modes, slots, distance limit, review date. Nothing for any other batch, and when so many nominees
/// are no longer as the index knows them that it had better be made anew. O(changes x log records).
[[nodiscard]] std::optional<NewRecords> new_records(const Edits& edits);

}  // namespace s2ss
