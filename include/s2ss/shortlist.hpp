#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "s2ss/criterion_value.hpp"
#include "s2ss/date.hpp"
#include "s2ss/deferred.hpp"
#include "s2ss/evidence.hpp"
#include "s2ss/parts.hpp"
#include "s2ss/rule.hpp"

namespace s2ss {

/// A nominee who could help with one request, and why.
struct Candidate {
  std::string nominee;  ///< Nominee id.
  std::string school;   ///< URN of the supporting school.
  std::string school_name;
  Role role = Role::subject_teacher;
  Total total = 0;  ///< The score, in units of 1e-12.
  Parts parts;
  Evidence evidence;
  std::vector<CriterionValue> criterion_parts;  ///< What the user's criteria gave, in the order of their names.

  /// The score in [0, 1].
  [[nodiscard]] double score() const noexcept { return total_to_fraction(total); }

  friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// Who could help with one request, best first: score descending, then nominee id ascending. With variety, each next
/// one is the best of those unlike the ones before it.
///
/// The candidates' evidence and the counts are worked out when they are first read: finding the best takes
/// microseconds, looking at everybody in scope to say why not takes longer.
struct Shortlist {
  std::string request;  ///< Request id.
  std::string school;   ///< URN of the requesting school.
  Date as_of;           ///< The directory's date.
  Weights weights;      ///< The policy's.
  Deferred<std::vector<Candidate>> candidates;
  std::size_t considered = 0;      ///< Nominees in the directory.
  Deferred<std::size_t> eligible;  ///< Nominees no rule removed; `eligible` + the sum of `excluded` = `considered`.
  Deferred<RuleCounts> excluded;   ///< Each removed nominee once, under the first rule that removes it.
  /// The version of the living directory it came from; 0 when that is not live.
  std::uint64_t version = 0;
  std::vector<CriterionValue> criterion_weights;  ///< The policy's, for criteria of the user's own.
  Millionths variety = 0;                         ///< What was asked for; 0 is the pure order.

  friend bool operator==(const Shortlist&, const Shortlist&) = default;
};

}  // namespace s2ss
