#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "s2ss/change.hpp"
#include "s2ss/directory.hpp"

namespace s2ss {

struct LiveOptions {
  std::size_t history = 1'000;  ///< How many of the last batches `changes_since` can tell.
};

/// A directory that changes while it is read.
///
/// It holds the current Directory and applies batches of changes, each as a new version: all of a batch or, when
/// anything in it is wrong, nothing. A reader takes a snapshot and keeps it for as long as it likes: an ordinary,
/// immutable Directory that says which version it is, as does every answer computed from it. Readers never wait for a
/// version to be made; writers wait for each other. Every function may be called from any thread.
///
/// The content of a version is that of a directory built afresh from the same records.
class LiveDirectory {
 public:
  /// The first version is the directory's own, or 1 for one that is not live.
  explicit LiveDirectory(Directory directory, LiveOptions options = {});
  LiveDirectory(LiveDirectory&&) noexcept;
  LiveDirectory& operator=(LiveDirectory&&) noexcept;
  ~LiveDirectory();

  /// The current version. O(1).
  [[nodiscard]] Directory snapshot() const;
  /// Its number. O(1).
  [[nodiscard]] std::uint64_t version() const;

  /// Applies the changes in their order, each to what the ones before it left, and publishes the result. Returns its
  /// version; a batch without changes makes none. Throws InputError with every fault, pointers such as
  /// `/changes/3/nominee/school`, and then nothing has changed.
  std::uint64_t apply(std::span<const Change> changes);

  /// The batches applied after this version, oldest first, for whoever follows the directory: applied to that version
  /// in their order they give the current one. Contact data is left out. Throws LimitError (`history`) when they are
  /// no longer known, InputError for a version there has not been yet. O(size of the answer).
  [[nodiscard]] std::vector<ChangeBatch> changes_since(std::uint64_t version) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace s2ss
