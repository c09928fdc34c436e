#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "s2ss/calendar.hpp"
#include "s2ss/date.hpp"
#include "s2ss/error.hpp"
#include "s2ss/index.hpp"
#include "s2ss/link.hpp"
#include "s2ss/nominee.hpp"
#include "s2ss/past_links.hpp"
#include "s2ss/records.hpp"
#include "s2ss/school.hpp"
#include "s2ss/school_days.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss {

struct DirectoryState;

/// The schools, listed nominees, taxonomy and past links, frozen at a date. Immutable: copies share one state and are
/// cheap, and any number of threads may read. Made by DirectoryBuilder.
///
/// Schools stand ascending by URN, nominees by id, links by date: whatever is computed from a directory does not
/// depend on the order its rows were given in.
class Directory {
 public:
  [[nodiscard]] const Taxonomy& taxonomy() const noexcept;
  /// The day the directory describes; rules about today mean this day.
  [[nodiscard]] Date as_of() const noexcept;
  /// Which version of a LiveDirectory this is; 0 for a directory that is not live.
  [[nodiscard]] std::uint64_t version() const noexcept { return version_; }
  /// The same content under another version number. O(1).
  [[nodiscard]] Directory with_version(std::uint64_t version) const;

  [[nodiscard]] std::span<const School> schools() const noexcept;
  [[nodiscard]] const School& school(SchoolIndex index) const noexcept;
  /// The school with this URN or, when the URN is that of a school which has been succeeded, its successor. O(log n).
  [[nodiscard]] std::optional<SchoolIndex> find_school(std::string_view urn) const noexcept;

  [[nodiscard]] std::size_t nominee_count() const noexcept;
  /// The nominee's entry, put together from the inner form. O(its size).
  [[nodiscard]] Nominee nominee(NomineeIndex index) const;
  [[nodiscard]] std::string_view nominee_id(NomineeIndex index) const noexcept;
  /// O(log n).
  [[nodiscard]] std::optional<NomineeIndex> find_nominee(std::string_view id) const noexcept;

  [[nodiscard]] std::size_t link_count() const noexcept;
  [[nodiscard]] Link link(std::size_t position) const;
  [[nodiscard]] std::span<const Conflict> conflicts() const noexcept;

  /// The calendars as they were given.
  [[nodiscard]] std::span<const Calendar> calendars() const noexcept;
  /// The calendar that holds for a school, overrides applied; nothing when none is known.
  [[nodiscard]] const Calendar* calendar_of(SchoolIndex index) const noexcept;
  /// Old URN and new URN of schools that were succeeded, ascending by old URN.
  [[nodiscard]] std::span<const std::pair<std::string, std::string>> successors() const noexcept;

  /// What a lenient build dropped and why; empty after a strict build.
  [[nodiscard]] const std::vector<Fault>& faults() const noexcept;
  /// Bytes held by the directory; the taxonomy and the tables that ranking keeps for each policy are left out.
  [[nodiscard]] std::size_t memory_bytes() const noexcept;

  // The inner form, by index.
  [[nodiscard]] std::span<const SchoolRecord> school_records() const noexcept;
  [[nodiscard]] std::span<const NomineeRecord> nominee_records() const noexcept;
  [[nodiscard]] std::span<const ExpertiseRecord> expertise_records() const noexcept;
  [[nodiscard]] std::span<const ConceptIndex> facet_pool() const noexcept;
  [[nodiscard]] std::span<const DateRange> away_pool() const noexcept;
  [[nodiscard]] std::span<const LinkRecord> link_records() const noexcept;
  [[nodiscard]] std::span<const ConflictRecord> conflict_records() const noexcept;
  /// The calendars that hold for schools, overrides applied; SchoolRecord::calendar is a position in it.
  [[nodiscard]] std::span<const Calendar> effective_calendars() const noexcept;
  /// The same worked out day by day.
  [[nodiscard]] std::span<const SchoolDays> school_days() const noexcept;
  /// Who, in good standing, offers a topic, ascending.
  [[nodiscard]] std::span<const NomineeIndex> nominees_offering(ConceptIndex topic) const noexcept;
  /// Who works at a school, ascending.
  [[nodiscard]] std::span<const NomineeIndex> nominees_at(SchoolIndex school) const noexcept;
  /// How many nominees have each Standing.
  [[nodiscard]] const std::array<std::uint32_t, standing_count>& standings() const noexcept;
  /// How much the whole programme has been used.
  [[nodiscard]] const Use& use() const noexcept;
  /// The number SchoolRecord::trust gives this trust. O(log n).
  [[nodiscard]] std::optional<std::uint32_t> find_trust(std::string_view trust) const noexcept;
  [[nodiscard]] const PastLinks& past_links() const noexcept;

  /// For the library's own modules: everything, in the form it is held in.
  [[nodiscard]] const DirectoryState& state() const noexcept { return *state_; }

  /// Equal content; faults and the version are left out.
  friend bool operator==(const Directory& left, const Directory& right);

 private:
  friend class DirectoryBuilder;
  friend class DirectoryMerger;
  friend class LiveDirectory;
  explicit Directory(std::shared_ptr<const DirectoryState> state);

  /// Nobody else would notice if it went.
  [[nodiscard]] bool is_only_holder() const noexcept { return state_.use_count() == 1; }

  std::shared_ptr<const DirectoryState> state_;
  std::uint64_t version_ = 0;
};

}  // namespace s2ss
