#include "s2ss/compare.hpp"

#include <utility>

#include "ranking/find_nominee.hpp"
#include "ranking/search.hpp"
#include "s2ss/error.hpp"

namespace s2ss {

namespace {

struct Side {
  Scored scored;
  std::vector<Rule> rules;
};

Side side_of(const Scorer& scorer, NomineeIndex nominee) {
  const Parts parts = scorer.parts(nominee);
  return {{nominee, scorer.total(parts), parts}, scorer.rules(nominee)};
}

bool stands_above(const Side& left, const Side& right) {
  if (left.rules.empty() != right.rules.empty()) return left.rules.empty();
  return stands_before(left.scored, right.scored);
}

std::vector<PartDifference> differences(const Weights& weights, const Parts& above, const Parts& below) {
  std::vector<PartDifference> all;
  const auto add = [&](Part part, Millionths weight, Millionths of_above, Millionths of_below) {
    all.push_back({std::string(to_string(part)), weight, of_above, of_below, Total{weight} * (of_above - of_below)});
  };
  add(Part::subject_fit, weights.subject_fit, above.subject_fit, below.subject_fit);
  add(Part::availability, weights.availability, above.availability, below.availability);
  add(Part::diversity, weights.diversity, above.diversity, below.diversity);
  add(Part::proximity, weights.proximity, above.proximity, below.proximity);
  return all;
}

}  // namespace

Comparison compare(const Directory& directory, const Request& request, std::string_view one_nominee,
                   std::string_view other_nominee, const Policy& policy) {
  const NomineeIndex first = find_nominee(directory, one_nominee);
  const NomineeIndex second = find_nominee(directory, other_nominee, "other_nominee");
  if (first == second) {
    throw InputError(Fault{.field = "other_nominee",
                           .expected = "another nominee than the first one",
                           .mend = "name the two who should be compared"});
  }
  const Scorer scorer(directory, request, policy);
  Side above = side_of(scorer, first), below = side_of(scorer, second);
  if (stands_above(below, above)) std::swap(above, below);
  return {.request = request.id,
          .above = candidate_of(scorer, above.scored),
          .below = candidate_of(scorer, below.scored),
          .above_rules = std::move(above.rules),
          .below_rules = std::move(below.rules),
          .parts = differences(policy.weights, above.scored.parts, below.scored.parts),
          .difference = above.scored.total - below.scored.total};
}

}  // namespace s2ss
