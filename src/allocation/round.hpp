#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "ranking/first_of.hpp"
#include "ranking/top.hpp"
#include "s2ss/directory.hpp"
#include "s2ss/plan.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"
#include "s2ss/scorer.hpp"

namespace s2ss::allocation {

inline constexpr std::int64_t unlimited = -1;

/// The best pairs of a request.
struct FirstPairs {
  std::vector<Scored> pairs;   ///< Best first: each that may be made, down to `last`, and some that stand behind it.
  std::optional<Scored> last;  ///< Nothing when no other pair may be made.
};

/// A round with everything looked up: requests sorted by id, pairs by index, limits as links that are left.
class Round {
 public:
  /// Throws InputError for whatever does not hold.
  Round(const Directory& directory, std::span<const Request> requests, const Policy& policy, const RoundRules& rules);

  [[nodiscard]] const Directory& directory() const noexcept { return directory_; }
  [[nodiscard]] const Policy& policy() const noexcept { return policy_; }
  [[nodiscard]] const RoundRules& rules() const noexcept { return rules_; }
  [[nodiscard]] std::size_t size() const noexcept { return order_.size(); }
  [[nodiscard]] const Request& request(std::size_t row) const noexcept { return requests_[order_[row]]; }

  // Links left. Of schools and trusts, `unlimited` where no limit is stated.
  [[nodiscard]] std::int64_t nominee_left(NomineeIndex nominee) const noexcept { return nominee_left_[nominee.value]; }
  [[nodiscard]] std::int64_t school_left(SchoolIndex school) const noexcept { return school_left_[school.value]; }
  [[nodiscard]] std::int64_t trust_left(std::uint32_t trust) const noexcept { return trust_left_[trust]; }
  [[nodiscard]] const std::vector<std::int64_t>& nominees_left() const noexcept { return nominee_left_; }
  [[nodiscard]] const std::vector<std::int64_t>& schools_left() const noexcept { return school_left_; }
  [[nodiscard]] const std::vector<std::int64_t>& trusts_left() const noexcept { return trust_left_; }
  [[nodiscard]] std::int64_t minimum(NomineeIndex nominee) const noexcept;
  [[nodiscard]] SchoolIndex school_of(NomineeIndex nominee) const noexcept {
    return directory_.nominee_records()[nominee.value].school;
  }
  [[nodiscard]] std::uint32_t trust_of(SchoolIndex school) const noexcept {
    return directory_.school_records()[school.value].trust;
  }

  [[nodiscard]] bool is_pinned(std::size_t row, NomineeIndex nominee) const noexcept;
  [[nodiscard]] bool has_ban(std::size_t row) const noexcept;
  [[nodiscard]] std::int64_t pins_of(NomineeIndex nominee) const noexcept;
  [[nodiscard]] bool is_announced(std::size_t row, NomineeIndex nominee) const noexcept;
  [[nodiscard]] const std::vector<std::pair<std::uint32_t, NomineeIndex>>& pinned() const noexcept { return pinned_; }
  [[nodiscard]] const std::vector<std::pair<NomineeIndex, std::int64_t>>& minima() const noexcept { return minimum_; }

  /// Calls `found` for each pair that may be made, by nominee: no hard rule and no ban stands against it.
  void each_pair(std::size_t row, const std::function<void(const Scored&)>& found) const;
  /// The best of them without looking at everybody: `most`, less those a ban stands against, and all that are pinned.
  [[nodiscard]] FirstPairs first_pairs(std::size_t row, std::size_t most) const;
  /// The best of those a ranking has, so none of those whom a capacity given for the round takes on again, that total
  /// at least what is asked for their nominee, and nobody is asked for less than `least`. In order; `most` at most.
  [[nodiscard]] std::vector<Scored> first_wanted(std::size_t row, std::size_t most, Total least,
                                                 const LeastTotal& least_of) const;
  /// How many nominees each rule removes from a request, each under its first.
  [[nodiscard]] RuleCounts removed(std::size_t row) const;

 private:
  using Known = std::vector<std::pair<std::uint32_t, NomineeIndex>>;

  void sort_requests();
  void count_links_left();
  void look_up_rules();
  [[nodiscard]] Known known(const std::vector<Pair>& pairs, const char* field, bool strictly) const;
  void check_pins() const;
  [[nodiscard]] std::optional<Scored> pair(const Scorer& scorer, std::size_t row, NomineeIndex nominee) const;
  /// No ban and no least score stands against it.
  [[nodiscard]] bool may_be_made(std::size_t row, const Scored& pair) const;

  Directory directory_;
  std::span<const Request> requests_;
  Policy policy_;
  RoundRules rules_;
  std::vector<std::uint32_t> order_;  ///< Positions in `requests_`, by id.
  std::vector<std::int64_t> nominee_left_, school_left_, trust_left_;
  Known pinned_, forbidden_, announced_;       ///< Ascending.
  std::vector<NomineeIndex> pinned_nominees_;  ///< Of each pin, ascending.
  std::vector<std::pair<NomineeIndex, std::int64_t>> minimum_, capacity_;
  std::vector<NomineeIndex> reopened_;  ///< Those with no link left but for the capacity given.
};

}  // namespace s2ss::allocation
