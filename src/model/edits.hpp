#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "s2ss/change.hpp"
#include "s2ss/directory.hpp"
#include "s2ss/error.hpp"

namespace s2ss {

/// A directory's records as a batch of changes leaves them: those it touched, over the directory it starts from.
class Edits {
 public:
  /// Applies the changes in their order, each to what the ones before it left. Throws InputError with every fault.
  /// O(changes x log records); removing a school also looks through the links.
  Edits(Directory base, std::span<const Change> changes);

  [[nodiscard]] const Directory& base() const noexcept { return base_; }

  /// By id: the nominees that are new or no longer what they were; nothing for those removed.
  [[nodiscard]] const std::map<std::string, std::optional<Nominee>, std::less<>>& nominees() const { return nominees_; }
  /// By URN, likewise.
  [[nodiscard]] const std::map<std::string, std::optional<School>, std::less<>>& schools() const { return schools_; }
  /// Nominees whom the links of the base no longer name: a nominee added under the id of a removed one is another.
  [[nodiscard]] const std::set<std::string, std::less<>>& erased() const noexcept { return erased_; }
  /// New states of links, by position in the base.
  [[nodiscard]] const std::map<std::size_t, LinkState>& link_states() const noexcept { return link_states_; }
  [[nodiscard]] const std::vector<Link>& new_links() const noexcept { return new_links_; }
  /// All conflicts, when they are no longer those of the base.
  [[nodiscard]] const std::optional<std::vector<Conflict>>& conflicts() const noexcept { return conflicts_; }

 private:
  using Kind = ChangeKind;

  struct NomineeToCheck {
    std::size_t position = 0;  ///< Of the change.
    Nominee nominee;
    bool has_school = false;  ///< Its school was known when the change was applied.
  };

  void check_members(const Change& change);
  void apply(const Change& change);
  void apply_to_nominee(const Change& change);
  void apply_to_school(const Change& change);
  void put_nominee(Nominee nominee, bool is_new);
  void put_school(School school, bool is_new);
  void remove_nominee(const std::string& id);
  void remove_school(const std::string& urn);
  void add_link(Link link);
  void set_link_state(const Link& link);
  void add_conflict(const Conflict& conflict);
  void remove_conflict(const Conflict& conflict);
  void check_records();
  void report() const;

  [[nodiscard]] std::optional<Nominee> find_nominee(std::string_view id) const;
  [[nodiscard]] bool has_nominee(std::string_view id) const;
  [[nodiscard]] std::optional<School> find_school(std::string_view urn) const;
  [[nodiscard]] bool has_school(std::string_view urn) const;
  /// The URN of the school that this one means, successors followed; nothing when there is none.
  [[nodiscard]] std::optional<std::string> todays_urn(std::string_view urn) const;
  [[nodiscard]] bool check_pair(const std::string& supporting, const std::string& requesting, const std::string& path);
  [[nodiscard]] std::string what_refers_to(const std::string& urn) const;
  [[nodiscard]] std::string nominee_of_link(std::size_t position) const;
  [[nodiscard]] std::optional<std::size_t> find_base_link(const Link& link) const;

  /// A fault of the change that is being applied.
  void fault(const std::string& path, std::string expected, std::string mend);

  Directory base_;
  std::map<std::string, std::optional<Nominee>, std::less<>> nominees_;
  std::map<std::string, std::optional<School>, std::less<>> schools_;
  std::set<std::string, std::less<>> erased_;
  std::map<std::size_t, LinkState> link_states_;
  std::vector<Link> new_links_;
  std::optional<std::vector<Conflict>> conflicts_;

  std::size_t position_ = 0;  ///< Of the change that is being applied.
  std::vector<NomineeToCheck> nominees_to_check_;
  std::vector<std::pair<std::size_t, School>> schools_to_check_;
  std::vector<Fault> faults_;
};

}  // namespace s2ss
