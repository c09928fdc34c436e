#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "s2ss/criterion.hpp"
#include "s2ss/scorer.hpp"

namespace s2ss {

/// The user's criteria with their weights, for one request, in the order of their names.
class Criteria {
 public:
  /// Asks for the bounds. Keeps references to all it is given but the policy; `criteria` fit the policy (`validate`).
  Criteria(std::span<const Criterion> criteria, const Policy& policy, const Scorer& scorer, const Request& request,
           std::stop_token stop);

  [[nodiscard]] std::size_t size() const noexcept { return criteria_.size(); }
  /// What they can add to a total at most; nothing when one of them has no bound.
  [[nodiscard]] std::optional<Total> bound() const noexcept { return bound_; }

  /// What they give each candidate, candidate by candidate: `size()` values for each. Throws InputError for a score out
  /// of its range, Cancelled when asked to stop, and whatever the criteria throw.
  [[nodiscard]] std::vector<Millionths> scores(std::span<const NomineeIndex> nominees,
                                               std::span<const Parts> parts) const;
  /// What one candidate's values add to its total.
  [[nodiscard]] Total total(std::span<const Millionths> values) const noexcept;
  [[nodiscard]] std::vector<CriterionValue> named(std::span<const Millionths> values) const;

 private:
  struct Weighted {
    const Criterion* criterion = nullptr;
    Millionths weight = 0;
    std::optional<Millionths> bound;
  };

  void score_batch(std::span<const CriterionCandidate> candidates, std::span<Millionths> scores) const;

  CriterionContext context_;
  const Scorer& scorer_;
  std::stop_token stop_;
  std::vector<Weighted> criteria_;
  std::optional<Total> bound_ = 0;
};

}  // namespace s2ss
