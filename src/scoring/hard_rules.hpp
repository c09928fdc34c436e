#pragma once

#include <cstdint>
#include <vector>

#include "s2ss/directory.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"

namespace s2ss {

/// The hard rules that follow from who the two sides are: everything that needs no score.
class HardRules {
 public:
  HardRules(const Directory& directory, SchoolIndex requesting, const Request& request, const Policy& policy);

  [[nodiscard]] bool same_school(const NomineeRecord& nominee) const noexcept { return nominee.school == requesting_; }
  [[nodiscard]] bool not_listed(const NomineeRecord& nominee) const noexcept {
    return nominee.status != NomineeStatus::listed;
  }
  [[nodiscard]] bool review_overdue(const NomineeRecord& nominee) const noexcept {
    return nominee.review_by != absent_number && nominee.review_by < today_;
  }
  [[nodiscard]] bool school_closed(const NomineeRecord& nominee) const noexcept {
    return nominee.standing != Standing::good && !school_of(nominee).open;
  }
  [[nodiscard]] bool avoided(NomineeIndex index, const NomineeRecord& nominee) const noexcept;
  [[nodiscard]] bool same_trust(const NomineeRecord& nominee) const noexcept {
    return excluded_trust_ != absent_index && school_of(nominee).trust == excluded_trust_;
  }
  [[nodiscard]] bool nominee_full(const NomineeRecord& nominee) const noexcept {
    return nominee.current_links >= nominee.max_links;
  }
  [[nodiscard]] bool school_full(const NomineeRecord& nominee) const noexcept;
  [[nodiscard]] bool conflict(NomineeIndex index, const NomineeRecord& nominee) const noexcept;

  /// The nominees that rules before no_subject_fit concern because of this request: those of the requesting school, of
  /// avoided schools and trusts and of an excluded trust, and those avoided themselves. In no order, some twice.
  [[nodiscard]] std::vector<NomineeIndex> concerned() const;

 private:
  [[nodiscard]] const SchoolRecord& school_of(const NomineeRecord& nominee) const noexcept {
    return schools_[nominee.school.value];
  }

  const DirectoryState& state_;
  std::span<const SchoolRecord> schools_;
  SchoolIndex requesting_;
  std::int32_t today_;
  std::uint32_t excluded_trust_ = absent_index;  ///< The requesting school's, when the policy excludes it.
  std::int32_t school_limit_;
  std::vector<SchoolIndex> avoided_schools_;  ///< All ascending.
  std::vector<std::uint32_t> avoided_trusts_;
  std::vector<NomineeIndex> avoided_nominees_;
  std::vector<SchoolIndex> conflicting_schools_;
  std::vector<NomineeIndex> conflicting_nominees_;
};

}  // namespace s2ss
