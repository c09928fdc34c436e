#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "s2ss/directory.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"
#include "s2ss/rule.hpp"
#include "s2ss/shortlist.hpp"

namespace s2ss {

/// What one part does to set two candidates apart.
struct PartDifference {
  std::string part;
  Millionths weight = 0;
  Millionths above = 0;  ///< What the one that stands above has of it.
  Millionths below = 0;  ///< What the other one has.
  Total counts = 0;      ///< weight x (above - below): what it adds to the difference; negative where `below` has more.

  friend bool operator==(const PartDifference&, const PartDifference&) = default;
};

/// Why one nominee stands above another, part by part. The parts' `counts` sum to the difference of the scores.
struct Comparison {
  std::string request;  ///< Request id.
  Candidate above;      ///< As if no rule removed it.
  Candidate below;
  std::vector<Rule> above_rules;  ///< Every rule that removes the one above; then both are removed.
  std::vector<Rule> below_rules;
  std::vector<PartDifference> parts;  ///< In the order of the parts.
  Total difference = 0;               ///< Of the scores; negative where only a rule puts the other one below.

  /// Nothing but the order of the ids sets them apart.
  [[nodiscard]] bool is_tie() const noexcept { return difference == 0 && above_rules.empty() == below_rules.empty(); }
  friend bool operator==(const Comparison&, const Comparison&) = default;
};

/// Compares two nominees for one request. Somebody eligible stands above somebody whom a rule removes; otherwise the
/// order is that of `rank`, and for two who are removed, that which they would have. Throws InputError for a nominee
/// the directory does not know, for the same one twice and for whatever `rank` refuses. O(what a Scorer costs).
[[nodiscard]] Comparison compare(const Directory& directory, const Request& request, std::string_view one_nominee,
                                 std::string_view other_nominee, const Policy& policy = {});

}  // namespace s2ss
