#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "s2ss/criterion_value.hpp"
#include "s2ss/directory.hpp"
#include "s2ss/index.hpp"
#include "s2ss/parts.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/records.hpp"
#include "s2ss/request.hpp"

namespace s2ss {

/// The decision a criterion takes part in.
struct CriterionContext {
  const Directory& directory;
  const Request& request;
  SchoolIndex requesting_school;
};

/// What a criterion is told about one candidate.
struct CriterionCandidate {
  NomineeIndex nominee;
  SchoolIndex school;  ///< The supporting school.
  Parts parts;         ///< The built-in parts.
  std::int32_t sessions = 0;
  std::int32_t distance = absent_number;  ///< Metres as the crow flies; absent_number when not known.
};

/// A criterion of the user's own: one more part of the score, beside the built-in ones.
///
/// It has its weight in the policy (`Policy::criterion_weights`) under its name and is given beside the policy, which
/// stays a plain value: `rank(directory, request, policy, {.criteria = criteria})`. Without a weight, or as a weight
/// without a criterion, it is refused.
///
///     const Criterion big{.name = "big_school", .scores = [](const CriterionContext& context,
///                                                            std::span<const CriterionCandidate> candidates,
///                                                            std::span<Millionths> scores) {
///       for (std::size_t i = 0; i < candidates.size(); ++i) {
///         scores[i] = context.directory.school(candidates[i].school).pupils.value_or(0) > 1'000 ? one : 0;
///       }
///     }};
struct Criterion {
  using Scores = std::function<void(const CriterionContext& context, std::span<const CriterionCandidate> candidates,
                                    std::span<Millionths> scores)>;
  using Bound = std::function<Millionths(const CriterionContext& context)>;

  std::string name;  ///< See is_criterion_name.

  /// Scores a batch of candidates, at most `largest_batch` of them: one score for each, in their order, from 0 to
  /// 1,000,000. Each must depend on its own candidate alone, because which of them are shown together, and in which
  /// order, is not fixed. Called from several threads at once by `rank_all`. What it throws that is no s2ss::Error is
  /// nested in an InputError that names the criterion.
  Scores scores;

  /// No score for this request is greater. With it, whoever cannot reach the shortlist need not be scored; without it,
  /// every eligible nominee is. The shortlist is the same.
  Bound bound = {};

  static constexpr std::size_t largest_batch = 65'536;
};

/// The same bound whatever is asked.
[[nodiscard]] inline Criterion::Bound constant_bound(Millionths bound) {
  return [bound](const CriterionContext&) { return bound; };
}

/// A score or weight from 0 to 1 in millionths, rounded to the nearest and half up; nothing for any other number.
[[nodiscard]] std::optional<Millionths> millionths_of(double fraction) noexcept;

/// Throws InputError unless `criteria` have names they may have, each its own, and weights in the policy, and unless
/// every weight of the policy has its criterion.
void validate(std::span<const Criterion> criteria, const Policy& policy);

}  // namespace s2ss
