#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "s2ss/fixed_point.hpp"
#include "s2ss/parts.hpp"

namespace s2ss {

/// What a criterion of the user's own gives a pair, or how much it counts: a fraction under the criterion's name.
struct CriterionValue {
  std::string name;
  Millionths value = 0;

  friend bool operator==(const CriterionValue&, const CriterionValue&) = default;
};

/// A weight before it is scaled: a fraction of any size under the criterion's name.
struct CriterionShare {
  std::string name;
  double value = 0;
};

/// A decision takes at most so many criteria.
inline constexpr std::size_t most_criteria = 32;

/// Whether a criterion may have this name. It becomes a word beside those of the built-in parts, in JSON, in columns
/// and in sentences, so it has their shape; and it may not be mistaken for one of them, so that a slip of the pen in a
/// policy is not taken for a criterion.
[[nodiscard]] bool is_criterion_name(std::string_view name);

/// The same for people.
inline constexpr std::string_view criterion_name_rule =
    "1 to 40 small letters, digits and underscores, a letter first, no word of a shortlist (such as score), and more "
    "than two letters away from subject_fit, availability, diversity and proximity";

/// How much the built-in parts and the user's criteria count; all of them together sum to 1,000,000.
struct AllWeights {
  Weights parts;
  std::vector<CriterionValue> criteria;  ///< Names ascending.

  /// Scales any fractions as Weights::normalised does, the parts before the criteria and these in the order of their
  /// names. Throws InputError also for a name no criterion may have, for one given twice and for too many of them.
  [[nodiscard]] static AllWeights normalised(const std::array<double, 4>& parts, std::vector<CriterionShare> criteria);
};

}  // namespace s2ss
