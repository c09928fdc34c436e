#include "s2ss/live_directory.hpp"

#include <algorithm>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/merge.hpp"
#include "model/new_records.hpp"
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
  /// A version that is no longer current.
  struct Retired {
    Directory directory;
    bool is_akin = true;                  ///< It differs from the current one only in nominees' records ...
    std::vector<std::uint32_t> behind{};  ///< ... and only in these.
  };

  State(Directory directory, LiveOptions given) : current(std::move(directory)), options(given) {}

  [[nodiscard]] Directory next(NewRecords records);
  [[nodiscard]] std::shared_ptr<DirectoryState> next_state();
  void retire(Retired replaced) noexcept;

  std::mutex writing;            ///< Held while a version is made.
  std::vector<Retired> retired;  ///< Not yet let go of by every reader, and one that may become the next version.

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
  const Batch batch = batch_of(version, changes);
  const Edits edits(snapshot(), changes);
  std::optional<NewRecords> records = new_records(edits);
  State::Retired replaced{.directory = snapshot(), .is_akin = records.has_value()};
  if (records) {
    for (const auto& [nominee, record] : records->records) replaced.behind.push_back(nominee.value);
  }
  Directory directory = (records ? state_->next(*std::move(records)) : merge(edits)).with_version(version);
  for (State::Retired& old : state_->retired) old.behind.reserve(old.behind.size() + replaced.behind.size());
  state_->retired.reserve(state_->retired.size() + 1);
  {
    const std::scoped_lock lock(state_->remembering);
    state_->history.push_back(batch);
    while (state_->history.size() > state_->options.history) state_->history.pop_front();
  }
  // Nothing below can fail.
  {
    const std::scoped_lock lock(state_->reading);
    std::swap(state_->current, directory);
  }
  state_->retire(std::move(replaced));
  return version;
}

/// The current version with other records.
Directory LiveDirectory::State::next(NewRecords records) {
  std::shared_ptr<DirectoryState> state = next_state();
  std::move(records).put_into(*state);
  return Directory(std::move(state));
}

/// What the current version holds, to be changed: an older version that nobody holds any more, brought up to date, so
/// that the work is in proportion to the changes; or else a copy of the records.
std::shared_ptr<DirectoryState> LiveDirectory::State::next_state() {
  const DirectoryState& now = current.state();
  for (auto old = retired.begin(); old != retired.end(); ++old) {
    if (!old->is_akin || !old->directory.is_only_holder()) continue;
    // Taking a share and giving one back comes after what its last reader did with it, for every thread to see.
    auto state = std::const_pointer_cast<DirectoryState>(old->directory.state_);
    const std::vector<std::uint32_t> behind = std::move(old->behind);
    retired.erase(old);
    for (const std::uint32_t nominee : behind) state->nominee_records[nominee] = now.nominee_records[nominee];
    state->standings = now.standings;
    state->unlisted_index = now.unlisted_index;
    return state;
  }
  auto state = std::make_shared<DirectoryState>(
      DirectoryState{.taxonomy = now.taxonomy, .as_of = now.as_of, .shared = now.shared});
  state->nominee_records = now.nominee_records;
  state->standings = now.standings;
  state->unlisted_index = now.unlisted_index;
  return state;
}

/// Keeps what readers still hold, and of the others one to be the next version. Giving a directory's memory back takes
/// milliseconds, and falls to whoever lets go of it last: that must not be a reader.
void LiveDirectory::State::retire(Retired replaced) noexcept {
  constexpr std::size_t most_behind = 65'536;
  for (Retired& old : retired) {
    old.is_akin = old.is_akin && replaced.is_akin && old.behind.size() < most_behind;
    if (old.is_akin) old.behind.insert(old.behind.end(), replaced.behind.begin(), replaced.behind.end());
  }
  retired.push_back(std::move(replaced));
  bool has_spare = false;
  std::erase_if(retired, [&has_spare](const Retired& old) {
    if (!old.directory.is_only_holder()) return false;
    const bool is_spare = old.is_akin && !has_spare;
    has_spare = has_spare || is_spare;
    return !is_spare;
  });
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
