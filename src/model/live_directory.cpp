#include "s2ss/live_directory.hpp"

#include <algorithm>
#include <deque>
#include <mutex>
#include <string>
#include <utility>

#include "model/merge.hpp"
#include "s2ss/error.hpp"

namespace s2ss {

namespace {

using Batch = std::shared_ptr<const ChangeBatch>;

/// As it is kept for followers: contact data stands in one place only, so that removing a person removes it.
Batch batch_of(std::uint64_t version, std::span<const Change> changes) {
  ChangeBatch batch{.version = version, .changes = {changes.begin(), changes.end()}};
  for (Change& change : batch.changes) {
    if (change.nominee) change.nominee->contact = {};
  }
  return std::make_shared<const ChangeBatch>(std::move(batch));
}

}  // namespace

struct LiveDirectory::State {
  State(Directory directory, LiveOptions given) : current(std::move(directory)), options(given) {}

  std::mutex writing;              ///< Held while a version is made.
  std::vector<Directory> retired;  ///< No longer current, and not yet let go of by every reader.

  std::mutex reading;  ///< Guards `current`, for no longer than it takes to copy or to move it.
  Directory current;

  std::mutex remembering;     ///< Guards `history`, for no longer than it takes to copy pointers.
  std::deque<Batch> history;  ///< Ascending by version, without gaps, up to the current one.
  LiveOptions options;
};

LiveDirectory::LiveDirectory(Directory directory, LiveOptions options) {
  const std::uint64_t version = std::max<std::uint64_t>(directory.version(), 1);
  state_ = std::make_unique<State>(directory.with_version(version), options);
}
LiveDirectory::LiveDirectory(LiveDirectory&&) noexcept = default;
LiveDirectory& LiveDirectory::operator=(LiveDirectory&&) noexcept = default;
LiveDirectory::~LiveDirectory() = default;

Directory LiveDirectory::snapshot() const {
  const std::scoped_lock lock(state_->reading);
  return state_->current;
}

std::uint64_t LiveDirectory::version() const { return snapshot().version(); }

std::uint64_t LiveDirectory::apply(std::span<const Change> changes) {
  const std::scoped_lock writing(state_->writing);
  if (changes.empty()) return this->version();
  const std::uint64_t version = this->version() + 1;
  Directory directory = merge(Edits(snapshot(), changes)).with_version(version);
  const Batch batch = batch_of(version, changes);
  {
    const std::scoped_lock lock(state_->remembering);
    state_->history.push_back(batch);
    while (state_->history.size() > state_->options.history) state_->history.pop_front();
  }
  auto& retired = state_->retired;
  retired.reserve(retired.size() + 1);
  // Nothing below can fail.
  {
    const std::scoped_lock lock(state_->reading);
    std::swap(state_->current, directory);
  }
  retired.push_back(std::move(directory));
  // Giving a directory's memory back takes milliseconds, and falls to whoever lets go of it last. That must not be a
  // reader: what readers still hold stays here until the next batch.
  std::erase_if(retired, [](const Directory& old) { return old.is_only_holder(); });
  return version;
}

std::vector<ChangeBatch> LiveDirectory::changes_since(std::uint64_t version) const {
  std::vector<Batch> found;
  std::uint64_t oldest = 0;
  const std::uint64_t current = this->version();
  {
    const std::scoped_lock lock(state_->remembering);
    for (const Batch& batch : state_->history) {
      if (batch->version > version && batch->version <= current) found.push_back(batch);
    }
    oldest = state_->history.empty() ? current + 1 : state_->history.front()->version;
  }
  if (version > current) {
    throw InputError(Fault{.field = "version",
                           .expected = "a version there has been, up to " + std::to_string(current),
                           .mend = "ask with the version of a snapshot or an answer of this directory"});
  }
  if (version + 1 < oldest) {
    throw LimitError("history", "history: the changes since that version are no longer known, only those since " +
                                    std::to_string(oldest - 1) + "; take a new snapshot");
  }
  std::vector<ChangeBatch> batches;
  batches.reserve(found.size());
  for (const Batch& batch : found) batches.push_back(*batch);
  return batches;
}

}  // namespace s2ss
