#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "model/assembly.hpp"
#include "model/directory_state.hpp"
#include "model/edits.hpp"

namespace s2ss {

/// The steps of `merge`, in their order. Positions in the base become positions in what is made by two tables that
/// never turn an order round, so that what stood in order still does.
class DirectoryMerger {
 public:
  explicit DirectoryMerger(const Edits& edits);
  [[nodiscard]] Directory merge();

 private:
  struct HeldLink {
    LinkRecord record;
    std::string_view request;

    /// The order in which a directory holds links.
    friend bool operator<(const HeldLink& left, const HeldLink& right) {
      const auto key = [](const HeldLink& link) {
        return std::tie(link.record.date, link.record.nominee, link.record.supporting_school,
                        link.record.requesting_school, link.record.state, link.request);
      };
      return key(left) < key(right);
    }
  };

  void take_over_schools();
  void assemble_schools();
  void merge_nominees();
  void keep_nominee(std::uint32_t position);
  void add_nominee(const std::optional<Nominee>& nominee);
  void merge_links();
  [[nodiscard]] std::vector<HeldLink> new_links() const;
  [[nodiscard]] LinkRecord record_now(std::uint32_t position) const;
  [[nodiscard]] std::string_view request_of(std::uint32_t position) const;
  void hold(const HeldLink& link);
  void assemble_conflicts();

  /// Nothing that passed the edits' own checks is refused here, but for a school removed under what the batch put
  /// there.
  static void refuse(assembly::Faults& faults);

  template <typename Pool>
  static Run pooled(Run run, const Pool& from, Pool& to) {
    const auto begin = static_cast<std::uint32_t>(to.size());
    to.insert(to.end(), from.begin() + run.begin, from.begin() + run.end);
    return {begin, begin + run.size()};
  }

  const Edits& edits_;
  const DirectoryState& base_;
  std::shared_ptr<DirectoryState> state_;
  Directory directory_;                  ///< Looks up in `state_` while it is filled.
  std::vector<std::uint32_t> schools_;   ///< By SchoolIndex of the base: where it stands now, absent for removed ones.
  std::vector<std::uint32_t> nominees_;  ///< By NomineeIndex of the base, likewise.
  std::size_t contact_ = 0;              ///< The next of the base's contacts.
};

}  // namespace s2ss
